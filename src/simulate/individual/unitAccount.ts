// How a record that stands for many persons shares servers and held units fairly: it may begin with fewer free than it
// uses, and an account of what was used beyond what there is decides when it may. Over time exactly the units present are
// used. The kernel, which AssemblyScript compiles, reads this very file.
import { floats, type Floats } from "../../quantity/machine.ts";

type i32 = number;
type f64 = number;

export class UnitAccount {
  /** unit time used beyond what was present, less what stood idle while people waited; grid steps × units */
  private readonly overused: Floats;
  /** instant up to which the account is kept */
  private readonly kept: Floats;
  /** units in use beyond those present because these became fewer: nobody owes them */
  private readonly cut: Floats;
  /** unit time in use so far, and units that were set free */
  private readonly used: Floats;
  private readonly ended: Floats;

  constructor(resources: i32) {
    this.overused = floats(resources);
    this.kept = floats(resources);
    this.cut = floats(resources);
    this.used = floats(resources);
    this.ended = floats(resources);
  }

  /** Brings the account up to `time`; call before units in use, present or waiting change. */
  keep(resource: i32, time: f64, inUse: f64, present: f64, waiting: f64): void {
    const passed = time - this.kept[resource];
    this.kept[resource] = time;
    this.used[resource] += inUse * passed;
    this.cut[resource] = Math.min(this.cut[resource], Math.max(0, inUse - present));
    const surplus = inUse - present - this.cut[resource];
    // units without number owe nothing and are owed nothing
    if (!(present < Infinity)) return;
    if (surplus > 0 || waiting > 0) this.overused[resource] += surplus * passed;
    // what stands idle because nobody waits pays a debt back, but is no credit
    else if (this.overused[resource] > 0)
      this.overused[resource] = Math.max(0, this.overused[resource] + surplus * passed);
  }

  /** The units present become others; call after `keep`. */
  change(resource: i32, inUse: f64, before: f64, after: f64): void {
    const more = Math.max(0, inUse - after) - Math.max(0, inUse - before);
    this.cut[resource] = Math.max(0, this.cut[resource] + more);
  }

  /** A record sets units free; call after `keep`. */
  end(resource: i32, weight: f64): void {
    this.ended[resource] += weight;
  }

  /**
   * Whether a record may begin that finds fewer units free than it uses.
   * @param free less than `weight`
   * @param time it will keep them; grid steps
   */
  allows(resource: i32, free: f64, weight: f64, present: f64, time: f64): boolean {
    if (!(free > 0)) return false;
    const overused = this.overused[resource];
    // what it will use beyond what is free
    const debt = (weight - free) * time;
    // half or more is the nearest whole record; less is, too, once as much stood idle as it will lack
    if (free >= 0.5 * weight && overused < debt) return true;
    // where half of what it needs does not exist, it owes as much afterwards as stood idle before
    return -overused >= (present < 0.5 * weight ? 0.5 * debt : debt);
  }

  /** The same for held units, of which nobody knows before how long they will be kept. */
  allowsHolding(resource: i32, free: f64, weight: f64, present: f64): boolean {
    // where half of what it needs does not exist, it takes what is free once nothing is owed, and owes it all
    if (present < 0.5 * weight) return free > 0 && this.overused[resource] <= 0;
    // else as long, by what is known, as units were kept so far
    const ended = this.ended[resource];
    return this.allows(resource, free, weight, present, ended > 0 ? this.used[resource] / ended : Infinity);
  }
}
