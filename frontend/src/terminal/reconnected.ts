import type { State } from "./connection.js";

/**
 * Says what became of what was typed before.
 * @returns a sentence or two; empty for the first connection of a page
 */
export function reconnected(state: State & { name: "connected" }): string {
  const { dropped, doubtful } = state.fate;
  if (dropped > 0) {
    return `Reconnected. ${counted(dropped)} that you typed meanwhile did not reach the shell: type them again.`;
  }
  if (doubtful > 0) {
    return `Reconnected to the same shell. ${counted(doubtful)} may not have reached it: look before you type on.`;
  }
  return state.again ? "Reconnected, nothing lost." : "";
}

function counted(characters: number): string {
  return characters === 1 ? "The last character" : `The last ${characters.toLocaleString("en")} characters`;
}
