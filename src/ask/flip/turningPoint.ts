// The place between two ends at which something turns: a bracket that is halved, or cut faster where what is
// followed is nearly straight. Deterministic, and bounded in how often it looks.
import { exp, log } from "../../quantity/portable.ts";

/** What was found at one place. */
export interface Look {
  readonly place: number;
  readonly holds: boolean;
  /** above 0 where it holds, below where not; null: only its side is known */
  readonly margin: number | null;
}

export interface Turning {
  readonly result: "at" | "everywhere" | "nowhere" | "unknown";
  /** null unless it turns; the last places on either side of it, rising */
  readonly bracket: readonly [low: number, high: number] | null;
  readonly at: number | null;
  readonly holds: "above" | "below" | null;
  /** where it was looked, rising */
  readonly looks: readonly Look[];
}

/** Of a place, or of a range that is narrow beside its ends: more than a search with this precision knows. */
const digits = 3;
/** The bracket is narrow enough at this part of its place, or of the range where that is narrower or begins at 0 or below. */
const narrow = 0.04;
/** Places looked at, the ends among them, before it is said that all agree. */
const enoughThatAgree = 3;

/**
 * Both ends are looked at, with the places in `first`, and the place in `between` if there is one; the place halfway where
 * there is none of these and both agree. Where two neighbours differ, those nearest to `between` first, the bracket between them is cut: near where the straight line between its margins passes 0, and so
 * near the middle that it never takes more looks than halving and one. On a scale of logarithms where the range is above
 * 0.
 *
 * @param look at several places at once; fewer come back where there is nothing to tell, and the search ends
 * @param most places looked at in all
 * @param first rising; what is seen at them besides its ends decides which bracket is cut
 * @source I. Oliveira and R. Takahashi, An enhancement of the bisection method average performance preserving minmax
 *   optimality, ACM Transactions on Mathematical Software 47 (2020): the ITP method
 */
export async function turningPoint(
  look: (places: readonly number[]) => Promise<readonly Look[]>,
  [low, high]: readonly [number, number],
  between: number | null = null,
  most = 12,
  first: readonly number[] = [],
): Promise<Turning> {
  const isLog = low > 0;
  const onScale = (place: number): number => (isLog ? log(place) : place);
  const offScale = (where: number): number => (isLog ? exp(where) : where);
  const rounded = (place: number): number => roundedIn(place, [low, high]);
  const seen = new Map<number, Look>();
  /** whether every place told something */
  const see = async (places: readonly number[]): Promise<boolean> => {
    const asked = places.filter((place) => !seen.has(place));
    const found = asked.length === 0 ? [] : await look(asked);
    for (const one of found) seen.set(one.place, one);
    return places.every((place) => seen.has(place));
  };
  const found = (result: Turning["result"], rest: Partial<Turning> = {}): Turning => ({
    result,
    bracket: null,
    at: null,
    holds: null,
    ...rest,
    looks: [...seen.values()].sort((a, b) => a.place - b.place),
  });
  const isInside = between !== null && between > low && between < high;
  const own = isInside ? [low, between, high] : [low, high];
  let places = [...new Set([...first, ...own])].sort((a, b) => a - b);
  if (!(await see(places))) return found("unknown");
  let pair = differing(places, seen, between === null ? null : [between, onScale]);
  if (pair === null && places.length < enoughThatAgree) {
    const halfway = places.slice(1).map((place, nth) => rounded(offScale((onScale(places[nth]) + onScale(place)) / 2)));
    if (!(await see(halfway))) return found("unknown");
    places = [...new Set([...places, ...halfway])].sort((a, b) => a - b);
    pair = differing(places, seen, null);
  }
  if (pair === null) return found(seen.get(low)?.holds === true ? "everywhere" : "nowhere");
  let [left, right] = pair;
  const widthOf = (): number => onScale(right) - onScale(left);
  const wanted = isLog ? narrow * Math.min(1, onScale(high) - onScale(low)) : (high - low) * narrow;
  // halving alone would take so many looks; one more is what the faster way may cost
  const looks = halvings(widthOf(), wanted) + 1;
  const widest = widthOf();
  for (let nth = 0; seen.size < most && widthOf() > wanted; nth++) {
    const spare = (wanted / 2) * doubled(looks - nth) - widthOf() / 2;
    const cut = cutOf(seen.get(left), seen.get(right), widthOf(), widest, Math.max(0, spare));
    const place = rounded(offScale(onScale(left) + cut * widthOf()));
    if (place <= left || place >= right) break;
    if (!(await see([place]))) return found("unknown");
    if (seen.get(place)?.holds === seen.get(left)?.holds) left = place;
    else right = place;
  }
  const at = rounded(offScale(onScale(left) + straightCut(seen.get(left), seen.get(right)) * widthOf()));
  const holds = seen.get(right)?.holds === true ? "above" : "below";
  return found("at", { bracket: [left, right], at: Math.min(right, Math.max(left, at)), holds });
}

/** Two neighbours that differ: those nearest to what is assumed, on the scale, where anything is. */
function differing(
  places: readonly number[],
  seen: ReadonlyMap<number, Look>,
  assumed: readonly [place: number, onScale: (place: number) => number] | null,
): readonly [number, number] | null {
  const pairs = places.slice(1).flatMap((right, nth): (readonly [number, number])[] => {
    const left = places[nth];
    return seen.get(left)?.holds === seen.get(right)?.holds ? [] : [[left, right]];
  });
  if (assumed === null) return pairs[0] ?? null;
  const [own, onScale] = assumed;
  const away = (pair: readonly number[]): number => Math.min(...pair.map((place) => Math.abs(onScale(place) - onScale(own)))); // prettier-ignore
  return pairs.toSorted((one, other) => away(one) - away(other))[0] ?? null;
}

/** Where to look next, as a share of the bracket: towards the straight line's place, never further from half than halving can make good. */
function cutOf(left: Look | undefined, right: Look | undefined, width: number, first: number, spare: number): number {
  const straight = straightCut(left, right);
  const towardsHalf = Math.sign(0.5 - straight);
  const shift = (0.2 * width) / first;
  const shifted = shift <= Math.abs(0.5 - straight) ? straight + towardsHalf * shift : 0.5;
  const room = spare / width;
  return Math.abs(shifted - 0.5) <= room ? shifted : 0.5 - towardsHalf * room;
}

/** Where the straight line between two margins passes 0, as a share of the way; half where it does not say. */
function straightCut(left: Look | undefined, right: Look | undefined): number {
  const [from, to] = [left?.margin ?? null, right?.margin ?? null];
  if (from === null || to === null) return 0.5;
  const share = from / (from - to);
  return share >= 0 && share <= 1 ? share : 0.5;
}

function halvings(width: number, wanted: number): number {
  let count = 0;
  for (let left = width; left > wanted; left /= 2) count++;
  return count;
}

function doubled(times: number): number {
  let result = 1;
  for (let nth = 0; nth < times; nth++) result *= 2;
  return result;
}

/** In as many digits as it takes to tell places of this range apart. */
export function roundedIn(place: number, [low, high]: readonly [number, number]): number {
  const shared = exponentOf(Math.max(Math.abs(low), Math.abs(high))) - exponentOf(high - low);
  return Number(place.toPrecision(Math.min(15, digits + Math.max(0, shared))));
}

function exponentOf(value: number): number {
  const text = value.toExponential();
  return Number(text.slice(text.indexOf("e") + 1));
}
