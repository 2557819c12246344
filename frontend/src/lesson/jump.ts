import { askOnce, Problem } from "../page/api.js";
import type { Session } from "../session.js";
import type { LessonName } from "./progress.js";
import type { Run } from "./run-block.js";

/** Blocks that are left for the learner's own terminal, for the step begins inside of them. */
interface Rest {
  readonly terminal: number;
  readonly lines: readonly string[];
}

/** Brings the engine to where a step begins, or empties it, after asking. */
export class Jump {
  readonly #dialog: HTMLDialogElement;
  readonly #words: HTMLElement;
  readonly #state: HTMLElement;
  readonly #go: HTMLButtonElement;
  readonly #empty: HTMLButtonElement;
  readonly #name: LessonName;
  readonly #session: Session;
  readonly #start: () => Promise<void>;
  readonly #run: Run;
  #step: HTMLElement | null = null;

  constructor(page: Document, name: LessonName, session: Session, start: () => Promise<void>, run: Run) {
    this.#dialog = page.querySelector("[data-part=jump]") as HTMLDialogElement;
    this.#words = page.querySelector("[data-part=jump-words]") as HTMLElement;
    this.#state = page.querySelector("[data-part=jump-state]") as HTMLElement;
    this.#go = page.querySelector("[data-part=jump-go]") as HTMLButtonElement;
    this.#empty = page.querySelector("[data-part=jump-empty]") as HTMLButtonElement;
    this.#name = name;
    this.#session = session;
    this.#start = start;
    this.#run = run;
    this.#go.addEventListener("click", () => void this.#do(() => this.#jump()));
    this.#empty.addEventListener("click", () => void this.#do(() => this.#clear()));
  }

  /** Gives the steps of a lesson their buttons. */
  attach(lesson: HTMLElement): void {
    for (const button of lesson.querySelectorAll<HTMLButtonElement>(".step-jump")) {
      const step = button.closest<HTMLElement>(".step") as HTMLElement;
      button.setAttribute("aria-label", `Start here: ${titleOf(step)}`);
      button.hidden = false;
      button.addEventListener("click", () => this.ask(step));
    }
  }

  ask(step: HTMLElement): void {
    this.#step = step;
    this.#words.textContent =
      `Your containers, images, networks and volumes are removed. Then the commands of the steps before “${titleOf(step)}” ` +
      "are run for you, so that you can go on from there. Your terminals and the files in them stay.";
    this.#state.textContent = "";
    this.#dialog.showModal();
    this.#go.focus();
  }

  async #do(what: () => Promise<void>): Promise<void> {
    this.#busy(true);
    try {
      await what();
      this.#dialog.close();
    } catch (error) {
      if (!(error instanceof Problem)) {
        throw error;
      }
      this.#state.textContent = error.message;
    } finally {
      this.#busy(false);
    }
  }

  async #jump(): Promise<void> {
    const step = this.#step;
    if (step === null) {
      return;
    }
    this.#state.textContent = "Preparing your engine…";
    if ((await this.#session.find()) === null) {
      await this.#start();
    }
    const answer = Object(await askOnce("POST", "/api/session/replay", { ...this.#name, step: step.id })) as {
      rest?: readonly Rest[];
    };
    this.#dialog.close();
    step.scrollIntoView();
    for (const block of answer.rest ?? []) {
      await this.#run(block.terminal, block.lines);
    }
  }

  async #clear(): Promise<void> {
    this.#state.textContent = "Emptying your engine…";
    if ((await this.#session.find()) !== null) {
      await askOnce("POST", "/api/session/reset", {});
    }
  }

  #busy(busy: boolean): void {
    this.#go.disabled = busy;
    this.#empty.disabled = busy;
  }
}

function titleOf(step: HTMLElement): string {
  return step.querySelector("h2")?.textContent?.trim() ?? "";
}
