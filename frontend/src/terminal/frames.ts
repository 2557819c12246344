/* The frames of the subprotocol quayside.v1: binary, the first byte tells the type. */

export const SUBPROTOCOL = "quayside.v1";

/** Bytes of a frame that carries input, its type included. */
export const LARGEST_INPUT_FRAME = 4096;

export interface Size {
  readonly cols: number;
  readonly rows: number;
}

export type ServerFrame =
  | { readonly kind: "output"; readonly seq: number; readonly bytes: Uint8Array }
  | { readonly kind: "event"; readonly event: ServerEvent };

/** What the server knows of this page's input. */
export interface Receipt {
  /** How much reached the shell, or may have. */
  readonly taken: number;
  /** How much this server has, and is not to be sent again as long as it runs. */
  readonly held: number;
  /** From where to where nobody knows whether it reached the shell. */
  readonly doubt: readonly [number, number];
}

/** Numbers count bytes, of the output of this terminal and of the input of this page. */
export type ServerEvent =
  | { readonly type: "ready"; readonly receipt: Receipt; readonly seq: number }
  | { readonly type: "input"; readonly taken: number }
  | { readonly type: "reset"; readonly seq: number; readonly modes: string }
  | { readonly type: "pong"; readonly at: number }
  | { readonly type: "size"; readonly cols: number; readonly rows: number }
  | { readonly type: "exited"; readonly code: number | null }
  | { readonly type: "ending"; readonly reason: string }
  | { readonly type: "unknown" };

const ZERO = 0x30;
const OUTPUT_HEADER = 9;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function inputFrames(bytes: Uint8Array): Uint8Array<ArrayBuffer>[] {
  const frames: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < bytes.length; at += LARGEST_INPUT_FRAME - 1) {
    frames.push(frame(0, bytes.subarray(at, at + LARGEST_INPUT_FRAME - 1)));
  }
  return frames;
}

export function sizeFrame(size: Size): Uint8Array<ArrayBuffer> {
  return jsonFrame(1, { cols: size.cols, rows: size.rows });
}

export function drawnFrame(seq: number): Uint8Array<ArrayBuffer> {
  return jsonFrame(2, { seq });
}

/**
 * @param seq the next byte wanted; null for all that the server still has
 * @param page the name of the page, under which its input is counted: 32 hexadecimal digits
 */
export function helloFrame(size: Size, seq: number | null, page: string): Uint8Array<ArrayBuffer> {
  return jsonFrame(3, { cols: size.cols, rows: size.rows, seq, page });
}

/** @param at what the answer is to say */
export function pingFrame(at: number): Uint8Array<ArrayBuffer> {
  return jsonFrame(4, { at });
}

/** Reads a frame of the server; undefined for one that this version does not know. */
export function read(data: ArrayBuffer): ServerFrame | undefined {
  const bytes = new Uint8Array(data);
  if (bytes[0] === ZERO && bytes.length >= OUTPUT_HEADER) {
    const seq = Number(new DataView(data).getBigUint64(1));
    return { kind: "output", seq, bytes: bytes.subarray(OUTPUT_HEADER) };
  }
  if (bytes[0] === ZERO + 1) {
    return { kind: "event", event: event(decoder.decode(bytes.subarray(1))) };
  }
  return undefined;
}

function event(json: string): ServerEvent {
  let fields: Record<string, unknown>;
  try {
    fields = Object(JSON.parse(json)) as Record<string, unknown>;
  } catch {
    return { type: "unknown" };
  }
  const { type, taken, held, doubt, seq, modes, at, cols, rows, code, reason } = fields;
  if (type === "ready" && isCount(taken) && isCount(held) && isRange(doubt) && isCount(seq)) {
    return { type, receipt: { taken, held, doubt }, seq };
  }
  if (type === "input" && isCount(taken)) {
    return { type, taken };
  }
  if (type === "reset" && isCount(seq) && typeof modes === "string") {
    return { type, seq, modes };
  }
  if (type === "pong" && isCount(at)) {
    return { type, at };
  }
  if (type === "size" && isCount(cols) && isCount(rows)) {
    return { type, cols, rows };
  }
  if (type === "exited") {
    return { type, code: isCount(code) ? code : null };
  }
  if (type === "ending") {
    return { type, reason: typeof reason === "string" ? reason : "" };
  }
  return { type: "unknown" };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isRange(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every(isCount);
}

function jsonFrame(type: number, body: object): Uint8Array<ArrayBuffer> {
  return frame(type, encoder.encode(JSON.stringify(body)));
}

function frame(type: number, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(body.length + 1);
  bytes[0] = ZERO + type;
  bytes.set(body, 1);
  return bytes;
}
