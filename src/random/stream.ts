// Random numbers that belong to (seed, replication, who, what for, how often before) and to nothing else.
import { Draws } from "./draws.ts";
import { nameKey, type Key } from "./nameKey.ts";
import { threefry2x32 } from "./threefry.ts";

/**
 * The streams of one run. There is no position in a stream: each number is asked for by its full name, so the order of
 * asking never matters.
 */
export class Stream extends Draws {
  readonly seed: number;
  readonly replication: number;

  /** @param seed, replication whole numbers, 0 … 2³²−1 */
  constructor(seed: number, replication: number) {
    super();
    this.seed = seed;
    this.replication = replication;
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
