/* Sequences with which a program in the terminal asks the page for something (OSC). Each may come from anywhere. */

/** Quayside's own: `get;` and the path of a file below the home, in base64. */
export const OFFER = 5379;
/** Sets the clipboard; asking for what is in it is never answered. */
export const CLIPBOARD = 52;
/** Marks prompts, commands and their output. */
export const MARKS = 133;

const LONGEST_COPY = 128 * 1024;
const LONGEST_PATH = 1024;

/** What a program wants to be copied; null when it wants something else. */
export function copyOf(data: string): string | null {
  const at = data.indexOf(";");
  const text = at < 0 || data.length > LONGEST_COPY ? null : decoded(data.slice(at + 1));
  return text === "" ? null : text;
}

/** The file that a program offers, as a path below the home; null when it is none. */
export function offerOf(data: string): string | null {
  const path = data.startsWith("get;") && data.length <= LONGEST_PATH * 2 ? decoded(data.slice(4)) : null;
  // Control and bidirectional characters would let a name look like another.
  return path === null || path === "" || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(path) ? null : path;
}

export type Mark =
  | { readonly name: "prompt" | "command" | "output" }
  | { readonly name: "end"; readonly code: number | null };

export function markOf(data: string): Mark | null {
  const [letter, code = ""] = data.split(";");
  switch (letter) {
    case "A":
      return { name: "prompt" };
    case "B":
      return { name: "command" };
    case "C":
      return { name: "output" };
    case "D":
      return { name: "end", code: /^\d{1,3}$/.test(code) ? Number(code) : null };
    default:
      return null;
  }
}

function decoded(base64: string): string | null {
  if (base64 === "" || base64 === "?") {
    return null;
  }
  try {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
