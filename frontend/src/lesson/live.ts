import { parsedHtml } from "../page/safe-html.js";
import { type LessonName, pathOf } from "./progress.js";
import type { LessonText } from "./text.js";

interface Fault {
  readonly file: string;
  readonly line: number;
  readonly problem: string;
  readonly remedy: string;
}

/** How the lesson stands, as the server tells it. */
interface Standing {
  readonly version: number;
  readonly held: boolean;
  readonly faults: readonly Fault[];
}

const OLDER = "The lesson has faults, so this is the last version without them:";
const FAULTY = "The lesson has faults:";

/** Shows a lesson as its author saves it, and the faults in it. */
export class Live {
  readonly #main: HTMLElement;
  readonly #text: LessonText;
  readonly #address: string;
  readonly #box: HTMLElement;
  #version: number;
  #stream: EventSource | null = null;
  #last: Promise<void> = Promise.resolve();

  constructor(main: HTMLElement, name: LessonName, text: LessonText, box: HTMLElement) {
    this.#main = main;
    this.#text = text;
    this.#address = `/api/lessons/${pathOf(name)}/changes`;
    this.#box = box;
    this.#version = Number(main.dataset["version"]);
    document.addEventListener("visibilitychange", () => this.#arrange());
    this.#arrange();
  }

  #arrange(): void {
    if (document.visibilityState === "hidden") {
      this.#stream?.close();
      this.#stream = null;
    } else if (this.#stream === null || this.#stream.readyState === EventSource.CLOSED) {
      this.#stream = new EventSource(this.#address);
      this.#stream.addEventListener("standing", (event) => {
        const standing = JSON.parse(event.data as string) as Standing;
        this.#last = this.#last.then(() => this.#show(standing));
      });
    }
  }

  async #show(standing: Standing): Promise<void> {
    if (standing.version !== this.#version && standing.version > 0) {
      await this.#fetch();
    }
    this.#tell(standing);
  }

  /** What does not come now comes with the next change. */
  async #fetch(): Promise<void> {
    const answer = await fetch(location.pathname).catch(() => null);
    if (answer === null || !answer.ok) {
      return;
    }
    const page = parsedHtml(await answer.text());
    const fresh = page.querySelector<HTMLElement>("main");
    if (fresh === null) {
      return;
    }
    for (const picture of fresh.querySelectorAll<HTMLImageElement>("article img")) {
      picture.src = `${picture.getAttribute("src")}?version=${fresh.dataset["version"]}`;
    }
    this.#text.replace(fresh);
    this.#version = Number(fresh.dataset["version"]);
    this.#main.dataset["version"] = String(this.#version);
    document.title = page.title;
    for (const part of [".crumbs", ".bar .progress"]) {
      const now = page.querySelector(part);
      if (now !== null) {
        document.querySelector(part)?.replaceWith(document.adoptNode(now));
      }
    }
  }

  #tell(standing: Standing): void {
    this.#box.hidden = standing.faults.length === 0;
    const words = this.#box.querySelector("p") as HTMLElement;
    words.textContent = standing.held ? OLDER : FAULTY;
    const list = this.#box.querySelector("ul") as HTMLElement;
    list.replaceChildren(...standing.faults.map(item));
  }
}

function item(fault: Fault): HTMLElement {
  const place = document.createElement("code");
  place.textContent = `${fault.file}:${fault.line}`;
  const remedy = document.createElement("span");
  remedy.className = "remedy";
  remedy.textContent = fault.remedy;
  const line = document.createElement("li");
  line.append(place, document.createElement("br"), `${fault.problem}; `, remedy);
  return line;
}
