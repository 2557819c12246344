import { parsedHtml } from "../page/safe-html.js";

const PERIOD = 2000; // milliseconds

/**
 * Keeps the operator's page as a fresh one would be: asks for the page itself again, so
 * that what it says is written in one place only.
 */
export function living(page: Document): void {
  const freshness = page.querySelector("[data-part=freshness]") as HTMLElement;
  let last = Date.now();
  const tell = (): void => {
    const seconds = Math.round((Date.now() - last) / 1000);
    const stale = seconds > 10;
    freshness.classList.toggle("stale", stale);
    setText(freshness, stale ? `The server has not answered for ${seconds} seconds.` : "Read anew every two seconds.");
  };
  const again = async (): Promise<void> => {
    if (!page.hidden) {
      try {
        const response = await fetch("/operator", { headers: { Accept: "text/html" } });
        if (response.redirected) {
          location.reload();
          return;
        }
        if (response.ok) {
          renew(page, parsedHtml(await response.text()));
          last = Date.now();
        }
      } catch {
        // that nothing came is told by its age
      }
      tell();
    }
    setTimeout(again, PERIOD);
  };
  tell();
  setTimeout(again, PERIOD);
}

/** Brings over what has changed, and leaves alone what is being read or pressed. */
export function renew(page: Document, fresh: Document): void {
  for (const figure of page.querySelectorAll("dd[data-key]")) {
    const now = fresh.querySelector(`dd[data-key="${figure.getAttribute("data-key")}"]`);
    if (now !== null) {
      setText(figure, now.textContent ?? "");
      figure.className = now.className;
    }
  }
  const rows = page.querySelector("[data-part=sessions]") as HTMLElement;
  const wanted = [...fresh.querySelectorAll<HTMLElement>("[data-part=sessions] > tr")];
  const known = new Map([...rows.children].map((row) => [row.getAttribute("data-key"), row]));
  wanted.forEach((row, at) => {
    const old = known.get(row.getAttribute("data-key"));
    known.delete(row.getAttribute("data-key"));
    const stays = old ?? page.importNode(row, true);
    if (old !== undefined) {
      renewCells(old, row);
    }
    if (rows.children[at] !== stays) {
      rows.insertBefore(stays, rows.children[at] ?? null);
    }
  });
  known.forEach((row) => row.remove());
  (page.querySelector("[data-part=nobody]") as HTMLElement).hidden = wanted.length > 0;
}

function renewCells(row: Element, fresh: Element): void {
  [...fresh.children].forEach((cell, at) => {
    const old = row.children[at];
    if (old !== undefined && cell.querySelector("form") === null) {
      setText(old, cell.textContent ?? "");
      old.className = cell.className;
    }
  });
}

function setText(element: Element, text: string): void {
  if (element.textContent !== text && element.querySelector("code") === null) {
    element.textContent = text;
  }
}
