import { ask, askOnce, Problem } from "./page/api.js";
import { remember, remembered } from "./page/store.js";

export interface SessionView {
  readonly id: string;
  readonly terminals: readonly string[];
  readonly expiresAt: Date | null;
  /** Images that were made here because no registry answered. */
  readonly standIns: readonly string[];
  /** How many bytes a file may have that is brought into the home. */
  readonly largestFile: number;
}

/** The learner's session as the server tells it. */
export class Session {
  #starting: Promise<SessionView> | null = null;

  /** Whether this browser started one that may still be there. */
  get expected(): boolean {
    return remembered("session") !== null;
  }

  /** Starts a session, or finds the one that is there. */
  start(): Promise<SessionView> {
    this.#starting ??= ask("POST", "/api/session", {})
      .then((answer) => {
        remember("session", "1");
        return view(answer);
      })
      .finally(() => {
        this.#starting = null;
      });
    return this.#starting;
  }

  /** Finds the session; null when there is none. */
  async find(): Promise<SessionView | null> {
    try {
      return view(await ask("GET", "/api/session"));
    } catch (error) {
      if (error instanceof Problem && (error.status === 404 || error.status === 401)) {
        remember("session", null);
        return null;
      }
      throw error;
    }
  }

  async end(): Promise<void> {
    await ask("DELETE", "/api/session");
    remember("session", null);
  }

  async addTerminal(): Promise<string> {
    return idOf(await askOnce("POST", "/api/session/terminals", {}));
  }

  async removeTerminal(id: string): Promise<void> {
    await ask("DELETE", `/api/session/terminals/${encodeURIComponent(id)}`);
  }
}

function view(answer: unknown): SessionView {
  const { terminals, expiresAt, standIns, largestFile } = Object(answer) as Record<string, unknown>;
  const end = typeof expiresAt === "string" ? new Date(expiresAt) : null;
  return {
    id: idOf(answer),
    terminals: list(terminals).map(idOf),
    expiresAt: end !== null && !Number.isNaN(end.getTime()) ? end : null,
    standIns: list(standIns).filter((one) => typeof one === "string"),
    largestFile: typeof largestFile === "number" ? largestFile : 0,
  };
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function idOf(answer: unknown): string {
  return String(Object(answer).id);
}
