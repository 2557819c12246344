import { Jump } from "./jump.js";
import { type LessonName, openLesson, type Progress } from "./progress.js";
import { quizzes, restore } from "./quiz.js";
import { fillPlaces, type Run, runBlocks } from "./run-block.js";
import { Tasks } from "./tasks.js";

/** The text of a lesson, with all in it that answers to the learner. It can be put in the place of another. */
export class LessonText {
  readonly #main: HTMLElement;
  readonly #name: LessonName;
  readonly #actions: HTMLTemplateElement;
  readonly #run: Run;
  readonly #jump: Jump;
  #tasks: Tasks;
  #opened: Promise<void>;
  #session = false;

  constructor(main: HTMLElement, name: LessonName, actions: HTMLTemplateElement, run: Run, jump: Jump) {
    this.#main = main;
    this.#name = name;
    this.#actions = actions;
    this.#run = run;
    this.#jump = jump;
    this.#tasks = this.#attach();
    this.#opened = this.#restore();
  }

  /** Whether there is a session, whose engine is watched for the tasks. */
  follow(session: boolean): void {
    this.#session = session;
    void this.#opened.then(() => this.#tasks.watch(this.#session));
  }

  /** Shows another version of the lesson where the learner reads, with what was filled in. */
  replace(other: HTMLElement): void {
    const written = new Map<string, string>();
    for (const field of this.#main.querySelectorAll<HTMLInputElement>("input.blank")) {
      written.set(field.placeholder, field.value);
    }
    const ran = new Set(commands(this.#main.querySelectorAll("figure.run.ran")).keys());
    const place = placeOf(this.#main);
    this.#tasks.close();
    for (const part of ["article", ".pager"]) {
      const fresh = other.querySelector(part);
      if (fresh !== null) {
        this.#main.querySelector(part)?.replaceWith(document.adoptNode(fresh));
      }
    }
    this.#tasks = this.#attach();
    fillPlaces(this.#main, Object.fromEntries(written));
    commands(this.#main.querySelectorAll("figure.run")).forEach((figure, command) => figure.classList.toggle("ran", ran.has(command)));
    place();
    this.#opened = this.#restore();
    this.follow(this.#session);
  }

  #attach(): Tasks {
    quizzes(this.#main);
    runBlocks(this.#main, this.#actions, this.#run);
    this.#jump.attach(this.#main);
    return new Tasks(this.#main, this.#name, {
      places: (values) => fillPlaces(this.#main, values),
      bringBack: (step) => this.#jump.ask(step),
    });
  }

  async #restore(): Promise<void> {
    const tasks = this.#tasks;
    const progress: Progress = await openLesson(this.#name);
    tasks.know(progress.tasks);
    await restore(this.#main, progress.answers);
  }
}

function commands(figures: NodeListOf<Element>): Map<string, Element> {
  return new Map([...figures].map((figure) => [figure.querySelector("code")?.textContent ?? "", figure]));
}

/** Remembers where the learner reads; to be called when the text is another one. */
function placeOf(main: HTMLElement): () => void {
  const marks = [...main.querySelectorAll<HTMLElement>("section.step")];
  const mark = marks.findLast((step) => step.getBoundingClientRect().top < innerHeight / 2);
  const top = mark?.getBoundingClientRect().top ?? 0;
  const scrolled = [main, ...ancestors(main)].find((element) => element.scrollTop > 0);
  const before = scrolled?.scrollTop ?? 0;
  return () => {
    if (scrolled === undefined) {
      return;
    }
    scrolled.scrollTop = before;
    const now = mark === undefined ? null : document.getElementById(mark.id);
    if (now !== null) {
      scrolled.scrollTop += now.getBoundingClientRect().top - top;
    }
  };
}

function ancestors(element: HTMLElement): HTMLElement[] {
  return element.parentElement === null ? [] : [element.parentElement, ...ancestors(element.parentElement)];
}
