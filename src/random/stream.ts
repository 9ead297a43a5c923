// Random numbers that belong to (seed, replication, who, what for, how often before) and to nothing else.
import { nameKey, type Key } from "./nameKey.ts";
import { threefry2x32, uniformOf, uniformOfWord } from "./threefry.ts";

/**
 * The streams of one run. There is no position in a stream: each number is asked for by its full name, so the order of
 * asking never matters.
 */
export class Stream {
  readonly seed: number;
  readonly replication: number;
  private readonly out = new Uint32Array(2);

  /** @param seed, replication whole numbers, 0 … 2³²−1 */
  constructor(seed: number, replication: number) {
    this.seed = seed;
    this.replication = replication;
  }

  /**
   * The number in (0, 1) for a key and a counter.
   * @param index who, within the key's cohort: 0 … 2³²−1
   * @param purpose from purposes.ts
   * @param occurrence how many times before the same person faced the same decision
   */
  uniform(keyHigh: number, keyLow: number, index: number, purpose: number, occurrence: number): number {
    this.call(keyHigh, keyLow, index, purpose, occurrence);
    return this.both();
  }

  /** The number in (0, 1) that both words of the latest call give. */
  both(): number {
    return uniformOf(this.out[0], this.out[1]);
  }

  /**
   * One of two independent numbers in (0, 1), each of 32 bits, that the latest call gives.
   * @param word 0 or 1
   */
  oneOfTwo(word: number): number {
    return uniformOfWord(this.out[word]);
  }

  /** The call for a key and a counter; its parameters are those of `uniform`. */
  call(keyHigh: number, keyLow: number, index: number, purpose: number, occurrence: number): void {
    // the counter holds 16 bits of the occurrence; a longer history turns the key instead of repeating itself
    const turns = occurrence >>> 16;
    const high = turns === 0 ? keyHigh : keyHigh ^ Math.imul(turns, 0x9e3779b1);
    threefry2x32(high, keyLow, index, (purpose << 16) | (occurrence & 0xffff), this.out);
  }

  /** The key of a named thing in this run: a cohort of people, a resource, a month of an entry, a parameter. */
  keyOf(name: Key): Key {
    threefry2x32(this.seed, this.replication, name.high, name.low, this.out);
    return { high: this.out[0], low: this.out[1] };
  }

  /** One number for a named thing that decides once a run. */
  uniformFor(name: string, purpose: number): number {
    const key = this.keyOf(nameKey(name));
    return this.uniform(key.high, key.low, 0, purpose, 0);
  }
}
