// Chances for programs made at random.

/** Chances from a seed; another generator than the engine's, so that no draw of a run repeats one of its program. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) >>> 0;
  }

  /** in [0, 1) */
  share(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let x = this.state;
    x = Math.imul(x ^ (x >>> 15), x | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  }

  chance(probability: number): boolean {
    return this.share() < probability;
  }

  /** a whole number from `from` to `to`, both included */
  whole(from: number, to: number): number {
    return from + Math.floor(this.share() * (to - from + 1));
  }

  between(from: number, to: number): number {
    return from + this.share() * (to - from);
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.share() * items.length)];
  }

  /** each with the same chance, in their order */
  some<T>(items: readonly T[], probability: number): T[] {
    return items.filter(() => this.chance(probability));
  }

  shuffled<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, place: this.share() }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ item }) => item);
  }
}
