import type { Session, SessionView } from "../session.js";

const MINUTE = 60_000;
const LOOK = 10_000;

/** What the page says of the session: how long it lasts, that it ends soon, which images are stand-ins. */
export class SessionNotes {
  readonly #left: HTMLElement;
  readonly #standIns: HTMLElement;
  readonly #warning: HTMLElement;
  readonly #stay: HTMLButtonElement;
  readonly #session: Session;
  #shown: SessionView | null = null;
  #asked = 0;

  constructor(page: Document, session: Session) {
    this.#left = page.querySelector("[data-part=time-left]") as HTMLElement;
    this.#standIns = page.querySelector("[data-part=stand-ins]") as HTMLElement;
    this.#warning = page.querySelector("[data-part=warning]") as HTMLElement;
    this.#stay = this.#warning.querySelector("button") as HTMLButtonElement;
    this.#session = session;
    this.#stay.addEventListener("click", () => void this.#extend());
    setInterval(() => void this.#tick(), LOOK);
    page.addEventListener("visibilitychange", () => void this.#tick());
  }

  show(session: SessionView | null): void {
    this.#shown = session;
    this.#asked = performance.now();
    const images = session?.standIns ?? [];
    this.#standIns.hidden = images.length === 0;
    if (images.length > 0) {
      const names = new Intl.ListFormat("en").format(images);
      this.#standIns.textContent =
        `Docker Hub could not be reached, so ${names} ${images.length === 1 ? "is a small stand-in" : "are small stand-ins"} made here.`;
    }
    this.#write();
  }

  async #tick(): Promise<void> {
    if (this.#shown === null || document.visibilityState === "hidden") {
      return;
    }
    // What the learner does moves the end, which only the server knows.
    if (this.#endsSoon || performance.now() - this.#asked >= MINUTE) {
      this.#asked = performance.now();
      const found = await this.#session.find().catch(() => null);
      if (this.#shown !== null && found !== null && !found.resting) {
        this.#shown = found;
      }
    }
    this.#write();
  }

  async #extend(): Promise<void> {
    const found = await this.#session.extend().catch(() => null);
    if (found !== null) {
      this.#shown = found;
      this.#stay.hidden = this.#endsSoon;
      this.#write();
    }
  }

  get #endsSoon(): boolean {
    const warnsAt = this.#shown?.warnsAt ?? null;
    return warnsAt !== null && performance.now() >= warnsAt;
  }

  #write(): void {
    const expiresAt = this.#shown?.expiresAt ?? null;
    const minutes = expiresAt === null ? 0 : Math.ceil((expiresAt - performance.now()) / MINUTE);
    this.#left.textContent = minutes > 0 ? words(minutes) : "";
    const soon = this.#endsSoon && minutes > 0;
    if (!soon) {
      this.#stay.hidden = false;
    }
    const line = this.#warning.querySelector("p") as HTMLElement;
    const told = this.#stay.hidden ? "This session cannot last longer: it ends" : "This session ends";
    const sentence = `${told} in ${minutes === 1 ? "a minute" : `${minutes} minutes`}. What you made is kept for a while then.`;
    if (soon && line.textContent !== sentence) {
      line.textContent = sentence;
    }
    this.#warning.hidden = !soon;
  }
}

function words(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60 === 0 ? "" : `${minutes % 60} min `;
  return hours === 0 ? `${rest}left` : `${hours} h ${rest}left`;
}
