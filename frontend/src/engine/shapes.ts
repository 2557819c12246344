import { NAME, type Placed } from "./layout.js";
import type { Image } from "./state.js";
import { commandText, fileNames, imageName, imageNames, stateClass, stateTone, stateWords, volumeName } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const MONO = 7.9; // CSS pixels of a letter
const SANS = 6.9;
const BOLD = 7.5;
const INSET = 14;
const RADIUS = 8;

export function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
  ...children: (Node | string)[]
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    element.setAttribute(attribute, String(value));
  }
  element.append(...children);
  return element;
}

/** The shape of an object, at its own origin: the drawing language of the lessons. */
export function shape(placed: Placed): SVGElement[] {
  const { width, height } = placed.place;
  switch (placed.kind) {
    case "image":
      return card(cardNames(placed.image), width, height, "qs-image");
    case "gone":
      return card([placed.name], width, height, "qs-image qs-gone");
    case "container": {
      const { container } = placed;
      const files = fileNames(container);
      const state = stateWords(container);
      const name = cut(container.name, (width - INSET - 8 - (state.length + 2) * BOLD) / SANS);
      return [
        ...box(width, height, stateClass(container)),
        text(INSET, 19, "qs-mono", cut(commandText(container.command), (width - INSET - 8) / MONO)),
        svg(
          "text",
          { x: INSET, y: 36, class: "qs-small" },
          svg("tspan", { class: `qs-state ${stateTone(container)}` }, state),
          svg("tspan", { class: "qs-faded" }, name === "" ? "" : ` · ${name}`),
        ),
        ...(files.length === 0
          ? []
          : [text(INSET, 53, "qs-mono qs-accent qs-file", cut(files.join(" "), (width - INSET - 8) / MONO))]),
      ];
    }
    case "member":
      return [
        ...box(width, height, stateClass(placed.container)),
        text(INSET, 16, "qs-mono qs-small", cut(placed.container.name, (width - INSET - 4) / 7.3)),
        text(INSET, 31, "qs-small qs-faded", cut(placed.note, (width - INSET - 4) / SANS)),
      ];
    case "network":
      return [
        svg("rect", { class: "qs-hit", y: -2, width, height: height + 2 }),
        svg("path", { class: "qs-network", d: `M0 2H${width}` }),
        svg(
          "text",
          { x: 0, y: 19, class: "qs-small" },
          svg("tspan", { class: "qs-faded" }, "network "),
          svg("tspan", { class: "qs-mono" }, placed.network.name),
          svg("tspan", { class: "qs-faded" }, `  ${placed.network.subnet}`),
        ),
      ];
    case "volume":
      return [
        svg("rect", { class: "qs-hit", width, height }),
        svg("path", { class: "qs-volume", d: drum(34, height) }),
        svg("path", { class: "qs-volume-lid", d: `M0 6a17 6 0 0 0 34 0` }),
        text(44, 19, "qs-mono", cut(volumeName(placed.volume.name), (width - 46) / MONO)),
        text(44, 36, "qs-small qs-faded", "volume"),
      ];
  }
}

function cardNames(image: Image): string[] {
  const names = imageNames(image);
  const rest = names.length - NAME.most;
  return rest > 0 ? [...names.slice(0, NAME.most - 1), `and ${rest + 1} more`] : names.length > 0 ? names : [imageName(image)];
}

/** An image: a card with folded layers at its foot. */
function card(names: readonly string[], width: number, height: number, classes: string): SVGElement[] {
  const feet = [height - 7, height - 13].map((y) => `M0 ${y}H${width}`).join("");
  return [
    svg("rect", { class: classes, width, height, rx: 6 }),
    svg("path", { class: "qs-image-layer", d: feet }),
    ...names.map((name, row) => text(width / 2, 24 + row * NAME.height, "qs-mono qs-middle", cut(name, (width - 12) / MONO))),
  ];
}

/** A container: a rounded box with a coloured left edge for its state. */
function box(width: number, height: number, state: string): SVGElement[] {
  const edge = `M${RADIUS} 0a${RADIUS} ${RADIUS} 0 0 0 ${-RADIUS} ${RADIUS}v${height - 2 * RADIUS}a${RADIUS} ${RADIUS} 0 0 0 ${RADIUS} ${RADIUS}z`;
  return [
    svg("rect", { class: "qs-container", width, height, rx: RADIUS }),
    svg("path", { class: `qs-edge ${state}`, d: edge }),
  ];
}

function drum(width: number, height: number): string {
  const half = width / 2;
  return `M0 6a${half} 6 0 0 1 ${width} 0v${height - 12}a${half} 6 0 0 1 ${-width} 0z`;
}

function text(x: number, y: number, classes: string, words: string): SVGTextElement {
  return svg("text", { x, y, class: classes }, words);
}

function cut(words: string, most: number): string {
  const letters = Math.max(0, Math.floor(most));
  return words.length <= letters ? words : letters < 3 ? "" : `${words.slice(0, letters - 1)}…`;
}
