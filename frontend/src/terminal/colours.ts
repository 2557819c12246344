import type { ITheme } from "./xterm.js";

const NAMES = [
  "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
  "brightBlack", "brightRed", "brightGreen", "brightYellow", "brightBlue", "brightMagenta", "brightCyan", "brightWhite",
] as const;

/** Reads one of the terminal's colours out of the tokens, as the page shows it just now. */
export function token(element: HTMLElement, name: string): string {
  const probe = element.appendChild(document.createElement("i"));
  probe.style.color = `var(--terminal-${name})`;
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

export function colours(element: HTMLElement): ITheme {
  const theme: ITheme = {
    background: token(element, "paper"),
    foreground: token(element, "ink"),
    cursor: token(element, "cursor"),
    cursorAccent: token(element, "paper"),
    selectionBackground: token(element, "selection"),
    scrollbarSliderBackground: token(element, "slider"),
    scrollbarSliderHoverBackground: token(element, "slider"),
    scrollbarSliderActiveBackground: token(element, "slider"),
  };
  for (const name of NAMES) {
    theme[name] = token(element, name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`));
  }
  return theme;
}
