import { Connection, type State } from "./connection.js";
import { reconnected } from "./reconnected.js";
import { Conversation } from "./conversation.js";
import type { ServerEvent, Size } from "./frames.js";
import { Finder } from "./finder.js";
import { Offer } from "./offer.js";
import { Panel } from "./panel.js";
import { Paste } from "./paste.js";
import { Prompt } from "./prompt.js";
import { RoundTrip } from "./round-trip.js";
import { Screen } from "./screen.js";
import { Transcript } from "./transcript.js";
import { Transfers } from "./transfers.js";
import type { Chord } from "./chords.js";
import { copyText } from "../page/clipboard.js";
import { USUAL_SIZE, type Settings } from "../page/settings.js";

const ENTER = 13;
/** Milliseconds without output after which a shell is taken to wait for input. */
const QUIET = 150;
const LONGEST_WAIT = 4000;

/** What a shell asks of the page around it. */
export interface ShellHost {
  readonly settings: Settings;
  /** How many bytes a file may have that is brought into the home. */
  readonly largestFile: number;
  exists(id: string): Promise<boolean>;
  /** Changes what was typed before it is sent. */
  typing(bytes: Uint8Array): Uint8Array;
  left(): void;
  ended(shell: Shell, reason: string): void;
}

/** One terminal of the session: its panel in the page, its screen and its connection. */
export class Shell {
  readonly id: string;
  readonly panel: HTMLElement;
  readonly files: Transfers;
  readonly #host: ShellHost;
  readonly #panel: Panel;
  readonly #offer: Offer;
  readonly #roundTrip = new RoundTrip();
  #screen: Screen | null = null;
  #finder: Finder | null = null;
  #paste: Paste | null = null;
  #prompt: Prompt | null = null;
  #transcript: Transcript | null = null;
  #conversation: Conversation | null = null;
  #connection: Connection | null = null;
  #typedAt = 0;
  #smaller = false;

