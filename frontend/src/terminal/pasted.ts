/* What was copied elsewhere may hold more than one sees: it is made plain before it is pasted. */

// All control characters but tab, line feed and carriage return: an escape in it would be able
// to end the brackets around it.
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;

export function plain(text: string): string {
  return text.replace(CONTROLS, "");
}

/** The lines that a shell without bracketed paste would run at once. */
export function linesOf(text: string): string[] {
  return text.replace(/(?:\r\n|\r|\n)$/, "").split(/\r\n|\r|\n/);
}
