// Boxes in columns, links as ribbons between them: every box has room of its own and no link runs under a box.
import type { GraphLink } from "./flowLayers.ts";
import { layers } from "./flowLayers.ts";
import type { Layers } from "./flowLayers.ts";
import type { Segment, Slot } from "./flowSettle.ts";
import { settle } from "./flowSettle.ts";

interface FlowNode {
  readonly id: string;
  /** least height of the box in pixels; links may make it taller */
  readonly height: number;
}

interface FlowOptions {
  readonly columnWidth: number;
  readonly columnGap: number;
  readonly rowGap: number;
  /** width in pixels of the widest link; others in proportion, never below half a pixel */
  readonly widestLink: number;
  /** left out: columns by the longest path */
  readonly layers?: Layers;
  /** room that a link needs, in pixels; left out: in proportion to its value */
  readonly roomOf?: (link: GraphLink) => number;
  /** the widest that a link backwards is drawn; left out: 5 */
  readonly widestBack?: number;
}

export interface PlacedNode {
  readonly id: string;
  readonly column: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedLink {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  /** beside: to a box of the same column, which only columns given from outside make */
  readonly kind: "forward" | "beside" | "back" | "self";
  readonly width: number;
  /** centre line as an SVG path */
  readonly path: string;
  /** where the link enters its target */
  readonly end: readonly [number, number];
  /** where a number for it may stand */
  readonly start: readonly [number, number];
}

export interface FlowLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly links: readonly PlacedLink[];
}

/** Deterministic: the same graph gives the same picture. Several links between the same two nodes become one. */
export function flowLayout(nodes: readonly FlowNode[], given: readonly GraphLink[], options: FlowOptions): FlowLayout {
  const merged = mergeLinks(given);
  const selves = merged.filter((link) => link.from === link.to);
  const links = merged.filter((link) => link.from !== link.to);
  const ids = nodes.map((node) => node.id);
  const { column, isBack } = options.layers ?? layers(ids, links);
  const largest = Math.max(1e-9, ...links.map((link) => link.value));
  const widthOf = (link: GraphLink): number =>
    options.roomOf?.(link) ?? Math.max(0.5, (link.value / largest) * options.widestLink);
  const isBeside = (link: GraphLink): boolean => column.get(link.from) === column.get(link.to);
  const forward = links.filter((link) => !isBack(link) && !isBeside(link));
  const beside = links.filter(isBeside);
  // short ways back take the inner lanes, so that long ones go round them
  const span = (link: GraphLink): number => (column.get(link.from) ?? 0) - (column.get(link.to) ?? 0);
  const back = links.filter((link) => isBack(link) && !isBeside(link)).toSorted((a, b) => span(a) - span(b));

  const slots = new Map<string, Slot>();
  for (const node of nodes) {
    const entering = total(forward.filter((link) => link.to === node.id).map((link) => widthOf(link) + portGap));
    const leaving = total(forward.filter((link) => link.from === node.id).map((link) => widthOf(link) + portGap));
    const lateral = [...back, ...beside].filter((link) => link.from === node.id || link.to === node.id);
    const backPorts = lateral.length * backPort;
    const height = Math.max(node.height, entering + backPorts + 12, leaving + backPorts + 12);
    slots.set(node.id, { key: node.id, column: column.get(node.id) ?? 0, height, isBox: true, y: 0 });
  }
  const chains = forward.map((link) => chain(link, widthOf(link), slots));
  const segments = chains.flatMap(({ link, stops }) =>
    stops.slice(1).map((to, i): Segment => ({ from: stops[i], to, width: widthOf(link) })),
  );
  const columns = settle([...slots.values()], segments, options.rowGap);

  const x = (slot: Slot): number => margin + slot.column * (options.columnWidth + options.columnGap);
  const bottom = Math.max(...[...slots.values()].map((slot) => slot.y + slot.height));
  const ports = portsOf(chains, widthOf);
  const placedForward = chains.map(({ link, stops }): PlacedLink => {
    const start: [number, number] = [x(stops[0]) + options.columnWidth, ports.leave.get(link) ?? 0];
    const end: [number, number] = [x(stops[stops.length - 1]), ports.enter.get(link) ?? 0];
    const through = stops.slice(1, -1).map((slot): [number, number] => [x(slot), slot.y + slot.height / 2]);
    const path = ribbon(start, through, end, options.columnWidth);
    return { ...link, kind: "forward", width: widthOf(link), path, start, end };
  });
  const widest = options.widestBack ?? 5;
  const backWidth = (link: GraphLink): number => Math.max(1.1, Math.min(widthOf(link), widest));
  const laneRoom = (link: GraphLink): number => Math.max(laneGap, backWidth(link) + 7);
  const lanes = back.map((_, lane) => 16 + total(back.slice(0, lane).map(laneRoom)));
  const placedBack = back.map((link, lane) =>
    backLink(link, lane, backWidth(link), slots, x, bottom + lanes[lane], options),
  );
  const placedBeside = besideLinks(beside, slots, x, widthOf, options);
  const loops = selves.map((link) => selfLoop(link, slots, x, options));
  return {
    width: 2 * margin + columns * options.columnWidth + (columns - 1) * options.columnGap,
    height: bottom + margin + (back.length > 0 ? total(back.map(laneRoom)) + 12 : 0),
    nodes: nodes.map((node) => {
      const slot = slotOf(slots, node.id);
      return {
        id: node.id,
        column: slot.column,
        x: x(slot),
        y: slot.y,
        width: options.columnWidth,
        height: slot.height,
      };
    }),
    links: [...placedForward, ...placedBeside, ...placedBack, ...loops],
  };
}

