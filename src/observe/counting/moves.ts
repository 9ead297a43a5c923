// Who went where, and why: persons by period for each pair of stages and cause that occurred. The kernel, which
// AssemblyScript compiles, reads this very file.
import { floats, ints, places, type Floats, type Ints, type Places } from "../../quantity/machine.ts";
import type { Answer } from "./answer.ts";
import type { Periods } from "./periods.ts";

type i32 = number;
type f64 = number;

/** How many causes there are in codes.ts of the engines. */
export const causeCount: i32 = 4;

export class Moves {
  private readonly periods: Periods;
  private readonly stageCount: i32;
  /** one more than the place of (from, to, cause), 0 before the first such move */
  private readonly placeOf: Ints;
  private count: i32 = 0;
  /** of each that occurred: which it is, persons by period, and persons of the present period */
  private keys: Ints = ints(64);
  private persons: Places<Floats> = places<Floats>(64);
  private now: Floats = floats(64);
  private nowPeriod: i32 = 0;

  constructor(periods: Periods, stageCount: i32, isWanted: boolean) {
    this.periods = periods;
    this.stageCount = stageCount;
    this.placeOf = ints(isWanted ? stageCount * stageCount * causeCount : 0);
  }

  leave(time: f64, from: i32, to: i32, cause: i32, weight: f64): void {
    if (time >= this.periods.runEnd) return;
    const period = this.periods.at(time);
    if (period !== this.nowPeriod) this.turnPeriod(period);
    const key = (from * this.stageCount + to) * causeCount + cause;
    if (this.placeOf[key] === 0) this.open(key);
    this.now[this.placeOf[key] - 1] += weight;
  }

  write(answer: Answer): void {
    this.turnPeriod(this.nowPeriod);
    answer.put(this.count); // SeriesFound.moves
    for (let i: i32 = 0; i < this.count; i++) {
      answer.put(this.keys[i]); // MoveFound.key
      answer.putList(this.persons[i], this.periods.count); // MoveFound.persons
    }
  }

  private open(key: i32): void {
    if (this.count === this.keys.length) this.grow();
    const place = this.count++;
    this.keys[place] = key;
    this.persons[place] = floats(this.periods.count);
    this.placeOf[key] = this.count;
  }

  private turnPeriod(period: i32): void {
    for (let i: i32 = 0; i < this.count; i++) {
      this.persons[i][this.nowPeriod] += this.now[i];
      this.now[i] = 0;
    }
    this.nowPeriod = period;
  }

  private grow(): void {
    const keys = ints(2 * this.count);
    const persons = places<Floats>(2 * this.count);
    const now = floats(2 * this.count);
    for (let i: i32 = 0; i < this.count; i++) {
      keys[i] = this.keys[i];
      persons[i] = this.persons[i];
      now[i] = this.now[i];
    }
    this.keys = keys;
    this.persons = persons;
    this.now = now;
  }
}
