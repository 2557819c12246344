import { Problem } from "../page/api.js";
import { download, upload } from "../page/files.js";
import { question } from "../page/question.js";

const CONFLICT = 409;

/** Brings files into the home and out of it, and says how far it is. */
export class Transfers {
  readonly #list: HTMLElement;
  readonly #limits: { readonly largestFile: number };
  readonly #told: (words: string) => void;

  /** @param told hears how it ended */
  constructor(list: HTMLElement, limits: { readonly largestFile: number }, told: (words: string) => void) {
    this.#list = list;
    this.#limits = limits;
    this.#told = told;
  }

  /** Takes what is dropped on an element. */
  takeDrops(element: HTMLElement): void {
    element.addEventListener("dragover", (event) => {
      if (event.dataTransfer?.types.includes("Files")) {
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
        element.classList.add("dropping");
      }
    });
    element.addEventListener("dragleave", (event) => {
      if (!element.contains(event.relatedTarget as Node | null)) {
        element.classList.remove("dropping");
      }
    });
    element.addEventListener("drop", (event) => {
      element.classList.remove("dropping");
      if (event.dataTransfer !== null && event.dataTransfer.files.length > 0) {
        event.preventDefault();
        void this.#dropped([...event.dataTransfer.items], [...event.dataTransfer.files]);
      }
    });
  }

  async bring(files: readonly File[]): Promise<void> {
    for (const file of files) {
      await this.#bring(file, false);
    }
  }

  async save(path: string): Promise<void> {
    try {
      await download(path);
      this.#told(`Saved ${path}.`);
    } catch (error) {
      this.#failed(error);
    }
  }

  async #dropped(items: readonly DataTransferItem[], files: readonly File[]): Promise<void> {
    if (items.some((item) => item.webkitGetAsEntry()?.isDirectory)) {
      this.#told("A folder cannot be dropped here: pack it into one file first.");
      return;
    }
    await this.bring(files);
  }

  async #bring(file: File, replace: boolean): Promise<void> {
    // The server would refuse it, and cut off a browser that is still sending.
    if (file.size > this.#limits.largestFile) {
      this.#told(`${file.name} has more than the ${megabytes(this.#limits.largestFile)} MB that a file may have here.`);
      return;
    }
    const { row, bar, button } = line(file.name);
    this.#list.append(row);
    const under = upload(file, replace, (part) => (bar.value = part));
    button.addEventListener("click", () => under.giveUp());
    let taken = false;
    try {
      const done = await under.done;
      this.#told(done ? `${file.name} is in your home.` : `${file.name} was not brought.`);
    } catch (error) {
      taken = !replace && error instanceof Problem && error.status === CONFLICT;
      if (!taken) {
        this.#failed(error);
      }
    } finally {
      row.remove();
    }
    if (taken && (await this.#replaces(file.name))) {
      await this.#bring(file, true);
    }
  }

  async #replaces(name: string): Promise<boolean> {
    const answer = await question({
      title: `Replace ${name}?`,
      words: "There is a file of this name in your home. It would be lost.",
      yes: "Replace it",
    });
    return answer !== null;
  }

  #failed(error: unknown): void {
    if (!(error instanceof Problem)) {
      throw error;
    }
    this.#told(error.message);
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toLocaleString("en", { maximumFractionDigits: 1 });
}

function line(name: string): { row: HTMLElement; bar: HTMLProgressElement; button: HTMLButtonElement } {
  const row = document.createElement("div");
  row.className = "transfer";
  const words = document.createElement("span");
  words.textContent = name;
  const bar = document.createElement("progress");
  bar.value = 0;
  bar.setAttribute("aria-label", `${name} on its way`);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet-button";
  button.textContent = "Give up";
  row.append(words, bar, button);
  return { row, bar, button };
}
