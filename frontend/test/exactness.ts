/*
 * The browser's side of a terminal without a browser: `exactness.js SERVER COOKIE TERMINAL FILE` keeps what
 * it draws in a file, types what it is told on its standard input, and tells what happens on its output.
 */
import { openSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { Connection, type State } from "../src/terminal/connection.js";
import { Conversation, type Display } from "../src/terminal/conversation.js";
import type { Piece } from "../src/terminal/output-ledger.js";

const [server = "", cookie = "", terminal = "", file = ""] = process.argv.slice(2);
const PAUSE = 100;
const encoder = new TextEncoder();
const tell = (what: object): void => void writeSync(1, `${JSON.stringify(what)}\n`);

/** Sends the cookie, as a browser does by itself. */
class SocketWithCookie extends WebSocket {
  constructor(address: string | URL, protocols: string | string[]) {
    super(address, { protocols, headers: { Cookie: cookie } } as unknown as string[]);
  }
}

Object.assign(globalThis, {
  WebSocket: SocketWithCookie,
  addEventListener: () => {},
  location: { href: `${server}/` },
  document: { visibilityState: "visible", addEventListener: () => {} },
});

/** Draws into a file. */
class Paper implements Display {
  readonly size = { cols: 80, rows: 24 };
  readonly #file = openSync(file, "w");
  #length = 0;
  #pause: NodeJS.Timeout | undefined;

  draw(piece: Piece, drawn: () => void): void {
    writeSync(this.#file, piece.bytes);
    this.#length += piece.bytes.length;
    setImmediate(drawn);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => conversation.idle(), PAUSE);
  }

  clear(): void {
    tell({ cleared: this.#length });
  }
}

const conversation = new Conversation(new Paper(), (event) => connection.heard(event));
const connection = new Connection(terminal, conversation, become, async () => true);
let connected = false;
connection.open();

function become(state: State): void {
  connected = state.name === "connected";
  tell(heard(state));
}

function heard(state: State): object {
  return state.name === "connected" ? { state: state.name, ...state.fate } : { state: state.name };
}

/** Types lines with the numbers from 1 on, by tens, each of which begins while there is a connection. */
async function lines(most: number, pause: number): Promise<void> {
  for (let number = 1; number <= most; number++) {
    conversation.type(encoder.encode(`line ${number}\r`));
    do {
      await new Promise((resolve) => setTimeout(resolve, pause));
    } while (number % 10 === 0 && !connected);
  }
  tell({ typed: most });
}

createInterface({ input: process.stdin }).on("line", (line) => {
  const { type, count, pause } = JSON.parse(line) as { type?: string; count?: number; pause?: number };
  if (type !== undefined) {
    conversation.type(encoder.encode(type));
  } else {
    void lines(count ?? 0, pause ?? 0);
  }
}).on("close", () => process.exit(0));
