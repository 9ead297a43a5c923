// Columns for a page that is not wide enough for the longest path: neighbouring ones are folded into one.
import type { GraphLink, Layers } from "./flowLayers.ts";
import { layers } from "./flowLayers.ts";

/**
 * As many columns as the page has room for. People leave in the last one. Those between are the columns of the longest
 * path, or several of them in one: chosen so that few people move within a column and none is much taller than others.
 *
 * @param most columns, 2 or more
 */
export function foldedLayers(
  nodes: readonly string[],
  links: readonly GraphLink[],
  isLast: (node: string) => boolean,
  most: number,
): Layers {
  const inside = nodes.filter((node) => !isLast(node));
  const between = links.filter(({ from, to }) => from !== to && !isLast(from) && !isLast(to));
  const { column, isBack } = layers(inside, between);
  const hasLast = inside.length < nodes.length;
  const folds = foldsOf(inside, between, column, Math.max(1, most - (hasLast ? 1 : 0)));
  const last = Math.max(-1, ...inside.map((node) => folds[column.get(node) ?? 0])) + 1;
  return {
    column: new Map(nodes.map((node) => [node, isLast(node) ? last : folds[column.get(node) ?? 0]])),
    isBack: (link) => (isLast(link.to) ? isLast(link.from) : isLast(link.from) || isBack(link)),
  };
}

/** The folded column of each: of all ways to cut the sequence, the one that costs least. */
function foldsOf(
  nodes: readonly string[],
  links: readonly GraphLink[],
  column: ReadonlyMap<string, number>,
  most: number,
): readonly number[] {
  const count = Math.max(0, ...nodes.map((node) => (column.get(node) ?? 0) + 1));
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  const all = Math.max(
    1e-9,
    links.reduce((sum, { value }) => sum + value, 0),
  );
  const cost = (from: number, to: number): number => {
    const isIn = (node: string): boolean => (column.get(node) ?? 0) >= from && (column.get(node) ?? 0) < to;
    const boxes = nodes.filter(isIn).length;
    const moved = links.filter((link) => isIn(link.from) && isIn(link.to)).reduce((sum, { value }) => sum + value, 0);
    return moved / all + (boxes / nodes.length) * (boxes / nodes.length);
  };
  // best[k][end]: the least cost of columns 0 to end in k folds, and where the last of them begins
  const best = [Array.from({ length: count + 1 }, (_, end) => ({ cost: end === 0 ? 0 : Infinity, begins: 0 }))];
  for (let k = 1; k <= most; k++) {
    best[k] = best[0].map((_, end) => {
      let found = { cost: Infinity, begins: 0 };
      for (let begins = 0; begins < end; begins++) {
        const sum = best[k - 1][begins].cost + cost(begins, end);
        if (sum < found.cost) found = { cost: sum, begins };
      }
      return found;
    });
  }
  const folds = Array.from({ length: count }, () => 0);
  for (let k = most, end = count; k > 0; k--) {
    const { begins } = best[k][end];
    for (let i = begins; i < end; i++) folds[i] = k - 1;
    end = begins;
  }
  return folds;
}
