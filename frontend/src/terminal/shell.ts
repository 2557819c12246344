import { Connection, type State } from "./connection.js";
import { Conversation } from "./conversation.js";
import { Screen } from "./screen.js";

const ENTER = 13;
/** Milliseconds without output after which a shell is taken to wait for input. */
const QUIET = 150;
const LONGEST_WAIT = 4000;
const NOTICE = 4000;

/** What a shell asks of the page around it. */
export interface ShellHost {
  exists(id: string): Promise<boolean>;
  /** Changes what was typed before it is sent. */
  typing(bytes: Uint8Array): Uint8Array;
  left(): void;
  ended(shell: Shell, reason: string): void;
}

/** One terminal of the session: its panel in the page, its screen and its connection. */
export class Shell {
  readonly id: string;
  readonly panel: HTMLElement;
  readonly #host: ShellHost;
  readonly #view: HTMLElement;
  readonly #status: HTMLElement;
  #screen: Screen | null = null;
  #conversation: Conversation | null = null;
  #connection: Connection | null = null;
  #notice: number | undefined;
  #typedAt = 0;

  constructor(id: string, host: ShellHost) {
    this.id = id;
    this.#host = host;
    this.panel = document.createElement("div");
    this.panel.className = "panel";
    this.panel.setAttribute("role", "tabpanel");
    this.#view = document.createElement("div");
    this.#view.className = "screen";
    this.#status = document.createElement("p");
    this.#status.className = "state";
    this.#status.setAttribute("role", "status");
    this.panel.append(this.#view, this.#status);
  }

  get screen(): Screen | null {
    return this.#screen;
  }

  /** Connects, the first time that the panel is to be seen. */
  open(label: string): void {
    if (this.#screen !== null) {
      return;
    }
    const screen = new Screen(this.#view, `${label}. Shift and Escape leave it.`, {
      typed: (bytes) => this.type(this.#host.typing(bytes)),
      // Not typing: a shell that asks where its cursor is, as busybox does at each prompt,
      // is as ready for a command after the answer as before.
      answered: (bytes) => this.#conversation?.type(bytes),
      resized: () => this.#conversation?.resized(),
      paused: () => this.#conversation?.idle(),
      left: () => this.#host.left(),
    });
    const conversation = new Conversation(screen, (event) => connection.heard(event));
    const connection = new Connection(
      this.id,
      conversation,
      (state) => this.#show(state),
      () => this.#host.exists(this.id),
    );
    this.#screen = screen;
    this.#conversation = conversation;
    this.#connection = connection;
    connection.open();
  }

  type(bytes: Uint8Array): void {
    if (this.#connection?.state.name === "exited") {
      if (bytes.includes(ENTER)) {
        this.#connection.restart();
      }
      return;
    }
    this.#typedAt = performance.now();
    this.#conversation?.type(bytes);
  }

  /** Types commands, each once the shell has become quiet after the one before. */
  async run(commands: readonly string[]): Promise<void> {
    if (this.#connection?.state.name === "exited") {
      this.#connection.restart();
    }
    for (const command of commands) {
      await this.#quiet();
      this.type(new TextEncoder().encode(`${command}\r`));
    }
  }

  close(): void {
    this.#connection?.close("");
    this.#screen?.dispose();
    this.panel.remove();
    clearTimeout(this.#notice);
  }

  async #quiet(): Promise<void> {
    const since = performance.now();
    for (;;) {
      const now = performance.now();
      const drawn = this.#screen?.lastDrawn ?? 0;
      if ((drawn > this.#typedAt && now - drawn > QUIET) || now - since > LONGEST_WAIT) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, QUIET / 3));
    }
  }

  #show(state: State): void {
    clearTimeout(this.#notice);
    this.panel.dataset["state"] = state.name;
    switch (state.name) {
      case "connecting":
        this.#say("Connecting…");
        break;
      case "connected":
        this.#say(reconnected(state.again, state.dropped));
        this.#notice = setTimeout(() => this.#say(""), NOTICE);
        break;
      case "lost":
        this.#say("The connection is lost. Trying again…");
        break;
      case "exited":
        this.#say("The shell ended. Press Enter for a new one.");
        break;
      case "ended":
        this.#say("This terminal ended.");
        this.#host.ended(this, state.reason);
        break;
    }
  }

  #say(words: string): void {
    this.#status.textContent = words;
  }
}

function reconnected(again: boolean, dropped: boolean): string {
  if (dropped) {
    return "Reconnected to the same shell. What you typed meanwhile did not reach it: type it again.";
  }
  return again ? "Reconnected, nothing lost." : "";
}
