import type { Shell } from "./shell.js";

const ESCAPE = "\x1b";
const KEYS: Record<string, string> = { esc: ESCAPE, tab: "\t", pipe: "|", tilde: "~" };
const ARROWS: Record<string, string> = { up: "A", down: "B", right: "C", left: "D" };

/** The keys that a touch keyboard lacks, in a bar of buttons above it. */
export class KeyBar {
  readonly #control: HTMLElement | null;

  constructor(bar: HTMLElement, shell: () => Shell | null) {
    this.#control = bar.querySelector("[data-key=ctrl]");
    bar.addEventListener("pointerdown", (event) => event.preventDefault());
    bar.addEventListener("click", (event) => {
      const key = (event.target as Element).closest<HTMLElement>("[data-key]")?.dataset["key"];
      if (key === "ctrl") {
        this.#hold(!this.#held);
      } else if (key === "paste") {
        void shell()?.paste();
      } else if (key !== undefined) {
        press(key, shell());
      }
    });
  }

  /** Turns the next letter into its control character while Ctrl is held. */
  apply(bytes: Uint8Array): Uint8Array {
    if (!this.#held) {
      return bytes;
    }
    this.#hold(false);
    return bytes.length === 1 ? bytes.map((byte) => byte & 0x1f) : bytes;
  }

  get #held(): boolean {
    return this.#control?.getAttribute("aria-pressed") === "true";
  }

  #hold(held: boolean): void {
    this.#control?.setAttribute("aria-pressed", String(held));
  }
}

function press(key: string, shell: Shell | null): void {
  const arrow = ARROWS[key];
  const text = arrow === undefined ? KEYS[key] : ESCAPE + (shell?.screen?.applicationKeys ? "O" : "[") + arrow;
  if (text !== undefined) {
    shell?.type(new TextEncoder().encode(text));
  }
}
