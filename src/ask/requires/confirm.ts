// Runs of single persons, with the same chances on both sides of what was found, or where none are wanted runs of expected
// numbers with steps half as long: whether they say the same as those that found it.
import { exp, log } from "../../quantity/portable.ts";
import type { Documents } from "../../documents/documents.ts";
import type { Point } from "../../scenario/point.ts";
import type { Place } from "../../statistics/nearestPoint.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import type { Asked } from "../asked.ts";
import type { ReadLever } from "../flip/lever.ts";
import { roundedIn } from "../flip/turningPoint.ts";
import type { Turned } from "../flip/turned.ts";
import { lookIn, runTurned } from "../flip/turnedRuns.ts";
import type { RequiresAsked } from "./asked.ts";
import type { Dials } from "./dials.ts";
import type { FluidLooks } from "./fluidLooks.ts";
import type { Combination, ConfirmedBy, LeverSpans, Requires, Span, SpanEnd } from "./required.ts";

/** Runs are made so much short of what was found, and so much beyond. */
const beside = 0.2;
const usualChecks = 2;

interface Confirming {
  readonly documents: Documents;
  readonly turned: Turned;
  readonly asked: RequiresAsked;
  readonly wanted: Requires["wanted"];
  /** with steps half as long as those of the search */
  readonly halfLooks: () => FluidLooks;
}

export async function confirmCombination(
  of: Confirming,
  dials: Dials,
  place: Place,
  conduct: Conduct,
): Promise<Pick<Combination, "confirmedBy" | "confirmed" | "isSettled">> {
  const { low, high } = dials;
  const far = [1 - beside, 1 + beside];
  const points = far.map((part) => dials.pointAt(place.map((one, at) => Math.min(high[at], Math.max(low[at], one * part))))); // prettier-ignore
  const { by, held } = await holdingAt(of, points, conduct, "The nearest combination, person by person");
  if (by === null) return { confirmedBy: null, confirmed: [], isSettled: false };
  const confirmed = held.map(({ holds, runs }, nth) => ({ far: far[nth], wanted: of.wanted === "holds" ? holds : runs - holds, runs })); // prettier-ignore
  const [short, beyond] = confirmed;
  const isTold = confirmed.every(({ runs }) => runs > 0);
  return { confirmedBy: by, confirmed, isSettled: isTold && short.wanted === 0 && beyond.wanted === beyond.runs };
}

/** The same lever with runs at either side of each turning point. */
export async function confirmSpans(
  of: Confirming,
  lever: ReadLever,
  found: LeverSpans,
  conduct: Conduct,
): Promise<LeverSpans> {
  const ends = found.spans.flatMap((span) => [span.low, span.high]).filter(({ isOpen }) => !isOpen);
  const values = ends.map((end) => placesBeside(end, found));
  const points = values.flat().map((value) => lever.pointAt(value));
  const { by, held } = await holdingAt(of, points, conduct, `${lever.title}, person by person`);
  if (by === null) return found;
  const confirmedOf = (end: SpanEnd): SpanEnd => {
    const nth = ends.indexOf(end);
    if (nth < 0) return end;
    return { ...end, confirmed: values[nth].map((value, side) => ({ value, ...held[2 * nth + side] })) };
  };
  return { ...found, confirmedBy: by, spans: found.spans.map(({ low, high }): Span => ({ low: confirmedOf(low), high: confirmedOf(high) })) }; // prettier-ignore
}

/** A fifth below and above, but no further than halfway to the next turning point. */
function placesBeside({ at }: SpanEnd, { spans, range }: Pick<LeverSpans, "spans" | "range">): readonly number[] {
  const [low, high] = range;
  const isLog = low > 0;
  const onScale = (value: number): number => (isLog ? log(value) : value);
  const offScale = (value: number): number => (isLog ? exp(value) : value);
  const others = spans.flatMap((span) => [span.low, span.high]).filter((end) => !end.isOpen && end.at !== at).map((end) => end.at); // prettier-ignore
  const below = Math.max(low, ...others.filter((one) => one < at).map((one) => offScale((onScale(one) + onScale(at)) / 2))); // prettier-ignore
  const above = Math.min(high, ...others.filter((one) => one > at).map((one) => offScale((onScale(one) + onScale(at)) / 2))); // prettier-ignore
  const step = (high - low) / 10;
  const [left, right] = isLog ? [at / (1 + beside), at * (1 + beside)] : [at - step, at + step];
  return [Math.max(below, left), Math.min(above, right)].map((value) => Math.min(high, Math.max(low, roundedIn(value, range)))); // prettier-ignore
}

interface Held {
  readonly holds: number;
  readonly runs: number;
}

/** At each point, in how many runs it holds; by null where there is no point, or it was stopped. */
async function holdingAt(
  of: Confirming,
  points: readonly (Point | null)[],
  conduct: Conduct,
  label: string,
): Promise<{ readonly by: ConfirmedBy; readonly held: readonly Held[] }> {
  const { documents, asked, halfLooks } = of;
  const engine = asked.engine ?? documents.plan?.engine ?? "individual";
  const { confirm = engine === "fluid" ? 0 : usualChecks } = asked;
  const nothing = { by: null, held: [] } as const;
  const isStopped = (): boolean => conduct.stop?.aborted === true;
  if (points.length === 0 || isStopped()) return nothing;
  if (confirm > 0) {
    conduct.narrate?.({ kind: "progress", label, finished: 0, of: points.length * confirm, people: null });
    const held = await holdingOfPersons(of, confirm, points, conduct);
    return held.length < points.length ? nothing : { by: "persons", held };
  }
  const held: Held[] = [];
  for (const point of points) {
    await conduct.pause?.();
    if (isStopped()) return nothing;
    const told = halfLooks().at(point);
    // a place that the documents refuse has no run
    held.push({ holds: told?.holds === true ? 1 : 0, runs: told === null ? 0 : 1 });
  }
  return { by: "halfStep", held };
}

/** [] where it was stopped. */
async function holdingOfPersons(
  { documents, turned, asked }: Confirming,
  confirm: number,
  points: readonly (Point | null)[],
  conduct: Conduct,
): Promise<readonly Held[]> {
  const { of: _of, levers: _levers, draws: _draws, confirm: _confirm, most: _most, bounds: _bounds, drawLevers: _drawLevers, ...own } = asked; // prettier-ignore
  const single: Asked = { ...own, engine: "individual", replications: confirm, stepDays: undefined };
  const studies = await runTurned(turned, documents, points, single, conduct);
  return studies.map((study) => {
    const runs = Array.from({ length: study.stacks[0].replications }, (_, run) => run);
    return { holds: runs.filter((run) => lookIn(turned, documents, study, 0, run)?.holds === true).length, runs: runs.length }; // prettier-ignore
  });
}
