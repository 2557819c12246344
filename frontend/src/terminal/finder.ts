import { token } from "./colours.js";
import { SearchAddon, type Terminal } from "./xterm.js";

/** The bar that searches what a terminal showed. */
export class Finder {
  readonly #bar: HTMLFormElement;
  readonly #field: HTMLInputElement;
  readonly #count: HTMLElement;
  readonly #terminal: Terminal;
  readonly #search = new SearchAddon();

  constructor(bar: HTMLFormElement, terminal: Terminal) {
    this.#bar = bar;
    this.#field = bar.querySelector("input") as HTMLInputElement;
    this.#count = bar.querySelector("output") as HTMLElement;
    this.#terminal = terminal;
    terminal.loadAddon(this.#search);
    this.#search.onDidChangeResults(({ resultIndex, resultCount }) => this.#tell(resultIndex, resultCount));
    this.#field.addEventListener("input", () => this.#find("previous", true));
    this.#field.addEventListener("keydown", (event) => this.#key(event));
    bar.addEventListener("submit", (event) => event.preventDefault());
    this.#button("previous").addEventListener("click", () => this.#find("previous"));
    this.#button("next").addEventListener("click", () => this.#find("next"));
    this.#button("close").addEventListener("click", () => this.close());
  }

  open(): void {
    this.#bar.hidden = false;
    const selected = this.#terminal.getSelection();
    if (selected !== "" && !selected.includes("\n")) {
      this.#field.value = selected;
    }
    this.#field.select();
    this.#field.focus();
    this.#find("previous", true);
  }

  close(): void {
    this.#bar.hidden = true;
    this.#search.clearDecorations();
    this.#terminal.focus();
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "Enter") {
      event.preventDefault();
      this.#find(event.shiftKey ? "next" : "previous");
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
  }

  /** What is looked for is rather below than above, so the first that is found is the last. */
  #find(way: "previous" | "next", incremental = false): void {
    if (this.#field.value === "") {
      this.#search.clearDecorations();
      this.#terminal.clearSelection();
      this.#count.textContent = "";
      return;
    }
    const found = token(this.#bar, "found");
    const current = token(this.#bar, "found-now");
    const options = {
      incremental,
      decorations: {
        matchBackground: found,
        activeMatchBackground: current,
        matchOverviewRuler: found,
        activeMatchColorOverviewRuler: current,
      },
    };
    if (way === "next") {
      this.#search.findNext(this.#field.value, options);
    } else {
      this.#search.findPrevious(this.#field.value, options);
    }
  }

  #tell(at: number, of: number): void {
    this.#count.textContent = of === 0 ? "not found" : at < 0 ? `${of}` : `${at + 1} of ${of}`;
  }

  #button(name: string): HTMLElement {
    return this.#bar.querySelector(`[data-find=${name}]`) as HTMLElement;
  }
}
