// What a drift leaves to the record: the month in which it begins, and the time whose mean its value is.
import { PendencyError } from "../errors.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { periodDays } from "../facts/periodDays.ts";
import { graphOf } from "../model/graph.ts";
import type { Graph } from "../model/graph.ts";
import type { Known } from "../model/known.ts";
import type { Model } from "../model/model.ts";
import { sourcesOf } from "../model/places.ts";
import type { Drift, DriftSource, Parameter } from "../parameters/parameter.ts";
import { isoDate } from "../quantity/date.ts";
import { partsOf } from "../quantity/parts.ts";
import type { Instant } from "../quantity/value.ts";
import { factsNamed } from "./factsNamed.ts";
import { sizeFrom } from "./driftSizes.ts";
import type { Sized } from "./driftSizes.ts";

const daysInMonth = 30.4375;

/** What of a model's documents is looked at, and made anew. */
interface Settled {
  readonly model: Model;
  readonly graph: Graph;
  readonly parameters: readonly Parameter[];
}

/** The latest period of which a parameter's value rests on a published figure. */
interface LastKnown {
  /** the day after it, as days since 1970-01-01 */
  readonly end: number;
  readonly months: number;
}

/**
 * The documents with every drift settled, and every regime that may change. A drift begins after the last period of the figures that the value names or
 * cites; where there are none, on the day that the documents stand on, or with the run; an explicit day that is later
 * than the day stood on is that day. A regime may change from its own day on, or from the day stood on.
 *
 * @param facts as known on the day
 * @param day   days since 1970-01-01; null for none
 * @param later figures of later editions as well, for a size of which the others are too few; null: it is refused
 */
export function settleDrifts<T extends Settled>(
  documents: T,
  facts: FactLibrary,
  day: number | null,
  later: (() => FactLibrary) | null = null,
): T {
  const isDrifting = documents.parameters.some(({ drift }) => drift != null);
  const isChanging = documents.model.regimes.some(({ mayChange }) => mayChange !== undefined);
  if (!isDrifting && !isChanging) return documents;
  const { known } = documents.graph;
  const sizes: Sizes = new Map();
  const ground: Ground = { facts, later, model: documents.model, known, day };
  const parameters = documents.parameters.map((parameter) => {
    const { drift } = parameter;
    if (drift == null) return parameter;
    const written = drift.written ?? drift;
    return { ...parameter, drift: settled(parameter, written, ground, sizes) };
  });
  const latest = day === null ? Infinity : day + 1;
  const regimes = documents.model.regimes.map((regime) => {
    const { mayChange } = regime;
    return mayChange === undefined
      ? regime
      : { ...regime, mayChange: { ...mayChange, from: beginOf(mayChange.from, null, latest) } };
  });
  const model = { ...documents.model, parameters, regimes };
  return { ...documents, model, parameters, graph: graphOf(model) };
}

interface Ground {
  readonly facts: FactLibrary;
  readonly later: (() => FactLibrary) | null;
  readonly model: Model;
  readonly known: Known;
  readonly day: number | null;
}

function settled(parameter: Parameter, drift: Drift, ground: Ground, sizes: Sizes): Drift {
  const { facts, known, day } = ground;
  const last = lastKnownOf(parameter, facts, known);
  const latest = day === null ? Infinity : day + 1;
  const { size } = drift;
  const sized = typeof size === "number" ? {} : once(sizes, drift, () => sizedFrom(size, drift, parameter, ground));
  return {
    ...drift,
    ...sized,
    from: beginOf(drift.from, last, latest),
    meanOf: drift.meanOf ?? last?.months ?? 1,
    written: drift,
  };
}

function sizedFrom(
  size: DriftSource,
  drift: Drift,
  parameter: Parameter,
  { facts, later, model, known }: Ground,
): Sized {
  try {
    return sizeFrom(size, drift, parameter, facts, model, known);
  } catch (error) {
    if (later === null || !(error instanceof PendencyError)) throw error;
    const sized = sizeFrom(size, drift, parameter, later(), model, known);
    return sized.sizedBy === undefined ? sized : { ...sized, sizedBy: { ...sized.sizedBy, isOfLaterEditions: true } };
  }
}

/** Several drifts may take their size from one series by the same rule. */
type Sizes = Map<string, Sized>;

function once(sizes: Sizes, { size, halfLife, degrees, cut, scale, away, leftOut }: Drift, work: () => Sized): Sized {
  const series =
    typeof size === "number" ? [] : [...size.series.map(({ text }) => text), size.outOf?.text, size.otherwise];
  const key = JSON.stringify([series, halfLife, degrees, cut, scale, away, leftOut]);
  const before = sizes.get(key);
  if (before !== undefined) return before;
  const sized = work();
  sizes.set(key, sized);
  return sized;
}

function beginOf(written: Instant | null, last: LastKnown | null, latest: number): Instant | null {
  if (written !== null && !written.calendar) return written;
  const days = Math.min(written?.days ?? last?.end ?? Infinity, latest);
  if (days === Infinity) return null;
  return { days, calendar: true, text: isoDate(days) };
}

function lastKnownOf(parameter: Parameter, facts: FactLibrary, { axes }: Known): LastKnown | null {
  const sources = sourcesOf(parameter).map(({ source }) => source);
  const inValues = sources.flatMap(({ value }) =>
    partsOf(value, "").flatMap((part) => (part.kind === "fact" ? [part.fact] : [])),
  );
  // arrivals counted by period go on at the mean of months before
  const goOn = sources.flatMap(({ value }) =>
    partsOf(value, "").flatMap((part) =>
      part.kind === "schedule" && part.schedule.kind === "counts" && part.schedule.goesOn === true
        ? [part.schedule.goOnMonths ?? 12]
        : [],
    ),
  );
  const named = [...new Set([...inValues, ...sources.flatMap((source) => source.facts)])];
  let found: LastKnown | null = null;
  for (const { period } of named.flatMap((id) => factsNamed(id, facts, { axes }))) {
    const days = period.endsWith("YTD") ? null : periodDays(period);
    if (days === null) continue;
    const end = days.last + 1;
    const months = Math.max(1, Math.floor((end - days.first) / daysInMonth + 0.5));
    // of a month and the year that ends with it the month is the nearer
    if (found === null || end > found.end || (end === found.end && months < found.months)) found = { end, months };
  }
  return found !== null && goOn.length > 0 ? { ...found, months: Math.max(...goOn) } : found;
}
