// What each of several parts contributes to a whole that they make together, whatever the order in which they come.
import { moments } from "../moments.ts";
import { shuffled } from "./design.ts";

/** What a set of parts makes; bit i of the set says whether part i is in it. */
export type WorthOf = (set: number) => number;

/** All sets are asked for up to so many parts. */
export const mostExactParts = 12;

/**
 * The mean, over all orders in which the parts can come, of what each adds when it comes. They add up to the worth
 * of all parts less that of none.
 *
 * @source Shapley (1953), A value for n-person games
 */
export function shapleyValues(parts: number, worthOf: WorthOf): readonly number[] {
  const worth = Array.from({ length: setsOf(parts) }, (_, set) => worthOf(set));
  const weight = Array.from({ length: parts }, (_, before) => 1 / (parts * choose(parts - 1, before)));
  return Array.from({ length: parts }, (_, part) => {
    let sum = 0;
    for (const [set, own] of worth.entries()) {
      if ((set & (1 << part)) !== 0) continue;
      sum += weight[sizeOf(set)] * (worth[set | (1 << part)] - own);
    }
    return sum;
  });
}

export interface SampledValue {
  readonly value: number;
  /** of the orders drawn; null of one order */
  readonly standardError: number | null;
}

/**
 * As `shapleyValues`, over orders drawn by chance, each with its reverse, which takes much of the chance out. They add
 * up as the exact ones do.
 *
 * @param pairs of orders, 1 or more
 * @source Castro, Gómez and Tejada (2009), Comput. Oper. Res. 36, 1726
 */
export function sampledShapley(parts: number, worthOf: WorthOf, pairs: number, seed: number): readonly SampledValue[] {
  const known = new Map<number, number>();
  const worth = (set: number): number => {
    const found = known.get(set) ?? worthOf(set);
    known.set(set, found);
    return found;
  };
  const added = Array.from({ length: parts }, (): number[] => []);
  for (let nth = 0; nth < pairs; nth++) {
    const order = shuffled(parts, seed, nth, "order of parts");
    const [there, back] = [addedIn(order, worth), addedIn(order.toReversed(), worth)];
    for (let part = 0; part < parts; part++) added[part].push((there[part] + back[part]) / 2);
  }
  return added.map((own) => {
    const { count, mean, squares } = moments(own);
    return { value: mean, standardError: count < 2 ? null : Math.sqrt(squares / (count - 1) / count) };
  });
}

/** [part]: what it adds when it comes. */
function addedIn(order: readonly number[], worth: WorthOf): number[] {
  const added = Array.from(order, () => 0);
  let set = 0;
  for (const part of order) {
    added[part] = worth(set | (1 << part)) - worth(set);
    set |= 1 << part;
  }
  return added;
}

/**
 * What each set of parts makes that none of its smaller sets does: of one part what it makes alone, of two how much
 * more they make together than each alone. All of them add up to the worth of all parts.
 *
 * @returns by set
 * @source Harsanyi (1963), Int. Econ. Rev. 4, 194
 */
export function dividends(parts: number, worthOf: WorthOf): readonly number[] {
  const made = Array.from({ length: setsOf(parts) }, (_, set) => worthOf(set));
  for (let part = 0; part < parts; part++) {
    for (let set = 0; set < made.length; set++) {
      if ((set & (1 << part)) !== 0) made[set] -= made[set ^ (1 << part)];
    }
  }
  return made;
}

/** How many sets so many parts have. */
export function setsOf(parts: number): number {
  return 1 << parts;
}

/** The parts of a set, rising. */
export function partsIn(set: number): readonly number[] {
  const parts: number[] = [];
  for (let part = 0; set >> part > 0; part++) if ((set & (1 << part)) !== 0) parts.push(part);
  return parts;
}

function sizeOf(set: number): number {
  return partsIn(set).length;
}

function choose(all: number, some: number): number {
  let ways = 1;
  for (let nth = 1; nth <= some; nth++) ways = (ways * (all - some + nth)) / nth;
  return ways;
}

/** Every order in which so many parts can come; at most 8 parts. */
export function allOrders(parts: number): readonly (readonly number[])[] {
  const orders: number[][] = [];
  const go = (order: readonly number[]): void => {
    if (order.length === parts) orders.push([...order]);
    for (let part = 0; part < parts; part++) if (!order.includes(part)) go([...order, part]);
  };
  go([]);
  return orders;
}

/** Orders drawn by chance, each with its reverse. */
export function drawnOrders(parts: number, pairs: number, seed: number): readonly (readonly number[])[] {
  return Array.from({ length: pairs }, (_, nth) => shuffled(parts, seed, nth, "order of parts")).flatMap((order) => [
    order,
    order.toReversed(),
  ]);
}

/** The sets that an order goes through, from none to all. */
export function setsAlong(order: readonly number[]): readonly number[] {
  const sets = [0];
  for (const part of order) sets.push(sets[sets.length - 1] | (1 << part));
  return sets;
}

/**
 * What each part adds when it comes, the mean over some orders: over all of them these are the Shapley values, and
 * over any they add up to the worth of all parts less that of none.
 *
 * @param orders at least one
 */
export function meanOverOrders(orders: readonly (readonly number[])[], worthOf: WorthOf): readonly number[] {
  const sums = Array.from(orders[0], () => 0);
  for (const order of orders) addedIn(order, worthOf).forEach((own, part) => (sums[part] += own));
  return sums.map((sum) => sum / orders.length);
}
