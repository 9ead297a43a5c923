// How long people wait in lines by when they joined them, with those who still wait when the run ends counted as that: told
// by one run person by person, counted as it goes.
import type { Program, StageId } from "../compile/program.ts";
import { hearsNothing } from "../simulate/recorder.ts";
import type { Recorder } from "../simulate/recorder.ts";
import { stayBins, stillThere } from "./cohortFates.ts";
import type { StillThere } from "./cohortFates.ts";
import { binOf } from "./counting/logBins.ts";
import { Periods } from "./counting/periods.ts";

/** Those who joined one line in one cohort and have one level. Persons. */
interface CohortWait {
  readonly stage: StageId;
  /** index into the levels of the group, or -1: everybody */
  readonly level: number;
  readonly cohort: number;
  readonly joined: number;
  /** left the line without being served or boarded */
  readonly unserved: number;
  /** in it when the run ended */
  readonly waiting: number;
  /** share who still wait so many days after joining, whichever way a wait ends */
  readonly points: readonly StillThere[];
}

interface Tally {
  unserved: number;
  readonly ended: Float64Array;
  readonly cut: Float64Array;
}

interface WantedWaits {
  /** index of the level of each class, [caseClass]; -1: in none */
  readonly levelOfClass: Int32Array;
  /** index of the cohort of each recording period */
  readonly cohortOfPeriod: ArrayLike<number>;
}

/** Who was in a line when the run began joined it before, and is in none of the cohorts. */
export function cohortWaits(
  { stages, time }: Pick<Program, "stages" | "time">,
  { levelOfClass, cohortOfPeriod }: WantedWaits,
): { readonly recorder: Recorder; result(): readonly CohortWait[] } {
  const periods = new Periods(time.periodEdges);
  const cohorts = 1 + Array.from(cohortOfPeriod).reduce((most, one) => Math.max(most, one), 0);
  const levels = 1 + levelOfClass.reduce((most, one) => Math.max(most, one), -1);
  /** by (stage × (levels + 1) + level + 1) × cohorts + cohort */
  const tallies = new Map<number, Tally>();
  const tallyAt = (stage: number, level: number, joined: number): Tally => {
    const key = (stage * (levels + 1) + level + 1) * cohorts + cohortOfPeriod[periods.at(joined)];
    const known = tallies.get(key);
    if (known !== undefined) return known;
    const fresh = { unserved: 0, ended: new Float64Array(stayBins.count), cut: new Float64Array(stayBins.count) };
    tallies.set(key, fresh);
    return fresh;
  };
  const binFor = (steps: number): number => binOf(stayBins, Math.max(0, steps * time.gridDays));
  /** by record of a person who waits */
  const inLine = new Map<number, { joined: number; stage: StageId; caseClass: number; weight: number }>();
  const count = (person: number, add: (tally: Tally, joined: number, weight: number) => void): void => {
    const one = inLine.get(person);
    if (one === undefined) return;
    const level = levelOfClass[one.caseClass];
    for (const row of level < 0 ? [-1] : [-1, level]) add(tallyAt(one.stage, row, one.joined), one.joined, one.weight);
    inLine.delete(person);
  };
  const over = (now: number, person: number, isServed: boolean): void =>
    count(person, (tally, joined, weight) => {
      tally.ended[binFor(now - joined)] += weight;
      if (!isServed) tally.unserved += weight;
    });
  const recorder: Recorder = {
    ...hearsNothing,
    enter(now, person, caseClass, stage, _from, weight, waiting, since) {
      inLine.delete(person);
      const { kind } = stages[stage];
      const isLine = kind === "service" || kind === "boards";
      if (isLine && waiting && since >= now) inLine.set(person, { joined: now, stage, caseClass, weight });
    },
    // of a line behind a door the wait goes on until the line is over: it is told again with a resource
    begin(now, person, _caseClass, _stage, resource) {
      if (resource >= 0) over(now, person, true);
    },
    leave(now, person) {
      over(now, person, false);
    },
    finish(end) {
      for (const person of inLine.keys()) {
        count(person, (tally, joined, weight) => (tally.cut[binFor(end - joined)] += weight));
      }
    },
  };
  const result = (): readonly CohortWait[] =>
    [...tallies]
      .toSorted(([one], [other]) => one - other)
      .map(([key, { unserved, ended, cut }]) => {
        const row = Math.floor(key / cohorts);
        const waiting = sumOf(cut);
        return {
          stage: Math.floor(row / (levels + 1)),
          level: (row % (levels + 1)) - 1,
          cohort: key % cohorts,
          joined: sumOf(ended) + waiting,
          unserved,
          waiting,
          points: stillThere({ left: ended, stayed: cut }),
        };
      });
  return { recorder, result };
}

function sumOf(counts: Float64Array): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}

/**
 * Days after which no more than this share is still there.
 *
 * @returns on a straight line between two points; null: nobody was watched for so long
 */
export function daysUntil(points: readonly StillThere[], share: number): number | null {
  const at = points.findIndex((one) => one.share <= share + 1e-12);
  if (at < 0) return null;
  if (at === 0) return points[0].days;
  const [before, after] = [points[at - 1], points[at]];
  const part = before.share > after.share ? (before.share - share) / (before.share - after.share) : 1;
  return before.days + Math.min(1, part) * (after.days - before.days);
}
