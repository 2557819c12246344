/** What the learner has to know beside the terminals, as long as it is so. */
export class Notices {
  readonly #list: HTMLElement;

  constructor(list: HTMLElement) {
    this.#list = list;
  }

  show(notices: readonly Notice[]): void {
    this.#list.hidden = notices.length === 0;
    this.#list.replaceChildren(
      ...notices.map(({ kind, text }) => {
        const notice = document.createElement("p");
        notice.dataset["kind"] = kind;
        notice.textContent = text;
        return notice;
      }),
    );
  }
}

export interface Notice {
  readonly kind: string;
  readonly text: string;
}
