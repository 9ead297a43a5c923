// Order and height within columns: boxes move towards what they are joined to and never onto each other.

/** A box, or the room that a link needs where it passes through a column on its way. */
export interface Slot {
  readonly key: string;
  readonly column: number;
  readonly height: number;
  readonly isBox: boolean;
  y: number;
}

/** One link between neighbouring columns. */
export interface Segment {
  readonly from: Slot;
  readonly to: Slot;
  readonly width: number;
}

/** Sets `y` of every slot. @returns the number of columns */
export function settle(slots: readonly Slot[], segments: readonly Segment[], rowGap: number): number {
  const count = Math.max(...slots.map((slot) => slot.column)) + 1;
  let columns = Array.from({ length: count }, (_, column) => slots.filter((slot) => slot.column === column));
  const joined = neighbours(segments);
  const gap = (slot: Slot): number => (slot.isBox ? rowGap : rowGap / 2);

  let best = columns;
  let fewest = crossings(columns, segments);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep += 1) {
    columns = sorted(columns, joined, sweep % 2 === 0 ? "before" : "after");
    const now = crossings(columns, segments);
    if (now < fewest) [best, fewest] = [columns, now];
  }
  for (const column of best) stack(column, gap);
  const tallest = Math.max(...best.map((column) => bottomOf(column)));
  for (const column of best) shift(column, (tallest - bottomOf(column)) / 2);
  for (let round = 0; round < rounds; round += 1) {
    const pull = 1 - round / rounds;
    const order = round % 2 === 0 ? best : [...best].reverse();
    for (const column of order) {
      for (const slot of column) slot.y += (wish(slot, joined) - slot.y) * pull;
      separate(column, gap);
    }
  }
  const top = Math.min(...slots.map((slot) => slot.y));
  for (const slot of slots) slot.y += topMargin - top;
  return count;
}

const sweeps = 24;
const rounds = 40;
const topMargin = 26;

type Side = "before" | "after";
interface Neighbour {
  readonly slot: Slot;
  readonly weight: number;
}
type Joined = ReadonlyMap<Slot, Readonly<Record<Side, readonly Neighbour[]>>>;

function neighbours(segments: readonly Segment[]): Joined {
  const joined = new Map<Slot, Record<Side, Neighbour[]>>();
  const of = (slot: Slot): Record<Side, Neighbour[]> => {
    const known = joined.get(slot) ?? { before: [], after: [] };
    joined.set(slot, known);
    return known;
  };
  for (const { from, to, width } of segments) {
    of(from).after.push({ slot: to, weight: width });
    of(to).before.push({ slot: from, weight: width });
  }
  return joined;
}

function sorted(columns: readonly Slot[][], joined: Joined, side: Side): Slot[][] {
  const rank = new Map<Slot, number>();
  const place = (column: readonly Slot[]): void => column.forEach((slot, i) => rank.set(slot, i / column.length));
  columns.forEach(place);
  const order = side === "before" ? [...columns.keys()] : [...columns.keys()].reverse();
  const next = columns.map((column) => [...column]);
  for (const index of order) {
    const key = new Map(
      next[index].map((slot): [Slot, number] => {
        const near = joined.get(slot)?.[side] ?? [];
        if (near.length === 0) return [slot, rank.get(slot) ?? 0];
        return [slot, mean(near.map((other) => [rank.get(other.slot) ?? 0, 1]))];
      }),
    );
    next[index].sort((a, b) => (key.get(a) ?? 0) - (key.get(b) ?? 0));
    place(next[index]);
  }
  return next;
}

/** Pairs of links that cross between neighbouring columns, weighted by nothing: a thin crossing disturbs as well. */
function crossings(columns: readonly (readonly Slot[])[], segments: readonly Segment[]): number {
  const rank = new Map<Slot, number>();
  for (const column of columns) column.forEach((slot, i) => rank.set(slot, i));
  const at = (slot: Slot): number => rank.get(slot) ?? 0;
  let count = 0;
  for (const [i, a] of segments.entries()) {
    for (const b of segments.slice(i + 1)) {
      if (a.from.column !== b.from.column) continue;
      if ((at(a.from) - at(b.from)) * (at(a.to) - at(b.to)) < 0) count += 1;
    }
  }
  return count;
}

function wish(slot: Slot, joined: Joined): number {
  const near = joined.get(slot);
  const all = [...(near?.before ?? []), ...(near?.after ?? [])];
  if (all.length === 0) return slot.y;
  const centre = mean(all.map((other) => [other.slot.y + other.slot.height / 2, other.weight + 1]));
  return centre - slot.height / 2;
}

function stack(column: readonly Slot[], gap: (slot: Slot) => number): void {
  let y = 0;
  for (const slot of column) {
    slot.y = y;
    y += slot.height + gap(slot);
  }
}

/**
 * The places nearest to the wished ones, by squares, that keep the order and the gaps: neighbours that would overlap
 * are pooled and moved together (pool adjacent violators). Links count for little beside boxes.
 */
function separate(column: readonly Slot[], gap: (slot: Slot) => number): void {
  const pools: { sum: number; weight: number; count: number }[] = [];
  let offset = 0;
  const offsets = column.map((slot) => {
    const own = offset;
    offset += slot.height + gap(slot);
    return own;
  });
  for (const [i, slot] of column.entries()) {
    const weight = slot.isBox ? 4 : 1;
    let pool = { sum: (slot.y - offsets[i]) * weight, weight, count: 1 };
    let last = pools[pools.length - 1];
    while (last !== undefined && last.sum / last.weight > pool.sum / pool.weight) {
      pool = { sum: last.sum + pool.sum, weight: last.weight + pool.weight, count: last.count + pool.count };
      pools.pop();
      last = pools[pools.length - 1];
    }
    pools.push(pool);
  }
  const starts = pools.flatMap((pool) => Array.from({ length: pool.count }, () => pool.sum / pool.weight));
  for (const [i, slot] of column.entries()) slot.y = starts[i] + offsets[i];
}

function shift(column: readonly Slot[], by: number): void {
  for (const slot of column) slot.y += by;
}

function bottomOf(column: readonly Slot[]): number {
  const last = column[column.length - 1];
  return last === undefined ? 0 : last.y + last.height;
}

function mean(pairs: readonly (readonly [value: number, weight: number])[]): number {
  const weight = pairs.reduce((sum, pair) => sum + pair[1], 0);
  return weight === 0 ? 0 : pairs.reduce((sum, pair) => sum + pair[0] * pair[1], 0) / weight;
}
