// Fans: the spread of a monthly series over replications, beside a few of its paths.
import type { Program } from "../compile/program.ts";
import type { Observation, SeriesBlock } from "../observe/observation.ts";
import { sortedQuantile } from "../statistics/quantile.ts";
import type { Fan, FanGroup, SeriesSum, SourceDraw } from "./summary.ts";

const pathsShown = 5;
/** Replications of a sum that are kept whole: enough for a band around what one stack changes against another. */
const rowsKept = 200;
const fanKinds = ["stock", "waiting", "entries"] as const;

/**
 * One fan per stage, kept level and kind, in that order, then one per sum; series that are 0 in every run are left out.
 *
 * @param sums  added up run by run: quantiles of a sum are not the sum of quantiles
 * @param draws which source each observation used, for every parameter whose source was drawn
 * @param isSumsOnly whether those of single stages are left out
 */
export function fansOf(
  observations: readonly Observation[],
  program: Program,
  sums: readonly SeriesSum[] = [],
  draws: readonly SourceDraw[] = [],
  isSumsOnly = false,
): Fan[] {
  const followed = observations.flatMap(({ series }, run) => (series === null ? [] : [{ series, run }]));
  const blocks = followed.map(({ series }) => series);
  const sources = draws.map(({ parameter, values }) => ({ parameter, values: followed.map(({ run }) => values[run]) }));
  if (blocks.length === 0) return [];
  const { levels } = blocks[0];
  const fans: Fan[] = [];
  const stages = isSumsOnly ? [] : program.stages;
  stages.forEach((stage, stageIndex) => {
    levels.forEach((level, levelIndex) => {
      for (const kind of fanKinds) {
        const rows = blocks.map((block) => rowOf(block, kind, program, stageIndex * levels.length + levelIndex));
        if (rows.every((row) => row.every((persons) => persons === 0))) continue;
        fans.push({ kind, stage: stage.name, level, ...spread(rows), ...groupsOf(rows, sources) });
      }
    });
  });
  const stageIndex = new Map(program.stages.map((stage, index) => [stage.name, index]));
  for (const { name, kind, stages, level } of sums) {
    const levelIndex = levels.indexOf(level);
    const indices = stages.map((stage) => stageIndex.get(stage)).filter((index) => index !== undefined);
    if (levelIndex < 0 || indices.length === 0) continue;
    const rows = blocks.map((block) =>
      added(indices.map((index) => rowOf(block, kind, program, index * levels.length + levelIndex))),
    );
    const kept = rows.slice(0, rowsKept).map((row) => Array.from(row));
    fans.push({ kind, stage: name, level, ...spread(rows), ...groupsOf(rows, sources), rows: kept });
  }
  return fans;
}

/** Means and variances of the rows of each source; nothing where no source was drawn. */
function groupsOf(rows: readonly Float64Array[], sources: readonly SourceDraw[]): Pick<Fan, "bySource"> {
  if (sources.length === 0) return {};
  const bySource = sources.map(({ parameter, values }) => ({
    parameter,
    groups: [...new Set(values)].sort().map((source): FanGroup => {
      const own = rows.filter((_, run) => values[run] === source);
      return { source, runs: own.length, ...momentsOf(own) };
    }),
  }));
  return { bySource };
}

function momentsOf(rows: readonly Float64Array[]): { mean: number[]; variance: number[] } {
  const mean = Array.from(rows[0], (_, point) => rows.reduce((sum, row) => sum + row[point], 0) / rows.length);
  const variance = mean.map(
    (middle, point) => rows.reduce((sum, row) => sum + (row[point] - middle) * (row[point] - middle), 0) / rows.length,
  );
  return { mean, variance };
}

function added(rows: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(rows[0].length);
  for (const row of rows) row.forEach((persons, point) => (sum[point] += persons));
  return sum;
}

function rowOf(block: SeriesBlock, kind: Fan["kind"], program: Program, row: number): Float64Array {
  const periods = program.time.periodEdges.length - 1;
  const width = kind === "entries" ? periods : periods + 1;
  return block[kind].subarray(row * width, (row + 1) * width);
}

function spread(rows: readonly Float64Array[]): Omit<Fan, "kind" | "stage" | "level"> {
  if (rows.length === 1) return alone(Array.from(rows[0]));
  const p10: number[] = [];
  const p25: number[] = [];
  const median: number[] = [];
  const p75: number[] = [];
  const p90: number[] = [];
  const column = new Float64Array(rows.length);
  for (let point = 0; point < rows[0].length; point++) {
    rows.forEach((row, run) => (column[run] = row[point]));
    column.sort();
    p10.push(sortedQuantile(column, 0.1) ?? 0);
    p25.push(sortedQuantile(column, 0.25) ?? 0);
    median.push(sortedQuantile(column, 0.5) ?? 0);
    p75.push(sortedQuantile(column, 0.75) ?? 0);
    p90.push(sortedQuantile(column, 0.9) ?? 0);
  }
  const paths = rows.slice(0, pathsShown).map((row) => Array.from(row));
  return { p10, p25, median, p75, p90, ...momentsOf(rows), runs: rows.length, paths };
}

/** Of a single run every quantile is what it was: a page asks for one at each move. */
function alone(row: number[]): Omit<Fan, "kind" | "stage" | "level"> {
  const quantiles = { p10: row, p25: row, median: row, p75: row, p90: row };
  return { ...quantiles, mean: row, variance: row.map(() => 0), runs: 1, paths: [row] };
}
