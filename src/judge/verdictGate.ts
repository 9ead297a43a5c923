// Which scores of forecasts gate a number of the model: a level by its family's, a difference by changes of the past, a
// published figure by none.
import type { Test } from "../claim/claim.ts";
import type { ForecastsDocument } from "../claim/forecasts.ts";
import type { DrawsChoice } from "../forecast/drawsChoice.ts";
import { gateOfDifference, gateOfLevel, neverPassed } from "../forecast/gates.ts";
import { neverScored } from "../forecast/neverScored.ts";
import type { Gate, LevelGate, ScoredIntervention } from "../forecast/gates.ts";
import type { Measure } from "../model/measure.ts";
import { addMonths } from "../quantity/date.ts";
import { stackName } from "../scenario/stack.ts";

/** What forecasts of one model have come to, as far as its doors need to know. */
export interface ModelGates {
  /** of every family at each horizon it was scored at; [] where nothing counts */
  readonly levels: readonly LevelGate[];
  /** changes of the past that were forecast from their announcement alone */
  readonly interventions: readonly ScoredIntervention[];
  /** why stored scores do not count, in few words; "" where they do, or there are none */
  readonly uncounted: { readonly levels: string; readonly differences: string };
  /** null where the model has none: then no level has a family */
  readonly document: ForecastsDocument | null;
  /** by the name of a series: the day after its last figure known */
  readonly lastFigures: ReadonlyMap<string, number>;
  /** days; null for a run of elapsed time */
  readonly runEnd: number | null;
  /** whose draws runs have; left out where they are the documents' own and nobody has compared them with others */
  readonly draws?: DrawsChoice;
}

/** What stands beside a verdict on the model's numbers; safe as JSON. */
export interface VerdictGate extends Gate {
  readonly kind: "level" | "difference";
  /** null of a difference, and of a level that no published series is of */
  readonly family: string | null;
}

export const noGates: ModelGates = {
  levels: [],
  interventions: [],
  uncounted: { levels: "", differences: "" },
  document: null,
  lastFigures: new Map(),
  runEnd: null,
};

/**
 * The gate of a test: null where it holds published figures alone. Two stacks make a difference. Other numbers are
 * levels, and the gate of two is that of the one that may say less.
 */
export function gateOfTest(
  { measure, against }: Pick<Test, "measure" | "against">,
  gates: ModelGates,
): VerdictGate | null {
  const run = [measure, ...(against?.kind === "measure" ? [against.measure] : [])].filter(
    ({ kind }) => kind !== "fact",
  );
  const stacks = new Set(run.map(({ scenario }) => stackName(scenario)));
  if (stacks.size > 1) return differenceGate(gates);
  return strictestGate(run.map((one) => levelGate(one, gates)));
}

/** One stack's number less another's. */
export function differenceGate({ interventions, uncounted, draws }: ModelGates): VerdictGate {
  const gate = toldWhy(gateOfDifference(interventions), uncounted.differences);
  // changes of the past were forecast with the documents' own draws alone
  return { kind: "difference", family: null, ...(draws?.used === "calibrated" ? neverPassed(gate) : gate) };
}

/** Nothing was scored that counts: then why what is stored does not. */
function toldWhy(gate: Gate, uncounted: string): Gate {
  return gate.why === neverScored && uncounted !== "" ? { ...gate, why: uncounted } : gate;
}

/** One stack's number by itself. */
export function levelGate(measure: Measure, gates: ModelGates): VerdictGate {
  const found = seriesOf(measure, gates.document);
  if (found === null) return { kind: "level", family: null, ...gateOfLevel([], "", 0) };
  const months = Math.max(0, monthsAhead(measure, found.name, gates) ?? 0);
  const own = (gates.document?.families ?? []).filter(({ name }) => found.families.some(({ text }) => text === name));
  const horizons = own.flatMap(({ name, horizons: all }) => all.map((horizon) => ({ name, away: Math.abs(horizon - months), horizon }))); // prettier-ignore
  // of two as near the longer one, as among the horizons of one family
  const [nearest] = horizons.toSorted((one, other) => one.away - other.away || other.horizon - one.horizon);
  const family = nearest?.name ?? null;
  const { status, n, words, why } = toldWhy(gateOfLevel(gates.levels, family ?? "", months), gates.uncounted.levels);
  return { kind: "level", family, status, n, words, why };
}

/** What failed says least, then what is untested, of which the least tested. */
export function strictestGate(gates: readonly (VerdictGate | null)[]): VerdictGate | null {
  const order = ["failed", "untested", "passed"] as const;
  const own = gates.filter((gate) => gate !== null);
  const [first] = own.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status) || a.n - b.n);
  return first ?? null;
}

/** Months from the last figure known of a series to the end of what is measured; null where nobody can say. */
function monthsAhead(measure: Measure, series: string, { lastFigures, runEnd }: ModelGates): number | null {
  const last = lastFigures.get(series);
  const end = endOf(measure, runEnd);
  return last === undefined || end === null ? null : monthsBetween(last, end);
}

/** The last figure known of any series; null without one. */
export function lastFigureOf({ lastFigures }: Pick<ModelGates, "lastFigures">): number | null {
  return lastFigures.size === 0 ? null : Math.max(...lastFigures.values());
}

/** Whole months from one day to another, rounded up; 0 where it is not later. */
export function monthsBetween(from: number, to: number): number {
  let months = 0;
  while (addMonths(from, months) < to) months++;
  return months;
}

function endOf(measure: Measure, runEnd: number | null): number | null {
  const moment = "moment" in measure ? measure.moment : null;
  if (moment !== null && moment !== "end") return moment.days;
  const window = "window" in measure ? measure.window : null;
  return window === null ? runEnd : window.to.days;
}

/** The published series that counts the same people in the same way; null where none does. */
function seriesOf(measure: Measure, document: ForecastsDocument | null) {
  return document?.series.find((series) => countsTheSame(series.measure, measure)) ?? null;
}

/** Whether they count the same people in the same way, whenever and under whichever scenario. */
export function countsTheSame(one: Measure, other: Measure): boolean {
  return countedBy(one) === countedBy(other);
}

/** What is counted and of whom, but not when nor under which scenario. */
function countedBy(measure: Measure): string {
  const { position: _position, mentions: _mentions, scenario: _scenario, where, ...counted } = measure;
  const { window: _window, moment: _moment, ...rest } = { window: null, moment: null, ...counted };
  const levels = Object.entries(where).map(([group, names]) => [group, names.toSorted()]);
  const parts = Object.entries({ ...rest, where: levels.toSorted() }).map(([key, value]) => [key, unordered(value)]);
  return JSON.stringify(parts.toSorted());
}

function unordered(value: unknown): unknown {
  return Array.isArray(value) ? value.toSorted() : value;
}
