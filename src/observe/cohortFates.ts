// What became of people by when they came, and how long they stayed before they left for good: told by one run person by
// person, counted as it goes.
import type { Program } from "../compile/program.ts";
import { hearsNothing } from "../simulate/recorder.ts";
import type { Recorder } from "../simulate/recorder.ts";
import { binOf, LogBins, lowerOf } from "./counting/logBins.ts";
import { Periods } from "./counting/periods.ts";

/** Persons, by when they came and by how long they stayed. */
interface CohortFates {
  /** by recording period of coming and stage in which they are at the end of the run: [period × stages + stage] */
  readonly fates: Float64Array;
  /** people who came at or after `since` and left for good, by days from coming to leaving: bins of `stayBins` */
  readonly left: Float64Array;
  /** the same of those who were still there when the run ended */
  readonly stayed: Float64Array;
}

/** From a minute to three thousand years, sixteen bins for each doubling. */
export const stayBins = new LogBins(4, -11, 20);

/** @param since grid steps: only of those who came from then on is it told how long they stayed */
export function cohortFates(
  { stages, time }: Pick<Program, "stages" | "time">,
  since: number,
): { readonly recorder: Recorder; result(): CohortFates } {
  const periods = new Periods(time.periodEdges);
  const fates = new Float64Array(periods.count * stages.length);
  const [left, stayed] = [new Float64Array(stayBins.count), new Float64Array(stayBins.count)];
  const binOfStay = (steps: number): number => binOf(stayBins, Math.max(0, steps * time.gridDays));
  /** by record: when the person inside came, and where they are; those there from the start are not counted */
  const inside = new Map<number, { came: number; weight: number; stage: number }>();
  const recorder: Recorder = {
    ...hearsNothing,
    arrive(came, person, _caseClass, stage, weight, initial) {
      if (initial) inside.delete(person);
      else inside.set(person, { came, weight, stage });
    },
    enter(now, person, _caseClass, stage) {
      const one = inside.get(person);
      if (one === undefined) return;
      one.stage = stage;
      if (stages[stage].kind !== "outcome") return;
      inside.delete(person);
      fates[periods.at(one.came) * stages.length + stage] += one.weight;
      if (one.came >= since) left[binOfStay(now - one.came)] += one.weight;
    },
    finish(end) {
      for (const { came, weight, stage } of inside.values()) {
        fates[periods.at(came) * stages.length + stage] += weight;
        if (came >= since) stayed[binOfStay(end - came)] += weight;
      }
    },
  };
  return { recorder, result: () => ({ fates, left, stayed }) };
}

/** Share still there so many days after coming. */
export interface StillThere {
  readonly days: number;
  readonly share: number;
}

/**
 * By Kaplan and Meier on the bins: people whose stay the end of the run cuts short count as watched through half of the
 * bin in which it does (the actuarial estimate).
 *
 * @returns rising days, the first 0 with everybody; as far as somebody was watched; [] where nobody came
 */
export function stillThere({ left, stayed }: Pick<CohortFates, "left" | "stayed">): readonly StillThere[] {
  let watched = 0;
  for (let bin = 0; bin < left.length; bin++) watched += left[bin] + stayed[bin];
  if (!(watched > 0)) return [];
  const shares: StillThere[] = [{ days: 0, share: 1 }];
  let share = 1;
  for (let bin = 0; bin < left.length; bin++) {
    const [gone, cut] = [left[bin], stayed[bin]];
    if (gone + cut === 0) continue;
    const atRisk = watched - cut / 2;
    if (!(atRisk > 1e-9)) break;
    const before = lowerOf(stayBins, bin);
    // flat up to the bin, however long nobody left
    if (before > shares[shares.length - 1].days) shares.push({ days: before, share });
    share *= Math.max(0, 1 - gone / atRisk);
    watched -= gone + cut;
    shares.push({ days: lowerOf(stayBins, bin + 1), share });
    if (!(watched > 1e-9)) break;
  }
  return shares;
}
