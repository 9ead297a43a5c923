// What observers found, put one number after another for unpackObservation.ts. A comment beside each says at which place of the
// contract it stands. The kernel's: kernel/assembly/answer.ts.
import type { Floats } from "../../quantity/machine.ts";

export class Answer {
  readonly numbers: number[] = [];

  put(value: number): void {
    this.numbers.push(value);
  }

  /** A list, its length first. */
  putList(values: Floats, count: number): void {
    this.put(count);
    for (let i = 0; i < count; i++) this.put(values[i]);
  }
}
