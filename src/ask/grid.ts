// A grid: one measure over two parameters at once, every cell a point of its own with paired replications.
import { compile, plainly } from "../compile/compile.ts";
import type { Documents } from "../documents/documents.ts";
import { readSettings } from "../documents/readSettings.ts";
import type { GridAxisPlan, GridPlan } from "../documents/studyDocument.ts";
import { parseInstant } from "../quantity/date.ts";
import type { Instant } from "../quantity/value.ts";
import { together } from "../scenario/point.ts";
import type { Point } from "../scenario/point.ts";
import { gateOfTest } from "../judge/verdictGate.ts";
import type { VerdictGate } from "../judge/verdictGate.ts";
import { meanOf } from "../statistics/moments.ts";
import { pairedDifferences } from "../statistics/pairedDifference.ts";
import type { Conduct } from "../study/makeStudy.ts";
import type { StackSummary } from "../summarise/summary.ts";
import type { Asked } from "./asked.ts";
import { leversOf } from "./live/levers.ts";
import { sinceOf } from "./live/sinceOf.ts";
import { runStacks } from "./runStacks.ts";
import { checkCall, isMapping } from "./checkCall.ts";
import { modelGates } from "./gates/modelGates.ts";
import { describeGiven } from "../reading/describeGiven.ts";
import { refuseUsage } from "../errors.ts";

export interface Grid {
  readonly title: string;
  readonly note: string;
  /** what the cells hold */
  readonly measure: string;
  readonly unit: string;
  readonly x: GridAxis;
  readonly y: GridAxis;
  /** [y][x] */
  readonly values: readonly (readonly (number | null)[])[];
  /** [y][x] share of runs in which `event` holds */
  readonly probability: readonly (readonly (number | null)[])[];
  /** "the stock falls": what the probability is of, and what breaks even */
  readonly event: string;
  /** one per y: the x at which the measure passes zero; null when it does not in this range */
  readonly breakEven: readonly (number | null)[];
  /** the same at a workbench; left out: it cannot be moved there */
  readonly live?: GridMoves;
  /** what forecasts of such numbers have come to; null: no score gates them */
  readonly gate: VerdictGate | null;
}

/** Both axes as levers that act from the same instant. */
interface GridMoves {
  readonly stack: readonly string[];
  readonly x: LeverValues;
  readonly y: LeverValues;
}

interface LeverValues {
  readonly parameter: string;
  /** each in the lever's own unit; null: outside its range */
  readonly values: readonly (number | null)[];
}

interface GridAxis {
  readonly title: string;
  readonly unit: string;
  readonly values: readonly number[];
}

export interface GridAsked extends Asked {
  /** two parameters, their values, and what is measured; a study document holds one */
  readonly plan: GridPlan;
}

/**
 * Found out before the runs that a grid comes after: values that do not fit their parameters, and corners that do not
 * compile.
 *
 * @throws PendencyError as askGrid does
 */
export function checkGrid(documents: Documents, plan: GridPlan): void {
  const cells = cellsOf(documents, plan);
  const corners = [cells[0], cells[cells.length - 1]].flatMap((row) => [row[0], row[row.length - 1]]);
  for (const point of corners) compile(documents, documents.facts, { ...plainly, stack: plan.stack, point });
}

/** [y][x] */
function cellsOf(documents: Documents, plan: GridPlan): readonly (readonly (Point | null)[])[] {
  const pointsOn = ({ parameter, values }: GridAxisPlan): readonly Point[] =>
    values.map(({ text }) => readSettings(documents, [[parameter, text]], plan.from, "grid"));
  const [across, down] = [pointsOn(plan.x), pointsOn(plan.y)];
  return down.map((y) => across.map((x) => together(x, y)));
}

/**
 * @returns null when it was stopped before every cell had a run
 * @throws PendencyError when a value does not fit its parameter, or more is asked than a study may take
 */
