const FIRST = 250;
const LONGEST = 5000;

/** The pauses between attempts to connect: doubling, with jitter, in milliseconds. */
export class Backoff {
  readonly #random: () => number;
  #attempts = 0;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  next(): number {
    const pause = Math.min(LONGEST, FIRST * 2 ** this.#attempts);
    this.#attempts++;
    return Math.round(pause * (0.75 + this.#random() / 4));
  }

  reset(): void {
    this.#attempts = 0;
  }
}
