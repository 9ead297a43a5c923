// Names of simulated people for people to read: where and when they came, of which class, and the how-manieth
// they were. They belong to nobody outside the model. Under other scenarios of the same replication a name is
// the same person.
import type { Program, StageId } from "../../compile/program.ts";
import type { Key } from "../../random/nameKey.ts";
import { Stream } from "../../random/stream.ts";
import { cohortKey, Months } from "../../simulate/individual/cohorts.ts";
import type { People } from "../../simulate/people.ts";
import { addTo } from "../../reading/groupedBy.ts";

/** Two 32-bit words are one cohort; found once, asked for at every arrival. */
interface Cohort {
  readonly low: number;
  readonly prefix: string;
}

export class PersonNames {
  readonly #program: Program;
  readonly #months: Months;
  readonly #stream: Stream;
  /** by the high word of the cohort's key */
  readonly #cohorts = new Map<number, Cohort[]>();
  readonly #arrivals: ReturnType<typeof entriesByStage>;
  readonly #initial: ReturnType<typeof entriesByStage>;
  #people: People | null = null;

  /** @param seed, replication those of the run, because the keys of cohorts are made from them */
  constructor(program: Program, seed: number, replication: number) {
    this.#program = program;
    this.#months = new Months(program);
    this.#stream = new Stream(seed, replication);
    this.#arrivals = entriesByStage(program.arrivals);
    this.#initial = entriesByStage(program.initial);
  }

  attach(people: People): void {
    this.#people = people;
  }

  /**
   * "counter/2025-03/kind=urgent/17": entry, month of arrival ("initial" for the initial stock, "run" without a
   * calendar), class where there are groups, and the place among those. To be asked while the arrival is heard.
   */
  nameOf(person: number, caseClass: number, stage: StageId, initial: boolean, time: number): string {
    if (this.#people === null) throw new Error("event log › expected the names of people; got an engine without them");
    const high = this.#people.cohortHigh(person) >>> 0;
    const low = this.#people.cohortLow(person) >>> 0;
    const known = this.#cohorts.get(high)?.find((cohort) => cohort.low === low);
    const prefix = known?.prefix ?? this.#find(high, low, caseClass, stage, initial, time);
    return prefix + (this.#people.indexOf(person) >>> 0);
  }

  #find(high: number, low: number, caseClass: number, stage: StageId, initial: boolean, time: number): string {
    const months = initial ? ["initial"] : this.#monthsUpTo(time);
    for (const month of months) {
      for (const { key, name } of (initial ? this.#initial : this.#arrivals).get(stage) ?? []) {
        const cohort = cohortKey({ program: this.#program, stream: this.#stream }, key, caseClass, month);
        if (cohort.high !== high || cohort.low !== low) continue;
        const className = this.#program.classNames[caseClass];
        const prefix = [this.#program.stages[stage].name + name, month, ...(className === "" ? [] : [className]), ""];
        const found = { low, prefix: prefix.join("/") };
        addTo(this.#cohorts, high, found);
        return found.prefix;
      }
    }
    throw new Error(`event log › expected an entry of ${this.#program.stages[stage].name}; got a person of none`);
  }

  /** The month of an instant first: a rate that depends on stocks goes over to a new month at the next edge. */
  #monthsUpTo(time: number): string[] {
    const last = this.#months.at(time, 0);
    return Array.from({ length: last + 1 }, (_, back) => this.#months.label(last - back));
  }
}

/** Entries of each stage with what tells a second one from the first: "", "#2", "#3". */
function entriesByStage(
  entries: readonly { readonly stage: StageId; readonly key: Key }[],
): ReadonlyMap<StageId, readonly { readonly key: Key; readonly name: string }[]> {
  const found = new Map<StageId, { key: Key; name: string }[]>();
  for (const { stage, key } of entries) {
    const before = found.get(stage) ?? [];
    found.set(stage, [...before, { key, name: before.length === 0 ? "" : `#${before.length + 1}` }]);
  }
  return found;
}
