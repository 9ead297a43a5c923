// Waits in the lines of a model by when people joined them and by a group's level, with their tails.
import type { Program } from "../../compile/program.ts";
import type { Documents } from "../../documents/documents.ts";
import { cohortWaits, daysUntil } from "../../observe/cohortWaits.ts";
import type { Recorder } from "../../simulate/recorder.ts";

/** Recording periods that are told together. */
export interface CohortGroup {
  readonly label: string;
  readonly periods: readonly number[];
}

/** Plain data, safe to post. Those who joined one line in one cohort; times of those who still wait count as far as they go. */
export interface LineWait {
  readonly stage: string;
  readonly title: string;
  /** "": everybody */
  readonly level: string;
  readonly cohort: string;
  /** persons */
  readonly joined: number;
  /** persons who left the line without being served or boarded */
  readonly unserved: number;
  /** persons in it when the run ended */
  readonly waiting: number;
  /** days within which half, 90 % and 99 % of waits are over; null: later than anybody was watched */
  readonly median: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
  /** share who wait longer than anybody was watched, with the days up to which they were */
  readonly beyond: { readonly share: number; readonly days: number };
}

/** The group whose levels are counted by themselves; else the first of the model. */
export function usualGroup({ plan, model }: Pick<Documents, "plan" | "model">): string {
  const group = plan?.series.group ?? "";
  return group === "" ? (model.groups.at(0)?.name ?? "") : group;
}

/** @param cohorts every period is in one of them */
export function lineWaits(
  documents: Pick<Documents, "plan" | "model">,
  program: Program,
  cohorts: readonly CohortGroup[],
): { readonly recorder: Recorder; result(): readonly LineWait[] } {
  const group = program.groups.findIndex(({ name }) => name === usualGroup(documents));
  const levelOfClass = Int32Array.from({ length: program.classCount }, (_, caseClass) =>
    group < 0 ? -1 : program.classLevels[caseClass * program.groups.length + group],
  );
  const cohortOfPeriod = new Int32Array(program.time.periodLabels.length);
  for (const [cohort, { periods }] of cohorts.entries()) {
    for (const period of periods) cohortOfPeriod[period] = cohort;
  }
  const { recorder, result } = cohortWaits(program, { levelOfClass, cohortOfPeriod });
  const told = (): readonly LineWait[] =>
    result().map(({ stage, level, cohort, joined, unserved, waiting, points }) => {
      const { name } = program.stages[stage];
      const [median, p90, p99] = [0.5, 0.1, 0.01].map((share) => daysUntil(points, share));
      return {
        stage: name,
        title: documents.model.stages.find((one) => one.name === name)?.title ?? name,
        level: level < 0 ? "" : program.groups[group].levels[level],
        cohort: cohorts[cohort].label,
        joined,
        unserved,
        waiting,
        median,
        p90,
        p99,
        beyond: points[points.length - 1] ?? { share: 0, days: 0 },
      };
    });
  return { recorder, result: told };
}
