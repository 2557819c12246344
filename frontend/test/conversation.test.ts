import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { beforeEach, test } from "node:test";
import { Conversation, type Display } from "../src/terminal/conversation.js";
import type { Piece } from "../src/terminal/output-ledger.js";
import { bytes, eventFrame, outputFrame, text } from "./frames.js";

// Node 18 has it there alone.
globalThis.crypto ??= webcrypto as Crypto;

/** A display that draws when it is told to. */
class Paper implements Display {
  size = { cols: 80, rows: 24 };
  shown = "";
  replayed = "";
  waiting: (() => void)[] = [];

  draw(piece: Piece, drawn: () => void): void {
    this.shown += text(piece.bytes);
    this.replayed += piece.replayed ? text(piece.bytes) : "";
    this.waiting.push(drawn);
  }

  clear(): void {
    this.shown = "";
  }

  drawAll(): void {
    this.waiting.splice(0).forEach((drawn) => drawn());
  }
}

const PAGE = /,"page":"[0-9a-f]{32}"/;

let paper: Paper;
let conversation: Conversation;
let sent: string[];

const connect = (taken: number, seq: number, more: object = {}): void => {
  conversation.connected((frame) => sent.push(text(frame)));
  conversation.received(eventFrame({ type: "ready", taken, held: taken, doubt: [taken, taken], seq, ...more }));
};
const hellos = (): string[] => sent.filter((frame) => frame.startsWith("3")).map((frame) => frame.replace(PAGE, ""));
const typed = (): string[] => sent.filter((frame) => frame.startsWith("0"));
const acknowledged = (): string[] => sent.filter((frame) => frame.startsWith("2"));

beforeEach(() => {
  paper = new Paper();
  sent = [];
  conversation = new Conversation(paper, () => {});
});

test("the first frame is a hello that wants everything", () => {
  conversation.connected((frame) => sent.push(text(frame)));
  assert.deepEqual(hellos(), ['3{"cols":80,"rows":24,"seq":null}']);
});

test("what is typed before the server is ready is sent once it is", () => {
  conversation.connected((frame) => sent.push(text(frame)));
  conversation.type(bytes("ls\r"));
  assert.deepEqual(typed(), []);
  conversation.received(eventFrame({ type: "ready", taken: 0, held: 0, doubt: [0, 0], seq: 0 }));
  assert.deepEqual(typed(), ["0ls\r"]);
});

test("after a lost connection just what the shell did not get is sent again", () => {
  connect(100, 0);
  conversation.type(bytes("echo one\r"));
  conversation.received(eventFrame({ type: "input", taken: 105 }));
  conversation.lost();
  conversation.type(bytes("echo two\r"));
  sent = [];
  connect(107, 0);
  assert.deepEqual(typed(), ["0e\recho two\r"]);
});

test("nothing is sent again that the shell got", () => {
  connect(0, 0);
  conversation.type(bytes("rm file\r"));
  conversation.lost();
  sent = [];
  connect(8, 0);
  assert.deepEqual(typed(), []);
  assert.deepEqual(conversation.fate, { dropped: 0, doubtful: 0 });
});

test("a server that counts anew gets nothing twice", () => {
  connect(50, 0);
  conversation.type(bytes("rm file\r"));
  conversation.lost();
  sent = [];
  connect(0, 0);
  assert.deepEqual(typed(), []);
  assert.deepEqual(conversation.fate, { dropped: 8, doubtful: 0 });
  conversation.type(bytes("ls\r"));
  assert.deepEqual(typed(), ["0ls\r"]);
});

test("a reconnect asks for the next byte and skips what it has", () => {
  connect(0, 0);
  conversation.received(outputFrame(0, "hello "));
  conversation.lost();
  sent = [];
  connect(0, 11);
  assert.deepEqual(hellos(), ['3{"cols":80,"rows":24,"seq":6}']);
  conversation.received(outputFrame(3, "lo world"));
  assert.equal(paper.shown, "hello world");
});

test("bytes of before the connection are told apart from live ones", () => {
  connect(0, 4);
  conversation.received(outputFrame(0, "old new"));
  assert.equal(paper.shown, "old new");
  assert.equal(paper.replayed, "old ");
});

