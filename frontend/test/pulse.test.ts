import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { PATIENCE, PAUSE, Pulse, SLEPT, SUSPICION } from "../src/terminal/pulse.js";

let now: number;
let told: string[];
let pulse: Pulse;

const pass = (milliseconds: number, step = 500): void => {
  for (let left = milliseconds; left > 0; left -= step) {
    now += step;
    pulse.tick();
  }
};

beforeEach(() => {
  now = 1_000_000;
  told = [];
  pulse = new Pulse({
    ping: (at) => told.push(`ping ${at}`),
    measured: (milliseconds) => told.push(`${milliseconds} ms`),
    slept: () => told.push("slept"),
    stopped: () => told.push("stopped"),
  }, () => now);
  pulse.start();
  pulse.beat();
});

afterEach(() => pulse.stop());

test("the way is measured every few seconds", () => {
  pass(PAUSE);
  assert.deepEqual(told, [`ping ${now}`]);
  const asked = now;
  now += 42;
  pulse.beat();
  pulse.answered(asked);
  assert.equal(told.at(-1), "42 ms");
});

test("an answer to a question of before says nothing", () => {
  pass(PAUSE);
  pulse.answered(1);
  assert.deepEqual(told.slice(1), []);
});

test("a connection that is silent after a question is gone", () => {
  pass(PAUSE + PATIENCE);
  assert.ok(!told.includes("stopped"));
  pass(1000);
  assert.ok(told.includes("stopped"));
});

test("a connection that never says anything is gone", () => {
  pulse.start();
  pass(PATIENCE + 1000);
  assert.ok(told.includes("stopped"));
});

test("output is a sign of life, though the answer waits behind it", () => {
  for (let i = 0; i < 10; i++) {
    pass(PAUSE);
    pulse.beat();
  }
  assert.ok(!told.includes("stopped"));
});

test("where there is suspicion the answer has to come soon", () => {
  pulse.check();
  pass(SUSPICION);
  assert.ok(!told.includes("stopped"));
  pass(500);
  assert.ok(told.includes("stopped"));
});

test("a machine that slept is noticed", () => {
  pass(SLEPT + 500, SLEPT + 500);
  assert.deepEqual(told, ["slept"]);
});
