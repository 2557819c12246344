import { Problem } from "../page/api.js";
import type { Session, SessionView } from "../session.js";
import { KeyBar } from "./key-bar.js";
import { Shell, type ShellHost } from "./shell.js";
import { Tabs } from "./tabs.js";

const MOST_TERMINALS = 4;

/** The terminals beside the lesson: which there are, which are seen, and how large. */
export class Bench implements ShellHost {
  readonly #root: HTMLElement;
  readonly #session: Session;
  readonly #changed: (session: SessionView | null) => void;
  readonly #panes: HTMLElement;
  readonly #tabs: Tabs;
  readonly #keys: KeyBar;
  #shells: Shell[] = [];
  /** The places of the terminals that are seen: one, or two side by side. */
  #seen: number[] = [0];
  #active = 0;

  /** @param changed hears of a session that began, and of its end as null */
  constructor(root: HTMLElement, session: Session, changed: (session: SessionView | null) => void) {
    this.#root = root;
    this.#session = session;
    this.#changed = changed;
    this.#panes = this.#part("panes");
    this.#tabs = new Tabs(this.#part("tabs"), (place) => this.select(place));
    this.#keys = new KeyBar(this.#part("keys"), () => this.#shells[this.#active] ?? null);
    this.#on("start", () => this.start());
    this.#on("add", () => this.#add());
    this.#on("close", () => this.#close());
    this.#on("split", () => this.#split());
    this.#on("full", () => this.#toggle("full"));
    this.#on("sheet", () => this.#toggle("sheet"));
    this.#panes.addEventListener("focusin", (event) => this.#focused(event.target as Node));
    document.addEventListener("quayside:theme", () => this.#shells.forEach((shell) => shell.screen?.paint()));
    this.#arrange();
  }

  /** Comes back to the session that this browser started before, if it is still there. */
  async resume(): Promise<void> {
    if (this.#session.expected) {
      await this.#attempt(async () => {
        const found = await this.#session.find();
        if (found !== null) {
          this.#show(found);
        }
      });
    }
  }

  async start(): Promise<void> {
    await this.#attempt(async () => {
      this.#say("Starting your engine…");
      this.#show(await this.#session.start());
      this.select(this.#active);
    });
  }

  /**
   * Types commands into a terminal, which is started and shown where that is needed.
   * @param number which terminal, from 1
   * @returns whether they were typed
   */
  async run(number: number, commands: readonly string[]): Promise<boolean> {
    this.#set("sheet", true);
    if (this.#shells.length === 0) {
      await this.start();
    }
    while (this.#shells.length > 0 && this.#shells.length < number) {
      if (!(await this.#add())) {
        return false;
      }
    }
    const shell = this.#shells[number - 1];
    if (shell === undefined) {
      return false;
    }
    this.select(number - 1);
    if (matchMedia("(pointer: coarse)").matches) {
      // A touch keyboard would hide what the command prints.
      (document.activeElement as HTMLElement).blur();
    }
    await shell.run(commands);
    return true;
  }

  select(place: number): void {
    if (!this.#seen.includes(place)) {
      this.#seen[this.#seen.indexOf(this.#active)] = place;
    }
    this.#active = place;
    this.#arrange();
    this.#shells[place]?.screen?.focus();
  }

  async exists(id: string): Promise<boolean> {
    try {
      const found = await this.#session.find();
      return found?.terminals.includes(id) ?? false;
    } catch {
      // The server does not answer: the terminal may well be there when it does.
      return true;
    }
  }

  typing(bytes: Uint8Array): Uint8Array {
    return this.#keys.apply(bytes);
  }

  left(): void {
    this.#part("tabs").querySelector<HTMLElement>("[aria-selected=true]")?.focus();
  }

  ended(shell: Shell, reason: string): void {
    if (this.#shells.includes(shell)) {
      this.#forget(shell);
      if (this.#shells.length === 0) {
        this.#say(reason === "" ? "The session ended." : reason, true);
        this.#changed(null);
      }
    }
  }

  /** Ends the session with all that was made in it. */
  async end(): Promise<void> {
    await this.#attempt(async () => {
      await this.#session.end();
      for (const shell of [...this.#shells]) {
        shell.close();
      }
    });
  }

  #show(session: SessionView): void {
    this.#say("");
    this.#changed(session);
    this.#shells = session.terminals.map((id) => new Shell(id, this));
    this.#arrange();
  }

  #add(): Promise<boolean> {
    return this.#attempt(async () => {
      this.#shells.push(new Shell(await this.#session.addTerminal(), this));
      this.select(this.#shells.length - 1);
    });
  }

  #close(): Promise<boolean> {
    return this.#attempt(async () => {
      const shell = this.#shells[this.#active];
      if (shell !== undefined) {
        await this.#session.removeTerminal(shell.id);
        this.#forget(shell);
        this.select(this.#active);
      }
    });
  }

  async #split(): Promise<void> {
    if (this.#seen.length === 2) {
      this.#seen = [this.#active];
    } else if (this.#shells.length > 1 || (await this.#add())) {
      const first = this.#active === 0 ? 0 : this.#active - 1;
      this.#seen = [first, first + 1];
    }
    this.select(this.#active);
  }

  #forget(shell: Shell): void {
    this.#shells = this.#shells.filter((one) => one !== shell);
    shell.close();
    this.#active = Math.max(0, Math.min(this.#active, this.#shells.length - 1));
    this.#seen = [this.#active];
    this.#arrange();
  }

  #arrange(): void {
    const { length } = this.#shells;
    this.#shells.forEach((shell, place) => {
      if (!shell.panel.isConnected) {
        this.#panes.append(shell.panel);
      }
      shell.panel.hidden = !this.#seen.includes(place);
      shell.panel.classList.toggle("active", place === this.#active);
    });
    this.#tabs.show(this.#shells.map((shell) => shell.panel), this.#active);
    for (const place of this.#seen) {
      this.#shells[place]?.open(`Terminal ${place + 1}`);
    }
    this.#root.classList.toggle("started", length > 0);
    this.#root.classList.toggle("two", this.#seen.length === 2);
    this.#button("add").disabled = length === 0 || length >= MOST_TERMINALS;
    this.#button("split").disabled = length === 0;
    this.#button("split").setAttribute("aria-pressed", String(this.#seen.length === 2));
    this.#button("close").disabled = length < 2;
  }

  #focused(target: Node): void {
    const place = this.#shells.findIndex((shell) => shell.panel.contains(target));
    if (place >= 0 && place !== this.#active) {
      this.#active = place;
      this.#arrange();
    }
  }

  async #attempt(action: () => Promise<void>): Promise<boolean> {
    this.#root.setAttribute("aria-busy", "true");
    try {
      await action();
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) {
        throw error;
      }
      this.#say(error.message, true);
      return false;
    } finally {
      this.#root.removeAttribute("aria-busy");
    }
  }

  #say(words: string, loud = false): void {
    const message = this.#part("message");
    message.textContent = words;
    message.classList.toggle("loud", loud);
  }

  #toggle(name: "full" | "sheet"): void {
    this.#set(name, !this.#root.classList.contains(name));
  }

  #set(name: "full" | "sheet", on: boolean): void {
    this.#root.classList.toggle(name, on);
    this.#button(name).setAttribute(name === "sheet" ? "aria-expanded" : "aria-pressed", String(on));
  }

  #on(action: string, listener: () => unknown): void {
    this.#button(action).addEventListener("click", () => void listener());
  }

  #button(action: string): HTMLButtonElement {
    return this.#root.querySelector(`[data-action=${action}]`) as HTMLButtonElement;
  }

  #part(name: string): HTMLElement {
    return this.#root.querySelector(`[data-part=${name}]`) as HTMLElement;
  }
}
