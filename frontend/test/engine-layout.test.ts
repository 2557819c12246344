import assert from "node:assert/strict";
import { test } from "node:test";
import { layout, type Placed } from "../src/engine/layout.js";
import type { Container, EngineState, Image } from "../src/engine/state.js";

const alpine: Image = { id: "sha256:a", names: ["alpine:latest"], parent: "", bytes: 1, command: ["sh"] };

function container(id: string, more: Partial<Container> = {}): Container {
  return {
    id,
    name: id,
    image: "alpine",
    imageId: alpine.id,
    command: ["ls"],
    status: "exited",
    exitCode: 0,
    created: "2026-01-01T00:00:00Z",
    networks: [],
    mounts: [],
    files: [],
    ...more,
  };
}

function state(more: Partial<EngineState>): EngineState {
  return { images: [alpine], containers: [], networks: [], volumes: [], ...more };
}

function overlap(one: Placed, other: Placed): boolean {
  const [a, b] = [one.place, other.place];
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

const busy = state({
  images: [{ ...alpine, id: "sha256:b", names: ["hello:v1", "hello:latest", "own"], parent: alpine.id }, alpine],
  containers: [
    container("web", {
      imageId: "sha256:b",
      files: ["/hello.txt"],
      networks: [{ network: "backend", address: "10.0.0.2" }],
      mounts: [{ volume: "data", path: "/data", readOnly: false }],
    }),
    ...Array.from({ length: 9 }, (_, number) => container(`c${number}`)),
    container("lost", { imageId: "sha256:gone" }),
  ],
  networks: [{ id: "n", name: "backend", subnet: "10.0.0.0/28" }],
  volumes: [{ name: "data" }, { name: "f".repeat(64) }],
});

for (const width of [300, 366, 600, 1200]) {
  test(`nothing lies over another, nor outside of a picture ${width} wide`, () => {
    const { placed, height } = layout(busy, width);
    for (const [at, one] of placed.entries()) {
      assert.ok(one.place.x >= 0 && one.place.x + one.place.width <= width, one.key);
      assert.ok(one.place.y >= 0 && one.place.y + one.place.height <= height, one.key);
      const over = placed.slice(at + 1).find((other) => overlap(one, other));
      assert.equal(over, undefined, `${one.key} and ${over?.key}`);
    }
  });
}

test("every object has its place, one whose image is gone too", () => {
  const kinds = layout(busy, 600).placed.map(({ kind }) => kind);
  assert.equal(kinds.filter((kind) => kind === "container").length, 11);
  assert.equal(kinds.filter((kind) => kind === "gone").length, 1);
  assert.equal(kinds.filter((kind) => kind === "member").length, 2);
});

test("each of a few names of an image has its line", () => {
  const heights = [1, 2, 4, 9].map((most) => {
    const names = Array.from({ length: most }, (_, number) => `own:${number}`);
    return layout(state({ images: [{ ...alpine, names }] }), 600).placed[0]?.place.height ?? 0;
  });
  const [one = 0, two = 0, four, nine] = heights;
  assert.ok(two > one);
  assert.equal(four, one + 3 * (two - one));
  assert.equal(nine, four);
});

test("a new container moves none that was there", () => {
  const before = layout(state({ containers: [container("two"), container("one")] }), 600);
  const after = layout(state({ containers: [container("new"), container("two"), container("one")] }), 600);
  for (const one of before.placed) {
    assert.deepEqual(after.placed.find(({ key }) => key === one.key)?.place, one.place);
  }
});

test("the default network is left out as long as there is no other", () => {
  const bridge = { id: "b", name: "bridge", subnet: "10.0.0.0/28" };
  const web = container("web", { networks: [{ network: "bridge", address: "10.0.0.2" }] });
  const kinds = layout(state({ containers: [web], networks: [bridge] }), 600).placed.map(({ kind }) => kind);
  assert.deepEqual(kinds, ["image", "container"]);
});
