import { ask, Problem } from "../page/api.js";
import { showHtml } from "../page/safe-html.js";
import type { Progress } from "./progress.js";

interface Grade {
  readonly right: boolean;
  readonly feedback: Readonly<Record<string, string>>;
}

/** Sends answers to the server, which alone knows what is right, and shows what it says. */
export function quizzes(lesson: HTMLElement): void {
  for (const form of lesson.querySelectorAll<HTMLFormElement>("form.quiz")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void answer(form);
    });
    form.addEventListener("input", () => {
      clear(form);
      say(form, "", "");
    });
    form.querySelector("button")?.removeAttribute("disabled");
  }
}

/** Gives the questions the answers that were given before. */
export function restore(lesson: HTMLElement, answers: Progress["answers"]): void {
  for (const form of lesson.querySelectorAll<HTMLFormElement>("form.quiz")) {
    const before = answers[form.action.split("/").at(-1) ?? ""];
    if (before === undefined) {
      continue;
    }
    const written = form.querySelector<HTMLInputElement>("input.written");
    if (written !== null) {
      // What was right then need not be what is in the engine now.
      written.value = before.given[0] ?? "";
      if (before.right) {
        say(form, "You answered this.", "right");
      }
      continue;
    }
    for (const input of form.querySelectorAll<HTMLInputElement>("input")) {
      input.checked = before.given.includes(input.value);
    }
    show(form, before.given, before);
  }
}

function given(form: HTMLFormElement): string[] {
  const written = form.querySelector<HTMLInputElement>("input.written");
  return written === null
    ? [...form.querySelectorAll<HTMLInputElement>("input:checked")].map((input) => input.value)
    : [written.value.trim()].filter((text) => text !== "");
}

async function answer(form: HTMLFormElement): Promise<void> {
  const chosen = given(form);
  clear(form);
  if (chosen.length === 0) {
    say(form, form.querySelector("input.written") === null ? "Choose an answer first." : "Write an answer first.", "");
    return;
  }
  try {
    show(form, chosen, (await ask("POST", form.action, { answers: chosen })) as Grade);
  } catch (error) {
    if (!(error instanceof Problem)) {
      throw error;
    }
    say(form, error.message, "");
  }
}

function show(form: HTMLFormElement, chosen: readonly string[], grade: Grade): void {
  for (const [place, html] of Object.entries(grade.feedback)) {
    const feedback = form.querySelector(`[data-feedback="${CSS.escape(place)}"]`);
    if (feedback !== null) {
      showHtml(feedback, html);
    }
  }
  for (const place of chosen) {
    form.querySelector(`[data-option="${CSS.escape(place)}"]`)?.classList.add(grade.right ? "right" : "chosen");
  }
  say(form, grade.right ? "That is right." : "Not quite. Look again, and try another answer.", grade.right ? "right" : "wrong");
}

function clear(form: HTMLFormElement): void {
  form.querySelectorAll("[data-feedback]").forEach((feedback) => feedback.replaceChildren());
  form.querySelectorAll("[data-option]").forEach((option) => option.classList.remove("right", "chosen"));
}

function say(form: HTMLFormElement, words: string, grade: "" | "right" | "wrong"): void {
  const verdict = form.querySelector(".verdict") as HTMLElement;
  verdict.textContent = words;
  form.dataset["grade"] = grade;
}
