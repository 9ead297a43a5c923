// What was drawn in each replication, one row for each thing drawn: what a study shows beside its numbers.
import { beginningOf, driftPath } from "../compile/driftPath.ts";
import type { ProgramTime } from "../compile/program.ts";
import { firstGap } from "../compile/regimeChanges.ts";
import type { Model, Regime } from "../model/model.ts";
import type { Drift, Parameter } from "../parameters/parameter.ts";
import type { Name } from "../reading/name.ts";
import type { Point } from "../scenario/point.ts";
import type { Run } from "./runReplication.ts";
import type { ParameterDraws } from "./study.ts";

/** Only what every run was given: the others have nothing to be set against. */
export function drawsOf(
  { groups, regimes }: Pick<Model, "groups" | "regimes">,
  parameters: readonly Parameter[],
  time: ProgramTime,
  runs: readonly Pick<Run, "point">[],
): ParameterDraws[] {
  const points = runs.flatMap(({ point }) => (point === null ? [] : [point]));
  if (points.length === 0) return [];
  const isWandering = points.every((point) => point.drift !== undefined);
  const changing = isWandering ? regimes.filter(({ mayChange }) => mayChange !== undefined) : [];
  const ofParameters = parameters.flatMap((parameter) => {
    const { name, uncertainty, alternatives, drift } = parameter;
    const rows: ParameterDraws[] = [];
    if (uncertainty !== null && points.every(({ draws }) => Object.hasOwn(draws, name)))
      rows.push({ name, how: uncertainty.how, values: points.map(({ draws }) => draws[name].value) });
    if (alternatives !== null && points.every(({ sources }) => Object.hasOwn(sources, name)))
      rows.push({ name, how: "source", values: points.map(({ sources }) => sources[name]) });
    if (drift != null && isWandering)
      rows.push({ name, how: "drift", values: points.map((point) => driftInAYear(name, drift, point, levelsOf(drift.by, groups), time)) }); // prettier-ignore
    if (points.every(({ chances = {} }) => Object.hasOwn(chances, name)))
      rows.push({ name, how: "chance", values: points.map(({ chances = {} }) => chances[name]) });
    return rows;
  });
  return [...ofParameters, ...changing.map((regime) => changesRow(regime, groups, points))];
}

function changesRow({ name, by }: Regime, groups: Model["groups"], points: readonly Point[]): ParameterDraws {
  const levels = levelsOf(by, groups);
  const values = points.map(({ drift: key }) =>
    key === undefined ? 0 : Math.min(...levels.map((level) => firstGap(name, level, key))),
  );
  return { name, how: "changes", values };
}

function levelsOf(by: Name | null, groups: Model["groups"]): readonly string[] {
  return groups.find((group) => group.name === by?.text)?.levels ?? [""];
}

/** Log distance twelve months on, the mean over the paths. */
function driftInAYear(
  name: string,
  drift: Drift,
  { drift: key }: Point,
  levels: readonly string[],
  time: ProgramTime,
): number {
  if (key === undefined) return 0;
  const first = beginningOf(name, drift, key, time);
  const ends = levels.map((level) => driftPath(name, drift, level, key, first, 12)[11]);
  return ends.reduce((sum, end) => sum + end, 0) / ends.length;
}
