// Every number of a study in one long table: a row for each run, thing, period and level.
import type { Program, ProgramTime } from "../compile/program.ts";
import type { Observation, ResourceSeries, SeriesBlock } from "../observe/observation.ts";
import { stackName } from "../scenario/stack.ts";
import { replicationsOf } from "./planStudy.ts";
import type { Run } from "./runReplication.ts";
import type { Study } from "./study.ts";

/** One number. Ends are exclusive; an instant starts and ends at once. */
export interface TidyRow {
  readonly stack: string;
  /** from 0 */
  readonly replication: number;
  readonly kind: "measure" | "stage" | "resource";
  /** of the measure, the stage or the resource */
  readonly name: string;
  /**
   * measures: their kind, such as "wait". stages: "stock" and "waiting" at an instant, "entries" in a period.
   * resources: "used", "present", "overtime", "served" and "cost" in a period
   */
  readonly series: string;
  /** group that the level is of, and the level; both "" for everybody */
  readonly groupName: string;
  readonly level: string;
  /** days from the start of the run */
  readonly startDays: number;
  readonly endDays: number;
  readonly unit: string;
  /** null where there was nothing to measure */
  readonly value: number | null;
}

/**
 * The rows of one run after the other, stack by stack, in the order of the replications that the study kept. Series of
 * a stage and level that are 0 from beginning to end are left out.
 *
 * @param runs     as `OnRuns` is told them, in any order
 * @param programs one for each stack of the study
 */
export function* tidyRows(
  { spec, entities }: Pick<Study, "spec" | "entities">,
  runs: readonly Run[],
  programs: readonly Program[],
): Generator<readonly TidyRow[]> {
  for (const [stack, program] of programs.entries()) {
    for (let replication = 0; replication < replicationsOf(spec, stack); replication++) {
      const found = spec.stacks.map((_, each) => runOf(runs, each, replication));
      const isWhole = found.every((run, each) => run !== undefined || replication >= replicationsOf(spec, each));
      const run = found[stack];
      if (!isWhole || run === undefined) continue;
      yield rowsOf(run.observation, program, entities).map((row) => ({
        stack: stackName(spec.stacks[stack]),
        replication,
        ...row,
      }));
    }
  }
}

type OwnRow = Omit<TidyRow, "stack" | "replication">;

function runOf(runs: readonly Run[], stack: number, replication: number): Run | undefined {
  return runs.find(({ task }) => task.stack === stack && task.replication === replication);
}

function rowsOf({ measures, series, resources }: Observation, program: Program, entities: string): readonly OwnRow[] {
  const edges = Array.from(program.time.periodEdges, (edge) => edge * program.time.gridDays);
  return [
    ...measureRows(measures, program),
    ...(series === null ? [] : stageRows(series, program, edges, entities)),
    ...resources.flatMap((one) => resourceRows(one, program, edges, entities)),
  ];
}

function measureRows(measures: Observation["measures"], { measures: defined, time }: Program): readonly OwnRow[] {
  return measures.map(({ name, value, unit }, index) => {
    const { kind: series, at, from, to } = defined[index];
    const [start, end] = at < 0 ? [from, to] : [at, at];
    return { kind: "measure", name, series, ...everybody, ...period(start, end, time), unit, value };
  });
}

function stageRows(block: SeriesBlock, { stages }: Program, edges: readonly number[], unit: string): readonly OwnRow[] {
  const { levels } = block;
  return stages.flatMap(({ name }, stage) =>
    levels.flatMap((level, place) =>
      (["stock", "waiting", "entries"] as const).flatMap((series) => {
        const width = series === "entries" ? edges.length - 1 : edges.length;
        const row = stage * levels.length + place;
        const values = block[series].subarray(row * width, (row + 1) * width);
        if (values.every((value) => value === 0)) return [];
        const whose = { groupName: level === "" ? "" : block.group, level };
        return Array.from(values, (value, at): OwnRow => {
          const endDays = series === "entries" ? edges[at + 1] : edges[at];
          return { kind: "stage", name, series, ...whose, startDays: edges[at], endDays, unit, value };
        });
      }),
    ),
  );
}

function resourceRows(
  one: ResourceSeries,
  { resources }: Program,
  edges: readonly number[],
  entities: string,
): readonly OwnRow[] {
  const { name, kind: sort, cost, costPerPerson, currency } = resources[one.resource];
  const units = sort === "slots" ? "slots" : "units";
  const hasCost = cost >= 0 || costPerPerson >= 0;
  const rows: readonly (readonly [string, Float64Array | null, string])[] = [
    ["used", one.used, units],
    ["present", one.present, units],
    ["overtime", one.overtime, units],
    ["served", one.served, entities],
    ["cost", hasCost ? one.cost : null, currency],
  ];
  return rows.flatMap(([series, values, unit]) =>
    Array.from(values ?? [], (value, at): OwnRow => {
      const [startDays, endDays] = [edges[at], edges[at + 1]];
      return { kind: "resource", name, series, ...everybody, startDays, endDays, unit, value };
    }),
  );
}

const everybody = { groupName: "", level: "" };

function period(from: number, to: number, { gridDays }: ProgramTime): Pick<TidyRow, "startDays" | "endDays"> {
  return { startDays: from * gridDays, endDays: to * gridDays };
}