test("a reset clears the screen and goes on from its number", () => {
  connect(0, 0);
  conversation.received(outputFrame(0, "gone"));
  conversation.received(eventFrame({ type: "reset", seq: 5000, modes: "" }));
  conversation.received(outputFrame(5000, "here"));
  assert.equal(paper.shown, "here");
  paper.drawAll();
  conversation.idle();
  assert.deepEqual(acknowledged(), ['2{"seq":5004}']);
});

test("what was drawn is acknowledged every 8 KiB, and at rest", () => {
  connect(0, 0);
  conversation.received(outputFrame(0, "x".repeat(8191)));
  paper.drawAll();
  assert.deepEqual(acknowledged(), []);
  conversation.received(outputFrame(8191, "y"));
  paper.drawAll();
  assert.deepEqual(acknowledged(), ['2{"seq":8192}']);
  conversation.received(outputFrame(8192, "z"));
  paper.drawAll();
  conversation.idle();
  conversation.idle();
  assert.deepEqual(acknowledged(), ['2{"seq":8192}', '2{"seq":8193}']);
});

test("nothing is acknowledged before it is drawn", () => {
  connect(0, 0);
  conversation.received(outputFrame(0, "x".repeat(20_000)));
  conversation.idle();
  assert.deepEqual(acknowledged(), []);
});

test("a new size is told once connected", () => {
  conversation.resized();
  connect(0, 0);
  paper.size = { cols: 100, rows: 30 };
  conversation.resized();
  assert.equal(sent.at(-1), '1{"cols":100,"rows":30}');
});

test("a shell that is started anew begins with an empty screen and an empty ledger", () => {
  connect(0, 0);
  conversation.received(outputFrame(0, "bye"));
  conversation.type(bytes("lost"));
  conversation.received(eventFrame({ type: "exited", code: 0 }));
  conversation.lost();
  conversation.restart();
  sent = [];
  connect(20, 0);
  assert.equal(paper.shown, "");
  assert.deepEqual(hellos(), ['3{"cols":80,"rows":24,"seq":null}']);
  assert.deepEqual(typed(), []);
});

test("all connections of a page bear its name, and another page bears another", () => {
  connect(0, 0);
  conversation.lost();
  connect(0, 0);
  new Conversation(paper, () => {}).connected((frame) => sent.push(text(frame)));
  const names = sent.filter((frame) => frame.startsWith("3")).map((frame) => PAGE.exec(frame)?.[0]);
  assert.equal(names.length, 3);
  assert.equal(names[0], names[1]);
  assert.notEqual(names[1], names[2]);
});

test("what the server holds is not sent again, and kept until it reached the shell", () => {
  connect(0, 0);
  conversation.type(bytes("rm file\r"));
  conversation.lost();
  sent = [];
  connect(2, 0, { held: 5 });
  assert.deepEqual(typed(), ["0le\r"]);
  conversation.lost();
  sent = [];
  connect(2, 0);
  assert.deepEqual(typed(), ["0 file\r"]);
});

test("what may have reached the shell is counted in characters and not sent again", () => {
  connect(0, 0);
  conversation.type(bytes("aä€z"));
  conversation.lost();
  sent = [];
  connect(6, 0, { doubt: [1, 6] });
  assert.deepEqual(conversation.fate, { dropped: 0, doubtful: 2 });
  assert.deepEqual(typed(), ["0z"]);
});

test("the doubts about another page's input are not this page's", () => {
  connect(6, 0, { doubt: [1, 6] });
  assert.deepEqual(conversation.fate, { dropped: 0, doubtful: 0 });
});

test("a long paste is sent no faster than the shell takes it", () => {
  connect(0, 0);
  const length = 200_000;
  conversation.type(new Uint8Array(length).fill(0x61));
  const count = (): number => typed().reduce((sum, frame) => sum + frame.length - 1, 0);
  assert.equal(count(), 65_536);
  conversation.received(eventFrame({ type: "input", taken: 1000 }));
  assert.equal(count(), 66_536);
  for (let taken = 0; taken < length; taken = count()) {
    conversation.received(eventFrame({ type: "input", taken: count() }));
  }
  assert.equal(count(), length);
});

test("a reset brings the modes of the terminal, which are no live output", () => {
  connect(0, 0);
  conversation.received(eventFrame({ type: "reset", seq: 10, modes: "[modes]" }));
  conversation.received(outputFrame(10, "tail"));
  paper.drawAll();
  conversation.idle();
  assert.equal(paper.shown, "[modes]tail");
  assert.equal(paper.replayed, "[modes]");
  assert.deepEqual(acknowledged(), ['2{"seq":14}']);
});
