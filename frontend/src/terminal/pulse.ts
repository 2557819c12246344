/** Milliseconds between two questions to the server. */
export const PAUSE = 5_000;
/** How long a connection may be silent after a question; a slow start of a shell is waited for. */
export const PATIENCE = 15_000;
/** The same where there is a reason to think that the connection is gone. */
export const SUSPICION = 2_500;
/** A tick that comes so late was held up by a machine that slept. */
export const SLEPT = 10_000;

const TICK = 500;

/** What a pulse asks and tells. */
export interface Heart {
  /** @param at what the answer is to say */
  ping(at: number): void;
  measured(milliseconds: number): void;
  /** The machine slept, or the page was held up as if it had. */
  slept(): void;
  /** The connection is gone, though nobody said so. */
  stopped(): void;
}

/**
 * Finds out whether a connection still carries, and how long its way is. A browser is not
 * told that the machine slept or changed its network: a dead connection looks open.
 */
export class Pulse {
  readonly #heart: Heart;
  readonly #now: () => number;
  #timer: ReturnType<typeof setInterval> | undefined;
  #ticked = 0;
  #asked = 0;
  /** Since when an answer of any kind is waited for; null while none is. */
  #waiting: number | null = null;
  #patience = PATIENCE;

  constructor(heart: Heart, now: () => number = () => Date.now()) {
    this.#heart = heart;
    this.#now = now;
  }

  /** Begins with a connection. */
  start(): void {
    this.stop();
    this.#ticked = this.#asked = this.#waiting = this.#now();
    this.#patience = PATIENCE;
    this.#timer = setInterval(() => this.tick(), TICK);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Something came. */
  beat(): void {
    this.#waiting = null;
    this.#patience = PATIENCE;
  }

  answered(at: number): void {
    if (at === this.#asked) {
      this.#heart.measured(this.#now() - at);
    }
  }

  /** Asks at once, and waits only shortly. */
  check(): void {
    this.#waiting = null;
    this.#ask(this.#now());
    this.#patience = SUSPICION;
  }

  tick(): void {
    const now = this.#now();
    const late = now - this.#ticked;
    this.#ticked = now;
    if (late > SLEPT) {
      this.#heart.slept();
    } else if (this.#waiting !== null && now - this.#waiting > this.#patience) {
      this.#heart.stopped();
    } else if (now - this.#asked >= PAUSE) {
      this.#ask(now);
    }
  }

  #ask(now: number): void {
    this.#asked = now;
    this.#waiting ??= now;
    this.#heart.ping(now);
  }
}
