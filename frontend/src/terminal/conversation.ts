import { drawnFrame, helloFrame, inputFrames, read, sizeFrame, type ServerEvent, type Size } from "./frames.js";
import { InputLedger } from "./input-ledger.js";
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
  readonly #display: Display;
  readonly #told: (event: ServerEvent) => void;
  readonly #input = new InputLedger();
  readonly #output = new OutputLedger();
  #send: Send | null = null;
  #ready = false;
  /** Counts the screens: a byte drawn on one that was cleared since is not counted. */
  #screen = 0;

  /** @param told hears every event after it was dealt with here */
  constructor(display: Display, told: (event: ServerEvent) => void) {
    this.#display = display;
    this.#told = told;
  }

  /** Whether something that was typed may not have reached the shell. */
  get inputDropped(): boolean {
    return this.#input.dropped;
  }

  connected(send: Send): void {
    this.#send = send;
    this.#ready = false;
    send(helloFrame(this.#display.size, this.#output.next));
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
    if (this.#ready) {
      this.#transmit(bytes);
    }
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
      this.#transmit(this.#input.resume(event.taken));
    } else if (event.type === "input") {
      this.#input.taken(event.taken);
    } else if (event.type === "reset") {
      this.#clear(event.seq);
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

  #acknowledge(seq: number | null): void {
    if (seq !== null) {
      this.#send?.(drawnFrame(seq));
    }
  }

  #transmit(bytes: Uint8Array): void {
    for (const frame of inputFrames(bytes)) {
      this.#send?.(frame);
    }
  }
}
