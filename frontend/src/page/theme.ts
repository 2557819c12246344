import { remember, remembered } from "./store.js";

const NEXT = { auto: "light", light: "dark", dark: "contrast", contrast: "auto" } as const;

type Theme = keyof typeof NEXT;

const NAMES: Readonly<Record<Theme, string>> = { auto: "as the system", light: "light", dark: "dark", contrast: "high contrast" };

const MORE_CONTRAST = matchMedia("(prefers-contrast: more)");

/** The button that goes round: as the system, light, dark, high contrast. Tells `quayside:theme` on the document. */
export function themeButton(button: HTMLButtonElement): void {
  const show = (theme: Theme): void => {
    button.dataset["theme"] = theme;
    button.setAttribute("aria-label", `Colours: ${NAMES[theme]}. Change to ${NAMES[NEXT[theme]]}.`);
    button.title = `Colours: ${NAMES[theme]}`;
    if (theme !== "auto") {
      document.documentElement.dataset["theme"] = theme;
    } else if (MORE_CONTRAST.matches) {
      document.documentElement.dataset["theme"] = "contrast";
    } else {
      delete document.documentElement.dataset["theme"];
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
  MORE_CONTRAST.addEventListener("change", () => show(theme));
}

function current(): Theme {
  const theme = remembered("theme");
  return theme === "light" || theme === "dark" || theme === "contrast" ? theme : "auto";
}
