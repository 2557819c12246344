import { isAnswer } from "./answers.js";
import { colours } from "./colours.js";
import type { Display } from "./conversation.js";
import type { Size } from "./frames.js";
import type { Piece } from "./output-ledger.js";
import { FitAddon, Terminal, WebLinksAddon } from "./xterm.js";
import { copyText } from "../page/clipboard.js";

const SETTLED = 100;

/** What a screen tells. */
export interface ScreenEvents {
  /** The learner typed. */
  typed(bytes: Uint8Array): void;
  /** The terminal answered a program's question by itself. */
  answered(bytes: Uint8Array): void;
  resized(): void;
  paused(): void;
  left(): void;
}

/** One xterm.js terminal in an element of the page. */
export class Screen implements Display {
  readonly #terminal: Terminal;
  readonly #fit = new FitAddon();
  readonly #element: HTMLElement;
  readonly #events: ScreenEvents;
  readonly #watch: ResizeObserver;
  #replaying = 0;
  #pause: number | undefined;
  #resize: number | undefined;
  /** When output was last drawn, in milliseconds of the page; 0 before there was any. */
  lastDrawn = 0;

  constructor(element: HTMLElement, label: string, events: ScreenEvents) {
    this.#element = element;
    this.#events = events;
    const style = getComputedStyle(element);
    this.#terminal = new Terminal({
      fontFamily: style.fontFamily,
      fontSize: Number.parseFloat(style.fontSize),
      lineHeight: 1.2,
      theme: colours(element),
      minimumContrastRatio: 4.5,
      scrollback: 5000,
      cursorBlink: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    });
    this.#terminal.loadAddon(this.#fit);
    this.#terminal.loadAddon(new WebLinksAddon());
    this.#terminal.open(element);
    this.#terminal.textarea?.setAttribute("aria-label", label);
    this.#terminal.attachCustomKeyEventHandler((event) => this.#key(event));
    this.#terminal.onData((data) => this.#data(data));
    this.#terminal.onBinary((data) => events.typed(Uint8Array.from(data, (char) => char.charCodeAt(0))));
    this.#watch = new ResizeObserver(() => {
      clearTimeout(this.#resize);
      this.#resize = setTimeout(() => this.fit(), SETTLED);
    });
    this.#watch.observe(element);
    this.fit();
  }

  get size(): Size {
    return { cols: this.#terminal.cols, rows: this.#terminal.rows };
  }

  /** Whether programs asked for arrow keys in application mode. */
  get applicationKeys(): boolean {
    return this.#terminal.modes.applicationCursorKeysMode;
  }

  draw(piece: Piece, drawn: () => void): void {
    this.#replaying += piece.replayed ? 1 : 0;
    this.#terminal.write(piece.bytes, () => {
      this.#replaying -= piece.replayed ? 1 : 0;
      this.lastDrawn = performance.now();
      drawn();
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => this.#events.paused(), SETTLED);
    });
  }

  /** Clears the screen after what was written before (RIS). */
  clear(): void {
    this.lastDrawn = 0;
    this.#terminal.write("\x1bc");
  }

  fit(): void {
    if (this.#element.clientWidth > 0 && this.#element.clientHeight > 0) {
      const { cols, rows } = this.size;
      this.#fit.fit();
      if (cols !== this.size.cols || rows !== this.size.rows) {
        this.#events.resized();
      }
    }
  }

  paint(): void {
    this.#terminal.options.theme = colours(this.#element);
  }

  focus(): void {
    this.#terminal.focus();
  }

  dispose(): void {
    clearTimeout(this.#pause);
    clearTimeout(this.#resize);
    this.#watch.disconnect();
    this.#terminal.dispose();
  }

  #data(data: string): void {
    const bytes = new TextEncoder().encode(data);
    if (!isAnswer(data)) {
      this.#events.typed(bytes);
    } else if (this.#replaying === 0) {
      this.#events.answered(bytes);
    }
  }

  /** @returns whether the terminal is to deal with the key */
  #key(event: KeyboardEvent): boolean {
    if (event.shiftKey && event.key === "Escape") {
      if (event.type === "keydown") {
        event.preventDefault();
        this.#events.left();
      }
      return false;
    }
    if (event.ctrlKey && event.shiftKey && event.code === "KeyC") {
      event.preventDefault();
      if (event.type === "keydown") {
        void copyText(this.#terminal.getSelection());
      }
      return false;
    }
    // The browser's own paste of this chord arrives in the terminal's text area.
    return !(event.ctrlKey && event.shiftKey && event.code === "KeyV");
  }
}
