const NOTICE = 6000; // milliseconds

/** The part of the page that a terminal has, made from a template. */
export class Panel {
  readonly root: HTMLElement;
  readonly #state: HTMLElement;
  readonly #delay: HTMLElement;
  #words = "";
  #notice: number | undefined;

  constructor(template: HTMLTemplateElement) {
    const copy = document.importNode(template.content, true);
    this.root = copy.querySelector(".panel") as HTMLElement;
    this.#state = this.part("state");
    this.#delay = this.part("delay");
  }

  part<T extends HTMLElement>(name: string): T {
    return this.root.querySelector(`[data-panel=${name}]`) as T;
  }

  /** Says in what state the terminal is, until that is another. */
  say(words: string): void {
    this.#words = words;
    this.#show(words);
  }

  /** Says something that just happened, for a moment. */
  tell(words: string): void {
    this.#show(words);
    this.#notice = setTimeout(() => this.#show(this.#words), NOTICE);
  }

  delay(words: string): void {
    if (this.#delay.textContent !== words) {
      this.#delay.textContent = words;
    }
  }

  remove(): void {
    clearTimeout(this.#notice);
    this.root.remove();
  }

  #show(words: string): void {
    clearTimeout(this.#notice);
    this.#state.textContent = words;
  }
}
