// Many boxes made into few: those that most people go between are joined, small ones before large ones.

interface WeightedLink {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/**
 * Average linkage: again and again the two whose flow is the largest for their sizes become one, until `most` are left.
 * None takes in more than its share of the stages three times over while others can still be joined. Ties go to those
 * named first. Boxes that nothing links are joined in the end, the smallest first.
 *
 * @param sizes stages in each
 * @returns the members of each, by their places, in rising order of the first
 */
export function joinedParts(
  sizes: readonly number[],
  links: readonly WeightedLink[],
  most: number,
): readonly (readonly number[])[] {
  const members = new Map(sizes.map((_, place) => [place, [place]]));
  const size = [...sizes];
  const between = sizes.map(() => new Map<number, number>());
  // ways that nobody takes hold together too, though less than any that somebody does
  const least = 1e-9 * Math.max(1e-9, ...links.map(({ weight }) => weight));
  const add = (a: number, b: number, weight: number): void => {
    between[a].set(b, (between[a].get(b) ?? 0) + weight);
    between[b].set(a, (between[b].get(a) ?? 0) + weight);
  };
  for (const { a, b, weight } of links) add(a, b, weight + least);
  const join = (a: number, b: number): void => {
    members.set(a, [...members.get(a)!, ...members.get(b)!]);
    members.delete(b);
    size[a] += size[b];
    for (const [other, weight] of between[b]) {
      between[other].delete(b);
      if (other !== a) add(a, other, weight);
    }
    between[b].clear();
  };
  const cap = (3 * size.reduce((sum, one) => sum + one, 0)) / most;
  while (members.size > Math.max(1, most)) join(...(nearest(members, between, size, cap) ?? smallest(members, size)));
  return [...members.values()].map((list) => list.toSorted((a, b) => a - b)).toSorted((a, b) => a[0] - b[0]);
}

function nearest(
  members: ReadonlyMap<number, unknown>,
  between: readonly ReadonlyMap<number, number>[],
  size: readonly number[],
  cap: number,
): [number, number] | null {
  let best: [number, number] | null = null;
  let most = 0;
  for (const a of members.keys()) {
    for (const [b, weight] of between[a]) {
      const closeness = weight / (size[a] * size[b]);
      if (a >= b || !(closeness > most) || size[a] + size[b] > cap) continue;
      most = closeness;
      best = [a, b];
    }
  }
  return best;
}

function smallest(members: ReadonlyMap<number, unknown>, size: readonly number[]): [number, number] {
  const [a, b] = [...members.keys()].toSorted((one, other) => size[one] - size[other] || one - other);
  return [Math.min(a, b), Math.max(a, b)];
}
