import { Problem } from "../page/api.js";
import { Settings } from "../page/settings.js";
import type { Session, SessionView } from "../session.js";
import { BenchMenu } from "./bench-menu.js";
import { KeyBar } from "./key-bar.js";
import { moved, split, swapped, terminalsOf, without, type Along, type Layout } from "./layout.js";
import { Lobby } from "./lobby.js";
import { Memory } from "./memory.js";
import { Panes } from "./panes.js";
import { Shell, type ShellHost } from "./shell.js";
import { Tabs } from "./tabs.js";

const MOST_TERMINALS = 4;
/** Where the terminals are a sheet from below, there is room for one. */
const SHEET = matchMedia("(max-width: 800px)");

/** The terminals beside the lesson: which there are, which are seen, and how large. */
export class Bench implements ShellHost {
  readonly settings = new Settings();
  largestFile = 0;
  readonly #root: HTMLElement;
  readonly #session: Session;
  readonly #changed: (session: SessionView | null) => void;
  readonly #panes: Panes;
  readonly #tabs: Tabs;
  readonly #keys: KeyBar;
  /** Tells other windows of this browser that there is one more terminal. */
  readonly #others = new BroadcastChannel("quayside.terminals");
  readonly #lobby: Lobby;
  #memory: Memory | null = null;
  #shells: Shell[] = [];
  #layout: Layout | null = null;
  /** The terminal that is typed into, by its id. */
  #active = "";
  #ending = false;

