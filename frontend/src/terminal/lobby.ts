import type { SessionView, Waiting } from "../session.js";

const MINUTE = 60;
/** How often who waits asks whether it is their turn, in milliseconds. */
const ASK = 3000;

/** What stands in the place of the terminals while there are none: the start, the queue, a session that rests. */
export class Lobby {
  readonly #root: HTMLElement;
  readonly #ask: () => unknown;
  #timer: number | undefined;

  /** @param ask is called when it may be the learner's turn */
  constructor(root: HTMLElement, ask: () => unknown) {
    this.#root = root;
    this.#ask = ask;
  }

  get waiting(): boolean {
    return this.#timer !== undefined;
  }

  start(): void {
    this.#show("start");
  }

  queue(place: Waiting): void {
    this.#show("queue");
    this.#say("queue", queueWords(place));
    this.again();
  }

  /** Asks once more in a while. */
  again(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#ask, ASK);
  }

  rest({ expiresAt }: SessionView): void {
    this.#show("rest");
    const until = expiresAt === null ? "later" : clockTime(expiresAt);
    this.#say("rest", `Its time is over. What you made is stopped, and kept until ${until}.`);
  }

  #show(what: "start" | "queue" | "rest"): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const part of this.#root.querySelectorAll<HTMLElement>("[data-lobby]")) {
      part.hidden = part.dataset["lobby"] !== what;
    }
  }

  #say(part: string, words: string): void {
    const line = this.#root.querySelector(`[data-part=${part}]`) as HTMLElement;
    if (line.textContent !== words) {
      line.textContent = words;
    }
  }
}

/** A moment of `performance.now()` on the clock that the learner sees. */
function clockTime(moment: number): string {
  const date = new Date(Date.now() + moment - performance.now());
  return date.toLocaleTimeString("en", { hour: "2-digit", minute: "2-digit", hour12: false });
}

function queueWords({ position, waitSeconds }: Waiting): string {
  const place = position === 1 ? "You are next." : `You are number ${position} in the queue.`;
  return `${place} ${waitWords(waitSeconds)}`;
}

export function waitWords(seconds: number | null): string {
  if (seconds === null) {
    return "How long it will be is not known.";
  }
  const minutes = Math.max(1, Math.round(seconds / MINUTE));
  return minutes < MINUTE
    ? `It may be about ${minutes} minute${minutes === 1 ? "" : "s"}.`
    : `It may be about ${Math.round(minutes / MINUTE)} hour${minutes < 1.5 * MINUTE ? "" : "s"}.`;
}
