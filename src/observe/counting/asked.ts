// Reads what observers are asked: numbers one after another, as packObservers.ts wrote them. Every read says which
// place of the contract it stands at, though it is found without. The kernel's: kernel/assembly/asked.ts.
import type { Floats, Ints, Words } from "../../quantity/machine.ts";

export class Asked {
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

  // Lists have their length first.

  ints(place: number): Ints {
    return Int32Array.from({ length: this.int(place) }, () => this.real(place));
  }

  words(place: number): Words {
    return Uint32Array.from({ length: this.int(place) }, () => this.real(place));
  }

  reals(place: number): Floats {
    return Float64Array.from({ length: this.int(place) }, () => this.real(place));
  }
}
