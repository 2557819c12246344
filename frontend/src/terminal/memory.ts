import { remember, remembered } from "../page/store.js";
import { layoutOf, terminalsOf, type Layout } from "./layout.js";

const NAME = "bench";

/** How a session's terminals were laid out when the learner last saw them. */
export class Memory {
  readonly #session: string;

  constructor(session: string) {
    this.#session = session;
  }

  /** @param terminals those that are there, at least one */
  recall(terminals: readonly string[]): { layout: Layout; active: string } {
    const [first = ""] = terminals;
    const kept = this.#read();
    const layout = (kept["session"] === this.#session ? layoutOf(kept["layout"], terminals) : null) ?? first;
    const seen = terminalsOf(layout);
    return { layout, active: seen.find((id) => id === kept["active"]) ?? seen[0] ?? first };
  }

  keep(layout: Layout, active: string): void {
    remember(NAME, JSON.stringify({ session: this.#session, layout, active }));
  }

  forget(): void {
    remember(NAME, null);
  }

  #read(): Record<string, unknown> {
    try {
      return Object(JSON.parse(remembered(NAME) ?? "null")) as Record<string, unknown>;
    } catch {
      return {};
    }
  }
}
