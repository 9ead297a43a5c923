// The layout for a narrow page: boxes one below the other, links in lanes of their own beside them.
import type { FlowLayout, PlacedLink, PlacedNode } from "./flowLayout.ts";
import type { GraphLink } from "./flowLayers.ts";
import { layers } from "./flowLayers.ts";

interface SpineNode {
  readonly id: string;
  readonly height: number;
}

interface SpineOptions {
  readonly width: number;
  readonly rowGap: number;
  readonly roomOf: (link: GraphLink) => number;
  readonly isLast: (node: string) => boolean;
}

/** Onwards at the right, back at the left; straight down to the next box. */
export function flowSpine(nodes: readonly SpineNode[], links: readonly GraphLink[], options: SpineOptions): FlowLayout {
  const ids = nodes.map(({ id }) => id);
  const { column } = layers(
    ids,
    links.filter(({ from, to }) => from !== to),
  );
  const rank = (id: string): number => (options.isLast(id) ? Infinity : (column.get(id) ?? 0));
  const order = nodes
    .map((node, i) => ({ node, i, rank: rank(node.id) }))
    .toSorted((a, b) => (a.rank === b.rank ? a.i - b.i : a.rank - b.rank))
    .map(({ node }) => node);
  const place = new Map(order.map(({ id }, i) => [id, i]));
  const at = (id: string): number => {
    const found = place.get(id);
    if (found === undefined) throw new RangeError(`a link names the stage ${id}, which is not in the picture`);
    return found;
  };
  const moving = links.filter(({ from, to }) => from !== to);
  const straight = moving.filter(({ from, to }) => at(to) === at(from) + 1);
  const onward = lanesOf(
    moving.filter(({ from, to }) => at(to) > at(from) + 1),
    at,
    options.roomOf,
  );
  const back = lanesOf(
    moving.filter(({ from, to }) => at(to) < at(from)),
    at,
    options.roomOf,
  );
  const left = edge + back.room + (back.room > 0 ? arrowRoom : 0);
  const right = options.width - edge - onward.room - (onward.room > 0 ? arrowRoom : 0);

  const ports = portsOf([...onward.lanes, ...back.lanes], at);
  let y = edge;
  const placed = order.map(({ id, height }, i): PlacedNode => {
    const needed = 14 + portGap * Math.max(ports.count(id, "right"), ports.count(id, "left"));
    const node = { id, column: i, x: left, y, width: right - left, height: Math.max(height, needed) };
    y += node.height + options.rowGap;
    return node;
  });
  const box = (id: string): PlacedNode => placed[at(id)];
  const port = (id: string, link: GraphLink, side: "left" | "right"): number => {
    const { y: top, height } = box(id);
    const count = ports.count(id, side);
    return top + height / 2 + (ports.place(id, link, side) - (count - 1) / 2) * portGap;
  };
  const down = straight.map((link): PlacedLink => {
    const [from, to] = [box(link.from), box(link.to)];
    const across = left + (right - left) * 0.4;
    const path = `M${tenth(across)} ${tenth(from.y + from.height)}V${tenth(to.y - 6)}`;
    const width = options.roomOf(link);
    return { ...link, kind: "beside", width, path, start: [across + 14, to.y - 8], end: [across, to.y] };
  });
  const arcs = [onward, back].flatMap(({ lanes }, side) =>
    lanes.map(({ link, offset }): PlacedLink => {
      const isBack = side === 1;
      const [sideName, base, sign] = isBack ? (["left", left, -1] as const) : (["right", right, 1] as const);
      const [startY, endY] = [port(link.from, link, sideName), port(link.to, link, sideName)];
      const x = base + sign * (arrowRoom + offset);
      const turn = endY > startY ? 1 : -1;
      const radius = Math.min(7, Math.abs(endY - startY) / 2);
      const path =
        `M${tenth(base)} ${tenth(startY)}H${tenth(x - sign * radius)}Q${tenth(x)} ${tenth(startY)} ${tenth(x)} ${tenth(startY + turn * radius)}` +
        `V${tenth(endY - turn * radius)}Q${tenth(x)} ${tenth(endY)} ${tenth(x - sign * radius)} ${tenth(endY)}H${tenth(base + sign * 6)}`;
      const width = options.roomOf(link);
      return { ...link, kind: isBack ? "back" : "forward", width, path, start: [x, startY], end: [base, endY] };
    }),
  );
  const selves = links
    .filter(({ from, to }) => from === to)
    .map((link): PlacedLink => {
      const { y: top } = box(link.from);
      const path = `M${tenth(right)} ${tenth(top + 6)}c14 -2 14 -14 2 -14H${tenth(right - 14)}q-6 0 -6 4`;
      return { ...link, kind: "self", width: 1.5, path, start: [right - 18, top - 10], end: [right - 20, top] };
    });
  return {
    width: options.width,
    height: y - options.rowGap + edge,
    nodes: placed,
    links: [...down, ...arcs, ...selves],
  };
}

