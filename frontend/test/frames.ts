/* What a server sends, for the tests. */
const encoder = new TextEncoder();

export function bytes(words: string): Uint8Array {
  return encoder.encode(words);
}

export function text(data: Uint8Array): string {
  return new TextDecoder().decode(data);
}

export function outputFrame(seq: number, words: string): ArrayBuffer {
  const body = bytes(words);
  const frame = new Uint8Array(9 + body.length);
  frame[0] = 0x30;
  new DataView(frame.buffer).setBigUint64(1, BigInt(seq));
  frame.set(body, 9);
  return frame.buffer;
}

export function eventFrame(event: object): ArrayBuffer {
  return Uint8Array.from(bytes(`1${JSON.stringify(event)}`)).buffer;
}
