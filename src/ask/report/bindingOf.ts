// What binds when, out of a study: how much of each resource was in use, who stood in line for it, who was turned away.
import { overtimeOf } from "../../observe/measureValue.ts";
import type { Fan, StackSummary } from "../../summarise/summary.ts";
import { bindingShare } from "./bindingTable.ts";
import type { BindingMonth, BindingRow, BindingTable } from "./bindingTable.ts";

/** One row to make: a resource, or the copy of it that serves one level of a group. */
export interface BindingChoice {
  readonly resource: string;
  readonly title: string;
  /** names of the study's resources that are added up: one, or a copy for every level */
  readonly copies: readonly string[];
  /** stages whose people want it; for held units, the stages in which they hold it */
  readonly stages: readonly string[];
  /** stages of these with a line or a departure, where waiting is for something else than a held unit */
  readonly lines: readonly string[];
  /** level of the series' group, "" for everybody */
  readonly level: string;
}

/** @param yearOfPeriod the year of each recording period */
export function bindingOf(
  stack: StackSummary,
  choices: readonly BindingChoice[],
  months: readonly string[],
  yearOfPeriod: readonly string[],
): BindingTable {
  const years = [...new Set(yearOfPeriod)];
  const within = years.map((year) => months.flatMap((_, period) => (yearOfPeriod[period] === year ? [period] : [])));
  return {
    stack: stack.stack,
    runs: stack.fans[0]?.runs ?? stack.replications,
    years,
    months,
    yearOfMonth: yearOfPeriod,
    rows: choices.flatMap((choice) => rowOf(stack, choice, months.length, within) ?? []),
  };
}

function rowOf(
  stack: StackSummary,
  choice: BindingChoice,
  periods: number,
  within: readonly (readonly number[])[],
): BindingRow | null {
  const own = stack.resources.filter(({ name }) => choice.copies.includes(name));
  if (own.length === 0) return null;
  const { kind } = own[0];
  const row = (what: "used" | "present" | "served"): readonly number[] =>
    Array.from({ length: periods }, (_, period) => total(own.map((one) => one[what][period] ?? 0)));
  const [used, present, served] = [row("used"), row("present"), row("served")];
  const beyond = own.map((one) => one.overtime);
  const overtime = beyond.every((one) => one !== null) ? added(beyond, periods) : null;
  const lines = choice.stages.filter((stage) => (kind === "held" ? !choice.lines.includes(stage) : true));
  const inLine = meanOfEnds(
    added(
      lines.map((stage) => series(stack, "waiting", stage, choice.level)),
      periods + 1,
    ),
  );
  // who was turned away is known for everybody together only
  const away =
    kind === "held" && choice.level === ""
      ? added(
          stack.moves
            .filter((move) => move.cause === "full" && choice.stages.includes(move.from))
            .map((move) => move.persons),
          periods,
        )
      : inLine.map(() => 0);
  const utilisation = within.map((span) => useOf(over(used, span), over(present, span)));
  return {
    resource: choice.level === "" ? choice.resource : `${choice.resource}/${choice.level}`,
    title: choice.title,
    level: choice.level,
    kind,
    utilisation,
    overtime: within.map((span) => (overtime === null ? null : overtimeOf(over(overtime, span), over(used, span)))),
    offeredLoad: within.map((span, year) => {
      const share = utilisation[year];
      if (share === null || choice.level !== "") return null;
      const pressure =
        kind === "held"
          ? ratio(over(served, span) + over(away, span), over(served, span))
          : cameToBegun(stack, choice.stages, span, kind);
      return pressure === null ? null : share * pressure;
    }),
    monthly: inLine.map((persons, period): BindingMonth => {
      const use = useOf(used[period], present[period]);
      const wanted = persons >= 1 || away[period] >= 1;
      return {
        use,
        overtime: overtime === null ? null : overtimeOf(overtime[period], used[period]),
        inLine: persons,
        turnedAway: away[period],
        binds: use !== null && use >= bindingShare && wanted,
      };
    }),
  };
}

/** Slots used beyond those brought in the span were kept from before it. */
function useOf(used: number, present: number): number | null {
  return ratio(used, present > 0 ? Math.max(used, present) : 0);
}

/**
 * How many came for each who was begun with, over the stages of a line: stages weigh by the servers they keep busy, or
 * by the seats they take. Null when nobody was begun with.
 */
function cameToBegun(
  stack: StackSummary,
  stages: readonly string[],
  span: readonly number[],
  kind: "servers" | "slots",
): number | null {
  let weights = 0;
  let sum = 0;
  for (const stage of stages) {
    const [stock, waiting] = [series(stack, "stock", stage, ""), series(stack, "waiting", stage, "")];
    const busy = (edge: number): number => Math.max(0, (stock[edge] ?? 0) - (waiting[edge] ?? 0));
    const ended = total(
      stack.moves
        .filter((move) => move.from === stage && move.cause === "ownEnd")
        .map((move) => over(move.persons, span)),
    );
    const [first, end] = [span[0], span[span.length - 1] + 1];
    const begun = ended + (kind === "servers" ? busy(end) - busy(first) : 0);
    const came = over(series(stack, "entries", stage, ""), span);
    const weight = kind === "servers" ? total(span.map((period) => busy(period + 1))) : begun;
    if (begun <= 0 || weight <= 0) continue;
    weights += weight;
    sum += weight * (came / begun);
  }
  return weights > 0 ? sum / weights : null;
}

/** Mean over the runs; nothing where a series was 0 in every run. */
function series(stack: StackSummary, kind: Fan["kind"], stage: string, level: string): readonly number[] {
  return stack.fans.find((fan) => fan.kind === kind && fan.stage === stage && fan.level === level)?.mean ?? [];
}

function added(rows: readonly (readonly number[])[], length: number): readonly number[] {
  return Array.from({ length }, (_, i) => total(rows.map((row) => row[i] ?? 0)));
}

function meanOfEnds(edges: readonly number[]): readonly number[] {
  return edges.slice(1).map((after, period) => (edges[period] + after) / 2);
}

function over(values: readonly number[], span: readonly number[]): number {
  return total(span.map((period) => values[period] ?? 0));
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
