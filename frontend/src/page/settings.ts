import { remember, remembered } from "./store.js";

export const USUAL_SIZE = 13;
const LEAST_SIZE = 9;
const MOST_SIZE = 28;

/** What a learner chose for all terminals, remembered in this browser. */
export class Settings {
  readonly #changed: (() => void)[] = [];
  #copyOnSelect = remembered("copy-on-select") === "1";
  #screenReader = remembered("screen-reader") === "1";
  #textSize = bounded(Number(remembered("text-size") ?? USUAL_SIZE));

  onChange(listener: () => void): void {
    this.#changed.push(listener);
  }

  get copyOnSelect(): boolean {
    return this.#copyOnSelect;
  }

  set copyOnSelect(on: boolean) {
    this.#copyOnSelect = on;
    this.#keep("copy-on-select", on ? "1" : null);
  }

  get screenReader(): boolean {
    return this.#screenReader;
  }

  set screenReader(on: boolean) {
    this.#screenReader = on;
    this.#keep("screen-reader", on ? "1" : null);
  }

  /** In CSS pixels. */
  get textSize(): number {
    return this.#textSize;
  }

  set textSize(size: number) {
    this.#textSize = bounded(size);
    this.#keep("text-size", this.#textSize === USUAL_SIZE ? null : String(this.#textSize));
  }

  #keep(name: string, value: string | null): void {
    remember(name, value);
    this.#changed.forEach((listener) => listener());
  }
}

function bounded(size: number): number {
  return Number.isFinite(size) ? Math.min(MOST_SIZE, Math.max(LEAST_SIZE, Math.round(size))) : USUAL_SIZE;
}
