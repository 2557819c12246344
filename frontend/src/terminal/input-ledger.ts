import type { Receipt } from "./frames.js";

/** Bytes sent and not yet counted by the server; at most a fourth of what it takes at once. */
export const WINDOW = 64 * 1024;

/** What a connection that began says of what was typed before. */
export interface Fate {
  /** Characters that were typed for a shell that is gone, and were not sent. */
  readonly dropped: number;
  /** Characters of which nobody knows whether the shell got them. They are not sent again. */
  readonly doubtful: number;
}

/**
 * Keeps what was typed until the server has counted it, so that after a lost connection
 * just the rest is sent: nothing lost, nothing twice.
 */
export class InputLedger {
  /** The number of the first byte that is kept; null until the server has told its count. */
  #first: number | null = null;
  /** How many of the kept bytes this connection's server has or was sent. */
  #sent = 0;
  #kept: Uint8Array = new Uint8Array(0);

  add(bytes: Uint8Array): void {
    const all = new Uint8Array(this.#kept.length + bytes.length);
    all.set(this.#kept);
    all.set(bytes, this.#kept.length);
    this.#kept = all;
  }

  /** @returns what may be sent now, to be sent */
  send(): Uint8Array {
    const bytes = this.#kept.subarray(this.#sent, WINDOW);
    this.#sent += bytes.length;
    return bytes;
  }

  /** Forgets what reached the shell. */
  taken(count: number): void {
    const known = count - (this.#first ?? count);
    if (known > 0) {
      this.#kept = this.#kept.slice(known);
      this.#sent = Math.max(0, this.#sent - known);
      this.#first = count;
    }
  }

  /**
   * Begins a connection.
   * @param receipt what the server has counted
   */
  resume({ taken, held, doubt }: Receipt): Fate {
    this.#first ??= taken;
    const first = this.#first;
    const end = first + this.#kept.length;
    if (taken < first || taken > end) {
      // Another shell, or a count that began anew. Nobody can tell what arrived, and a
      // command typed twice does more harm than one that has to be typed again.
      const dropped = characters(this.#kept);
      this.clear();
      this.#first = taken;
      return { dropped, doubtful: 0 };
    }
    const doubtful = this.#kept.subarray(Math.max(0, doubt[0] - first), Math.max(0, doubt[1] - first));
    this.taken(taken);
    this.#sent = Math.min(held - taken, this.#kept.length);
    return { dropped: 0, doubtful: characters(doubtful) };
  }

  /** Forgets everything: the next shell counts for itself. */
  clear(): void {
    this.#first = null;
    this.#sent = 0;
    this.#kept = new Uint8Array(0);
  }
}

/** Every byte that begins a character in UTF-8. */
function characters(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => count + ((byte & 0xc0) === 0x80 ? 0 : 1), 0);
}
