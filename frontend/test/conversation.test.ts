import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Conversation, type Display } from "../src/terminal/conversation.js";
import type { Piece } from "../src/terminal/output-ledger.js";
import { bytes, eventFrame, outputFrame, text } from "./frames.js";

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

let paper: Paper;
let conversation: Conversation;
let sent: string[];

const connect = (taken: number, seq: number): void => {
  conversation.connected((frame) => sent.push(text(frame)));
  conversation.received(eventFrame({ type: "ready", taken, seq }));
};
const typed = (): string[] => sent.filter((frame) => frame.startsWith("0"));
const acknowledged = (): string[] => sent.filter((frame) => frame.startsWith("2"));

beforeEach(() => {
  paper = new Paper();
  sent = [];
  conversation = new Conversation(paper, () => {});
});

test("the first frame is a hello that wants everything", () => {
  conversation.connected((frame) => sent.push(text(frame)));
  assert.deepEqual(sent, ['3{"cols":80,"rows":24,"seq":null}']);
});

test("what is typed before the server is ready is sent once it is", () => {
  conversation.connected((frame) => sent.push(text(frame)));
  conversation.type(bytes("ls\r"));
  assert.deepEqual(typed(), []);
  conversation.received(eventFrame({ type: "ready", taken: 0, seq: 0 }));
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
  assert.equal(conversation.inputDropped, false);
});

test("a server that counts anew gets nothing twice", () => {
  connect(50, 0);
  conversation.type(bytes("rm file\r"));
  conversation.lost();
  sent = [];
  connect(0, 0);
  assert.deepEqual(typed(), []);
  assert.equal(conversation.inputDropped, true);
  conversation.type(bytes("ls\r"));
  assert.deepEqual(typed(), ["0ls\r"]);
});

test("a reconnect asks for the next byte and skips what it has", () => {
  connect(0, 0);
  conversation.received(outputFrame(0, "hello "));
  conversation.lost();
  sent = [];
  connect(0, 11);
  assert.equal(sent[0], '3{"cols":80,"rows":24,"seq":6}');
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
  conversation.received(eventFrame({ type: "reset", seq: 5000 }));
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
  assert.deepEqual(sent, ['3{"cols":80,"rows":24,"seq":null}']);
});
