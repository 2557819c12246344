import { forgetting } from "./page/forget.js";
import { themeButton } from "./page/theme.js";

themeButton(document.querySelector("[data-part=theme]") as HTMLButtonElement);
forgetting(document);
