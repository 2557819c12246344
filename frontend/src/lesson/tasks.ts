import { showWords } from "../page/words.js";
import { type LessonName, pathOf } from "./progress.js";

/** How a task stands, as the server tells it. */
interface TaskView {
  readonly id: string;
  readonly done: boolean;
  readonly said: string;
  readonly stuck: string;
}

interface LessonView {
  readonly tasks: readonly TaskView[];
  readonly places: Readonly<Record<string, string>>;
}

export interface TaskHost {
  /** What fills the places in commands. */
  places(values: Readonly<Record<string, string>>): void;
  /** The learner wants the engine as it is where a step begins. */
  bringBack(step: HTMLElement): void;
}

/** The tasks of a lesson: they tick by themselves while the learner works. */
export class Tasks {
  readonly #name: LessonName;
  readonly #host: TaskHost;
  readonly #tasks = new Map<string, Task>();
  readonly #watches: boolean;
  #stream: EventSource | null = null;
  readonly #look = (): void => this.#arrange();
  #wanted = false;

  constructor(lesson: HTMLElement, name: LessonName, host: TaskHost) {
    this.#name = name;
    this.#host = host;
    for (const box of lesson.querySelectorAll<HTMLElement>("[data-task]")) {
      this.#tasks.set(box.dataset["task"] ?? "", new Task(box, host));
    }
    this.#watches = this.#tasks.size > 0 || lesson.querySelector("[data-placeholder], input.blank") !== null;
    // A browser allows few connections to a server, and a page that nobody sees needs none.
    document.addEventListener("visibilitychange", this.#look);
  }

  /** The tasks are on the page no more. */
  close(): void {
    this.watch(false);
    document.removeEventListener("visibilitychange", this.#look);
  }

  know(done: readonly string[]): void {
    done.forEach((id) => this.#tasks.get(id)?.tick());
  }

  /** Listens while there is a session. */
  watch(session: boolean): void {
    this.#wanted = session && this.#watches;
    this.#stream?.close();
    this.#stream = null;
    this.#arrange();
  }

  #arrange(): void {
    if (!this.#wanted || document.visibilityState === "hidden") {
      this.#stream?.close();
      this.#stream = null;
      return;
    }
    if (this.#stream === null || this.#stream.readyState === EventSource.CLOSED) {
      this.#stream = new EventSource(`/api/lessons/${pathOf(this.#name)}/checks/events`);
      this.#stream.addEventListener("tasks", (event) => this.#show(JSON.parse(event.data as string) as LessonView));
    }
  }

  #show(view: LessonView): void {
    view.tasks.forEach((task) => this.#tasks.get(task.id)?.show(task));
    this.#host.places(view.places);
  }
}

class Task {
  readonly #box: HTMLElement;
  readonly #said: HTMLElement;
  readonly #host: TaskHost;
  #shown = "";

  constructor(box: HTMLElement, host: TaskHost) {
    this.#box = box;
    this.#host = host;
    this.#said = box.querySelector(".task-said") as HTMLElement;
    hints(box);
  }

  tick(): void {
    this.#box.classList.add("done");
  }

  show(view: TaskView): void {
    if (view.done && !this.#box.classList.contains("done")) {
      this.tick();
      this.#say("done", "Done.");
      return;
    }
    if (!view.done) {
      if (view.stuck !== "") {
        this.#say("stuck", view.stuck);
      } else {
        this.#say("amiss", view.said);
      }
    }
  }

  /** Only what is new is said again, for it is read aloud. */
  #say(kind: string, sentence: string): void {
    if (this.#shown === sentence) {
      return;
    }
    this.#shown = sentence;
    this.#said.className = `task-said ${kind}`;
    showWords(this.#said, sentence);
    if (kind === "stuck" && sentence !== "") {
      this.#said.append(" ", this.#wayBack());
    }
  }

  #wayBack(): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link-button";
    button.textContent = "Bring it back";
    button.addEventListener("click", () => {
      const step = this.#box.closest<HTMLElement>(".step");
      if (step !== null) {
        this.#host.bringBack(step);
      }
    });
    return button;
  }
}

/** One hint at a click, and never more than asked for. */
function hints(box: HTMLElement): void {
  const button = box.querySelector<HTMLButtonElement>(".task-hint");
  const list = box.querySelector<HTMLElement>(".task-hints");
  const items = [...box.querySelectorAll<HTMLElement>(".task-hints > li")];
  if (button === null || list === null) {
    return;
  }
  let given = 0;
  button.hidden = false;
  button.addEventListener("click", () => {
    list.hidden = false;
    const hint = items[given++];
    if (hint !== undefined) {
      hint.hidden = false;
      hint.tabIndex = -1;
      hint.focus();
    }
    button.hidden = given >= items.length;
    button.textContent = "One more hint";
  });
}
