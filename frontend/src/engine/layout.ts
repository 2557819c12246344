import { networks, volumeKey, type Container, type EngineState, type Image, type Network, type Volume } from "./state.js";
import { volumeName } from "./words.js";

/** A rectangle in CSS pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Placed = { readonly key: string; readonly place: Place } & (
  | { readonly kind: "image"; readonly image: Image }
  | { readonly kind: "gone"; readonly name: string }
  | { readonly kind: "container"; readonly container: Container }
  | { readonly kind: "network"; readonly network: Network }
  | { readonly kind: "volume"; readonly volume: Volume }
  | { readonly kind: "member"; readonly container: Container; readonly note: string }
);

export interface Layout {
  readonly height: number;
  readonly placed: readonly Placed[];
  /** The lines from what something is made of to what is made of it, as SVG paths. */
  readonly lines: readonly string[];
}

export const MARGIN = 12;
const GAP = 10;
const CARD = { width: 124, height: 50 };
/** Further names of an image stand below the first. */
export const NAME = { height: 17, most: 4 };
const BUS = 9;
const INDENT = 22;
const BOX = { least: 148, most: 236, height: 44, file: 16 };
const NARROW = 440;
const MEMBER = { height: 38, letter: 7.4, least: 76 };
const SECTION = 16;
const LABEL = 22;
const DRUM = { width: 46, height: 44, letter: 7.9, most: 200 };

/**
 * Where everything stands in a picture of a certain width. What is older stands first, so that little moves.
 * @param order the ids of images that stand in an order already
 */
export function layout(state: EngineState, width: number, order: readonly string[] = []): Layout {
  const drawing = new Drawing(state, width, order);
  drawing.families();
  drawing.networks();
  drawing.volumes();
  return drawing.done();
}

class Drawing {
  readonly #state: EngineState;
  readonly #width: number;
  readonly #order: readonly string[];
  readonly #placed: Placed[] = [];
  readonly #lines: string[] = [];
  #y = MARGIN;

  constructor(state: EngineState, width: number, order: readonly string[]) {
    this.#state = state;
    this.#width = width;
    this.#order = order;
  }

