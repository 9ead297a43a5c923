// What of a system the living flow picture shows: which boxes, and which links between them.
import type { FlowPart } from "../ask/flow/flowParts.ts";
import type { FlowSystem } from "../ask/flow/flowSystem.ts";

/** Smaller flows are in the table only, but for the largest into and out of every box. */
const leastShare = 1 / 50;
/** a box: more of them nobody can follow */
const mostLinks = 2;

/** The boxes of the picture: all parts, or what is in the open one and the parts that it exchanges people with. */
export function shown(
  system: FlowSystem,
  parts: readonly FlowPart[],
  open: FlowPart | null,
): { readonly inside: readonly FlowPart[]; readonly outside: readonly FlowPart[] } {
  if (open === null || open.parts.length === 0) return { inside: parts, outside: [] };
  const own = new Set(open.stages);
  const near = new Set(
    system.ways.flatMap(({ from, to }) => (own.has(from) === own.has(to) ? [] : [own.has(from) ? to : from])),
  );
  const around = (some: readonly FlowPart[]): readonly FlowPart[] =>
    some.flatMap((part) => {
      if (part.id === open.id) return [];
      if (!part.stages.some((stage) => own.has(stage)))
        return part.stages.some((stage) => near.has(stage)) ? [part] : [];
      return around(part.parts);
    });
  return { inside: open.parts, outside: around(parts) };
}

interface Link {
  readonly from: number;
  readonly to: number;
  readonly ways: readonly number[];
  /** largest part that it has of the largest flow */
  readonly share: number;
}

/** One link for each pair of boxes; ways inside a box, and from outside to outside, are none. */
export function linksOf(
  system: FlowSystem,
  boxes: readonly { readonly part: FlowPart; readonly isOutside: boolean }[],
  shares: ArrayLike<number>,
): readonly Link[] {
  const home = new Map(boxes.flatMap(({ part }, place) => part.stages.map((stage) => [stage, place] as const)));
  const links = new Map<string, { from: number; to: number; ways: number[]; share: number }>();
  system.ways.forEach((way, place) => {
    const [from, to] = [home.get(way.from), home.get(way.to)];
    if (from === undefined || to === undefined || (from === to && boxes[from].part.parts.length > 0)) return;
    if (boxes[from].isOutside && boxes[to].isOutside) return;
    const link = links.get(`${from}>${to}`) ?? { from, to, ways: [], share: 0 };
    link.ways.push(place);
    link.share += shares[place];
    links.set(`${from}>${to}`, link);
  });
  return [...links.values()];
}

/** Those that a picture can carry: the largest, and one into and one out of every box. */
export function drawnOf(links: readonly Link[], boxes: number): readonly Link[] {
  const largest = Math.max(1e-12, ...links.map(({ share }) => share));
  const kept = new Set<Link>();
  for (let box = 0; box < boxes; box++) {
    for (const end of ["from", "to"] as const) {
      const own = links.filter((link) => link[end] === box && link.from !== link.to);
      const most = own.toSorted((a, b) => b.share - a.share)[0];
      if (most !== undefined) kept.add(most);
    }
  }
  const shown = links
    .filter((link) => link.share >= largest * leastShare)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, boxes * mostLinks);
  return links.filter((link) => kept.has(link) || shown.includes(link));
}
