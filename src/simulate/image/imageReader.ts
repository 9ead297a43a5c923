// Reads a list of numbers in the order in which imageWriter.ts wrote it. Every read says which place of the
// contract it stands at, though it is found without; test/simulate/contracts.test.ts sees that what is read is
// what was written. The kernel's: kernel/assembly/imageReader.ts.
import type { Floats, Ints, List, Words } from "../../quantity/machine.ts";

export class ImageReader {
  private readonly numbers: ArrayLike<number>;
  private at = 0;

  constructor(numbers: ArrayLike<number>) {
    this.numbers = numbers;
  }

  real(_place: number): number {
    return this.numbers[this.at++];
  }

  int(place: number): number {
    return this.real(place);
  }

  flag(place: number): boolean {
    return this.real(place) !== 0;
  }

  /** 32 bits, kept as signed: one of the two words of a key. */
  word(place: number): number {
    return this.real(place) | 0;
  }

  // Lists have their length first.

  ints(place: number): Ints {
    return this.each(new Int32Array(this.int(place)), place);
  }

  /** Words of keys, kept as signed. */
  keys(place: number): Ints {
    const words = this.words(place);
    return new Int32Array(words.buffer);
  }

  words(place: number): Words {
    return this.each(new Uint32Array(this.int(place)), place);
  }

  reals(place: number): Floats {
    return this.each(new Float64Array(this.int(place)), place);
  }

  lists(place: number): List<Ints> {
    return Array.from({ length: this.int(place) }, () => this.ints(place));
  }

  private each<T extends Ints | Words | Floats>(list: T, place: number): T {
    for (let i = 0; i < list.length; i++) list[i] = this.real(place);
    return list;
  }
}
