// Between which values of a lever a statement holds: looked at over its whole range first, so that an upper end is found
// where there is one, and then closed in on from both sides of every turn.
import type { ReadLever } from "../flip/lever.ts";
import { placesOver } from "../flip/placesOver.ts";
import { roundedIn, turningPoint } from "../flip/turningPoint.ts";
import type { Look } from "../flip/turningPoint.ts";
import type { LeverSpans, Span, SpanEnd } from "./required.ts";

/** Places over the range before ends are closed in on. */
const scanned = 13;
/** At most so many for each end. */
const mostLooks = 10;
/** Looks at a dip or a hump between three places that agree, in which it may turn twice. */
const humpLooks = 3;

type LookAt = (value: number) => Promise<Look | null>;

/** @param look null: not told, or stopped */
export async function leverSpans(lever: ReadLever, look: LookAt): Promise<LeverSpans> {
  const { parameter, title, unit, from, range, assumed } = lever;
  const seen = new Map<number, Look>();
  let isWhole = true;
  const see = async (places: readonly number[]): Promise<readonly Look[]> => {
    const found: Look[] = [];
    for (const place of places) {
      const known = seen.get(place) ?? (await look(place));
      if (known === null) isWhole = false;
      else {
        seen.set(place, known);
        found.push(known);
      }
    }
    return found;
  };
  await see(placesOver(range, assumed, scanned));
  await seeHumps(seen, see, range);
  const sorted = [...seen.values()].toSorted((one, other) => one.place - other.place);
  const turns: { readonly bracket: readonly [number, number]; readonly at: number; readonly holdsAbove: boolean }[] =
    [];
  for (const [nth, right] of sorted.entries()) {
    const left = sorted[nth - 1];
    if (left === undefined || left.holds === right.holds) continue;
    const turning = await turningPoint(see, [left.place, right.place], null, mostLooks);
    if (turning.result !== "at" || turning.bracket === null) {
      isWhole = false;
      continue;
    }
    turns.push({ bracket: turning.bracket, at: turning.at ?? right.place, holdsAbove: right.holds });
  }
  return { parameter, title, unit, from, range, assumed, spans: spansOf(turns, sorted), scanned: sorted.length, looks: seen.size, isWhole, confirmedBy: null }; // prettier-ignore
}

/** Where three neighbours agree and the middle one is nearest to turning, it may turn and turn back between them. */
async function seeHumps(
  seen: ReadonlyMap<number, Look>,
  see: (places: readonly number[]) => Promise<readonly Look[]>,
  range: readonly [number, number],
): Promise<void> {
  for (let nth = 0; nth < humpLooks; nth++) {
    const sorted = [...seen.values()].toSorted((one, other) => one.place - other.place);
    const size = (one: Look): number => Math.abs(one.margin ?? Infinity);
    const humps = sorted.flatMap((middle, at) => {
      const [left, right] = [sorted[at - 1], sorted[at + 1]];
      if (left === undefined || right === undefined) return [];
      if (left.holds !== middle.holds || right.holds !== middle.holds) return [];
      const isHump = size(middle) < size(left) && size(middle) < size(right) && size(middle) < Infinity;
      return isHump ? [[left.place, middle.place, right.place] as const] : [];
    });
    if (humps.length === 0) return;
    await see(humps.flatMap(([left, middle, right]) => [(left + middle) / 2, (middle + right) / 2].map((place) => roundedIn(place, range)))); // prettier-ignore
  }
}

function spansOf(
  turns: readonly { readonly bracket: readonly [number, number]; readonly at: number; readonly holdsAbove: boolean }[],
  sorted: readonly Look[],
): readonly Span[] {
  const [first, last] = [sorted.at(0), sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const open = (at: number): SpanEnd => ({ at, isOpen: true, bracket: null, confirmed: [] });
  const spans: Span[] = [];
  let low: SpanEnd | null = first.holds ? open(first.place) : null;
  for (const { at, bracket, holdsAbove } of turns) {
    const end: SpanEnd = { at, isOpen: false, bracket, confirmed: [] };
    if (holdsAbove) low = end;
    else if (low !== null) {
      spans.push({ low, high: end });
      low = null;
    }
  }
  return low === null ? spans : [...spans, { low, high: open(last.place) }];
}
