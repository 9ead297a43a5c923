// The person ledger: arrivals + initial = inside + exits, per class, checked at every edge and at the end of every
// run. The kernel, which AssemblyScript compiles, reads this very file.
import { floats, type Floats } from "../../quantity/machine.ts";

type i32 = number;
type f64 = number;

/**
 * Two sides counted from different announcements: who came, from arrivals; who is inside, from entering and leaving
 * each stage. A person moved without leaving, or left without entering, breaks the balance. [caseClass]
 */
export class Ledger {
  readonly initial: Floats;
  readonly arrived: Floats;
  readonly inside: Floats;
  readonly exited: Floats;

  constructor(classes: i32) {
    this.initial = floats(classes);
    this.arrived = floats(classes);
    this.inside = floats(classes);
    this.exited = floats(classes);
  }

  arrive(caseClass: i32, weight: f64, isInitial: boolean): void {
    if (isInitial) this.initial[caseClass] += weight;
    else this.arrived[caseClass] += weight;
  }

  enter(caseClass: i32, weight: f64, isOutcome: boolean): void {
    if (isOutcome) this.exited[caseClass] += weight;
    else this.inside[caseClass] += weight;
  }

  leave(caseClass: i32, weight: f64): void {
    this.inside[caseClass] -= weight;
  }

  /** A class whose two sides differ; -1 where there is none. */
  broken(): i32 {
    for (let c: i32 = 0; c < this.inside.length; c++) {
      if (this.came(c) !== this.accounted(c) || this.inside[c] < 0) return c;
    }
    return -1;
  }

  came(caseClass: i32): f64 {
    return this.initial[caseClass] + this.arrived[caseClass];
  }

  accounted(caseClass: i32): f64 {
    return this.inside[caseClass] + this.exited[caseClass];
  }
}
