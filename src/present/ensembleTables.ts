// The tables of an ensemble: a row a number of every run, and a row a thing that a point gave its runs.
import type { Ensemble } from "../ensemble/mergeChunks.ts";
import { stackName } from "../scenario/stack.ts";
import type { TableFile } from "./backtestTables.ts";
import { longCsv, longParquet } from "./longTable.ts";
import type { LongColumn } from "./longTable.ts";

interface ResultRow {
  readonly point: number;
  readonly source: string;
  readonly stack: string;
  readonly path: number;
  readonly replication: number;
  readonly measure: string;
  readonly unit: string;
  readonly value: number | null;
  /** why the run has no number; "" where it was made */
  readonly failed: string;
}

/** docs/reference/tables.md says what each is. */
const resultColumns: readonly LongColumn<ResultRow>[] = [
  { name: "draw", type: "INT32", of: ({ point }) => point },
  { name: "source", type: "STRING", of: ({ source }) => source },
  { name: "stack", type: "STRING", of: ({ stack }) => stack },
  { name: "path", type: "INT32", of: ({ path }) => path },
  { name: "replication", type: "INT32", of: ({ replication }) => replication },
  { name: "measure", type: "STRING", of: ({ measure }) => measure },
  { name: "unit", type: "STRING", of: ({ unit }) => unit },
  { name: "value", type: "DOUBLE", of: ({ value }) => value },
  { name: "failed", type: "STRING", of: ({ failed }) => failed },
];

interface PointRow {
  readonly point: number;
  readonly what: "draw" | "source" | "chance";
  readonly parameter: string;
  readonly value: number | null;
  readonly alternative: string;
}

const pointColumns: readonly LongColumn<PointRow>[] = [
  { name: "draw", type: "INT32", of: ({ point }) => point },
  { name: "what", type: "STRING", of: ({ what }) => what },
  { name: "parameter", type: "STRING", of: ({ parameter }) => parameter },
  { name: "value", type: "DOUBLE", of: ({ value }) => value },
  { name: "alternative", type: "STRING", of: ({ alternative }) => alternative },
];

/** A row group for each chunk's worth of points, so that memory stays small. */
const pointsTogether = 100;

export function ensembleTables({ manifest, runs, failed, points, units }: Ensemble): readonly TableFile[] {
  const sources = manifest.sources.map(({ name }) => name);
  const stacks = manifest.stacks.map(stackName);
  const groupOf = (point: number): number => Math.floor(point / pointsTogether);
  const count = points.length === 0 ? 0 : groupOf(points[points.length - 1].point) + 1;
  const inGroups = <T extends { readonly point: number }>(rows: readonly T[]): readonly (readonly T[])[] => {
    const groups: T[][] = Array.from({ length: count }, () => []);
    for (const row of rows) groups[groupOf(row.point)].push(row);
    return groups;
  };
  const ofRuns = inGroups(runs);
  const ofFailed = inGroups(failed);
  const rowsOf = function* (): Generator<readonly ResultRow[]> {
    for (const [group, own] of ofRuns.entries()) {
      yield own.flatMap(({ values, ...place }) =>
        manifest.measures.flatMap(({ name, stack }, at): ResultRow[] => {
          if (stack !== null && stack !== stacks[place.stack]) return [];
          const named = { source: sources[place.source], stack: stacks[place.stack] };
          return [{ ...place, ...named, measure: name, unit: units[at], value: values[at], failed: "" }];
        }),
      );
      yield ofFailed[group].map(({ why, ...place }) => {
        const named = { source: sources[place.source], stack: stacks[place.stack] };
        return { ...place, ...named, measure: "", unit: "", value: null, failed: why };
      });
    }
  };
  const given = inGroups(points).map((group) =>
    group.flatMap(({ point, draws, sources: drawn, chances }): PointRow[] => [
      ...Object.entries(draws).map(([parameter, value]) => ({ point, what: "draw" as const, parameter, value, alternative: "" })), // prettier-ignore
      ...Object.entries(drawn).map(([parameter, alternative]) => ({ point, what: "source" as const, parameter, value: null, alternative })), // prettier-ignore
      ...Object.entries(chances).map(([parameter, value]) => ({ point, what: "chance" as const, parameter, value, alternative: "" })), // prettier-ignore
    ]),
  );
  const model = manifest.model.id;
  return [
    { name: "results.csv", text: () => longCsv(resultColumns, rowsOf()) },
    { name: "results.parquet", text: () => longParquet(resultColumns, rowsOf(), model) },
    { name: "points.csv", text: () => longCsv(pointColumns, given) },
    { name: "points.parquet", text: () => longParquet(pointColumns, given, model) },
  ];
}
