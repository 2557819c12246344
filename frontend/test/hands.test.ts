import assert from "node:assert/strict";
import { test } from "node:test";
import { chordOf, type Key } from "../src/terminal/chords.js";
import { linesOf, plain } from "../src/terminal/pasted.js";
import { RoundTrip } from "../src/terminal/round-trip.js";
import { copyOf, markOf, offerOf } from "../src/terminal/sequences.js";

const key = (name: string, more: Partial<Key> = {}): Key =>
  ({ key: name, code: "", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more });
const base64 = (text: string): string => Buffer.from(text).toString("base64");

test("chords are the page's, on either kind of keyboard", () => {
  assert.equal(chordOf(key("Escape", { shiftKey: true })), "leave");
  assert.equal(chordOf(key("C", { code: "KeyC", ctrlKey: true, shiftKey: true })), "copy");
  assert.equal(chordOf(key("f", { code: "KeyF", metaKey: true, shiftKey: true })), "search");
  assert.equal(chordOf(key("+", { ctrlKey: true, shiftKey: true })), "larger");
  assert.equal(chordOf(key("-", { metaKey: true })), "smaller");
  assert.equal(chordOf(key("0", { ctrlKey: true })), "usual");
});

test("what a shell listens for stays the shell's", () => {
  assert.equal(chordOf(key("c", { code: "KeyC", ctrlKey: true })), null);
  assert.equal(chordOf(key("_", { ctrlKey: true, shiftKey: true })), null);
  assert.equal(chordOf(key("-")), null);
  assert.equal(chordOf(key("+", { ctrlKey: true, altKey: true })), null);
  assert.equal(chordOf(key("Escape")), null);
});

test("what is pasted has no control characters, so that it cannot end its brackets", () => {
  assert.equal(plain("a\tb\r\nc\x1b[201~rm\x9b2J\x00\x7f"), "a\tb\r\nc[201~rm2J");
});

test("a line feed at the end makes no line of its own", () => {
  assert.deepEqual(linesOf("ls\n"), ["ls"]);
  assert.deepEqual(linesOf("ls\r\npwd\rid"), ["ls", "pwd", "id"]);
});

test("a program may set the clipboard and never asks what is in it", () => {
  assert.equal(copyOf(`c;${base64("grüße")}`), "grüße");
  assert.equal(copyOf("c;?"), null);
  assert.equal(copyOf("c;"), null);
  assert.equal(copyOf("c;%%%"), null);
  assert.equal(copyOf(`c;${"A".repeat(200_000)}`), null);
});

test("an offer is a readable path and nothing else", () => {
  assert.equal(offerOf(`get;${base64("notes/a b.txt")}`), "notes/a b.txt");
  for (const spoilt of ["", "put;YQ==", "get;", `get;${base64("a\nb")}`, `get;${base64("a\u202etxt.exe")}`]) {
    assert.equal(offerOf(spoilt), null);
  }
  assert.equal(offerOf(`get;${Buffer.from([0xff, 0xfe]).toString("base64")}`), null);
});

test("the shell's marks are read, others are not", () => {
  assert.deepEqual(markOf("A"), { name: "prompt" });
  assert.deepEqual(markOf("C"), { name: "output" });
  assert.deepEqual(markOf("D;127"), { name: "end", code: 127 });
  assert.deepEqual(markOf("D"), { name: "end", code: null });
  assert.equal(markOf("Z;1"), null);
});

test("the way to the shell is told once it is felt, by what is usual", () => {
  const way = new RoundTrip();
  for (const time of [40, 900, 60]) {
    way.typed(1, 1000);
    way.taken(1000 + time);
  }
  assert.equal(way.words, "");
  for (const time of [300, 310, 320]) {
    way.typed(1, 5000);
    way.typed(1, 5001);
    way.taken(5000 + time);
  }
  assert.equal(way.words, "310 ms to the shell and back");
  way.reset();
  assert.equal(way.words, "");
});

test("a paste does not count as typing", () => {
  const way = new RoundTrip();
  way.typed(4096, 0);
  way.taken(2000);
  assert.equal(way.words, "");
});
