import { ask, Problem } from "../page/api.js";
import { showHtml } from "../page/safe-html.js";

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
    form.addEventListener("change", () => {
      clear(form);
      say(form, "", "");
    });
    form.querySelector("button")?.removeAttribute("disabled");
  }
}

async function answer(form: HTMLFormElement): Promise<void> {
  const chosen = [...form.querySelectorAll<HTMLInputElement>("input:checked")].map((input) => Number(input.value));
  clear(form);
  if (chosen.length === 0) {
    say(form, "Choose an answer first.", "");
    return;
  }
  try {
    const grade = (await ask("POST", form.action, { answers: chosen })) as Grade;
    for (const [place, html] of Object.entries(grade.feedback)) {
      const feedback = form.querySelector(`[data-feedback="${CSS.escape(place)}"]`);
      if (feedback !== null) {
        showHtml(feedback, html);
      }
    }
    for (const place of chosen) {
      form.querySelector(`[data-option="${place}"]`)?.classList.add(grade.right ? "right" : "chosen");
    }
    say(form, grade.right ? "That is right." : "Not quite. Look again, and try another answer.", grade.right ? "right" : "wrong");
  } catch (error) {
    if (!(error instanceof Problem)) {
      throw error;
    }
    say(form, error.message, "");
  }
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
