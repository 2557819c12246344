import { question } from "../page/question.js";
import { linesOf, plain } from "./pasted.js";
import type { Terminal } from "./xterm.js";

const MOST_SHOWN = 200;

/** Brings into a terminal what was copied elsewhere. */
export class Paste {
  readonly #terminal: Terminal;
  readonly #told: (words: string) => void;

  /** @param told hears why something was not pasted */
  constructor(element: HTMLElement, terminal: Terminal, told: (words: string) => void) {
    this.#terminal = terminal;
    this.#told = told;
    element.addEventListener("paste", (event) => this.#pasted(event), true);
    element.addEventListener("contextmenu", (event) => this.#rightClicked(event));
  }

  /** Pastes from the clipboard, which the browser may ask the learner about. */
  async fromClipboard(): Promise<void> {
    let text: string;
    try {
      text = await navigator.clipboard.readText();
    } catch {
      this.#told("The browser does not let this page read the clipboard. Ctrl+Shift+V pastes all the same.");
      return;
    }
    await this.paste(text);
  }

  async paste(copied: string): Promise<void> {
    const text = plain(copied);
    if (text !== "" && (await this.#wanted(text))) {
      this.#terminal.paste(text);
    }
    this.#terminal.focus();
  }

  #pasted(event: ClipboardEvent): void {
    event.preventDefault();
    event.stopPropagation();
    void this.paste(event.clipboardData?.getData("text/plain") ?? "");
  }

  /** With Shift, or where a program has the mouse, the click is what it always is. */
  #rightClicked(event: MouseEvent): void {
    if (!event.shiftKey && event.button === 2 && this.#terminal.modes.mouseTrackingMode === "none") {
      event.preventDefault();
      void this.fromClipboard();
    }
  }

  async #wanted(text: string): Promise<boolean> {
    const lines = linesOf(text);
    const { modes, buffer } = this.#terminal;
    if (lines.length < 2 || modes.bracketedPasteMode || buffer.active.type === "alternate") {
      return true;
    }
    const more = lines.length > MOST_SHOWN ? `\n… and ${lines.length - MOST_SHOWN} more` : "";
    const answer = await question({
      title: `Paste ${lines.length.toLocaleString("en")} lines?`,
      words: "What reads them here takes each line as soon as it comes: a shell runs it at once.",
      shown: lines.slice(0, MOST_SHOWN).join("\n") + more,
      yes: "Paste them",
    });
    return answer !== null;
  }
}
