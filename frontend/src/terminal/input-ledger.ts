/**
 * Keeps what was typed until the server has counted it, so that after a lost connection
 * just the rest is sent again: nothing lost, nothing twice.
 */
export class InputLedger {
  /** The number of the first byte that is kept; null until the server has told its count. */
  #first: number | null = null;
  #kept: Uint8Array = new Uint8Array(0);
  #dropped = false;

  /** Whether the latest connection made it forget what may not have arrived. */
  get dropped(): boolean {
    return this.#dropped;
  }

  add(bytes: Uint8Array): void {
    const all = new Uint8Array(this.#kept.length + bytes.length);
    all.set(this.#kept);
    all.set(bytes, this.#kept.length);
    this.#kept = all;
  }

  /** Forgets what reached the shell. */
  taken(count: number): void {
    if (this.#first === null) {
      return;
    }
    const known = count - this.#first;
    if (known > 0) {
      this.#kept = this.#kept.slice(known);
      this.#first = count;
    }
  }

  /**
   * Begins a connection.
   * @param taken how many bytes of input the server has counted
   * @returns what is to be sent again
   */
  resume(taken: number): Uint8Array {
    this.#dropped = false;
    if (this.#first === null) {
      this.#first = taken;
    } else if (taken < this.#first || taken > this.#first + this.#kept.length) {
      // The count began anew, so nobody can tell what arrived: a command typed twice
      // does more harm than one that has to be typed again.
      this.#dropped = this.#kept.length > 0;
      this.#first = taken;
      this.#kept = new Uint8Array(0);
    }
    this.taken(taken);
    return this.#kept;
  }

  /** Forgets everything: the next shell counts for itself. */
  clear(): void {
    this.#first = null;
    this.#kept = new Uint8Array(0);
  }
}
