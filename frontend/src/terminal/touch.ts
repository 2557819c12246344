import type { Terminal } from "./xterm.js";

const UP = "A";
const DOWN = "B";

/**
 * Scrolls a terminal by one finger, which xterm.js leaves to the page: what was written before, or, in a program that
 * fills the screen, by its arrow keys.
 */
export function scrollByTouch(element: HTMLElement, terminal: Terminal): void {
  let last: number | null = null;
  let rest = 0;

  element.addEventListener(
    "touchstart",
    ({ touches }) => {
      last = touches.length === 1 ? (touches[0]?.clientY ?? null) : null;
      rest = 0;
    },
    { passive: true },
  );
  element.addEventListener(
    "touchmove",
    ({ touches }) => {
      const touch = touches[0];
      if (last === null || touch === undefined || touches.length > 1) {
        return;
      }
      rest += last - touch.clientY;
      last = touch.clientY;
      const line = (element.querySelector(".xterm-screen")?.clientHeight ?? 0) / terminal.rows;
      const lines = line > 0 ? Math.trunc(rest / line) : 0;
      rest -= lines * line;
      scroll(terminal, lines);
    },
    { passive: true },
  );
}

function scroll(terminal: Terminal, lines: number): void {
  if (terminal.buffer.active.type === "normal") {
    terminal.scrollLines(lines);
    return;
  }
  const begins = terminal.modes.applicationCursorKeysMode ? "\x1bO" : "\x1b[";
  const key = begins + (lines < 0 ? UP : DOWN);
  if (lines !== 0) {
    terminal.input(key.repeat(Math.abs(lines)));
  }
}