const margin = 26;
const portGap = 2;
const backPort = 8;
const laneGap = 13;

interface Chain {
  readonly link: GraphLink;
  readonly stops: readonly Slot[];
}

function chain(link: GraphLink, width: number, slots: Map<string, Slot>): Chain {
  const from = slotOf(slots, link.from);
  const to = slotOf(slots, link.to);
  const stops = [from];
  for (let column = from.column + 1; column < to.column; column += 1) {
    const slot = { key: `${link.from}>${link.to}@${column}`, column, height: width + 4, isBox: false, y: 0 };
    slots.set(slot.key, slot);
    stops.push(slot);
  }
  return { link, stops: [...stops, to] };
}

/** Where links touch their boxes: stacked in the order of what they come from or go to, centred on the side. */
function portsOf(
  chains: readonly Chain[],
  widthOf: (link: GraphLink) => number,
): { readonly leave: Map<GraphLink, number>; readonly enter: Map<GraphLink, number> } {
  const leave = new Map<GraphLink, number>();
  const enter = new Map<GraphLink, number>();
  const centre = (slot: Slot): number => slot.y + slot.height / 2;
  const stack = (box: Slot, group: readonly Chain[], into: Map<GraphLink, number>): void => {
    let y = centre(box) - total(group.map(({ link }) => widthOf(link) + portGap)) / 2;
    for (const { link } of group) {
      into.set(link, y + (widthOf(link) + portGap) / 2);
      y += widthOf(link) + portGap;
    }
  };
  for (const box of new Set(chains.flatMap(({ stops }) => stops.filter((slot) => slot.isBox)))) {
    const leaving = chains.filter(({ stops }) => stops[0] === box);
    const entering = chains.filter(({ stops }) => stops[stops.length - 1] === box);
    stack(
      box,
      [...leaving].sort((a, b) => centre(a.stops[1]) - centre(b.stops[1])),
      leave,
    );
    stack(
      box,
      [...entering].sort((a, b) => centre(a.stops[a.stops.length - 2]) - centre(b.stops[b.stops.length - 2])),
      enter,
    );
  }
  return { leave, enter };
}

/** Curves only in the gaps; straight through the columns between. */
function ribbon(
  start: readonly [number, number],
  through: readonly (readonly [number, number])[],
  end: readonly [number, number],
  columnWidth: number,
): string {
  let path = `M${tenth(start[0])} ${tenth(start[1])}`;
  let [x, y] = start;
  for (const [nextX, nextY] of [...through, end]) {
    const middle = (x + nextX) / 2;
    path += `C${tenth(middle)} ${tenth(y)} ${tenth(middle)} ${tenth(nextY)} ${tenth(nextX)} ${tenth(nextY)}`;
    [x, y] = [nextX, nextY];
    if (nextX !== end[0] || nextY !== end[1]) {
      x += columnWidth;
      path += `H${tenth(x)}`;
    }
  }
  return path;
}

