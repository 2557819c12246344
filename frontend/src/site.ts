import { themeButton } from "./page/theme.js";

themeButton(document.querySelector("[data-part=theme]") as HTMLButtonElement);
