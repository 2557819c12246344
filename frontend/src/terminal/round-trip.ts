/** Milliseconds above which a learner feels that the shell is far away. */
const FELT = 150;
const KEPT = 5;
/** More than a person types at once says how long a paste takes, not how far the shell is. */
const TYPED = 16;

/** Measures how long what is typed takes to the shell and the news of it back. */
export class RoundTrip {
  readonly #times: number[] = [];
  #since: number | null = null;

  typed(bytes: number, now: number): void {
    if (this.#since === null && bytes <= TYPED) {
      this.#since = now;
    }
  }

  taken(now: number): void {
    if (this.#since !== null) {
      this.#times.push(now - this.#since);
      this.#since = null;
      if (this.#times.length > KEPT) {
        this.#times.shift();
      }
    }
  }

  /** Forgets what was measured, after the connection was lost. */
  reset(): void {
    this.#times.length = 0;
    this.#since = null;
  }

  /** What the learner is told; empty while it is not felt. */
  get words(): string {
    const sorted = [...this.#times].sort((one, other) => one - other);
    const middle = sorted[sorted.length >> 1] ?? 0;
    return middle > FELT ? `${Math.round(middle)} ms to the shell and back` : "";
  }
}
