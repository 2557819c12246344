import { drawnFrame, helloFrame, inputFrames, pingFrame, read, sizeFrame } from "./frames.js";
import type { ServerEvent, Size } from "./frames.js";
import { InputLedger, type Fate } from "./input-ledger.js";
import { OutputLedger, type Piece } from "./output-ledger.js";

/** Sends frames to the server for as long as a connection lasts. */
export type Send = (frame: Uint8Array<ArrayBuffer>) => void;

/** What shows the output. */
export interface Display {
  readonly size: Size;
  /** @param drawn to be called once the bytes are on the screen */
  draw(piece: Piece, drawn: () => void): void;
  clear(): void;
}

/**
 * What a browser and a terminal say to each other, over any number of connections and
 * independent of what carries them.
 */
export class Conversation {
  /** The name of this page at the server, which counts its input under it. */
  readonly #page = pageName();
  readonly #display: Display;
  readonly #told: (event: ServerEvent) => void;
  readonly #input = new InputLedger();
  readonly #output = new OutputLedger();
  #send: Send | null = null;
  #ready = false;
  #fate: Fate = { dropped: 0, doubtful: 0 };
  /** Counts the screens: a byte drawn on one that was cleared since is not counted. */
  #screen = 0;

  /** @param told hears every event after it was dealt with here */
  constructor(display: Display, told: (event: ServerEvent) => void) {
    this.#display = display;
    this.#told = told;
  }

  /** What the latest connection found of what was typed before it. */
  get fate(): Fate {
    return this.#fate;
  }

  connected(send: Send): void {
    this.#send = send;
    this.#ready = false;
    send(helloFrame(this.#display.size, this.#output.next, this.#page));
  }

  lost(): void {
    this.#send = null;
    this.#ready = false;
  }

  /** Wants everything again, for a shell that is started anew. */
  restart(): void {
    this.#input.clear();
    this.#clear(null);
  }

  type(bytes: Uint8Array): void {
    this.#input.add(bytes);
    this.#transmit();
  }

  /**
   * Asks the server for an event "pong".
   * @param at what it is to say
   */
  ping(at: number): void {
    this.#send?.(pingFrame(at));
  }

  resized(): void {
    this.#send?.(sizeFrame(this.#display.size));
  }

  /** Acknowledges what was drawn, to be called when output pauses. */
  idle(): void {
    this.#acknowledge(this.#output.acknowledge());
  }

  received(data: ArrayBuffer): void {
    const frame = read(data);
    if (frame?.kind === "output") {
      for (const piece of this.#output.receive(frame.seq, frame.bytes)) {
        this.#draw(piece);
      }
    } else if (frame?.kind === "event") {
      this.#heard(frame.event);
      this.#told(frame.event);
    }
  }

  #heard(event: ServerEvent): void {
    if (event.type === "ready") {
      this.#output.ready(event.seq);
      this.#ready = true;
      this.#fate = this.#input.resume(event.receipt);
      this.#transmit();
    } else if (event.type === "input") {
      this.#input.taken(event.taken);
      this.#transmit();
    } else if (event.type === "reset") {
      this.#clear(event.seq);
      this.#prepare(event.modes);
    } else if (event.type === "exited") {
      this.#ready = false;
      this.#input.clear();
    }
  }

  #draw(piece: Piece): void {
    const screen = this.#screen;
    this.#display.draw(piece, () => {
      if (screen === this.#screen) {
        this.#acknowledge(this.#output.drawn(piece.bytes.length));
      }
    });
  }

  #clear(seq: number | null): void {
    this.#screen++;
    this.#output.reset(seq);
    this.#display.clear();
  }

  /** Switches the cleared screen to the modes that it had where the output begins. */
  #prepare(modes: string): void {
    if (modes !== "") {
      this.#display.draw({ bytes: new TextEncoder().encode(modes), replayed: true }, () => {});
    }
  }

  #acknowledge(seq: number | null): void {
    if (seq !== null) {
      this.#send?.(drawnFrame(seq));
    }
  }

  #transmit(): void {
    if (this.#ready) {
      for (const frame of inputFrames(this.#input.send())) {
        this.#send?.(frame);
      }
    }
  }
}

/** Not randomUUID: browsers have that only where the page came by TLS or from this machine. */
function pageName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
