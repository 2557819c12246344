import assert from "node:assert/strict";
import { test } from "node:test";
import { drawnFrame, helloFrame, inputFrames, LARGEST_INPUT_FRAME, pingFrame, read, sizeFrame } from "../src/terminal/frames.js";
import { eventFrame, outputFrame, text } from "./frames.js";

test("input is a zero and the bytes as they were typed", () => {
  assert.deepEqual([...inputFrames(Uint8Array.of(27, 0, 255))[0]!], [0x30, 27, 0, 255]);
});

test("no input frame is longer than the limit, and none of the bytes is missing", () => {
  const frames = inputFrames(new Uint8Array(10_000).fill(7));
  assert.ok(frames.every((frame) => frame.length <= LARGEST_INPUT_FRAME));
  assert.equal(frames.reduce((sum, frame) => sum + frame.length - 1, 0), 10_000);
});

test("size, acknowledgement and hello are a digit and JSON", () => {
  assert.equal(text(sizeFrame({ cols: 80, rows: 24 })), '1{"cols":80,"rows":24}');
  assert.equal(text(drawnFrame(9)), '2{"seq":9}');
  assert.equal(text(helloFrame({ cols: 80, rows: 24 }, null, "ab")), '3{"cols":80,"rows":24,"seq":null,"page":"ab"}');
  assert.equal(text(pingFrame(7)), '4{"at":7}');
});

test("output carries the number of its first byte, also beyond 32 bits", () => {
  const frame = read(outputFrame(2 ** 40 + 5, "hi"));
  assert.equal(frame?.kind, "output");
  assert.equal(frame.seq, 2 ** 40 + 5);
  assert.equal(text(frame.bytes), "hi");
});

test("events are read by their type", () => {
  const heard = (event: object) => {
    const frame = read(eventFrame(event));
    return frame?.kind === "event" ? frame.event : undefined;
  };
  const receipt = { taken: 3, held: 4, doubt: [1, 3] };
  assert.deepEqual(heard({ type: "ready", ...receipt, seq: 2 }), { type: "ready", receipt, seq: 2 });
  assert.deepEqual(heard({ type: "reset", seq: 2, modes: "m" }), { type: "reset", seq: 2, modes: "m" });
  assert.deepEqual(heard({ type: "pong", at: 5 }), { type: "pong", at: 5 });
  assert.deepEqual(heard({ type: "size", cols: 80, rows: 24 }), { type: "size", cols: 80, rows: 24 });
  assert.deepEqual(heard({ type: "exited", code: 130 }), { type: "exited", code: 130 });
  assert.deepEqual(heard({ type: "ending", reason: "idle" }), { type: "ending", reason: "idle" });
});

test("what is not known or not whole is told as unknown and does no harm", () => {
  for (const broken of [{ type: "ready", taken: -1, seq: 0 }, { type: "ready" }, { type: "ready", taken: 1, held: 1, doubt: [1], seq: 0 }, { type: "reset", seq: 1 }, { type: "news" }, [], 7]) {
    assert.deepEqual(read(eventFrame(broken as object)), { kind: "event", event: { type: "unknown" } });
  }
  assert.equal(read(new ArrayBuffer(0)), undefined);
  assert.equal(read(Uint8Array.of(0x30, 1, 2).buffer), undefined);
  assert.deepEqual(read(Uint8Array.of(0x31, 0x7b).buffer), { kind: "event", event: { type: "unknown" } });
});
