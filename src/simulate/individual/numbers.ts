// Whole numbers, as many as there come to be. The kernel, which AssemblyScript compiles, reads this very file.
import { ints, type Ints } from "../../quantity/machine.ts";

type i32 = number;

export class Numbers {
  list: Ints = ints(64);
  count: i32 = 0;

  add(number: i32): void {
    if (this.count === this.list.length) this.grow();
    this.list[this.count++] = number;
  }

  private grow(): void {
    const wider = ints(2 * this.count);
    for (let i = 0; i < this.count; i++) wider[i] = this.list[i];
    this.list = wider;
  }
}
