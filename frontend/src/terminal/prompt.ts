import { markOf, MARKS } from "./sequences.js";
import type { IMarker, Terminal } from "./xterm.js";

/**
 * Where the shell's last prompt ended and the next command is typed. It listens from the
 * beginning: who wants to know comes after the prompt.
 */
export class Prompt {
  #line: IMarker | undefined;
  #column = 0;

  constructor(terminal: Terminal) {
    terminal.parser.registerOscHandler(MARKS, (data) => {
      if (markOf(data)?.name === "command") {
        this.#line?.dispose();
        this.#line = terminal.registerMarker(0);
        this.#column = terminal.buffer.active.cursorX;
      }
      return false;
    });
  }

  /** Takes the place once; null where no prompt has been since. */
  take(): { readonly line: number; readonly column: number } | null {
    const line = this.#line;
    this.#line = undefined;
    if (line === undefined) {
      return null;
    }
    const place = { line: line.isDisposed ? 0 : line.line, column: this.#column };
    line.dispose();
    return place;
  }
}
