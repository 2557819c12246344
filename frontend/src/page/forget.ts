import { ask, Problem } from "./api.js";

/** The button that deletes what the server keeps of this browser's learner. */
export function forgetting(page: Document): void {
  const button = page.querySelector<HTMLButtonElement>("[data-part=forget]");
  const state = page.querySelector<HTMLElement>("[data-part=forget-state]");
  button?.addEventListener("click", async () => {
    if (!confirm("Delete your progress? Ticks and answers of all lessons are forgotten.")) {
      return;
    }
    try {
      await ask("DELETE", "/api/progress");
      location.reload();
    } catch (error) {
      if (!(error instanceof Problem) || state === null) {
        throw error;
      }
      state.textContent = error.message;
    }
  });
}
