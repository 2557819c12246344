import type { Conversation } from "./conversation.js";
import { SUBPROTOCOL, type ServerEvent } from "./frames.js";
import type { Fate } from "./input-ledger.js";
import { Backoff } from "./backoff.js";
import { Pulse } from "./pulse.js";

export type State =
  | { readonly name: "connecting" }
  | { readonly name: "connected"; readonly again: boolean; readonly fate: Fate }
  | { readonly name: "lost" }
  | { readonly name: "exited"; readonly code: number | null }
  | { readonly name: "ended"; readonly reason: string };

/** Carries a conversation over WebSockets, one after another for as long as the terminal lasts. */
export class Connection {
  readonly #address: string;
  readonly #conversation: Conversation;
  readonly #changed: (state: State) => void;
  readonly #exists: () => Promise<boolean>;
  readonly #backoff = new Backoff();
  readonly #pulse: Pulse;
  readonly #hurry = (): void => this.#retryNow();
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #state: State = { name: "connecting" };
  #wasReady = false;
  /** Hears how many milliseconds the way to the server and back takes, every few seconds. */
  onRoundTrip: (milliseconds: number) => void = () => {};

  /** @param exists asks whether the terminal is still there, after a connection that failed */
  constructor(
    id: string,
    conversation: Conversation,
    changed: (state: State) => void,
    exists: () => Promise<boolean>,
  ) {
    this.#address = `/ws/terminals/${encodeURIComponent(id)}`;
    this.#conversation = conversation;
    this.#changed = changed;
    this.#exists = exists;
    this.#pulse = new Pulse({
      ping: (at) => conversation.ping(at),
      measured: (milliseconds) => this.onRoundTrip(milliseconds),
      slept: () => this.#woke(),
      stopped: () => void this.#closed(),
    });
    addEventListener("online", this.#hurry);
    document.addEventListener("visibilitychange", this.#hurry);
  }

  get state(): State {
    return this.#state;
  }

  open(): void {
    clearTimeout(this.#timer);
    this.#leave();
    if (!this.#wasReady) {
      this.#become({ name: "connecting" });
    }
    const socket = new WebSocket(new URL(this.#address, location.href.replace(/^http/, "ws")), SUBPROTOCOL);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.#conversation.connected((frame) => socket.send(frame));
    socket.onmessage = (message) => {
      if (message.data instanceof ArrayBuffer) {
        this.#pulse.beat();
        this.#conversation.received(message.data);
      }
    };
    socket.onclose = () => void this.#closed();
    this.#socket = socket;
    this.#pulse.start();
  }

  /** Starts the shell again after it ended. */
  restart(): void {
    this.#wasReady = false;
    this.#conversation.restart();
    this.open();
  }

  /** Ends for good. */
  close(reason: string): void {
    clearTimeout(this.#timer);
    removeEventListener("online", this.#hurry);
    document.removeEventListener("visibilitychange", this.#hurry);
    this.#leave();
    this.#become({ name: "ended", reason });
  }

  /** Follows an event of the server. */
  heard(event: ServerEvent): void {
    if (event.type === "ready") {
      this.#backoff.reset();
      this.#become({ name: "connected", again: this.#wasReady, fate: this.#conversation.fate });
      this.#wasReady = true;
    } else if (event.type === "pong") {
      this.#pulse.answered(event.at);
    } else if (event.type === "exited") {
      this.#become({ name: "exited", code: event.code });
    } else if (event.type === "reset" && this.#state.name === "exited") {
      // Another window of this terminal started the shell again.
      this.restart();
    } else if (event.type === "ending") {
      this.close(event.reason);
    }
  }

  async #closed(): Promise<void> {
    this.#leave();
    if (this.#state.name === "exited" || this.#state.name === "ended") {
      return;
    }
    const failedAtOnce = this.#state.name !== "connected";
    this.#become(this.#wasReady ? { name: "lost" } : { name: "connecting" });
    if (failedAtOnce && !(await this.#exists())) {
      this.close("");
    } else if (this.#socket === null && this.#waits()) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.open(), this.#backoff.next());
    }
  }

  /** The page is seen again, or the machine is in a network again, maybe another one. */
  #retryNow(): void {
    if (document.visibilityState !== "visible") {
      return;
    }
    if (this.#socket !== null) {
      this.#pulse.check();
    } else if (this.#waits()) {
      this.#backoff.reset();
      this.open();
    }
  }

  /** A hidden page is held up by the browser as if the machine slept, so there it is only asked. */
  #woke(): void {
    if (document.visibilityState === "visible") {
      void this.#closed();
      this.#retryNow();
    } else {
      this.#pulse.check();
    }
  }

  #waits(): boolean {
    return this.#state.name === "lost" || this.#state.name === "connecting";
  }

  #leave(): void {
    this.#pulse.stop();
    if (this.#socket !== null) {
      this.#socket.onopen = null;
      this.#socket.onclose = null;
      this.#socket.onmessage = null;
      this.#socket.close();
      this.#socket = null;
      this.#conversation.lost();
    }
  }

  #become(state: State): void {
    this.#state = state;
    this.#changed(state);
  }
}