/** Out at the right, down to a lane of its own under all boxes, back, and up into the left side of its target. */
function backLink(
  link: GraphLink,
  lane: number,
  width: number,
  slots: ReadonlyMap<string, Slot>,
  x: (slot: Slot) => number,
  y: number,
  options: FlowOptions,
): PlacedLink {
  const from = slotOf(slots, link.from);
  const to = slotOf(slots, link.to);
  // lanes are spread over the gap, so that two of them do not run on top of each other
  const shift = 8 + ((lane * 5) % Math.max(6, options.columnGap - 22));
  // before the first column there is only the margin
  const shiftLeft = to.column === 0 ? 8 + ((lane * 5) % (margin - 12)) : shift;
  const right = x(from) + options.columnWidth;
  const left = x(to);
  const [outY, inY] = [from.y + from.height - 7 - ((lane * 5) % 11), to.y + to.height - 7 - ((lane * 5) % 11)];
  const path =
    `M${tenth(right)} ${tenth(outY)}H${tenth(right + shift - 5)}q5 0 5 5V${tenth(y - 5)}q0 5 -5 5` +
    `H${tenth(left - shiftLeft + 5)}q-5 0 -5 -5V${tenth(inY + 5)}q0 -5 5 -5H${tenth(left - 4)}`;
  return { ...link, kind: "back", width, path, start: [left - shiftLeft + 12, y - 3], end: [left, inY] };
}

/** Straight down to the box below; to any other of the column round its right side. */
function besideLinks(
  links: readonly GraphLink[],
  slots: ReadonlyMap<string, Slot>,
  x: (slot: Slot) => number,
  widthOf: (link: GraphLink) => number,
  options: FlowOptions,
): readonly PlacedLink[] {
  const used = new Map<string, number>();
  const port = (key: string): number => {
    used.set(key, (used.get(key) ?? -1) + 1);
    return used.get(key) ?? 0;
  };
  return links.map((link): PlacedLink => {
    const [from, to] = [slotOf(slots, link.from), slotOf(slots, link.to)];
    const width = widthOf(link);
    const inColumn = [...slots.values()].filter((slot) => slot.column === from.column);
    const isNext = !inColumn.some((slot) => (slot.y - from.y) * (slot.y - to.y) < 0);
    if (isNext) {
      const isDown = to.y > from.y;
      const across = x(from) + options.columnWidth * (isDown ? 0.36 : 0.68);
      const [start, end] = isDown ? [from.y + from.height, to.y] : [from.y, to.y + to.height];
      const path = `M${tenth(across)} ${tenth(start)}V${tenth(isDown ? end - 6 : end + 6)}`;
      return {
        ...link,
        kind: "beside",
        width,
        path,
        start: [across + width / 2 + 16, (start + end) / 2 + 4],
        end: [across, end],
      };
    }
    const right = x(from) + options.columnWidth;
    const place = (slot: Slot, key: string): number => slot.y + Math.min(slot.height - 6, 12 + port(key) * 9);
    const [startY, endY] = [place(from, from.key), place(to, to.key)];
    const out = Math.min(options.columnGap * 0.6, 16 + port("out") * 5);
    const path = `M${tenth(right)} ${tenth(startY)}C${tenth(right + out)} ${tenth(startY)} ${tenth(right + out)} ${tenth(endY)} ${tenth(right + 6)} ${tenth(endY)}`;
    return {
      ...link,
      kind: "beside",
      width,
      path,
      start: [right + out, (startY + endY) / 2],
      end: [right, endY],
    };
  });
}

function selfLoop(
  link: GraphLink,
  slots: ReadonlyMap<string, Slot>,
  x: (slot: Slot) => number,
  options: FlowOptions,
): PlacedLink {
  const box = slotOf(slots, link.from);
  const right = x(box) + options.columnWidth;
  const path = `M${tenth(right)} ${tenth(box.y + 7)}c16 -2 16 -16 2 -16H${tenth(right - 16)}q-6 0 -6 5`;
  return { ...link, kind: "self", width: 1.5, path, start: [right - 20, box.y - 12], end: [right - 22, box.y] };
}

function mergeLinks(links: readonly GraphLink[]): readonly GraphLink[] {
  const merged = new Map<string, GraphLink>();
  for (const link of links) {
    const key = JSON.stringify([link.from, link.to]);
    merged.set(key, { from: link.from, to: link.to, value: (merged.get(key)?.value ?? 0) + link.value });
  }
  return [...merged.values()];
}

function slotOf(slots: ReadonlyMap<string, Slot>, id: string): Slot {
  const slot = slots.get(id);
  if (slot === undefined) throw new RangeError(`a link names the stage ${id}, which is not in the picture`);
  return slot;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function tenth(value: number): string {
  return String(Math.floor(value * 10 + 0.5) / 10);
}