  done(): Layout {
    return { height: Math.ceil(this.#y), placed: this.#placed, lines: this.#lines };
  }

  families(): void {
    const rank = (image: Image): number => (this.#order.indexOf(image.id) + 1 || Number.MAX_SAFE_INTEGER);
    const images = [...this.#state.images].reverse().sort((one, other) => rank(one) - rank(other));
    const known = new Set(images.map((image) => image.id));
    for (const image of images.filter((one) => !known.has(one.parent))) {
      this.#family(image, images, 0);
    }
    const orphans = this.#state.containers.filter((container) => !known.has(container.imageId));
    for (const id of new Set(orphans.map((container) => container.imageId))) {
      const left = orphans.filter((container) => container.imageId === id);
      const name = left[0]?.image ?? "";
      this.#parent({ key: `gone ${id}`, kind: "gone", name, place: this.#card(0) }, left);
    }
  }

  #family(image: Image, images: readonly Image[], depth: number): void {
    const card = this.#card(depth, image);
    const made = this.#state.containers.filter((container) => container.imageId === image.id);
    this.#parent({ key: image.id, kind: "image", image, place: card }, made);
    for (const child of images.filter((one) => one.parent === image.id)) {
      const from = card.x + INDENT / 2;
      const to = this.#card(depth + 1, child);
      this.#lines.push(`M${from} ${card.y + card.height}V${to.y + to.height / 2}H${to.x}`);
      this.#family(child, images, depth + 1);
    }
  }

  /** Far down the line the cards stand below each other, for want of room. */
  #card(depth: number, image?: Image): Place {
    const more = Math.max(0, Math.min(image?.names.length ?? 0, NAME.most) - 1);
    const height = CARD.height + more * NAME.height;
    return { x: MARGIN + Math.min(depth, 4) * INDENT, y: this.#y + BUS, width: CARD.width, height };
  }

  /** What others are made of, and those: beside it, or below it where there is little room. */
  #parent(placed: Placed, containers: readonly Container[]): void {
    const card = placed.place;
    this.#placed.push(placed);
    const below = this.#width < NARROW;
    const left = below ? card.x + INDENT + GAP : card.x + card.width + 2 * GAP + BUS;
    const room = this.#width - MARGIN - left;
    const columns = Math.max(1, Math.floor((room + GAP) / (BOX.least + GAP)));
    const box = Math.min(BOX.most, (room - (columns - 1) * GAP) / columns);
    const trunk = below ? card.x + INDENT / 2 : left - GAP - BUS / 2;
    let top = below ? card.y + card.height + GAP + BUS : card.y;
    const middle = card.y + card.height / 2;
    const branches: number[] = [];
    for (const row of rows([...containers].reverse(), columns)) {
      const height = BOX.height + (row.some((container) => container.files.length > 0) ? BOX.file : 0);
      const bus = top - BUS;
      row.forEach((container, column) => {
        const x = left + column * (box + GAP);
        this.#placed.push({
          key: container.id,
          kind: "container",
          container,
          place: { x, y: top, width: box, height: BOX.height + (container.files.length > 0 ? BOX.file : 0) },
        });
        if (row.length > 1) {
          this.#lines.push(`M${x + box / 2} ${bus}v${BUS}`);
        }
      });
      // One alone is reached from its side, several from above.
      const branch = row.length > 1 ? bus : top + card.height / 2;
      branches.push(branch);
      this.#lines.push(`M${trunk} ${branch}H${row.length > 1 ? left + (row.length - 1) * (box + GAP) + box / 2 : left}`);
      top += height + GAP + BUS;
    }
    if (containers.length > 0) {
      const last = Math.max(...branches);
      this.#lines.push(
        below
          ? `M${trunk} ${card.y + card.height}V${last}`
          : `M${card.x + card.width} ${middle}H${trunk}M${trunk} ${Math.min(middle, ...branches)}V${Math.max(last, middle)}`,
      );
    }
    const end = containers.length > 0 ? top - GAP - BUS : 0;
    this.#y = Math.max(end, card.y + card.height) + GAP;
  }

  networks(): void {
    for (const network of networks(this.#state)) {
      const inside = this.#state.containers.flatMap((container) =>
        container.networks
          .filter((place) => place.network === network.name && (network.name !== "bridge" || place.address !== ""))
          .map(({ address }) => ({ container, note: address === "" ? "not running" : address })),
      );
      if (network.name === "bridge" && inside.length === 0) {
        continue;
      }
      this.#y += SECTION - GAP;
      const bottom = this.#members(network.id, MARGIN, this.#width - MARGIN, inside);
      const y = inside.length === 0 ? this.#y + 4 : bottom;
      this.#placed.push({
        key: network.id,
        kind: "network",
        network,
        place: { x: MARGIN, y, width: this.#width - 2 * MARGIN, height: LABEL },
      });
      this.#y = y + LABEL + GAP;
    }
  }

  volumes(): void {
    const letters = Math.max(0, ...this.#state.volumes.map((volume) => volumeName(volume.name).length));
    const width = Math.min(DRUM.width + letters * DRUM.letter + GAP, DRUM.most);
    for (const volume of [...this.#state.volumes].reverse()) {
      const users = this.#state.containers.flatMap((container) =>
        container.mounts
          .filter((mount) => mount.volume === volume.name)
          .map(({ path }) => ({ container, note: path })),
      );
      const y = this.#y + SECTION - GAP;
      this.#placed.push({ key: volumeKey(volume.name), kind: "volume", volume, place: { x: MARGIN, y, width, height: DRUM.height } });
      this.#y = y + 3;
      const left = MARGIN + width + 2 * GAP;
      const bottom = this.#members(volumeKey(volume.name), left, this.#width - MARGIN, users);
      if (users.length > 0) {
        this.#lines.push(`M${MARGIN + width} ${y + DRUM.height / 2}H${left}`);
      }
      this.#y = Math.max(bottom, y + DRUM.height) + GAP;
    }
  }

  /** Containers once more, small, where they have a part. Tells where the last row ends. */
  #members(key: string, left: number, right: number, all: readonly { container: Container; note: string }[]): number {
    let x = left;
    let y = this.#y;
    for (const { container, note } of [...all].reverse()) {
      const letters = Math.max(container.name.length, note.length) * MEMBER.letter + 2 * GAP;
      const width = Math.min(right - left, Math.max(MEMBER.least, letters));
      if (x > left && x + width > right) {
        x = left;
        y += MEMBER.height + GAP / 2;
      }
      this.#placed.push({
        key: `${key} ${container.id} ${note}`,
        kind: "member",
        container,
        note,
        place: { x, y, width, height: MEMBER.height },
      });
      x += width + GAP;
    }
    return y + MEMBER.height;
  }
}

function rows<T>(all: readonly T[], columns: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / columns) }, (_, row) =>
    all.slice(row * columns, (row + 1) * columns),
  );
}
