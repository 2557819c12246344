import { LEAST_SHARE, placesOf, type Border, type Box, type Layout } from "./layout.js";

/** CSS pixels below which terminals are only one above the other. */
const NARROW = 560;
const STEP = 0.02;

/** Lays terminals out on the bench, with borders between them that can be moved. */
export class Panes {
  readonly #element: HTMLElement;
  readonly #moved: (path: string, share: number) => void;
  readonly #borders = new Map<string, HTMLElement>();
  #layout: Layout | null = null;
  #panels: ReadonlyMap<string, HTMLElement> = new Map();
  #now: readonly Border[] = [];
  #stacked = false;

  /** @param moved hears where a border is wanted */
  constructor(element: HTMLElement, moved: (path: string, share: number) => void) {
    this.#element = element;
    this.#moved = moved;
    new ResizeObserver(() => {
      if (this.#stacked !== this.#narrow) {
        this.#place();
      }
    }).observe(element);
  }

  /** Shows the terminals of a layout and hides the others. */
  show(layout: Layout | null, panels: ReadonlyMap<string, HTMLElement>): void {
    this.#layout = layout;
    this.#panels = panels;
    this.#place();
  }

  get #narrow(): boolean {
    return this.#element.clientWidth > 0 && this.#element.clientWidth < NARROW;
  }

  #place(): void {
    this.#stacked = this.#narrow;
    const { panes, borders } =
      this.#layout === null ? { panes: new Map<string, Box>(), borders: [] } : placesOf(this.#layout, this.#stacked);
    for (const [id, panel] of this.#panels) {
      if (!panel.isConnected) {
        this.#element.append(panel);
      }
      const box = panes.get(id);
      panel.hidden = box === undefined;
      if (box !== undefined) {
        put(panel, box);
        panel.classList.toggle("beside", box.left > 0);
        panel.classList.toggle("below", box.top > 0);
      }
    }
    this.#now = borders;
    this.#showBorders();
  }

  #showBorders(): void {
    for (const [path, handle] of this.#borders) {
      if (!this.#now.some((border) => border.path === path)) {
        handle.remove();
        this.#borders.delete(path);
      }
    }
    for (const border of this.#now) {
      const handle = this.#borders.get(border.path) ?? this.#border(border.path);
      const { box, along, share } = border;
      put(handle, along === "row"
        ? { ...box, left: box.left + box.width * share, width: 0 }
        : { ...box, top: box.top + box.height * share, height: 0 });
      handle.dataset["along"] = along;
      handle.setAttribute("aria-orientation", along === "row" ? "vertical" : "horizontal");
      handle.setAttribute("aria-valuenow", String(Math.round(share * 100)));
    }
  }

  #border(path: string): HTMLElement {
    const handle = document.createElement("div");
    handle.className = "border";
    handle.tabIndex = 0;
    handle.setAttribute("role", "separator");
    handle.setAttribute("aria-label", "Border between terminals");
    handle.setAttribute("aria-valuemin", String(LEAST_SHARE * 100));
    handle.setAttribute("aria-valuemax", String((1 - LEAST_SHARE) * 100));
    handle.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      handle.focus();
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener("pointermove", (event) => {
      if (handle.hasPointerCapture(event.pointerId)) {
        this.#drag(path, event);
      }
    });
    handle.addEventListener("dblclick", () => this.#moved(path, 0.5));
    handle.addEventListener("keydown", (event) => this.#key(path, event));
    this.#borders.set(path, handle);
    this.#element.append(handle);
    return handle;
  }

  #drag(path: string, event: PointerEvent): void {
    const border = this.#now.find((one) => one.path === path);
    if (border !== undefined) {
      const { box, along } = border;
      const around = this.#element.getBoundingClientRect();
      this.#moved(path, along === "row"
        ? ((event.clientX - around.left) / around.width - box.left) / box.width
        : ((event.clientY - around.top) / around.height - box.top) / box.height);
    }
  }

  #key(path: string, event: KeyboardEvent): void {
    const border = this.#now.find((one) => one.path === path);
    const [less, more] = border?.along === "row" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
    const share = border?.share ?? 0.5;
    const shares: Record<string, number> = { [less as string]: share - STEP, [more as string]: share + STEP, Enter: 0.5 };
    const wanted = shares[event.key];
    if (wanted !== undefined) {
      event.preventDefault();
      this.#moved(path, wanted);
    }
  }
}

function put(element: HTMLElement, box: Box): void {
  for (const [side, part] of Object.entries(box)) {
    element.style.setProperty(side, `${part * 100}%`);
  }
}
