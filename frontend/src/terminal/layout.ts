/** In which direction the parts of a split follow each other. */
export type Along = "row" | "column";

/** How terminals share the bench: one by its id, or a split of two such. */
export type Layout = string | Split;

export interface Split {
  readonly along: Along;
  /** What the first part has of the whole, from 0 to 1. */
  readonly share: number;
  readonly parts: readonly [Layout, Layout];
}

/** A place on the bench, in parts of it, from 0 to 1. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The line between the parts of a split. */
export interface Border {
  /** Which split: 0 or 1 for each step from the root. */
  readonly path: string;
  readonly along: Along;
  readonly share: number;
  /** The place of the whole split. */
  readonly box: Box;
}

export interface Places {
  readonly panes: ReadonlyMap<string, Box>;
  readonly borders: readonly Border[];
}

export const LEAST_SHARE = 0.15;

const WHOLE: Box = { left: 0, top: 0, width: 1, height: 1 };

export function terminalsOf(layout: Layout): string[] {
  return typeof layout === "string" ? [layout] : layout.parts.flatMap(terminalsOf);
}

/** Puts another terminal beside one, or below it. */
export function split(layout: Layout, one: string, added: string, along: Along): Layout {
  return mapped(layout, (id) => (id === one ? { along, share: 0.5, parts: [id, added] } : id));
}

/** Puts a terminal in the place of another. */
export function swapped(layout: Layout, one: string, other: string): Layout {
  return mapped(layout, (id) => (id === one ? other : id));
}

/** Takes a terminal out; what it shared its place with gets all of it. Null when none is left. */
export function without(layout: Layout, one: string): Layout | null {
  if (typeof layout === "string") {
    return layout === one ? null : layout;
  }
  const [first, second] = layout.parts.map((part) => without(part, one));
  if (first == null || second == null) {
    return first ?? second ?? null;
  }
  return { ...layout, parts: [first, second] };
}

/** Moves a border. */
export function moved(layout: Layout, path: string, share: number): Layout {
  if (typeof layout === "string") {
    return layout;
  }
  if (path === "") {
    return { ...layout, share: Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, share)) };
  }
  const [first, second] = layout.parts;
  return path.startsWith("0")
    ? { ...layout, parts: [moved(first, path.slice(1), share), second] }
    : { ...layout, parts: [first, moved(second, path.slice(1), share)] };
}

/** @param stacked whether there is no room for one beside the other */
export function placesOf(layout: Layout, stacked: boolean): Places {
  const panes = new Map<string, Box>();
  const borders: Border[] = [];
  const place = (part: Layout, box: Box, path: string): void => {
    if (typeof part === "string") {
      panes.set(part, box);
      return;
    }
    const along = stacked ? "column" : part.along;
    const { share } = part;
    borders.push({ path, along, share, box });
    const [first, second] = along === "row" ? beside(box, share) : below(box, share);
    place(part.parts[0], first, `${path}0`);
    place(part.parts[1], second, `${path}1`);
  };
  place(layout, WHOLE, "");
  return { panes, borders };
}

/** Reads a layout that was remembered, as far as its terminals are still there. */
export function layoutOf(value: unknown, there: readonly string[]): Layout | null {
  const left = new Set(there);
  const read = (part: unknown): Layout | null => {
    if (typeof part === "string") {
      return left.delete(part) ? part : null;
    }
    const { along, share, parts } = Object(part) as Record<string, unknown>;
    if ((along !== "row" && along !== "column") || typeof share !== "number" || !Array.isArray(parts)) {
      return null;
    }
    const [first, second] = [read(parts[0]), read(parts[1])];
    if (first === null || second === null) {
      return first ?? second;
    }
    return moved({ along, share: 0.5, parts: [first, second] }, "", Number.isFinite(share) ? share : 0.5);
  };
  return read(value);
}

function mapped(layout: Layout, change: (id: string) => Layout): Layout {
  if (typeof layout === "string") {
    return change(layout);
  }
  const [first, second] = layout.parts;
  return { ...layout, parts: [mapped(first, change), mapped(second, change)] };
}

function beside(box: Box, share: number): [Box, Box] {
  const width = box.width * share;
  return [
    { ...box, width },
    { ...box, left: box.left + width, width: box.width - width },
  ];
}

function below(box: Box, share: number): [Box, Box] {
  const height = box.height * share;
  return [
    { ...box, height },
    { ...box, top: box.top + height, height: box.height - height },
  ];
}