  constructor(id: string, template: HTMLTemplateElement, host: ShellHost) {
    this.id = id;
    this.#host = host;
    this.#panel = new Panel(template);
    this.panel = this.#panel.root;
    this.files = new Transfers(this.#panel.part("transfers"), host, (words) => this.#panel.tell(words));
    this.files.takeDrops(this.panel);
    this.#offer = new Offer(this.#panel.part("offer"), (path) => {
      if (path !== null) {
        void this.files.save(path);
      }
      this.#screen?.focus();
    });
  }

  get screen(): Screen | null {
    return this.#screen;
  }

  /** Connects, the first time that the panel is to be seen. */
  open(label: string): void {
    if (this.#screen !== null) {
      return;
    }
    const view = this.#panel.part("screen");
    const screen = new Screen(view, `${label}. Shift and Escape leave it.`, this.#host.settings, {
      typed: (bytes) => this.type(this.#host.typing(bytes)),
      // Not typing: a shell that asks where its cursor is, as busybox does at each prompt,
      // is as ready for a command after the answer as before.
      answered: (bytes) => this.#conversation?.type(bytes),
      resized: () => this.#conversation?.resized(),
      paused: () => this.#conversation?.idle(),
      chord: (chord) => this.#chord(chord),
      selected: (text) => this.#selected(text),
      copying: (text) => void this.#copy(text, "A program in this terminal copied"),
      offering: (path) => this.#offer.show(path),
    });
    const conversation = new Conversation(screen, (event) => {
      this.#heard(event);
      connection.heard(event);
    });
    const connection = new Connection(
      this.id,
      conversation,
      (state) => this.#show(state),
      () => this.#host.exists(this.id),
    );
    this.#screen = screen;
    this.#prompt = new Prompt(screen.terminal);
    this.#finder = new Finder(this.#panel.part("finder"), screen.terminal);
    this.#paste = new Paste(view, screen.terminal, (words) => this.#panel.tell(words));
    this.#conversation = conversation;
    this.#connection = connection;
    this.apply();
    connection.open();
  }

  /** Does as the learner's settings say. */
  apply(): void {
    const { settings } = this.#host;
    this.#screen?.apply(settings);
    if (this.#screen === null || this.#prompt === null || settings.screenReader === (this.#transcript !== null)) {
      return;
    }
    this.#transcript?.dispose();
    this.#transcript = settings.screenReader
      ? new Transcript(this.#screen.terminal, this.#prompt, this.#panel.part("transcript"))
      : null;
  }

  find(): void {
    this.#finder?.open();
  }

  async paste(): Promise<void> {
    await this.#paste?.fromClipboard();
  }

  type(bytes: Uint8Array): void {
    if (this.#connection?.state.name === "exited") {
      if (bytes.includes(ENTER)) {
        this.#connection.restart();
      }
      return;
    }
    this.#typedAt = performance.now();
    this.#roundTrip.typed(bytes.length, this.#typedAt);
    this.#conversation?.type(bytes);
  }

  /** Types commands, each once the shell has become quiet after the one before. */
  async run(commands: readonly string[]): Promise<void> {
    if (this.#connection?.state.name === "exited") {
      this.#connection.restart();
    }
    for (const command of commands) {
      await this.#quiet();
      this.#screen?.showEnd();
      this.type(new TextEncoder().encode(`${command}\r`));
    }
  }

  close(): void {
    this.#connection?.close("");
    this.#transcript?.dispose();
    this.#screen?.dispose();
    this.#panel.remove();
  }

  #chord(chord: Chord): void {
    const { settings } = this.#host;
    switch (chord) {
      case "leave":
        this.#host.left();
        break;
      case "copy":
        void copyText(this.#screen?.terminal.getSelection() ?? "");
        break;
      case "paste":
        void this.paste();
        break;
      case "search":
        this.find();
        break;
      case "larger":
        settings.textSize += 1;
        break;
      case "smaller":
        settings.textSize -= 1;
        break;
      case "usual":
        settings.textSize = USUAL_SIZE;
        break;
    }
  }

  #selected(text: string): void {
    if (this.#host.settings.copyOnSelect && text !== "") {
      void this.#copy(text, "Copied");
    }
  }

  async #copy(text: string, who: string): Promise<void> {
    const copied = await copyText(text);
    const much = text.length === 1 ? "1 character" : `${text.length.toLocaleString("en")} characters`;
    this.#panel.tell(copied ? `${who} ${much}.` : "The browser does not let this page copy.");
  }

  async #quiet(): Promise<void> {
    const since = performance.now();
    for (;;) {
      const now = performance.now();
      const drawn = this.#screen?.lastDrawn ?? 0;
      if ((drawn > this.#typedAt && now - drawn > QUIET) || now - since > LONGEST_WAIT) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, QUIET / 3));
    }
  }

  #heard(event: ServerEvent): void {
    if (event.type === "input") {
      this.#roundTrip.taken(performance.now());
      this.#panel.delay(this.#roundTrip.words);
    } else if (event.type === "size") {
      this.#fitted(event);
    }
  }

  /** Of all windows that show a terminal, the smallest says how large it is. */
  #fitted(size: Size): void {
    const smaller = this.#screen?.limit(size) ?? false;
    if (smaller || this.#smaller) {
      this.#panel.say(smaller
        ? `Also open in a smaller window, so it is ${size.cols} by ${size.rows} characters here too.`
        : "");
    }
    this.#smaller = smaller;
  }

  #show(state: State): void {
    this.panel.dataset["state"] = state.name;
    switch (state.name) {
      case "connecting":
        this.#panel.say("Connecting…");
        break;
      case "connected":
        this.#connected(state);
        break;
      case "lost":
        this.#roundTrip.reset();
        this.#panel.delay("");
        this.#panel.say("The connection is lost. Trying again…");
        break;
      case "exited":
        this.#panel.say("The shell ended. Press Enter for a new one.");
        break;
      case "ended":
        this.#panel.say("This terminal ended.");
        this.#host.ended(this, state.reason);
        break;
    }
  }

  #connected(state: State & { name: "connected" }): void {
    const { dropped, doubtful } = state.fate;
    const words = reconnected(state);
    // What is to be done about stays; that all is well goes.
    this.#panel.say(dropped + doubtful > 0 ? words : "");
    if (dropped + doubtful === 0 && words !== "") {
      this.#panel.tell(words);
    }
  }
}