export async function askGrid(documents: Documents, asked: GridAsked, conduct: Conduct = {}): Promise<Grid | null> {
  checkCall(documents, asked, conduct);
  const { plan } = asked;
  if (!isMapping(plan)) refuseUsage("plan", "a grid, such as a study document holds", describeGiven(plan));
  const cells = cellsOf(documents, plan);
  const more = [
    { name: "grid:measure", measure: plan.measure, everyStack: true },
    ...(plan.against === null ? [] : [{ name: "grid:against", measure: plan.against, everyStack: true }]),
  ];
  const most = Math.min(plan.replications, asked.replications ?? plan.replications);
  const settings = cells.flat();
  const study = await runStacks(
    { documents, asked: { ...asked, replications: most, chanceOnly: true }, replications: most, shown: [], settings },
    settings.map(() => plan.stack),
    { quantities: false, defaults: null, claims: [], targets: false, more },
    conduct,
  );
  if (study.stacks.some((stack) => stack.replications === 0)) return null;
  const against = plan.against === null ? null : { kind: "measure" as const, measure: plan.against };
  const { replications } = study.spec;
  const columns = plan.x.values.length;
  const differences = cells.map((row, y) => row.map((_, x) => valuesOf(study.stacks[y * columns + x])));
  const values = differences.map((row) => row.map((cell) => meanOf(cell)));
  const holds = (value: number): boolean => (plan.holds === "less than" ? value < plan.line : value > plan.line);
  return {
    title: plan.title,
    note: `Every parameter at its central value; ${replications === 1 ? "one run" : `${replications} runs`} a cell.`,
    event: plan.event,
    measure: plan.note === "" ? plan.title : plan.note,
    unit: study.stacks[0].measures[0]?.unit ?? "",
    x: axisOf(plan.x),
    y: axisOf(plan.y),
    values,
    probability: differences.map((row) =>
      row.map((cell) => (cell.length === 0 ? null : cell.filter(holds).length / cell.length)),
    ),
    breakEven: values.map((row) =>
      crossing(
        row,
        plan.x.values.map(({ value, unit }) => value / unit.scale),
        plan.line,
      ),
    ),
    ...liveMoves(documents, plan),
    gate: gateOfTest({ measure: plan.measure, against }, modelGates(documents)),
  };
}

function liveMoves(documents: Documents, { stack, from, x, y }: GridPlan): Pick<Grid, "live"> {
  const since = sinceOf(documents);
  const [across, down] = [x, y].map((axis) => leverValues(axis, documents, since));
  const isOneInstant = parseInstant(from, documents.model.fiscalYearStartMonth)?.days === since.days;
  return isOneInstant && across !== null && down !== null ? { live: { stack, x: across, y: down } } : {};
}

function leverValues({ parameter, values }: GridAxisPlan, documents: Documents, since: Instant): LeverValues | null {
  const lever = leversOf(documents, since).find((one) => one.parameter === parameter);
  const scale = documents.parameters.find(({ name }) => name === parameter)?.unit.scale ?? 1;
  if (lever === undefined) return null;
  const inUnit = values.map(({ value }) => Number((value / scale).toPrecision(12)));
  return { parameter, values: inUnit.map((value) => (value >= lever.from && value <= lever.to ? value : null)) };
}

function axisOf({ title, values }: GridPlan["x"]): Grid["x"] {
  return { title, unit: values[0].unit.text, values: values.map(({ value, unit }) => value / unit.scale) };
}

function valuesOf(stack: StackSummary): readonly number[] {
  const [measure, against] = ["grid:measure", "grid:against"].map((name) =>
    stack.measures.find((each) => each.name === name),
  );
  const values = measure?.values ?? [];
  return pairedDifferences(values, against === undefined ? values.map(() => 0) : against.values);
}

/**
 * The first place at which the values pass the line, by straight lines between cells; null when they do not.
 */
function crossing(values: readonly (number | null)[], places: readonly number[], line: number): number | null {
  for (let index = 1; index < values.length; index++) {
    const [before, after] = [values[index - 1], values[index]];
    if (before === null || after === null || before === after) continue;
    const share = (line - before) / (after - before);
    if (share >= 0 && share <= 1) return places[index - 1] + share * (places[index] - places[index - 1]);
  }
  return null;
}
