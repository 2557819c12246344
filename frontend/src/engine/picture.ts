import { layout, MARGIN, type Placed } from "./layout.js";
import { shape, svg } from "./shapes.js";
import type { EngineState, Thing } from "./state.js";
import { label } from "./words.js";

interface Drawn {
  readonly element: SVGGElement;
  looks: string;
}

/** Draws the engine: what is new appears, what changed is marked for a moment, the rest stays. */
export class Picture {
  readonly #root: SVGSVGElement;
  readonly #open: (key: string) => void;
  readonly #lines = svg("path", { class: "qs-line" });
  readonly #objects = svg("g", {});
  readonly #drawn = new Map<string, Drawn>();
  #state: EngineState | null = null;
  #order: readonly string[] = [];
  #first = true;

  /** @param open opens an object to its details */
  constructor(root: SVGSVGElement, open: (key: string) => void) {
    this.#root = root;
    this.#open = open;
    root.append(this.#lines, this.#objects);
    root.addEventListener("keydown", (event) => this.#key(event));
    root.addEventListener("animationend", (event) => (event.target as Element).classList.remove("fresh", "changed"));
    new ResizeObserver(() => this.#draw()).observe(root.parentElement as HTMLElement);
  }

  show(state: EngineState): void {
    this.#state = state;
    this.#draw();
  }

  focus(key: string): void {
    this.#drawn.get(key)?.element.focus();
  }

  #draw(): void {
    const width = (this.#root.parentElement as HTMLElement).clientWidth;
    if (this.#state === null || width === 0) {
      return;
    }
    const { height, placed, lines } = layout(this.#state, width, this.#order);
    this.#order = placed.filter(({ kind }) => kind === "image").map(({ key }) => key);
    this.#root.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.#root.setAttribute("width", String(width));
    this.#root.setAttribute("height", String(height));
    this.#lines.setAttribute("d", lines.join(""));
    const keys = new Set(placed.map(({ key }) => key));
    for (const [key, { element }] of this.#drawn) {
      if (!keys.has(key)) {
        element.remove();
        this.#drawn.delete(key);
      }
    }
    placed.forEach((one, at) => {
      const { element } = this.#object(one);
      if (this.#objects.children[at] !== element) {
        this.#objects.insertBefore(element, this.#objects.children[at] ?? null);
      }
    });
    if (this.#focusable().every((element) => element.tabIndex !== 0)) {
      this.#focusable()[0]?.setAttribute("tabindex", "0");
    }
    this.#seek();
    this.#first = false;
  }

  /** Brings what is new into sight, unless somebody is looking around. */
  #seek(): void {
    const fresh = [...this.#objects.querySelectorAll(".fresh:not(.engine-member)")].at(-1);
    const view = this.#root.closest<HTMLElement>(".engine-body");
    if (fresh === undefined || view === null || view.matches(":hover, :focus-within")) {
      return;
    }
    const below = fresh.getBoundingClientRect().bottom + MARGIN - view.getBoundingClientRect().bottom;
    const above = fresh.getBoundingClientRect().top - MARGIN - view.getBoundingClientRect().top;
    if (below > 0 || above < 0) {
      view.scrollTop += below > 0 ? below : above;
    }
  }

  #object(placed: Placed): Drawn {
    const { key, place } = placed;
    const drawn = this.#drawn.get(key) ?? this.#make(placed);
    const { element } = drawn;
    element.setAttribute("transform", `translate(${place.x} ${place.y})`);
    const children = shape(placed);
    const looks = JSON.stringify([children.map((child) => child.outerHTML)]);
    if (looks !== drawn.looks) {
      const words = element.textContent;
      element.replaceChildren(...children);
      element.classList.toggle("changed", drawn.looks !== "" && words !== element.textContent);
      drawn.looks = looks;
    }
    if (isThing(placed)) {
      element.setAttribute("aria-label", label(placed));
    }
    return drawn;
  }

  #make(placed: Placed): Drawn {
    const element = svg("g", { class: `engine-${placed.kind}` });
    const opens = placed.kind === "member" ? placed.container.id : placed.key;
    if (placed.kind !== "gone") {
      element.addEventListener("click", () => this.#open(opens));
    }
    if (isThing(placed)) {
      element.setAttribute("role", "button");
      element.setAttribute("tabindex", "-1");
      element.dataset["key"] = placed.key;
    } else {
      element.setAttribute("aria-hidden", "true");
    }
    element.classList.toggle("fresh", !this.#first);
    const drawn = { element, looks: "" };
    this.#drawn.set(placed.key, drawn);
    return drawn;
  }

  #focusable(): SVGGElement[] {
    return [...this.#objects.querySelectorAll<SVGGElement>("[role=button]")];
  }

  /** One stop for the Tab key; the arrows go from object to object. */
  #key(event: KeyboardEvent): void {
    const all = this.#focusable();
    const at = all.indexOf(event.target as SVGGElement);
    const next: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: all.length - 1,
    };
    const wanted = next[event.key];
    if (wanted !== undefined) {
      event.preventDefault();
      const target = all[Math.min(Math.max(wanted, 0), all.length - 1)];
      all.forEach((element) => element.setAttribute("tabindex", element === target ? "0" : "-1"));
      target?.focus();
    } else if ((event.key === "Enter" || event.key === " ") && at >= 0) {
      event.preventDefault();
      this.#open(all[at]?.dataset["key"] ?? "");
    }
  }
}

function isThing(placed: Placed): placed is Placed & Thing {
  return placed.kind !== "gone" && placed.kind !== "member";
}
