// Where the numbers of the living flow picture stand beside its links.
import type { FlowLayout, PlacedLink } from "./flowLayout.ts";
import { textWidth } from "./svg.ts";

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where numbers stand: the largest first, none where it would lie on another or on a box. */
export function labelSpots(layout: FlowLayout, textOf: (link: PlacedLink) => string): ReadonlyMap<PlacedLink, Spot> {
  const taken: Rect[] = layout.nodes.map(({ x, y, width, height }) => ({ x, y, width, height }));
  const spots = new Map<PlacedLink, Spot>();
  for (const link of [...layout.links].toSorted((a, b) => b.value - a.value)) {
    const width = textWidth(textOf(link), 11) + 2;
    const [startX, startY] = link.start;
    const [endX, endY] = link.end;
    const tries: readonly (readonly [number, number])[] =
      link.kind === "forward" || link.kind === "self"
        ? [
            [startX + width / 2 + 4, startY + 4],
            [endX - width / 2 - 4, endY + 4],
            [startX + width / 2 + 4, startY - 9],
            [endX - width / 2 - 4, endY - 9],
            [startX + width / 2 + 4, startY + 16],
            [endX - width / 2 - 4, endY + 16],
          ]
        : [0, 14, 40, 80].map((by): [number, number] => [
            startX + (link.kind === "beside" ? 0 : by),
            startY + (link.kind === "beside" ? by / 4 : 4),
          ]);
    for (const [x, y] of tries) {
      const rect = { x: x - width / 2, y: y - 10, width, height: 13 };
      const isFree = rect.x > 0 && rect.x + width < layout.width && !taken.some((other) => overlap(rect, other));
      if (!isFree) continue;
      taken.push(rect);
      spots.set(link, { x, y });
      break;
    }
  }
  return spots;
}

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