  /** @param changed hears of a session that began, and of its end as null */
  constructor(root: HTMLElement, session: Session, changed: (session: SessionView | null) => void) {
    this.#root = root;
    this.#session = session;
    this.#changed = changed;
    const panes = this.#part("panes");
    this.#lobby = new Lobby(root, () => this.start());
    this.#panes = new Panes(panes, (path, share) => this.#move(path, share));
    this.#tabs = new Tabs(this.#part("tabs"), (place) => this.#select(this.#shells[place]?.id ?? ""));
    this.#keys = new KeyBar(this.#part("keys"), () => this.#shell);
    new BenchMenu(this.#part("menu"), this.#button("menu"), this.settings, () => this.#shell);
    this.#on("alone", () => this.#alone());
    this.#on("start", () => this.start());
    this.#on("wake", () => this.start());
    this.#on("leave", () => this.end());
    this.#on("remove", () => this.end());
    this.#on("add", () => this.#add(null));
    this.#on("close", () => this.#close());
    this.#on("right", () => this.#split("row"));
    this.#on("down", () => this.#split("column"));
    this.#on("search", () => this.#shell?.find());
    this.#on("full", () => this.#toggle("full"));
    this.#on("sheet", () => this.#toggle("sheet"));
    panes.addEventListener("focusin", (event) => this.#focused(event.target as Node));
    this.settings.onChange(() => this.#shells.forEach((shell) => shell.apply()));
    document.addEventListener("quayside:theme", () => this.#shells.forEach((shell) => shell.screen?.paint()));
    SHEET.addEventListener("change", () => this.#arrange());
    this.#others.addEventListener("message", () => void this.#meet());
    this.#arrange();
  }

  /** Comes back to the session that this browser started before, or to its place in the queue. */
  async resume(): Promise<void> {
    if (this.#session.waiting) {
      await this.start();
    } else if (this.#session.expected) {
      await this.#attempt(async () => {
        const found = await this.#session.find();
        if (found?.resting === true) {
          this.#say("");
          this.#lobby.rest(found);
        } else if (found !== null) {
          this.#show(found);
        }
      });
    }
  }

  async start(): Promise<void> {
    const waited = this.#lobby.waiting;
    const answered = await this.#attempt(async () => {
      if (!waited) {
        this.#say("Starting your engine…");
      }
      const answer = await this.#session.start();
      if ("position" in answer) {
        this.#say("");
        this.#lobby.queue(answer);
      } else {
        this.#lobby.start();
        this.#show(answer);
        this.#select(this.#active);
      }
    });
    if (!answered && waited) {
      this.#lobby.again();
    }
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
      if (!(await this.#add("column"))) {
        return false;
      }
    }
    const shell = this.#shells[number - 1];
    if (shell === undefined) {
      return false;
    }
    this.#select(shell.id);
    if (matchMedia("(pointer: coarse)").matches) {
      // A touch keyboard would hide what the command prints.
      (document.activeElement as HTMLElement).blur();
    }
    await shell.run(commands);
    return true;
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
        this.#memory?.forget();
        this.#say(reason === "" ? "The session ended." : reason, true);
        this.#changed(null);
        if (!this.#ending) {
          void this.resume();
        }
      }
    }
  }

  /** Ends the session with all that was made in it. */
  async end(): Promise<void> {
    this.#ending = true;
    await this.#attempt(async () => {
      await this.#session.end();
      this.#lobby.start();
      for (const shell of [...this.#shells]) {
        shell.close();
      }
    });
    this.#ending = false;
  }

  get #shell(): Shell | null {
    return this.#shells.find((shell) => shell.id === this.#active) ?? null;
  }

  #show(session: SessionView): void {
    this.#say("");
    this.#changed(session);
    this.largestFile = session.largestFile;
    this.#shells = session.terminals.map((id) => this.#made(id));
    this.#memory = new Memory(session.id);
    const { layout, active } = this.#memory.recall(session.terminals);
    this.#layout = layout;
    this.#active = active;
    this.#arrange();
  }

  #made(id: string): Shell {
    return new Shell(id, this.#part<HTMLTemplateElement>("panel"), this);
  }

  /** Shows a terminal, in the place of the one that is typed into if it has none. */
  #select(id: string): void {
    if (this.#layout !== null && !terminalsOf(this.#layout).includes(id)) {
      this.#layout = swapped(this.#layout, this.#active, id);
    }
    this.#active = id;
    this.#arrange();
    this.#shell?.screen?.focus();
  }

  /** @param along where a new terminal is shown: beside the active one, below it, or in its place */
  #add(along: Along | null): Promise<boolean> {
    return this.#attempt(async () => {
      const added = this.#made(await this.#session.addTerminal());
      this.#shells.push(added);
      this.#others.postMessage("added");
      if (along !== null && this.#layout !== null) {
        this.#layout = split(this.#layout, this.#active, added.id, along);
      }
      this.#select(added.id);
    });
  }

  /** Takes in the terminals that another window added, without showing them. */
  async #meet(): Promise<void> {
    const found = this.#shells.length > 0 ? await this.#session.find().catch(() => null) : null;
    const known = new Set(this.#shells.map(({ id }) => id));
    const added = found?.terminals.filter((id) => !known.has(id)) ?? [];
    this.#shells.push(...added.map((id) => this.#made(id)));
    this.#arrange();
  }

  /** Shows one more beside the active one, or below it: one that is hidden, else a new one. */
  async #split(along: Along): Promise<void> {
    const hidden = this.#hidden;
    if (hidden === undefined || this.#layout === null) {
      await this.#add(along);
    } else {
      this.#layout = split(this.#layout, this.#active, hidden.id, along);
      this.#select(hidden.id);
    }
  }

  #alone(): void {
    this.#layout = this.#active;
    this.#select(this.#active);
  }

  get #hidden(): Shell | undefined {
    const seen = this.#layout === null ? [] : terminalsOf(this.#layout);
    return this.#shells.find((shell) => !seen.includes(shell.id));
  }

  #close(): Promise<boolean> {
    return this.#attempt(async () => {
      const shell = this.#shell;
      if (shell !== null) {
        await this.#session.removeTerminal(shell.id);
        this.#forget(shell);
        this.#select(this.#active);
      }
    });
  }

  #move(path: string, share: number): void {
    if (this.#layout !== null) {
      this.#layout = moved(this.#layout, path, share);
      this.#arrange();
    }
  }

  #forget(shell: Shell): void {
    const at = this.#shells.indexOf(shell);
    this.#shells = this.#shells.filter((one) => one !== shell);
    shell.close();
    const rest = this.#layout === null ? null : without(this.#layout, shell.id);
    this.#layout = rest ?? this.#shells[Math.max(0, at - 1)]?.id ?? null;
    if (this.#active === shell.id) {
      this.#active = this.#layout === null ? "" : (terminalsOf(this.#layout)[0] ?? "");
    }
    this.#arrange();
  }

  #arrange(): void {
    const { length } = this.#shells;
    const layout = SHEET.matches && this.#layout !== null ? this.#active : this.#layout;
    const seen = layout === null ? [] : terminalsOf(layout);
    this.#root.classList.toggle("started", length > 0);
    this.#root.classList.toggle("several", seen.length > 1);
    this.#panes.show(layout, new Map(this.#shells.map((shell) => [shell.id, shell.panel])));
    this.#shells.forEach((shell) => shell.panel.classList.toggle("active", shell.id === this.#active));
    this.#tabs.show(this.#shells.map((shell) => shell.panel), this.#shells.findIndex(({ id }) => id === this.#active));
    this.#shells.forEach((shell, place) => {
      if (seen.includes(shell.id)) {
        shell.open(`Terminal ${place + 1}`);
      }
      shell.screen?.show(seen.includes(shell.id));
    });
    const full = length === 0 || length >= MOST_TERMINALS;
    this.#enable("add", !full);
    this.#enable("right", !full || this.#hidden !== undefined);
    this.#enable("down", !full || this.#hidden !== undefined);
    this.#enable("alone", seen.length > 1);
    this.#enable("search", length > 0);
    this.#enable("menu", length > 0);
    this.#enable("close", length > 1);
    if (this.#layout !== null) {
      this.#memory?.keep(this.#layout, this.#active);
    }
  }

  #focused(target: Node): void {
    const shell = this.#shells.find(({ panel }) => panel.contains(target));
    if (shell !== undefined && shell.id !== this.#active) {
      this.#active = shell.id;
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

  #enable(action: string, on: boolean): void {
    this.#button(action).disabled = !on;
  }

  #on(action: string, listener: () => unknown): void {
    this.#button(action).addEventListener("click", () => void listener());
  }

  #button(action: string): HTMLButtonElement {
    return this.#root.querySelector(`[data-action=${action}]`) as HTMLButtonElement;
  }

  #part<T extends HTMLElement = HTMLElement>(name: string): T {
    return this.#root.querySelector(`[data-part=${name}]`) as T;
  }
}
