import type { Session, SessionView } from "../session.js";

const MINUTE = 60_000;

/** What the page says of the session: how long it lasts, which images are stand-ins. */
export class SessionNotes {
  readonly #left: HTMLElement;
  readonly #standIns: HTMLElement;
  #expiresAt: Date | null = null;
  readonly #session: Session;

  constructor(page: Document, session: Session) {
    this.#left = page.querySelector("[data-part=time-left]") as HTMLElement;
    this.#standIns = page.querySelector("[data-part=stand-ins]") as HTMLElement;
    this.#session = session;
    setInterval(() => void this.#tick(), MINUTE);
  }

  show(session: SessionView | null): void {
    this.#expiresAt = session?.expiresAt ?? null;
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
    if (this.#expiresAt === null || document.visibilityState === "hidden") {
      return;
    }
    // What the learner does moves the end, which only the server knows.
    const found = await this.#session.find().catch(() => null);
    this.#expiresAt = found?.expiresAt ?? this.#expiresAt;
    this.#write();
  }

  #write(): void {
    const minutes = this.#expiresAt === null ? 0 : Math.ceil((this.#expiresAt.getTime() - Date.now()) / MINUTE);
    this.#left.textContent = minutes > 0 ? words(minutes) : "";
  }
}

function words(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60 === 0 ? "" : `${minutes % 60} min `;
  return hours === 0 ? `${rest}left` : `${hours} h ${rest}left`;
}
