import { things, type EngineState, type Thing } from "./state.js";
import { imageName, stateWords, volumeName } from "./words.js";

const MOST = 2;

/** What changed from one state to the next, for those who hear the page: a sentence, or nothing. */
export function changes(before: EngineState, now: EngineState): string {
  const had = things(before);
  const has = things(now);
  const told: string[] = [];
  for (const [key, thing] of has) {
    const old = had.get(key);
    if (old === undefined) {
      told.push(`new ${named(thing)}${thing.kind === "container" ? `, ${stateWords(thing.container)}` : ""}`);
    } else if (thing.kind === "container" && old.kind === "container") {
      const state = stateWords(thing.container);
      if (state !== stateWords(old.container)) {
        told.push(`${named(thing)}: ${state}`);
      }
    }
  }
  for (const [key, thing] of had) {
    if (!has.has(key)) {
      told.push(`${named(thing)} is gone`);
    }
  }
  return told.length > MOST ? `Your engine: ${told.length} changes` : told.join("; ");
}

function named(thing: Thing): string {
  switch (thing.kind) {
    case "image":
      return `image ${imageName(thing.image)}`;
    case "container":
      return `container ${thing.container.name}`;
    case "network":
      return `network ${thing.network.name}`;
    case "volume":
      return `volume ${volumeName(thing.volume.name)}`;
  }
}
