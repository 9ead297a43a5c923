// A name's 64-bit key for the random streams: the text is absorbed by Threefry, four UTF-16 code units at a time.
import { threefry2x32 } from "./threefry.ts";

/** Two unsigned 32-bit words. */
export interface Key {
  readonly high: number;
  readonly low: number;
}

const EMPTY: Key = { high: 0, low: 0 };

/**
 * The key of a name; the same text always gives the same key, on any machine.
 * @param after the key of a longer name's first part: `nameKey("b", nameKey("a"))` is a name "a, then b"
 */
export function nameKey(text: string, after: Key = EMPTY): Key {
  const state = new Uint32Array([after.high, after.low]);
  const out = new Uint32Array(2);
  for (let i = 0; i < text.length; i += 4) {
    const word0 = unitAt(text, i) | (unitAt(text, i + 1) << 16);
    const word1 = unitAt(text, i + 2) | (unitAt(text, i + 3) << 16);
    absorb(state, word0, word1, out);
  }
  // the length, marked, closes the name: "a" and "a" followed by a zero unit differ
  absorb(state, text.length, 0x80000000, out);
  return { high: state[0], low: state[1] };
}

function unitAt(text: string, index: number): number {
  return index < text.length ? text.charCodeAt(index) : 0;
}

/** The state keys the cipher and the block is added to what comes out, so that no block can undo another. */
function absorb(state: Uint32Array, word0: number, word1: number, out: Uint32Array): void {
  threefry2x32(state[0], state[1], word0, word1, out);
  state[0] = out[0] ^ word0;
  state[1] = out[1] ^ word1;
}
