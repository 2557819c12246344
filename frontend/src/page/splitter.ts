import { remember } from "./store.js";

const LEAST = 25;
const MOST = 75;
const STEP = 2;

/** Moves the border between the lesson and the terminals, by pointer and by keys. */
export function splitter(handle: HTMLElement): void {
  const root = document.documentElement;

  const place = (wanted: number): void => {
    const percent = Math.round(Math.min(MOST, Math.max(LEAST, wanted)) * 10) / 10;
    root.style.setProperty("--split", `${percent}%`);
    handle.setAttribute("aria-valuenow", String(Math.round(percent)));
    remember("split", String(percent));
  };
  const now = (): number => Number.parseFloat(getComputedStyle(root).getPropertyValue("--split"));

  handle.setAttribute("aria-valuenow", String(Math.round(now())));
  handle.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (handle.hasPointerCapture(event.pointerId)) {
      place((event.clientX / root.clientWidth) * 100);
    }
  });
  handle.addEventListener("dblclick", () => place(50));
  handle.addEventListener("keydown", (event) => {
    const places: Record<string, number> = {
      ArrowLeft: now() - STEP,
      ArrowRight: now() + STEP,
      Home: LEAST,
      End: MOST,
      Enter: 50,
    };
    const wanted = places[event.key];
    if (wanted !== undefined) {
      event.preventDefault();
      place(wanted);
    }
  });
}
