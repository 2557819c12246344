import { copyText } from "../page/clipboard.js";
import { remember, remembered } from "../page/store.js";
import { blanks, commandsOf } from "./command.js";

/** Types commands into a terminal; tells whether they were typed. */
export type Run = (terminal: number, commands: readonly string[]) => Promise<boolean>;

const TICK = 2000;

/** Gives every block that runs its buttons. */
export function runBlocks(lesson: HTMLElement, actions: HTMLTemplateElement, run: Run): void {
  const figures = [...lesson.querySelectorAll<HTMLElement>("figure.run")];
  for (const figure of figures) {
    runBlock(figure, actions, run);
  }
  if (lesson.dataset["first"] === "true" && remembered("ran") === null) {
    figures[0]?.classList.add("glows");
  }
}

function runBlock(figure: HTMLElement, actions: HTMLTemplateElement, run: Run): void {
  const code = figure.querySelector("code");
  if (code === null) {
    return;
  }
  const terminal = Number(figure.dataset["terminal"] ?? "1");
  const fields = blanks(code);
  figure.append(actions.content.cloneNode(true));
  const runButton = figure.querySelector(".run-go") as HTMLButtonElement;
  const copyButton = figure.querySelector(".run-copy") as HTMLButtonElement;
  const note = figure.querySelector(".run-note") as HTMLElement;
  const command = commandsOf(code).join(", then ");
  runButton.setAttribute("aria-label", `Run in terminal ${terminal}: ${command}`);
  copyButton.setAttribute("aria-label", `Copy: ${command}`);

  const filled = (): boolean => {
    const empty = fields.find((field) => field.value.trim() === "");
    note.textContent = empty === undefined ? "" : `Fill in the ${empty.placeholder} first.`;
    empty?.focus();
    return empty === undefined;
  };
  const start = async (): Promise<void> => {
    if (!filled()) {
      return;
    }
    runButton.disabled = true;
    try {
      const typed = run(terminal, commandsOf(code));
      // On a phone the terminal has come up over the lower part of the text.
      figure.scrollIntoView({ block: "nearest", behavior: "instant" });
      if (await typed) {
        figure.classList.add("ran");
        document.querySelector(".glows")?.classList.remove("glows");
        remember("ran", "1");
      }
    } finally {
      runButton.disabled = false;
    }
  };

  runButton.addEventListener("click", () => void start());
  for (const field of fields) {
    field.addEventListener("change", () => fillAlike(field));
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        void start();
      }
    });
  }
  copyButton.addEventListener("click", async () => {
    if (filled()) {
      const copied = await copyText(commandsOf(code).join("\n"));
      note.textContent = copied ? "Copied." : "The browser does not let this page copy. Select the text instead.";
      copyButton.classList.toggle("done", copied);
      setTimeout(() => {
        copyButton.classList.remove("done");
        note.textContent = "";
      }, TICK);
    }
  });
}

/** Fills what the engine tells into fields that the learner has not written in. */
export function fillPlaces(lesson: HTMLElement, values: Readonly<Record<string, string>>): void {
  for (const field of lesson.querySelectorAll<HTMLInputElement>("input.blank")) {
    const value = values[field.placeholder] ?? "";
    if (field.value === (field.dataset["filled"] ?? "") && field !== document.activeElement && field.value !== value) {
      field.value = value;
      field.dataset["filled"] = value;
      field.dispatchEvent(new Event("input"));
    }
  }
}

/** What was filled in once is put into the empty fields of the same name. */
function fillAlike(field: HTMLInputElement): void {
  for (const other of document.querySelectorAll<HTMLInputElement>("input.blank")) {
    if (other.placeholder === field.placeholder && other.value === "") {
      other.value = field.value;
      other.dispatchEvent(new Event("input"));
    }
  }
}
