import { Backoff } from "../terminal/backoff.js";
import type { Notice } from "../page/notices.js";
import type { EngineState } from "./state.js";

/**
 * Hears what the engine holds, from the server, as long as the page is seen: a browser
 * keeps few connections to one server, and every page that watches takes one.
 */
export class EngineSource {
  readonly #heard: (state: EngineState) => void;
  readonly #told: (notices: readonly Notice[]) => void;
  readonly #pauses = new Backoff();
  #wanted = false;
  #events: EventSource | null = null;
  #again: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param heard is given what the engine holds
   * @param told is given what the learner has to know
   */
  constructor(heard: (state: EngineState) => void, told: (notices: readonly Notice[]) => void) {
    this.#heard = heard;
    this.#told = told;
    document.addEventListener("visibilitychange", () => this.#arrange());
  }

  /** Begins to hear of the session's engine, or hears no more. */
  follow(wanted: boolean): void {
    this.#wanted = wanted;
    if (wanted) {
      this.#arrange();
    } else {
      // The server ends the stream of a session that ended; nothing need be broken off.
      clearTimeout(this.#again);
      this.#events = null;
      this.#told([]);
    }
  }

  #arrange(): void {
    if (this.#wanted && document.visibilityState === "visible") {
      this.#open();
    } else {
      this.#close();
    }
  }

  #open(): void {
    if (this.#events !== null) {
      return;
    }
    const events = new EventSource("/api/session/events");
    this.#events = events;
    events.addEventListener("state", (event) => {
      if (this.#events === events) {
        this.#pauses.reset();
        this.#heard(JSON.parse(event.data as string) as EngineState);
      }
    });
    // A stream begins with no notices: what it does not tell is not so.
    events.addEventListener("open", () => {
      if (this.#events === events) {
        this.#told([]);
      }
    });
    events.addEventListener("notices", (event) => {
      if (this.#events === events) {
        this.#told(JSON.parse(event.data as string) as Notice[]);
      }
    });
    // Other pages took this one's place; it comes back when it is looked at again.
    events.addEventListener("elsewhere", () => this.#close());
    events.addEventListener("end", () => this.follow(false));
    events.addEventListener("error", () => {
      if (this.#events !== events) {
        events.close();
      } else if (events.readyState === EventSource.CLOSED) {
        this.#close();
        this.#again = setTimeout(() => this.#arrange(), this.#pauses.next());
      }
    });
  }

  #close(): void {
    clearTimeout(this.#again);
    this.#events?.close();
    this.#events = null;
  }
}
