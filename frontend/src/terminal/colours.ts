import type { ITheme } from "./xterm.js";

const NAMES = [
  "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
  "brightBlack", "brightRed", "brightGreen", "brightYellow", "brightBlue", "brightMagenta", "brightCyan", "brightWhite",
] as const;

/** Reads the terminal's colours out of the tokens, as the page shows them just now. */
export function colours(element: HTMLElement): ITheme {
  const probe = element.appendChild(document.createElement("i"));
  const token = (name: string): string => {
    probe.style.color = `var(--terminal-${name})`;
    return getComputedStyle(probe).color;
  };
  const theme: ITheme = {
    background: token("paper"),
    foreground: token("ink"),
    cursor: token("cursor"),
    cursorAccent: token("paper"),
    selectionBackground: token("selection"),
    scrollbarSliderBackground: token("slider"),
    scrollbarSliderHoverBackground: token("slider"),
    scrollbarSliderActiveBackground: token("slider"),
  };
  for (const name of NAMES) {
    theme[name] = token(name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`));
  }
  probe.remove();
  return theme;
}
