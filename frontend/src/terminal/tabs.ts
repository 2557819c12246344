/** The row of tabs: one of them is chosen, arrows go along it. */
export class Tabs {
  readonly #list: HTMLElement;
  readonly #chosen: (place: number) => void;

  constructor(list: HTMLElement, chosen: (place: number) => void) {
    this.#list = list;
    this.#chosen = chosen;
    list.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Draws as many tabs as there are panels. */
  show(panels: readonly HTMLElement[], active: number): void {
    while (this.#list.children.length > panels.length) {
      this.#list.lastElementChild?.remove();
    }
    while (this.#list.children.length < panels.length) {
      this.#list.append(this.#tab(this.#list.children.length));
    }
    panels.forEach((panel, place) => {
      const tab = this.#list.children[place] as HTMLElement;
      panel.id = `terminal-${place + 1}`;
      panel.setAttribute("aria-labelledby", tab.id);
      tab.setAttribute("aria-controls", panel.id);
      tab.setAttribute("aria-selected", String(place === active));
      tab.tabIndex = place === active ? 0 : -1;
    });
  }

  #tab(place: number): HTMLElement {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.className = "tab";
    tab.id = `tab-${place + 1}`;
    tab.setAttribute("role", "tab");
    const words = document.createElement("span");
    words.className = "words";
    words.textContent = " shell";
    tab.append(String(place + 1), words);
    tab.addEventListener("click", () => this.#chosen(place));
    return tab;
  }

  #key(event: KeyboardEvent): void {
    const tabs = [...this.#list.children] as HTMLElement[];
    const at = tabs.indexOf(document.activeElement as HTMLElement);
    const places: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 };
    const wanted = places[event.key];
    if (at >= 0 && wanted !== undefined) {
      event.preventDefault();
      tabs[(wanted + tabs.length) % tabs.length]?.focus();
    }
  }
}
