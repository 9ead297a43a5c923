// The two words of a call of the generator, and the numbers made of them. The kernel, which AssemblyScript
// compiles, reads this very file.
import { words, wrappedProduct, type Words } from "../quantity/machine.ts";
import { threefry2x32, uniformOf, uniformOfWord } from "./threefry.ts";

type i32 = number;
type f64 = number;

/** 2³² divided by the golden ratio, as a signed word */
const TURN: i32 = -1640531535;

export class Draws {
  /** of the latest call */
  readonly out: Words = words(2);

  /**
   * The number in (0, 1) for a key and a counter.
   * @param index who, within the key's cohort: 0 … 2³²−1
   * @param purpose from purposes.ts
   * @param occurrence how many times before the same person faced the same decision
   */
  uniform(keyHigh: i32, keyLow: i32, index: i32, purpose: i32, occurrence: i32): f64 {
    this.call(keyHigh, keyLow, index, purpose, occurrence);
    return this.both();
  }

  /** The number in (0, 1) that both words of the latest call give. */
  both(): f64 {
    return uniformOf(this.out[0], this.out[1]);
  }

  /**
   * One of two independent numbers in (0, 1), each of 32 bits, that the latest call gives.
   * @param word 0 or 1
   */
  oneOfTwo(word: i32): f64 {
    return uniformOfWord(this.out[word]);
  }

  /** The call for a key and a counter; its parameters are those of `uniform`. */
  call(keyHigh: i32, keyLow: i32, index: i32, purpose: i32, occurrence: i32): void {
    // the counter holds 16 bits of the occurrence; a longer history turns the key instead of repeating itself
    const turns = occurrence >>> 16;
    const high = turns === 0 ? keyHigh : keyHigh ^ wrappedProduct(turns, TURN);
    threefry2x32(high, keyLow, index, (purpose << 16) | (occurrence & 0xffff), this.out);
  }
}
