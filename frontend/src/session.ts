import { ask, askOnce, Problem } from "./page/api.js";
import { remember, remembered } from "./page/store.js";

export interface SessionView {
  readonly id: string;
  readonly terminals: readonly string[];
  /** When it ends, by `performance.now()`: the server's clock and the browser's may differ, and be set. */
  readonly expiresAt: number | null;
  /** From when on the learner is warned of its end, by `performance.now()`. */
  readonly warnsAt: number | null;
  /** Whether it has ended, and is kept until then. */
  readonly resting: boolean;
  /** Images that were made here because no registry answered. */
  readonly standIns: readonly string[];
  /** How many bytes a file may have that is brought into the home. */
  readonly largestFile: number;
}

/** A place in the queue for a session. */
export interface Waiting {
  readonly position: number;
  readonly waitSeconds: number | null;
}

/** The learner's session as the server tells it. */
export class Session {
  #starting: Promise<SessionView | Waiting> | null = null;

  /** Whether this browser started one that may still be there. */
  get expected(): boolean {
    return remembered("session") !== null;
  }

  /** Whether this browser waits for one, as far as it remembers. */
  get waiting(): boolean {
    return remembered("queue") !== null;
  }

  /** Starts a session, or finds the one that is there, or gets a place in the queue. */
  start(): Promise<SessionView | Waiting> {
    this.#starting ??= ask("POST", "/api/session", {})
      .then((answer) => {
        const place = placeOf(answer);
        remember("queue", place === null ? null : "1");
        if (place === null) {
          remember("session", "1");
        }
        return place ?? view(answer);
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

  /** Has it last longer. */
  async extend(): Promise<SessionView> {
    return view(await ask("POST", "/api/session/extension", {}));
  }

  async end(): Promise<void> {
    await ask("DELETE", "/api/session");
    remember("session", null);
    remember("queue", null);
  }

  async addTerminal(): Promise<string> {
    return idOf(await askOnce("POST", "/api/session/terminals", {}));
  }

  async removeTerminal(id: string): Promise<void> {
    await ask("DELETE", `/api/session/terminals/${encodeURIComponent(id)}`);
  }
}

function view(answer: unknown): SessionView {
  const { terminals, expiresAt, warnsAt, now, resting, standIns, largestFile } = Object(answer) as Record<string, unknown>;
  return {
    id: idOf(answer),
    terminals: list(terminals).map(idOf),
    expiresAt: onOurClock(expiresAt, now),
    warnsAt: onOurClock(warnsAt, now),
    resting: resting === true,
    standIns: list(standIns).filter((one) => typeof one === "string"),
    largestFile: typeof largestFile === "number" ? largestFile : 0,
  };
}

function placeOf(answer: unknown): Waiting | null {
  const queue: unknown = Object(answer).queue;
  if (queue === undefined) {
    return null;
  }
  const { position, waitSeconds } = Object(queue) as Record<string, unknown>;
  return { position: Number(position), waitSeconds: typeof waitSeconds === "number" ? waitSeconds : null };
}

function onOurClock(time: unknown, serversNow: unknown): number | null {
  const left = Date.parse(String(time)) - Date.parse(String(serversNow));
  return Number.isNaN(left) ? null : performance.now() + left;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function idOf(answer: unknown): string {
  return String(Object(answer).id);
}
