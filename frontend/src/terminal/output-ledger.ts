/** Bytes drawn between two acknowledgements; at most the server's low mark of 32 KiB. */
export const ACKNOWLEDGE_EVERY = 8 * 1024;

export interface Piece {
  readonly bytes: Uint8Array;
  /** Whether these bytes were produced before this connection was ready. */
  readonly replayed: boolean;
}

/** Numbers the output: what was received, what was drawn, what was acknowledged. */
export class OutputLedger {
  #next: number | null = null;
  #live = 0;
  #drawn = 0;
  #acknowledged = 0;

  /** The number of the next byte wanted; null when all is wanted. */
  get next(): number | null {
    return this.#next;
  }

  /** @param seq the number of the first byte that is not a replay */
  ready(seq: number): void {
    this.#live = seq;
  }

  /** Starts anew at a number, everything before it being given up. */
  reset(seq: number | null): void {
    this.#next = seq;
    this.#drawn = seq ?? 0;
    this.#acknowledged = this.#drawn;
  }

  /** Takes what a frame brings that is new, cut where the replay ends. */
  receive(seq: number, bytes: Uint8Array): Piece[] {
    if (this.#next === null) {
      this.reset(seq);
    }
    const fresh = bytes.subarray(Math.max(0, (this.#next ?? seq) - seq));
    const first = seq + bytes.length - fresh.length;
    if (fresh.length === 0) {
      return [];
    }
    this.#next = first + fresh.length;
    const old = Math.min(fresh.length, Math.max(0, this.#live - first));
    return [
      { bytes: fresh.subarray(0, old), replayed: true },
      { bytes: fresh.subarray(old), replayed: false },
    ].filter((piece) => piece.bytes.length > 0);
  }

  /**
   * Counts what is on the screen.
   * @returns the number to acknowledge, if it is time to
   */
  drawn(count: number): number | null {
    this.#drawn += count;
    return this.#drawn - this.#acknowledged >= ACKNOWLEDGE_EVERY ? this.acknowledge() : null;
  }

  /** @returns the number to acknowledge, or null when nothing new was drawn */
  acknowledge(): number | null {
    if (this.#drawn === this.#acknowledged) {
      return null;
    }
    this.#acknowledged = this.#drawn;
    return this.#drawn;
  }
}
