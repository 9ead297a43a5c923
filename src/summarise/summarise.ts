// From many runs of one stack to what a page or a verdict needs: means with errors, fans, pooled waits.
import type { Program } from "../compile/program.ts";
import { binnedQuantile } from "../observe/counting/logBins.ts";
import type { Observation, WaitHistogram } from "../observe/observation.ts";
import { waitBins } from "../observe/counting/waits.ts";
import { meanOf, standardErrorOf } from "../statistics/moments.ts";
import { quantileOf } from "../statistics/quantile.ts";
import { fansOf } from "./fans.ts";
import type {
  MeasureSummary,
  MoveSummary,
  ResourceSummary,
  SeriesSum,
  SourceDraw,
  StackSummary,
  WaitSummary,
} from "./summary.ts";

interface SummaryContext {
  /** scenario names in alphabetical order */
  readonly stack: readonly string[];
  /** any replication's program: names of stages and resources, periods, classes */
  readonly program: Program;
  /** measure name > its title for people, and who asks for it; left out of it: titled by its name, of "more" */
  readonly named: Readonly<Record<string, Pick<MeasureSummary, "title" | "of">>>;
  /** as `observe` was given them: row 0 is everybody, the rest are these */
  readonly seriesLevels: readonly string[];
  /** series over several stages that get a fan of their own; left out: none */
  readonly sums?: readonly SeriesSum[];
  /** whether series of single stages have no fan; left out: each has its own */
  readonly isSumsOnly?: boolean;
  /** sources of disputed parameters by observation; left out: none was drawn */
  readonly sources?: readonly SourceDraw[];
}

const causes = ["ownEnd", "stageClock", "crossClock", "full"] as const;

/**
 * @param observations one per replication, in order; every one of a program with the same stages and measures
 * @returns plain numbers, text and lists; null where there was nothing to measure, never NaN
 */
export function summarise(observations: readonly Observation[], context: SummaryContext): StackSummary {
  const { program } = context;
  return {
    stack: context.stack,
    replications: observations.length,
    measures: program.measures.map(({ name }, index) =>
      summariseMeasure(observations, index, context.named[name] ?? { title: name, of: "more" }),
    ),
    fans: fansOf(observations, program, context.sums ?? [], context.sources ?? [], context.isSumsOnly),
    moves: summariseMoves(observations, program),
    resources: summariseResources(observations, program),
    waits: summariseWaits(observations, program, context.seriesLevels),
    ledger: {
      initial: totalOver(observations, "initial"),
      arrived: totalOver(observations, "arrived"),
      inside: totalOver(observations, "inside"),
      exited: totalOver(observations, "exited"),
    },
    digests: observations.map((one) => one.digest),
    events: observations.reduce((sum, one) => sum + one.events, 0),
  };
}

function summariseMeasure(
  observations: readonly Observation[],
  index: number,
  { title, of }: Pick<MeasureSummary, "title" | "of">,
): MeasureSummary {
  const inRuns = observations.map((one) => one.measures[index]);
  const values = inRuns.map((one) => one.value);
  const known = values.filter((value) => value !== null);
  const stillWaiting = inRuns.map((one) => one.stillWaiting).filter((count) => count !== null);
  return {
    name: inRuns[0]?.name ?? "",
    title,
    of,
    unit: inRuns[0]?.unit ?? "",
    values,
    mean: meanOf(known),
    standardError: standardErrorOf(known),
    median: quantileOf(known, 0.5),
    p10: quantileOf(known, 0.1),
    p25: quantileOf(known, 0.25),
    p75: quantileOf(known, 0.75),
    p90: quantileOf(known, 0.9),
    stillWaiting: meanOf(stillWaiting),
  };
}

/** Moves that occurred in any replication with series; one that did not occur there counts as none. */
function summariseMoves(observations: readonly Observation[], program: Program): MoveSummary[] {
  const sums = new Map<string, { from: number; to: number; cause: number; persons: Float64Array }>();
  // runs that stop where no claim asks for more keep no moves: they are unknown there, not none
  const followed = observations.filter((one) => one.series !== null);
  for (const { moves } of followed) {
    for (const { from, to, cause, persons } of moves) {
      const key = `${from}>${to}>${cause}`;
      const sum = sums.get(key) ?? { from, to, cause, persons: new Float64Array(persons.length) };
      persons.forEach((count, period) => (sum.persons[period] += count));
      sums.set(key, sum);
    }
  }
  return [...sums.values()]
    .sort((a, b) => a.from - b.from || a.to - b.to || a.cause - b.cause)
    .map(({ from, to, cause, persons }) => ({
      from: program.stages[from].name,
      to: program.stages[to].name,
      cause: causes[cause],
      persons: Array.from(persons, (total) => total / followed.length),
    }));
}

function summariseResources(observations: readonly Observation[], program: Program): ResourceSummary[] {
  const withResources = observations.filter((one) => one.resources.length > 0);
  if (withResources.length === 0) return [];
  return program.resources.map((resource, index) => {
    const mean = (what: "used" | "present" | "served" | "cost"): number[] =>
      meanRow(withResources.map((one) => one.resources[index][what]));
    const overtime = withResources.map((one) => one.resources[index].overtime);
    return {
      name: resource.name,
      kind: resource.kind,
      used: mean("used"),
      present: mean("present"),
      overtime: overtime.every((row) => row !== null) ? meanRow(overtime) : null,
      served: mean("served"),
      cost: mean("cost"),
      currency: resource.currency,
    };
  });
}

function meanRow(rows: readonly Float64Array[]): number[] {
  return Array.from(rows[0], (_, period) => rows.reduce((sum, row) => sum + row[period], 0) / rows.length);
}

/** Pools people, not runs: a replication with more waits counts for more. */
function summariseWaits(
  observations: readonly Observation[],
  program: Program,
  seriesLevels: readonly string[],
): WaitSummary[] {
  const pools = new Map<string, { first: WaitHistogram; count: number; totalDays: number; bins: Float64Array }>();
  for (const { waits } of observations) {
    for (const one of waits) {
      const key = `${one.kind}|${one.stage}|${one.level}|${one.year}`;
      const pool = pools.get(key) ?? { first: one, count: 0, totalDays: 0, bins: new Float64Array(waitBins.count) };
      pool.count += one.count;
      pool.totalDays += one.totalDays;
      one.bins.forEach((persons, bin) => (pool.bins[bin] += persons));
      pools.set(key, pool);
    }
  }
  const levels = ["", ...seriesLevels];
  return [...pools.values()]
    .sort(
      (a, b) =>
        a.first.stage - b.first.stage ||
        a.first.level - b.first.level ||
        (a.first.kind < b.first.kind ? -1 : a.first.kind > b.first.kind ? 1 : a.first.year < b.first.year ? -1 : 1),
    )
    .map(({ first, count, totalDays, bins }) => {
      const at = (share: number): number => binnedQuantile(waitBins, bins, share) ?? 0;
      return {
        stage: program.stages[first.stage].name,
        level: levels[first.level] ?? "",
        kind: first.kind,
        year: first.year,
        count,
        meanDays: totalDays / count,
        p10: at(0.1),
        p25: at(0.25),
        median: at(0.5),
        p75: at(0.75),
        p90: at(0.9),
      };
    });
}

function totalOver(observations: readonly Observation[], side: keyof Observation["ledger"]): number {
  return observations.reduce((sum, one) => sum + one.ledger[side].reduce((all, count) => all + count, 0), 0);
}
