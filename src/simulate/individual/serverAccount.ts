// How a record that stands for many persons shares servers fairly: it may begin with fewer free than it uses, and an
// account of what was used beyond what there is decides when it may. Over time exactly the servers present are used.
import type { ResourceId } from "../../compile/program.ts";

export class ServerAccount {
  /** server time used beyond what was present, less what stood idle while people waited; grid steps × servers */
  private readonly overused: Float64Array;
  /** instant up to which the account is kept */
  private readonly kept: Float64Array;

  constructor(resources: number) {
    this.overused = new Float64Array(resources);
    this.kept = new Float64Array(resources);
  }

  /** Brings the account up to `time`; call before units in use, present or waiting change. */
  keep(resource: ResourceId, time: number, inUse: number, present: number, waiting: number): void {
    const surplus = inUse - present;
    // servers that stand idle because nobody waits owe nothing, nor do those without number
    if (surplus > 0 || (waiting > 0 && present < Infinity))
      this.overused[resource] += surplus * (time - this.kept[resource]);
    this.kept[resource] = time;
  }

  /**
   * Whether a record may begin that finds some servers free and uses more.
   * @param free more than 0 and less than `weight`
   * @param time its service takes; grid steps
   */
  allows(resource: ResourceId, free: number, weight: number, present: number, time: number): boolean {
    const overused = this.overused[resource];
    // what it will use beyond what is free
    const debt = (weight - free) * time;
    // half or more is the nearest whole record; less is, too, once as much stood idle as it will lack
    if (free >= 0.5 * weight && overused < debt) return true;
    // where half of what it needs does not exist, it owes as much afterwards as stood idle before
    return -overused >= (present < 0.5 * weight ? 0.5 * debt : debt);
  }
}
