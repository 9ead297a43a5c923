// The conditions under which a statement holds, or fails, in most draws: a box in what was drawn.
import type { Documents } from "../../documents/documents.ts";
import { findBox } from "../../statistics/boxFinding.ts";
import type { PrimColumn, PrimLimit } from "../../statistics/prim.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import type { ParameterDraws } from "../../study/study.ts";
import { addedTitle } from "../matters/addedTitle.ts";
import type { ReadLever } from "../flip/lever.ts";
import type { ConditionDraws } from "./conditionDraws.ts";
import type { Dials } from "./dials.ts";
import type { Condition, ConditionBox } from "./required.ts";

interface Column {
  readonly parameter: string;
  readonly title: string;
  readonly how: Condition["how"];
  readonly unit: string;
  readonly values: PrimColumn;
}

/** @returns null where there are too few draws with it or without it, no condition stands, or it was stopped */
export async function conditionBox(
  documents: Documents,
  { numbers, rows }: ConditionDraws,
  isWanted: readonly boolean[],
  given: {
    readonly dials: Dials;
    readonly levers: readonly ReadLever[];
    readonly seed: number;
    readonly reached: ReadonlySet<string>;
  },
  { pause, stop }: Pick<Conduct, "pause" | "stop">,
): Promise<ConditionBox | null> {
  const { dials, levers, seed, reached } = given;
  const leverNames = new Set(levers.map(({ parameter }) => parameter));
  const isAny = ({ how }: ParameterDraws): boolean => how === "chance" || how === "changes";
  const columns = [
    ...rows
      .filter((row) => isAny(row) || (reached.has(row.name) && !leverNames.has(row.name)))
      .map((row) => columnOf(row, documents)),
    ...levers.map(({ parameter, title, unit }): Column => ({ parameter, title, how: "set", unit, values: numbers.map((draw) => dials.leverValueOfDraw(parameter, seed, draw)) })), // prettier-ignore
  ];
  const found = await findBox(columns.map(({ values }) => values), isWanted, seed, pause, () => stop?.aborted === true); // prettier-ignore
  if (found === null) return null;
  const { box, trajectory, quasiP, foundAgain, ...rest } = found;
  return {
    ...rest,
    base: isWanted.filter((so) => so).length / isWanted.length,
    coverage: box.coverage,
    density: box.density,
    inside: box.inside,
    hits: box.hits,
    conditions: box.limits.map((limit, nth) => conditionOf(columns[limit.column], limit, quasiP[nth], foundAgain[nth])), // prettier-ignore
    trajectory: trajectory.map(({ coverage, density, inside, limits }) => ({
      coverage,
      density,
      inside,
      conditions: limits.length,
    })),
  };
}

function columnOf({ name, how, values }: ParameterDraws, { parameters }: Documents): Column {
  const parameter = parameters.find((one) => one.name === name);
  const scale = how === "plus" || how === "is" ? (parameter?.unit.scale ?? 1) || 1 : 1;
  const unit = how === "plus" || how === "is" ? (parameter?.unit.text ?? "") : "";
  const shown = how === "source" ? (values as readonly string[]) : (values as readonly number[]).map((value) => value / scale); // prettier-ignore
  return { parameter: name, title: `${parameter?.title ?? name}${addedTitle[how] ?? ""}`, how, unit, values: shown };
}

function conditionOf(
  { values, ...column }: Column,
  { low, high, names }: PrimLimit,
  quasiP: number,
  foundAgain: number,
): Condition {
  // prettier-ignore
  const numbers = column.how === "source" ? [] : (values as readonly number[]);
  const range = numbers.length === 0 ? null : ([Math.min(...numbers), Math.max(...numbers)] as const);
  return { ...column, low, high, names, range, quasiP, foundAgain };
}
