import { networks, type Container, type EngineState, type Image, type Thing } from "./state.js";

const SHORT = 12;
const FAILED_START = [125, 126, 127, 128];

/** How a learner names an image. */
export function imageName(image: Image): string {
  return imageNames(image)[0] ?? shortId(image.id);
}

/** All names of an image, as a learner writes them. */
export function imageNames(image: Image): string[] {
  return image.names.map((name) => name.replace(/:latest$/, ""));
}

export function shortId(id: string): string {
  return id.replace(/^sha256:/, "").slice(0, SHORT);
}

/** A command as it would be typed. */
export function commandText(command: readonly string[]): string {
  return command.map((word) => (/^[\w@%+=:,./~-]+$/.test(word) ? word : `"${word}"`)).join(" ");
}

/** In a picture: what it is called, and not the whole of 64 digits. */
export function volumeName(name: string): string {
  return /^[0-9a-f]{64}$/.test(name) ? shortId(name) : name;
}

export function stateWords(container: Container): string {
  return container.status === "exited" ? `exited ${container.exitCode}` : container.status;
}

/** An exit code that is not 0 is more than an end. */
export function stateTone(container: Container): string {
  return container.status === "exited" && container.exitCode !== 0 ? "qs-refused" : stateClass(container);
}

/** The colour of a state, as the drawings of the lessons have it. */
export function stateClass(container: Container): string {
  if (container.status === "running" || container.status === "restarting") {
    return "qs-running";
  }
  if (container.status === "paused") {
    return "qs-paused";
  }
  return container.status === "created" ? "qs-waiting" : "qs-exited";
}

export function fileNames(container: Container): string[] {
  return container.files.map((path) => path.slice(path.lastIndexOf("/") + 1));
}

export function counts(state: EngineState): string {
  const running = state.containers.filter((container) => container.status === "running").length;
  const some = [
    count(state.images.length, "image"),
    count(state.containers.length, "container") + (running > 0 ? `, ${running} running` : ""),
  ];
  const own = networks(state).filter((network) => network.name !== "bridge").length;
  if (own > 0) {
    some.push(count(own, "network"));
  }
  if (state.volumes.length > 0) {
    some.push(count(state.volumes.length, "volume"));
  }
  return some.join(" · ");
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

/** What an object is, in one line for those who do not see it. */
export function label(thing: Thing): string {
  switch (thing.kind) {
    case "image":
      return `Image ${imageName(thing.image)}`;
    case "container":
      return `Container ${thing.container.name}, ${stateWords(thing.container)}, command ${commandText(thing.container.command)}${madeInIt(thing.container)}`;
    case "network":
      return `Network ${thing.network.name}`;
    case "volume":
      return `Volume ${volumeName(thing.volume.name)}`;
  }
}

function madeInIt(container: Container): string {
  const names = fileNames(container);
  return names.length === 0 ? "" : `, with ${list(names)}`;
}

/** The picture as a list of sentences. */
export function sentences(state: EngineState): string[] {
  const of = (image: string): Container[] => state.containers.filter((container) => container.imageId === image);
  const known = new Set(state.images.map((image) => image.id));
  return [
    ...state.images.map((image) => {
      const parent = state.images.find((other) => other.id === image.parent);
      const made = of(image.id).map(containerWords);
      return `Image ${imageName(image)}${parent === undefined ? "" : `, made of ${imageName(parent)}`}: ${made.length === 0 ? "no container" : list(made)}.`;
    }),
    ...state.containers
      .filter((container) => !known.has(container.imageId))
      .map((container) => `Of an image that is gone, ${container.image}: ${containerWords(container)}.`),
    ...networks(state).map((network) => {
      const inside = state.containers.filter((one) => one.networks.some((place) => place.network === network.name));
      return `Network ${network.name}: ${inside.length === 0 ? "no container" : list(inside.map((one) => one.name))}.`;
    }),
    ...state.volumes.map((volume) => {
      const users = state.containers.filter((one) => one.mounts.some((mount) => mount.volume === volume.name));
      return `Volume ${volumeName(volume.name)}: used by ${users.length === 0 ? "no container" : list(users.map((one) => one.name))}.`;
    }),
  ];
}

function containerWords(container: Container): string {
  return `container ${container.name} (${commandText(container.command)}) ${stateWords(container)}${madeInIt(container)}`;
}

export function list(words: readonly string[]): string {
  return new Intl.ListFormat("en").format(words);
}

/** What became of a container whose command has ended or never began. */
export function fate(container: Container): string {
  const { status, exitCode } = container;
  switch (status) {
    case "running":
      return "It is running.";
    case "paused":
      return "It is paused: its processes stand still, and go on with docker container unpause.";
    case "created":
      return FAILED_START.includes(exitCode)
        ? `It could not be started: its command was not found in it, or may not be run (code ${exitCode}).`
        : "It was made, and not started yet.";
    case "exited":
      return exitCode === 0
        ? "Its command has ended with exit code 0, which means that all went well. Its files are still there."
        : `Its command has ended with exit code ${exitCode}${signal(exitCode)}. Its files are still there.`;
    default:
      return `Its state is “${status}”.`;
  }
}

/** POSIX: 128 and the number of the signal. */
function signal(code: number): string {
  const named: Readonly<Record<number, string>> = { 130: "Ctrl-C", 137: "killed", 143: "asked to stop" };
  return named[code] === undefined ? ", which is not 0: something went wrong" : `: it was ${code === 130 ? "ended by " : ""}${named[code]}`;
}
