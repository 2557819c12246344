const MOST = 8;

/**
 * Tells that a program offers a file, and waits for the learner. It takes no focus: keys
 * that are just typed must not answer it. Several wait for each other, a few of them.
 */
export class Offer {
  readonly #bar: HTMLElement;
  readonly #answered: (path: string | null) => void;
  readonly #waiting: string[] = [];

  /** @param answered hears which file is to be saved, or null for none */
  constructor(bar: HTMLElement, answered: (path: string | null) => void) {
    this.#bar = bar;
    this.#answered = answered;
    this.#button("save").addEventListener("click", () => this.#answer(true));
    this.#button("refuse").addEventListener("click", () => this.#answer(false));
  }

  show(path: string): void {
    if (this.#waiting.length < MOST && !this.#waiting.includes(path)) {
      this.#waiting.push(path);
      this.#next();
    }
  }

  #next(): void {
    const [path] = this.#waiting;
    (this.#bar.querySelector("code") as HTMLElement).textContent = path ?? "";
    this.#bar.hidden = path === undefined;
  }

  #answer(wanted: boolean): void {
    const path = this.#waiting.shift();
    this.#next();
    this.#answered(wanted && path !== undefined ? path : null);
  }

  #button(name: string): HTMLElement {
    return this.#bar.querySelector(`[data-offer=${name}]`) as HTMLElement;
  }
}
