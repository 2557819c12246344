import type { Run } from "../lesson/run-block.js";
import type { Notices } from "../page/notices.js";
import { remember, remembered } from "../page/store.js";
import { changes } from "./changes.js";
import { DetailsCard } from "./details.js";
import { Picture } from "./picture.js";
import { EngineSource } from "./source.js";
import type { EngineState } from "./state.js";
import { counts, sentences } from "./words.js";

const EMPTY: EngineState = { images: [], containers: [], networks: [], volumes: [] };

/** How long to wait for more before the changes are said: a command makes several. */
const CALM = 900;

/** The learner's engine as a picture below the terminals, in words, and in numbers when folded. */
export class EnginePanel {
  readonly #root: HTMLElement;
  readonly #source: EngineSource;
  readonly #picture: Picture;
  readonly #details: DetailsCard;
  #state: EngineState | null = null;
  #said: EngineState | null = null;
  #saying: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, actions: HTMLTemplateElement, run: Run, notices: Notices) {
    this.#root = root;
    this.#picture = new Picture(this.#part("picture") as unknown as SVGSVGElement, (key) => this.#open(key));
    this.#details = new DetailsCard(this.#part("details"), actions, run, (key) => this.#picture.focus(key));
    this.#source = new EngineSource(
      (state) => this.#show(state),
      (told) => notices.show(told),
    );
    const narrow = matchMedia("(max-width: 800px)").matches;
    this.#fold((remembered("engine") ?? (narrow ? "folded" : "open")) === "folded");
    this.#part("fold").addEventListener("click", () => {
      const folded = !this.#root.classList.contains("folded");
      remember("engine", folded ? "folded" : "open");
      this.#fold(folded);
    });
  }

  /** Follows the session's engine, or has none to show. */
  follow(session: boolean): void {
    this.#root.hidden = !session;
    this.#source.follow(session);
    if (!session) {
      this.#show(EMPTY);
      this.#state = null;
      this.#said = null;
    }
  }

  #show(state: EngineState): void {
    this.#said ??= state;
    this.#state = state;
    this.#root.classList.toggle("empty", state.images.length + state.containers.length + state.volumes.length === 0);
    this.#part("counts").textContent = counts(state);
    this.#part("words").replaceChildren(
      ...sentences(state).map((sentence) => {
        const item = document.createElement("li");
        item.textContent = sentence;
        return item;
      }),
    );
    this.#picture.show(state);
    this.#details.show(state);
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => this.#say(), CALM);
  }

  #say(): void {
    if (this.#state !== null && this.#said !== null) {
      const words = changes(this.#said, this.#state);
      if (words !== "") {
        this.#part("said").textContent = words;
      }
      this.#said = this.#state;
    }
  }

  #open(key: string): void {
    if (this.#state !== null) {
      this.#details.open(key, this.#state);
    }
  }

  #fold(folded: boolean): void {
    this.#root.classList.toggle("folded", folded);
    this.#part("fold").setAttribute("aria-expanded", String(!folded));
  }

  #part(name: string): HTMLElement {
    return this.#root.querySelector(`[data-part=engine-${name}]`) as HTMLElement;
  }
}
