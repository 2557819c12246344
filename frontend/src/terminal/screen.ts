import { isAnswer } from "./answers.js";
import { chordOf, type Chord } from "./chords.js";
import { colours } from "./colours.js";
import type { Display } from "./conversation.js";
import type { Size } from "./frames.js";
import { linkHandler, plainLinks } from "./links.js";
import type { Piece } from "./output-ledger.js";
import { Renderer } from "./renderer.js";
import { CLIPBOARD, copyOf, OFFER, offerOf } from "./sequences.js";
import { scrollByTouch } from "./touch.js";
import { FitAddon, Terminal } from "./xterm.js";
import type { Settings } from "../page/settings.js";

const SETTLED = 100;
const CONTRAST = 4.5;
const HIGH_CONTRAST = 7;

/** What a screen tells. */
export interface ScreenEvents {
  /** The learner typed. */
  typed(bytes: Uint8Array): void;
  /** The terminal answered a program's question by itself. */
  answered(bytes: Uint8Array): void;
  resized(): void;
  paused(): void;
  /** The learner pressed a key that is for the page. */
  chord(chord: Chord): void;
  selected(text: string): void;
  /** A program wants a text to be copied. */
  copying(text: string): void;
  /** A program offers a file of the home. */
  offering(path: string): void;
}

/** One xterm.js terminal in an element of the page. */
export class Screen implements Display {
  readonly terminal: Terminal;
  readonly #fit = new FitAddon();
  readonly #renderer: Renderer;
  readonly #element: HTMLElement;
  readonly #events: ScreenEvents;
  readonly #watch: ResizeObserver;
  #room: Size = { cols: 80, rows: 24 };
  #limit: Size | null = null;
  #replaying = 0;
  /** Whether nothing was drawn since it was cleared: who reads further up is not to be carried off. */
  #fresh = true;
  #pause: number | undefined;
  #resize: number | undefined;
  /** When output was last drawn, in milliseconds of the page; 0 before there was any. */
  lastDrawn = 0;

  constructor(element: HTMLElement, label: string, settings: Settings, events: ScreenEvents) {
    this.#element = element;
    this.#events = events;
    this.terminal = new Terminal({
      allowProposedApi: true, // the marks of a search
      fontFamily: getComputedStyle(element).fontFamily,
      lineHeight: 1.2,
      linkHandler,
      scrollback: 5000,
      cursorBlink: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    });
    this.#renderer = new Renderer(this.terminal);
    this.terminal.loadAddon(this.#fit);
    this.terminal.loadAddon(plainLinks());
    this.terminal.open(element);
    this.terminal.textarea?.setAttribute("aria-label", label);
    scrollByTouch(element, this.terminal);
    this.terminal.attachCustomKeyEventHandler((event) => this.#key(event));
    this.terminal.onData((data) => this.#data(data));
    this.terminal.onBinary((data) => events.typed(Uint8Array.from(data, (char) => char.charCodeAt(0))));
    this.#hear(CLIPBOARD, copyOf, (text) => events.copying(text));
    this.#hear(OFFER, offerOf, (path) => events.offering(path));
    element.addEventListener("mouseup", () => events.selected(this.terminal.getSelection()));
    this.#watch = new ResizeObserver(() => {
      clearTimeout(this.#resize);
      this.#resize = setTimeout(() => this.fit(), SETTLED);
    });
    this.#watch.observe(element);
    this.paint();
    this.apply(settings);
  }

  /** What the element has room for, which may be more than is shown. */
  get size(): Size {
    return this.#room;
  }

  /** Whether programs asked for arrow keys in application mode. */
  get applicationKeys(): boolean {
    return this.terminal.modes.applicationCursorKeysMode;
  }

  draw(piece: Piece, drawn: () => void): void {
    this.#replaying += piece.replayed ? 1 : 0;
    this.terminal.write(piece.bytes, () => {
      this.#replaying -= piece.replayed ? 1 : 0;
      if (this.#fresh && piece.replayed && this.#replaying === 0) {
        // Drawn while it was not to be seen, it would show its beginning.
        this.#fresh = false;
        this.showEnd();
      }
      this.lastDrawn = performance.now();
      drawn();
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => this.#events.paused(), SETTLED);
    });
  }

  /** Clears the screen after what was written before (RIS). */
  clear(): void {
    this.lastDrawn = 0;
    this.#fresh = true;
    this.terminal.write("\x1bc");
  }

  /**
   * Shows no more than another window that shows the same terminal has room for.
   * @returns whether that is less than fits here
   */
  limit(size: Size): boolean {
    this.#limit = size;
    this.#arrange();
    return size.cols < this.#room.cols || size.rows < this.#room.rows;
  }

  fit(): void {
    if (this.#element.clientWidth === 0 || this.#element.clientHeight === 0) {
      return;
    }
    const { cols, rows } = this.#fit.proposeDimensions() ?? this.#room;
    if (cols > 0 && rows > 0 && (cols !== this.#room.cols || rows !== this.#room.rows)) {
      this.#room = { cols, rows };
      this.#arrange();
      this.#events.resized();
    }
  }

  /** Says whether it is to be seen. */
  show(seen: boolean): void {
    this.#renderer.show(seen);
  }

  /** Takes the colours of the page. */
  paint(): void {
    this.terminal.options.theme = colours(this.#element);
    const high = document.documentElement.dataset["theme"] === "contrast";
    this.terminal.options.minimumContrastRatio = high ? HIGH_CONTRAST : CONTRAST;
  }

  apply(settings: Settings): void {
    this.terminal.options.fontSize = settings.textSize;
    this.terminal.options.screenReaderMode = settings.screenReader;
    this.fit();
  }

  /** Shows what was written last. */
  showEnd(): void {
    this.terminal.scrollToBottom();
  }

  focus(): void {
    this.terminal.focus();
  }

  dispose(): void {
    clearTimeout(this.#pause);
    clearTimeout(this.#resize);
    this.#watch.disconnect();
    this.#renderer.dispose();
    this.terminal.dispose();
  }

  #arrange(): void {
    const { cols, rows } = this.#limit ?? this.#room;
    const { viewportY, baseY } = this.terminal.buffer.active;
    this.terminal.resize(Math.min(cols, this.#room.cols), Math.min(rows, this.#room.rows));
    if (viewportY >= baseY) {
      this.showEnd();
    }
  }

  /** Hears a sequence of a program, but not again when old output is drawn again. */
  #hear(number: number, read: (data: string) => string | null, told: (meant: string) => void): void {
    this.terminal.parser.registerOscHandler(number, (data) => {
      const meant = this.#replaying === 0 ? read(data) : null;
      if (meant !== null) {
        told(meant);
      }
      return true;
    });
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
    const chord = chordOf(event);
    if (chord === null) {
      return true;
    }
    // The browser's own paste of this chord needs no permission, and arrives as an event.
    if (chord !== "paste") {
      event.preventDefault();
      if (event.type === "keydown") {
        this.#events.chord(chord);
      }
    }
    return false;
  }
}
