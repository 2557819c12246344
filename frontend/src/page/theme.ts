import { remember, remembered } from "./store.js";

const NEXT = { auto: "light", light: "dark", dark: "auto" } as const;

type Theme = keyof typeof NEXT;

/** The button that goes round: as the system, light, dark. Tells `quayside:theme` on the document. */
export function themeButton(button: HTMLButtonElement): void {
  const show = (theme: Theme): void => {
    button.dataset["theme"] = theme;
    button.setAttribute("aria-label", `Colours: ${theme}. Change to ${NEXT[theme]}.`);
    button.title = `Colours: ${theme}`;
    if (theme === "auto") {
      delete document.documentElement.dataset["theme"];
    } else {
      document.documentElement.dataset["theme"] = theme;
    }
    document.dispatchEvent(new Event("quayside:theme"));
  };
  let theme = current();
  show(theme);
  button.addEventListener("click", () => {
    theme = NEXT[theme];
    remember("theme", theme === "auto" ? null : theme);
    show(theme);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => show(theme));
}

function current(): Theme {
  const theme = remembered("theme");
  return theme === "light" || theme === "dark" ? theme : "auto";
}
