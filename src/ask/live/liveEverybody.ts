// What only a run that follows every person can tell: how long people wait, how many are still there after how long, and
// what became of those who came in a year. One run without what was moved and one with it, with the same chances.
import type { Program } from "../../compile/program.ts";
import type { Documents } from "../../documents/documents.ts";
import type { Model } from "../../model/model.ts";
import { cohortFates, stillThere } from "../../observe/cohortFates.ts";
import type { StillThere } from "../../observe/cohortFates.ts";
import { observeRun } from "../../observe/observeRun.ts";
import { groupedBy } from "../../reading/groupedBy.ts";
import { hearsNothing } from "../../simulate/recorder.ts";
import { mergeStudy } from "../../study/mergeStudy.ts";
import { programOf } from "../../study/runReplication.ts";
import type { WaitSummary } from "../../summarise/summary.ts";
import { linesOf } from "../report/bindingChoices.ts";
import { fiscalYears } from "../report/fanMeasures.ts";
import { waitPanels } from "../report/fromStudy.ts";
import type { WaitPanel } from "../report/reportInput.ts";
import { yearsOfPeriods } from "../report/yearsOfPeriods.ts";
import { lineWaits, usualGroup } from "./lineWaits.ts";
import type { CohortGroup, LineWait } from "./lineWaits.ts";
import { mostEvents, oneByOne } from "./oneByOne.ts";
import { pairedSides } from "./pairedSides.ts";
import type { PolicyMoves, PolicySide } from "./pairedSides.ts";
import { sinceOf } from "./sinceOf.ts";

/** Plain data, safe to post. */
export interface EverybodyFound {
  /** one without what was moved, and one with it where anything was */
  readonly sides: readonly EverybodySide[];
  /** when people came: fiscal years, months, or days of a run without a calendar */
  readonly cohorts: readonly string[];
  /** the day from which on those came whose stays are told, as documents write it */
  readonly since: string;
  /** whose levels waits are told by; "": the model has no groups */
  readonly group: string;
  readonly replication: number;
}

interface EverybodySide {
  /** waits, sojourns and ages of the stages with a line */
  readonly waits: readonly WaitPanel[];
  /** waits in each line, by when people joined it and their level */
  readonly lines: readonly LineWait[];
  readonly fates: readonly Fate[];
  readonly survival: {
    readonly points: readonly StillThere[];
    /** persons it is told by */
    readonly persons: number;
  };
}

interface Fate {
  readonly stage: string;
  readonly title: string;
  /** false: they are still there */
  readonly isOut: boolean;
  /** persons, one number a cohort */
  readonly persons: readonly number[];
}

/** Cohorts side by side in one picture. */
const mostCohorts = 14;
/** @throws PendencyError when what was moved cannot be had, or the run is too large for a page */
export function liveEverybody(
  documents: Documents,
  moves: PolicyMoves,
  replication: number,
  progress: (done: number, of: number) => void,
): EverybodyFound {
  const since = sinceOf(documents);
  const sides = pairedSides(documents, moves);
  let cohorts: readonly string[] = [];
  const found = sides.map((side, nth) => {
    const run = oneRun(documents, side, { replication, sinceDays: since.days }, (share) =>
      progress(Math.floor((nth + share) * 100), sides.length * 100),
    );
    cohorts = run.cohorts;
    return run.found;
  });
  return { sides: found, cohorts, since: since.text, group: usualGroup(documents), replication };
}

function oneRun(
  documents: Documents,
  { stack, named, point, believed }: PolicySide,
  { replication, sinceDays }: { readonly replication: number; readonly sinceDays: number },
  progress: (share: number) => void,
): { readonly found: EverybodySide; readonly cohorts: readonly string[] } {
  const input = oneByOne(documents, stack, believed, [stack]);
  const program = programOf(input, 0, point);
  const { time } = program;
  const since = (sinceDays - (time.startDays ?? 0)) / time.gridDays;
  const { recorder, result } = cohortFates(program, since);
  const groups = cohortsOf(documents, time.periodLabels);
  const waits = lineWaits(documents, program, groups);
  const every = Math.max(1, Math.floor(time.steps / 50));
  const edge = (step: number): void => {
    if (step % every === 0) progress(step / time.steps);
  };
  const { seed, seriesGroup, seriesLevels } = input.spec;
  const observation = observeRun(
    program,
    {
      seed,
      replication,
      recorders: [recorder, waits.recorder, { ...hearsNothing, edge }],
      limits: { maxEvents: mostEvents },
    },
    { seriesGroup, seriesLevels, series: true, waits: true, digest: false },
  );
  const own = { ...input, spec: { ...input.spec, stacks: [named] } };
  const run = { task: { index: 0, stack: 0, replication: 0 }, observation, point };
  const study = mergeStudy(own, [run], [program], "");
  const { model } = documents;
  const delays = new Set(model.stages.filter(({ stay }) => stay.kind === "dwell").map(({ name }) => name));
  const lines = linesOf(model).map(({ name }) => name);
  const told = result();
  const persons = told.left.reduce((sum, count) => sum + count, 0) + told.stayed.reduce((sum, count) => sum + count, 0);
  return {
    cohorts: groups.map(({ label }) => label),
    found: {
      waits: waitPanels(study, 0, lines, yearOfWaits(study.stacks[0].waits, model), delays),
      lines: waits.result(),
      fates: fatesOf(documents, program, told.fates, groups),
      survival: { points: stillThere(told), persons },
    },
  };
}

/** The last fiscal year that lies wholly in the run; else the one in which most waits ended. "": no calendar. */
function yearOfWaits(waits: readonly WaitSummary[], model: Model): string {
  const ended = groupedBy(
    waits.filter(({ kind }) => kind === "wait"),
    ({ year }) => year,
  );
  const whole = fiscalYears(model).findLast((year) => ended.has(year));
  if (whole !== undefined) return whole;
  const counts = [...ended].map(([year, rows]) => ({ year, count: rows.reduce((sum, row) => sum + row.count, 0) }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best), { year: "", count: -1 }).year;
}

/** Fiscal years where the run has enough of them; else months, or days, put together until a picture holds them. */
function cohortsOf({ model }: Documents, labels: readonly string[]): readonly CohortGroup[] {
  const years = yearsOfPeriods({ periodLabels: labels }, model);
  if (model.runs.kind === "calendar" && labels.length > mostCohorts) {
    return [...new Set(years)].map((label) => ({
      label,
      periods: years.flatMap((year, period) => (year === label ? [period] : [])),
    }));
  }
  const together = Math.ceil(labels.length / mostCohorts);
  const groups = Array.from({ length: Math.ceil(labels.length / together) }, (_, nth) =>
    labels.slice(nth * together, (nth + 1) * together).map((_label, i) => nth * together + i),
  );
  return groups.map((periods) => ({ label: labels[periods[0]], periods }));
}

function fatesOf(
  { model }: Documents,
  { stages }: Program,
  fates: Float64Array,
  groups: readonly CohortGroup[],
): readonly Fate[] {
  return stages.flatMap(({ name, kind }, stage): readonly Fate[] => {
    const persons = groups.map(({ periods }) =>
      periods.reduce((sum, period) => sum + fates[period * stages.length + stage], 0),
    );
    if (persons.every((count) => count === 0)) return [];
    const title = model.stages.find((one) => one.name === name)?.title ?? name;
    return [{ stage: name, title, isOut: kind === "outcome", persons }];
  });
}
