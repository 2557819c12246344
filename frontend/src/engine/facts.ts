import type { Container, EngineState, Image, Thing } from "./state.js";
import { commandText, fate, imageName, shortId, volumeName } from "./words.js";

/** A sentence whose every second part is a text of Docker's own: a name, a command, a path. */
export type Fact = readonly string[];

export interface Details {
  readonly title: string;
  readonly facts: readonly Fact[];
  /** The commands that show the same. */
  readonly commands: readonly string[];
}

/** What there is to be said of an object, in plain words. */
export function details(thing: Thing, state: EngineState): Details {
  switch (thing.kind) {
    case "image":
      return image(thing.image, state);
    case "container":
      return container(thing.container, state);
    case "network": {
      const { name, subnet } = thing.network;
      const inside = state.containers.flatMap((one) =>
        one.networks.filter((place) => place.network === name).map((place) => ({ one, place })),
      );
      return {
        title: `Network ${name}`,
        facts: [
          name === "bridge"
            ? ["Containers are in this one unless they are told otherwise."]
            : ["Containers in it reach each other by their names."],
          ["Their addresses are of ", subnet, "."],
          ...(inside.length === 0 ? [["No container is in it."]] : []),
          ...inside.map(({ one, place }) =>
            place.address === ""
              ? ["", one.name, " belongs to it, and has an address once it runs."]
              : ["", one.name, " has the address ", place.address, "."],
          ),
        ],
        commands: [`docker network inspect ${name}`],
      };
    }
    case "volume": {
      const { name } = thing.volume;
      const users = state.containers.flatMap((one) =>
        one.mounts.filter((mount) => mount.volume === name).map((mount) => ({ one, mount })),
      );
      return {
        title: `Volume ${volumeName(name)}`,
        facts: [
          ["What is in it stays when its containers are removed."],
          ...(name === volumeName(name) ? [] : [["Nobody gave it a name, so Docker made one of 64 digits."]]),
          ...(users.length === 0 ? [["No container has it."]] : []),
          ...users.map(({ one, mount }) => [
            "",
            one.name,
            " sees it at ",
            mount.path,
            mount.readOnly ? ", and cannot write there." : ".",
          ]),
        ],
        commands: [`docker volume inspect ${name}`],
      };
    }
  }
}

function image(shown: Image, state: EngineState): Details {
  const name = imageName(shown);
  const parent = state.images.find((other) => other.id === shown.parent);
  const made = state.containers.filter((one) => one.imageId === shown.id).length;
  const others = shown.names.slice(1);
  return {
    title: `Image ${name}`,
    facts: [
      ...(parent === undefined ? [] : [["Made of ", imageName(parent), ", with layers of its own on top."]]),
      ...(shown.command.length === 0
        ? []
        : [["A container of it runs ", commandText(shown.command), " unless you name another command."]]),
      [made === 0 ? "No container is made of it." : made === 1 ? "One container is made of it." : `${made} containers are made of it.`],
      ...(others.length === 0 ? [] : [["It is also called ", others.join(", "), "."]]),
      [`It takes ${size(shown.bytes)}. Its id begins with `, shortId(shown.id), "."],
    ],
    commands: [`docker image inspect ${name}`, `docker image history ${name}`],
  };
}

function container(shown: Container, state: EngineState): Details {
  const made = state.images.find((one) => one.id === shown.imageId);
  const extra = shown.networks.length === 1 && shown.networks[0]?.network === "bridge";
  return {
    title: `Container ${shown.name}`,
    facts: [
      ["Made of ", made === undefined ? shown.image : imageName(made), ` at ${time(shown.created)}, to run `, commandText(shown.command), "."],
      [fate(shown)],
      ...(shown.files.length === 0 ? [] : [["Made in it: ", shown.files.join(", "), "."]]),
      ...(extra && shown.networks[0]?.address === ""
        ? []
        : shown.networks.map(({ network, address }) =>
            address === "" ? ["It belongs to the network ", network, "."] : ["In the network ", network, " it has the address ", address, "."],
          )),
      ...shown.mounts.map(({ volume, path }) => ["The volume ", volumeName(volume), " is at ", path, "."]),
      ["Its id begins with ", shortId(shown.id), "."],
    ],
    commands: [
      `docker container inspect ${shown.name}`,
      shown.files.length > 0 ? `docker container diff ${shown.name}` : `docker container logs ${shown.name}`,
    ],
  };
}

function time(created: string): string {
  return new Date(created).toLocaleTimeString("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

function size(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
