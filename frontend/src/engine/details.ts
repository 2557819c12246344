import { runBlocks, type Run } from "../lesson/run-block.js";
import { details, type Details } from "./facts.js";
import { things, type EngineState } from "./state.js";

/** An object opened to what there is to be said of it, and to the command that shows the same. */
export class DetailsCard {
  readonly #root: HTMLElement;
  readonly #actions: HTMLTemplateElement;
  readonly #run: Run;
  readonly #closed: (key: string) => void;
  #key = "";
  #commands = "";

  /** @param closed hears which object it was that was closed */
  constructor(root: HTMLElement, actions: HTMLTemplateElement, run: Run, closed: (key: string) => void) {
    this.#root = root;
    this.#actions = actions;
    this.#run = run;
    this.#closed = closed;
    this.#part("close").addEventListener("click", () => this.close());
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        this.close();
      }
    });
  }

  open(key: string, state: EngineState): void {
    this.#key = key;
    this.#commands = "";
    this.show(state);
    this.#part("title").focus();
  }

  /** Says it anew after a change; what is gone is closed. */
  show(state: EngineState): void {
    const thing = things(state).get(this.#key);
    this.#root.hidden = thing === undefined;
    if (thing !== undefined) {
      this.#fill(details(thing, state));
    }
  }

  close(): void {
    this.#root.hidden = true;
    this.#closed(this.#key);
    this.#key = "";
  }

  #fill({ title, facts, commands }: Details): void {
    this.#part("title").textContent = title;
    this.#part("facts").replaceChildren(
      ...facts.map((fact) => {
        const item = document.createElement("li");
        item.append(...fact.map((part, at) => (at % 2 === 0 ? part : code(part))));
        return item;
      }),
    );
    // Blocks that stay the same keep their ticks, and who has the focus there keeps it.
    if (this.#commands !== commands.join("\n")) {
      this.#commands = commands.join("\n");
      this.#part("commands").replaceChildren(...commands.map(block));
      runBlocks(this.#part("commands"), this.#actions, this.#run);
    }
  }

  #part(name: string): HTMLElement {
    return this.#root.querySelector(`[data-part=details-${name}]`) as HTMLElement;
  }
}

function block(command: string): HTMLElement {
  const figure = document.createElement("figure");
  figure.className = "run";
  figure.dataset["terminal"] = "1";
  const pre = document.createElement("pre");
  pre.append(code(command));
  figure.append(pre);
  return figure;
}

function code(words: string): HTMLElement {
  const element = document.createElement("code");
  element.textContent = words;
  return element;
}
