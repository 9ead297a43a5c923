// A graph with cycles made into columns: which links run backwards, and how far from the start each node stands.

export interface GraphLink {
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

/** Columns from 0; links whose direction is turned round, so that all others point to the right. */
export interface Layers {
  readonly column: ReadonlyMap<string, number>;
  readonly isBack: (link: GraphLink) => boolean;
}

/**
 * Columns by the longest path, after turning round the links that close cycles.
 *
 * The order that decides which links are turned is the greedy one of Eades, Lin and Smyth (1993), with flows as
 * weights: small flows are turned rather than large ones. Self-loops must be left out by the caller.
 */
export function layers(nodes: readonly string[], links: readonly GraphLink[]): Layers {
  const place = new Map(greedyOrder(nodes, links).map((node, i) => [node, i]));
  const isBack = (link: GraphLink): boolean => placeOf(place, link.from) > placeOf(place, link.to);
  const forward = links.filter((link) => !isBack(link));

  const column = new Map(nodes.map((node) => [node, 0]));
  const ordered = [...nodes].sort((a, b) => placeOf(place, a) - placeOf(place, b));
  for (const node of ordered) {
    for (const link of forward) {
      if (link.from !== node) continue;
      column.set(link.to, Math.max(placeOf(column, link.to), placeOf(column, node) + 1));
    }
  }
  pullRight(ordered, forward, links, column);
  return { column, isBack };
}

/** A stage with no forward entry stands just left of the first stage it feeds, not far away in column 0. */
function pullRight(
  ordered: readonly string[],
  forward: readonly GraphLink[],
  links: readonly GraphLink[],
  column: Map<string, number>,
): void {
  for (const node of [...ordered].reverse()) {
    if (links.some((link) => link.to === node)) continue;
    const next = forward.filter((link) => link.from === node).map((link) => placeOf(column, link.to));
    if (next.length > 0) column.set(node, Math.min(...next) - 1);
  }
}

function greedyOrder(nodes: readonly string[], links: readonly GraphLink[]): readonly string[] {
  const left: string[] = [];
  const right: string[] = [];
  const rest = new Set(nodes);
  const alive = (link: GraphLink): boolean => rest.has(link.from) && rest.has(link.to);
  const weight = (node: string, end: "from" | "to"): number =>
    links.reduce((sum, link) => (alive(link) && link[end] === node ? sum + Math.max(link.value, 1e-9) : sum), 0);

  while (rest.size > 0) {
    const all = [...rest];
    const sink = all.find((node) => weight(node, "from") === 0);
    const source = all.find((node) => weight(node, "to") === 0);
    if (sink !== undefined) {
      right.unshift(sink);
      rest.delete(sink);
    } else if (source !== undefined) {
      left.push(source);
      rest.delete(source);
    } else {
      const gain = (node: string): number => weight(node, "from") - weight(node, "to");
      const best = all.reduce((a, b) => (gain(b) > gain(a) ? b : a));
      left.push(best);
      rest.delete(best);
    }
  }
  return [...left, ...right];
}

function placeOf(map: ReadonlyMap<string, number>, node: string): number {
  const place = map.get(node);
  if (place === undefined) throw new RangeError(`a link names the node ${node}, which is not in the graph`);
  return place;
}
