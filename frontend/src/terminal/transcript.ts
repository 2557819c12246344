import type { Prompt } from "./prompt.js";
import { markOf, MARKS } from "./sequences.js";
import type { IDisposable, IMarker, Terminal } from "./xterm.js";

/** Milliseconds between two looks at what a running command wrote. */
const PACE = 300;
const MOST_LINES = 400;
const MOST_COMMANDS = 50;

interface Entry {
  readonly heading: HTMLElement;
  readonly output: HTMLElement;
  /** The line at which the output begins; gone once it left the scrollback. */
  readonly from: IMarker | undefined;
}

/**
 * Writes the commands and their output as plain text into a region of the page, for those
 * who cannot see the screen: the shell marks where each begins (OSC 133). Nothing in it is
 * announced, which xterm.js does already; it is there to be read again.
 */
export class Transcript {
  readonly #terminal: Terminal;
  readonly #region: HTMLElement;
  readonly #listeners: IDisposable[];
  readonly #prompt: Prompt;
  #entry: Entry | null = null;
  #timer: number | undefined;

  constructor(terminal: Terminal, prompt: Prompt, region: HTMLElement) {
    this.#terminal = terminal;
    this.#prompt = prompt;
    this.#region = region;
    region.hidden = false;
    this.#listeners = [
      terminal.parser.registerOscHandler(MARKS, (data) => this.#marked(data)),
      terminal.onWriteParsed(() => this.#look()),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listeners.forEach((listener) => listener.dispose());
    this.#region.hidden = true;
    this.#region.querySelectorAll(".entry").forEach((entry) => entry.remove());
  }

  #marked(data: string): boolean {
    const mark = markOf(data);
    if (mark?.name === "output") {
      const typed = this.#prompt.take();
      if (typed !== null) {
        this.#begin(this.#text(typed.line, 0).slice(typed.column).trim());
      }
    } else if (mark?.name === "end" && this.#entry !== null) {
      this.#write(this.#entry);
      this.#end(this.#entry, mark.code);
      this.#entry = null;
    }
    return false;
  }

  #begin(command: string): void {
    const entry = document.createElement("div");
    entry.className = "entry";
    const heading = document.createElement("h3");
    heading.textContent = command;
    const output = document.createElement("pre");
    entry.append(heading, output);
    this.#region.append(entry);
    const entries = this.#region.querySelectorAll(".entry");
    if (entries.length > MOST_COMMANDS) {
      entries[0]?.remove();
    }
    this.#entry = { heading, output, from: this.#terminal.registerMarker(0) };
  }

  #end(entry: Entry, code: number | null): void {
    if (entry.output.textContent === "") {
      entry.output.textContent = "no output";
      entry.output.className = "none";
    }
    if (code !== null && code !== 0) {
      entry.heading.append(`, ended with code ${code}`);
    }
    entry.from?.dispose();
    this.#region.scrollTop = this.#region.scrollHeight;
  }

  #look(): void {
    if (this.#entry !== null && this.#timer === undefined) {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        if (this.#entry !== null) {
          this.#write(this.#entry);
        }
      }, PACE);
    }
  }

  /** Programs rewrite lines, so all of the output is read each time. */
  #write(entry: Entry): void {
    if (this.#terminal.buffer.active.type === "normal") {
      const from = entry.from === undefined || entry.from.isDisposed ? 0 : entry.from.line;
      entry.output.textContent = this.#text(from, 1).trimEnd();
    }
  }

  /** What stands from a line to the cursor's, the latter included if more than 0 of it is wanted. */
  #text(from: number, more: 0 | 1): string {
    const buffer = this.#terminal.buffer.active;
    const end = buffer.baseY + buffer.cursorY + more;
    const start = Math.max(from, end - MOST_LINES);
    let text = "";
    for (let at = start; at < end; at++) {
      const line = buffer.getLine(at);
      const goesOn = buffer.getLine(at + 1)?.isWrapped ?? false;
      text += (at > start && !(line?.isWrapped ?? false) ? "\n" : "") + (line?.translateToString(!goesOn) ?? "");
    }
    return text;
  }
}
