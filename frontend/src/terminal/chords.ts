/** What the page does with a key instead of the terminal. */
export type Chord = "leave" | "copy" | "paste" | "search" | "larger" | "smaller" | "usual";

const SIZES: Readonly<Record<string, Chord>> = { "+": "larger", "=": "larger", "-": "smaller", "_": "smaller", "0": "usual" };
const SHIFTED: Readonly<Record<string, Chord>> = { KeyC: "copy", KeyV: "paste", KeyF: "search" };

export interface Key {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Tells which chord a key is, if any. Ctrl and Cmd are alike: no shell hears of either of these. */
export function chordOf(event: Key): Chord | null {
  if (event.key === "Escape" && event.shiftKey) {
    return "leave";
  }
  if (event.altKey || event.ctrlKey === event.metaKey) {
    return null;
  }
  if (event.shiftKey && SHIFTED[event.code] !== undefined) {
    return SHIFTED[event.code] ?? null;
  }
  // Control and underscore undo in a shell: only the key beside 0 makes it smaller.
  return event.key === "_" && event.ctrlKey ? null : (SIZES[event.key] ?? null);
}
