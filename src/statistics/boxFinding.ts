// A box of conditions under which something happens, with what is to be thought of it: the one of a whole trajectory that
// covers most and is thickest, with only those limits that chance does not explain, and how often chance alone makes one
// as good, how good it is on cases that did not find it, and how often each limit is found again.
import { primBox, primPasted, primScore, primTrajectory, isInside, quasiP } from "./prim.ts";
import type { PrimBox, PrimColumn, PrimLimit } from "./prim.ts";
import { rankCorrelation } from "./rankCorrelation.ts";
import { shuffled } from "./sensitivity/design.ts";

/** Plain data, safe as JSON. */
export interface FoundBox {
  readonly box: PrimBox;
  /** one for each limit, see `quasiP` */
  readonly quasiP: readonly number[];
  /** one for each limit: of `halves` boxes that were found in a random half of the cases, those with it */
  readonly foundAgain: readonly number[];
  readonly halves: number;
  /** found in one half of the cases and counted in the other, both ways; null where a half finds none */
  readonly unseen: { readonly coverage: number; readonly density: number } | null;
  /** of shuffled outcomes and this one, the share that gives a box as good: below 0.05 in one of 20 searches by chance */
  readonly byChance: number;
  readonly shuffles: number;
  /** from everything to the smallest box */
  readonly trajectory: readonly Pick<PrimBox, "coverage" | "density" | "inside" | "limits">[];
}

/** Fewer hits, or fewer cases that are none, make no box. */
const fewestHits = 10;
const mostColumns = 12;
/** Of a trajectory, the best: pasting all of them would change none of these. */
const pastedBoxes = 4;
const shuffles = 99;
const halves = 20;
const chance = 0.05;

/**
 * @param columns each as long as `isHit`
 * @param pause   lets others of this thread go on
 * @param isStopped asked between pieces of work
 * @returns null with too few hits or too few others, where no limit stands, and where it was stopped
 */
export async function findBox(
  columns: readonly PrimColumn[],
  isHit: readonly boolean[],
  seed: number,
  pause: () => Promise<void> = async () => {},
  isStopped: () => boolean = () => false,
): Promise<FoundBox | null> {
  const hits = isHit.filter((hit) => hit).length;
  if (hits < fewestHits || isHit.length - hits < fewestHits) return null;
  const { box, trajectory } = bestBox(columns, isHit);
  if (box.limits.length === 0) return null;
  const goodness = goodnessOf(box, isHit);
  const everybody = isHit.length;
  let asGood = 1;
  for (let nth = 0; nth < shuffles; nth++) {
    await pause();
    if (isStopped()) return null;
    const order = shuffled(everybody, seed, nth, "shuffled outcomes");
    const others = order.map((at) => isHit[at]);
    if (goodnessOf(bestBox(columns, others).box, others) >= goodness) asGood++;
  }
  const again: PrimBox[] = [];
  for (let nth = 0; nth < halves; nth++) {
    await pause();
    if (isStopped()) return null;
    const half = shuffled(everybody, seed, nth, "random halves").slice(0, Math.floor(everybody / 2));
    again.push(bestBox(partOf(columns, half), half.map((at) => isHit[at])).box); // prettier-ignore
  }
  return {
    box,
    quasiP: quasiP(box, columns, isHit),
    foundAgain: box.limits.map((limit) => again.filter(({ limits }) => limits.some((one) => isSameSide(one, limit))).length / halves), // prettier-ignore
    halves,
    unseen: unseenOf(columns, isHit),
    byChance: asGood / (shuffles + 1),
    shuffles,
    trajectory: trajectory.map(({ coverage, density, inside, limits }) => ({ coverage, density, inside, limits })),
  };
}

interface Best {
  readonly box: PrimBox;
  readonly trajectory: readonly PrimBox[];
}

function bestBox(columns: readonly PrimColumn[], isHit: readonly boolean[]): Best {
  const kept = strongest(columns, isHit);
  const own = kept.map((at) => columns[at]);
  const named = (one: PrimBox): PrimBox => ({ ...one, limits: one.limits.map((limit) => ({ ...limit, column: kept[limit.column] })) }); // prettier-ignore
  const trajectory = primTrajectory(own, isHit);
  const promising = trajectory.toSorted((one, other) => primScore(other) - primScore(one)).slice(0, pastedBoxes);
  const pasted = promising.map((box) => withoutChance(primPasted(box, own, isHit), own, isHit));
  const [best] = pasted.toSorted((one, other) => primScore(other) - primScore(one) || one.limits.length - other.limits.length); // prettier-ignore
  return { box: named(best), trajectory: trajectory.map(named) };
}

/** Limits that chance explains go, the least sure first. */
function withoutChance(box: PrimBox, columns: readonly PrimColumn[], isHit: readonly boolean[]): PrimBox {
  let kept = box;
  while (kept.limits.length > 0) {
    const odds = quasiP(kept, columns, isHit);
    const worst = odds.indexOf(Math.max(...odds));
    if (odds[worst] <= chance) break;
    kept = primBox(kept.limits.filter((_, at) => at !== worst), columns, isHit); // prettier-ignore
  }
  return kept;
}

/** Places of the columns that rise or fall with hits the most; names always, as they have no direction. */
function strongest(columns: readonly PrimColumn[], isHit: readonly boolean[]): readonly number[] {
  if (columns.length <= mostColumns) return [...columns.keys()];
  const outcome = isHit.map(Number);
  const strength = columns.map((values) => typeof values[0] === "string" ? 2 : Math.abs(rankCorrelation(values as readonly number[], outcome) ?? 0)); // prettier-ignore
  const order = [...columns.keys()].toSorted((one, other) => strength[other] - strength[one] || one - other);
  return order.slice(0, mostColumns).toSorted((a, b) => a - b);
}

/** Standard errors by which hits inside are more than outside of any box. */
function goodnessOf({ hits, inside }: PrimBox, isHit: readonly boolean[]): number {
  const share = isHit.filter((hit) => hit).length / isHit.length;
  const spread = Math.sqrt(inside * share * (1 - share));
  return spread === 0 ? 0 : (hits - inside * share) / spread;
}

function unseenOf(columns: readonly PrimColumn[], isHit: readonly boolean[]): FoundBox["unseen"] {
  let [inside, hits, all] = [0, 0, 0];
  for (const parity of [0, 1]) {
    const [finders, others] = [parity, 1 - parity].map((rest) => [...isHit.keys()].filter((at) => at % 2 === rest));
    const { box } = bestBox(partOf(columns, finders), finders.map((at) => isHit[at])); // prettier-ignore
    if (box.limits.length === 0) return null;
    for (const at of others) {
      if (isHit[at]) all++;
      if (!isInside(box.limits, columns, at)) continue;
      inside++;
      if (isHit[at]) hits++;
    }
  }
  return inside === 0 || all === 0 ? null : { coverage: hits / all, density: hits / inside };
}

function partOf(columns: readonly PrimColumn[], cases: readonly number[]): readonly PrimColumn[] {
  return columns.map((values) => cases.map((at) => values[at]) as number[] | string[]);
}

function isSameSide(one: PrimLimit, other: PrimLimit): boolean {
  if (one.column !== other.column) return false;
  return (one.low !== null && other.low !== null) || (one.high !== null && other.high !== null) || one.names.some((name) => other.names.includes(name)); // prettier-ignore
}
