/** What a learner is asked in a dialog. */
export interface Question {
  readonly title: string;
  readonly words: string;
  /** What it is about, shown as it is. */
  readonly shown?: string;
  /** The name of a field to be filled in. */
  readonly field?: string;
  readonly yes: string;
}

let last = 0;

/** Asks; the answer is what the field holds (empty without one), or null for no. */
export function question(asked: Question): Promise<string | null> {
  const number = ++last;
  const dialog = document.createElement("dialog");
  dialog.className = "asked";
  dialog.setAttribute("aria-labelledby", `question-${number}`);
  dialog.setAttribute("aria-describedby", `question-words-${number}`);
  const form = document.createElement("form");
  form.method = "dialog";
  const title = element("h2", asked.title);
  title.id = `question-${number}`;
  const words = element("p", asked.words);
  words.id = `question-words-${number}`;
  form.append(title, words);
  if (asked.shown !== undefined) {
    const shown = element("pre", asked.shown);
    shown.tabIndex = 0;
    form.append(shown);
  }
  let input: HTMLInputElement | null = null;
  if (asked.field !== undefined) {
    input = document.createElement("input");
    input.autocomplete = "off";
    input.autocapitalize = "none";
    input.spellcheck = false;
    input.required = true;
    const label = element("label", asked.field);
    label.append(input);
    form.append(label);
  }
  const no = element("button", "Cancel") as HTMLButtonElement;
  no.className = "quiet-button";
  no.type = "button";
  no.addEventListener("click", () => dialog.close("no"));
  const yes = element("button", asked.yes) as HTMLButtonElement;
  yes.className = "button";
  yes.value = "yes";
  const buttons = document.createElement("div");
  buttons.className = "asked-buttons";
  buttons.append(no, yes);
  form.append(buttons);
  dialog.append(form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "yes" ? (input?.value ?? "") : null);
      dialog.remove();
    });
    dialog.showModal();
    (input ?? yes).focus();
  });
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
