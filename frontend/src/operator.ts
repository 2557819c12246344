import { living } from "./operator/living.js";
import { themeButton } from "./page/theme.js";

themeButton(document.querySelector("[data-part=theme]") as HTMLButtonElement);
living(document);
