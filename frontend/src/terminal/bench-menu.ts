import { question } from "../page/question.js";
import { USUAL_SIZE, type Settings } from "../page/settings.js";
import type { Shell } from "./shell.js";

const GAP = 6; // CSS pixels

/** The menu of the terminals: settings, and files in and out. */
export class BenchMenu {
  readonly #menu: HTMLElement;
  readonly #settings: Settings;

  constructor(menu: HTMLElement, button: HTMLElement, settings: Settings, shell: () => Shell | null) {
    this.#menu = menu;
    this.#settings = settings;
    menu.addEventListener("beforetoggle", () => {
      const below = button.getBoundingClientRect();
      menu.style.setProperty("top", `${below.bottom + GAP}px`);
      menu.style.setProperty("right", `${document.documentElement.clientWidth - below.right}px`);
    });
    this.#switch("copy", (on) => (settings.copyOnSelect = on));
    this.#switch("reader", (on) => (settings.screenReader = on));
    this.#button("smaller", () => (settings.textSize -= 1));
    this.#button("usual", () => (settings.textSize = USUAL_SIZE));
    this.#button("larger", () => (settings.textSize += 1));
    this.#files(shell);
    settings.onChange(() => this.#show());
    this.#show();
  }

  #files(shell: () => Shell | null): void {
    const chosen = this.#part<HTMLInputElement>("chosen");
    this.#button("upload", () => chosen.click());
    chosen.addEventListener("change", () => {
      const files = [...(chosen.files ?? [])];
      chosen.value = "";
      this.#menu.hidePopover();
      void shell()?.files.bring(files);
    });
    this.#button("download", async () => {
      this.#menu.hidePopover();
      const path = await question({
        title: "Save a file of the terminal",
        words: "Name it as seen from your home folder. In the terminal itself, get and its name do the same.",
        field: "File",
        yes: "Save it",
      });
      if (path !== null) {
        await shell()?.files.save(path);
      }
    });
  }

  #show(): void {
    this.#part("copy").setAttribute("aria-checked", String(this.#settings.copyOnSelect));
    this.#part("reader").setAttribute("aria-checked", String(this.#settings.screenReader));
    this.#part("usual").textContent = String(this.#settings.textSize);
  }

  #switch(name: string, change: (on: boolean) => void): void {
    const button = this.#part(name);
    button.addEventListener("click", () => change(button.getAttribute("aria-checked") !== "true"));
  }

  #button(name: string, action: () => unknown): void {
    this.#part(name).addEventListener("click", () => void action());
  }

  #part<T extends HTMLElement = HTMLElement>(name: string): T {
    return this.#menu.querySelector(`[data-menu=${name}]`) as T;
  }
}
