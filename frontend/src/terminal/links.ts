import { question } from "../page/question.js";
import { WebLinksAddon, type ILinkHandler } from "./xterm.js";

/** The links that programs name (OSC 8), and those that only look like one. */
export const linkHandler: ILinkHandler = { activate: (_, address) => void follow(address) };

export function plainLinks(): WebLinksAddon {
  return new WebLinksAddon((_, address) => void follow(address));
}

/** Shows where a link really leads, and goes there in a tab of its own if that is wanted. */
async function follow(address: string): Promise<void> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) {
    return;
  }
  const answer = await question({
    title: `Open ${url.host}?`,
    words: "A program in the terminal wrote this link. It opens in a new tab.",
    shown: url.href,
    yes: "Open it",
  });
  if (answer !== null) {
    window.open(url, "_blank", "noopener,noreferrer");
  }
}