const edge = 6;
const arrowRoom = 10;
const portGap = 9;
const laneGap = 4;

interface Lane {
  readonly link: GraphLink;
  /** of its middle line from the boxes, in pixels */
  readonly offset: number;
}

/** Short ones inside; two that do not run beside each other share a lane. */
function lanesOf(
  links: readonly GraphLink[],
  at: (id: string) => number,
  roomOf: (link: GraphLink) => number,
): { readonly lanes: readonly Lane[]; readonly room: number } {
  const ends = (link: GraphLink): [number, number] => {
    const [a, b] = [at(link.from), at(link.to)];
    return a < b ? [a, b] : [b, a];
  };
  const length = (link: GraphLink): number => ends(link)[1] - ends(link)[0];
  const lanes: GraphLink[][] = [];
  const laneOf = new Map<GraphLink, number>();
  for (const link of links.toSorted((a, b) => length(a) - length(b) || ends(a)[0] - ends(b)[0])) {
    const [top, bottom] = ends(link);
    const isFree = (lane: readonly GraphLink[]): boolean =>
      lane.every((other) => bottom <= ends(other)[0] || top >= ends(other)[1]);
    const found = lanes.findIndex(isFree);
    const lane = found >= 0 ? found : lanes.push([]) - 1;
    lanes[lane].push(link);
    laneOf.set(link, lane);
  }
  const rooms = lanes.map((lane) => Math.max(...lane.map(roomOf)) + laneGap);
  const before = (lane: number): number => rooms.slice(0, lane).reduce((sum, room) => sum + room, 0);
  return {
    lanes: links.map((link) => {
      const lane = laneOf.get(link) ?? 0;
      return { link, offset: before(lane) + rooms[lane] / 2 };
    }),
    room: before(lanes.length),
  };
}

/** Where arcs touch their boxes: those that come from or go upwards above those downwards, inner ones in the middle. */
function portsOf(
  lanes: readonly Lane[],
  at: (id: string) => number,
): {
  readonly count: (id: string, side: "left" | "right") => number;
  readonly place: (id: string, link: GraphLink, side: "left" | "right") => number;
} {
  const sideOf = ({ from, to }: GraphLink): "left" | "right" => (at(to) < at(from) ? "left" : "right");
  const sorted = (id: string, side: "left" | "right"): readonly GraphLink[] => {
    const touching = lanes.filter(({ link }) => sideOf(link) === side && (link.from === id || link.to === id));
    const other = ({ link }: Lane): number => at(link.from === id ? link.to : link.from) - at(id);
    const rank = (lane: Lane): number => (other(lane) < 0 ? -1e6 + lane.offset : 1e6 - lane.offset);
    return touching.toSorted((a, b) => rank(a) - rank(b)).map(({ link }) => link);
  };
  return {
    count: (id, side) => sorted(id, side).length,
    place: (id, link, side) => sorted(id, side).indexOf(link),
  };
}

function tenth(value: number): string {
  return String(Math.floor(value * 10 + 0.5) / 10);
}
