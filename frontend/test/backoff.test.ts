import assert from "node:assert/strict";
import { test } from "node:test";
import { Backoff } from "../src/terminal/backoff.js";

test("pauses double from a quarter of a second to five seconds", () => {
  const backoff = new Backoff(() => 1);
  const pauses = Array.from({ length: 7 }, () => backoff.next());
  assert.deepEqual(pauses, [250, 500, 1000, 2000, 4000, 5000, 5000]);
  backoff.reset();
  assert.equal(backoff.next(), 250);
});

test("a pause varies by a quarter, so that browsers do not all come back at once", () => {
  assert.equal(new Backoff(() => 0).next(), 188);
});
