import assert from "node:assert/strict";
import { test } from "node:test";
import { layoutOf, moved, placesOf, split, swapped, terminalsOf, without, type Layout } from "../src/terminal/layout.js";

const three: Layout = split(split("a", "a", "b", "row"), "b", "c", "column");

test("a split puts the new terminal after the one that is split", () => {
  assert.deepEqual(terminalsOf(three), ["a", "b", "c"]);
});

test("terminals fill the bench without a gap", () => {
  const { panes } = placesOf(three, false);
  assert.deepEqual(panes.get("a"), { left: 0, top: 0, width: 0.5, height: 1 });
  assert.deepEqual(panes.get("b"), { left: 0.5, top: 0, width: 0.5, height: 0.5 });
  assert.deepEqual(panes.get("c"), { left: 0.5, top: 0.5, width: 0.5, height: 0.5 });
});

test("where there is no room beside each other they are one above the other", () => {
  for (const box of placesOf(three, true).panes.values()) {
    assert.equal(box.width, 1);
  }
});

test("what a terminal leaves goes to the one it shared with", () => {
  assert.equal(without(split("a", "a", "b", "row"), "a"), "b");
  assert.deepEqual(terminalsOf(without(three, "b") as Layout), ["a", "c"]);
  assert.equal(without("a", "a"), null);
});

test("a terminal takes the place of another", () => {
  assert.deepEqual(terminalsOf(swapped(three, "b", "d")), ["a", "d", "c"]);
});

test("a border moves as far as leaves both sides room", () => {
  assert.equal(placesOf(moved(three, "1", 0.7), false).panes.get("b")?.height, 0.7);
  assert.equal(placesOf(moved(three, "", 0.001), false).panes.get("a")?.width, 0.15);
});

test("a layout that was kept comes back, without the terminals that are gone", () => {
  const kept: unknown = JSON.parse(JSON.stringify(moved(three, "", 0.3)));
  assert.deepEqual(layoutOf(kept, ["a", "b", "c"]), moved(three, "", 0.3));
  assert.deepEqual(layoutOf(kept, ["a", "c"]), { along: "row", share: 0.3, parts: ["a", "c"] });
});

test("what is no layout, or names a terminal twice, is not taken for one", () => {
  for (const spoilt of [null, 7, {}, { along: "up", share: 0.5, parts: ["a", "b"] }, "x"]) {
    assert.equal(layoutOf(spoilt, ["a", "b"]), null);
  }
  assert.equal(layoutOf({ along: "row", share: 0.5, parts: ["a", "a"] }, ["a"]), "a");
  const endless = { along: "row", share: Number.NaN, parts: ["a", "b"] };
  assert.deepEqual(layoutOf(endless, ["a", "b"]), { ...endless, share: 0.5 });
});
