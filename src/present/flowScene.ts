// The living flow picture, made once: where every vessel and every link stands. Nothing in it moves with time.
import type { FlowPart } from "../ask/flow/flowParts.ts";
import type { FlowSystem } from "../ask/flow/flowSystem.ts";
import { foldedLayers } from "./flowFold.ts";
import type { FlowLayout, PlacedLink, PlacedNode } from "./flowLayout.ts";
import { flowLayout } from "./flowLayout.ts";
import { flowSpine } from "./flowSpine.ts";
import type { FlowWords } from "./flowWords.ts";
import { escape } from "./html.ts";
import { label, px, svg, textWidth } from "./svg.ts";

export interface SceneBox {
  /** of its elements: `${id}` the box, `${id}f` its filling, and so on */
  readonly id: string;
  readonly part: FlowPart;
  readonly title: string;
  /** drawn beside an opened phase, because people come from it or go to it */
  readonly isOutside: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SceneLink {
  readonly id: string;
  /** places in `boxes` */
  readonly from: number;
  readonly to: number;
  /** places in `FlowSystem.ways` */
  readonly ways: readonly number[];
  readonly kind: PlacedLink["kind"];
  readonly isDrawn: boolean;
  /** whether a number stands beside it */
  readonly hasLabel: boolean;
}

export interface FlowScene {
  /** of the group that holds everything */
  readonly id: string;
  readonly svg: string;
  readonly system: FlowSystem;
  readonly words: FlowWords;
  readonly boxes: readonly SceneBox[];
  /** those that are drawn, then those that are in the table only */
  readonly links: readonly SceneLink[];
  /** of a link that carries as many people as any at any time */
  readonly widest: number;
  /** resources wanted in each box, by place in `FlowSystem.resources`; as `boxes` */
  readonly resources: readonly (readonly number[])[];
  readonly width: number;
  readonly height: number;
}

interface SceneOptions {
  /** begins every id; unique on the page */
  readonly id: string;
  /** of the picture in pixels; under 600 it runs down, not across */
  readonly width: number;
  readonly title: string;
  readonly words: FlowWords;
  /** of each way, its part of the largest flow at any time, 0 to 1: for one level or the most of several */
  readonly shares: ArrayLike<number>;
  /** the part that stands open, with what surrounds it; left out: all of them closed */
  readonly open?: FlowPart;
}

const narrowest = 600;
/** Smaller flows are in the table only, but for the largest into and out of every box. */
const leastShare = 1 / 50;
/** a box: more of them nobody can follow */
const mostLinks = 2;

/** @param parts of the whole system, as `flowParts` gives them */
export function flowScene(system: FlowSystem, parts: readonly FlowPart[], options: SceneOptions): FlowScene {
  const { words, id } = options;
  const isNarrow = options.width < narrowest;
  const { inside, outside } = shown(system, parts, options.open ?? null);
  const all = [
    ...inside.map((part) => ({ part, isOutside: false })),
    ...outside.map((part) => ({ part, isOutside: true })),
  ];
  const resources = all.map(({ part, isOutside }) =>
    system.resources.flatMap(({ stages }, place) =>
      !isOutside && stages.some((stage) => part.stages.includes(stage)) ? [place] : [],
    ),
  );
  const links = linksOf(system, all, options.shares);
  const drawn = drawnOf(links, all.length);
  const widest = isNarrow ? 11 : 24;
  const size = sizes(options.width, isNarrow);
  const texts = all.map(({ part, isOutside }, place) => ({
    lines: wholeWords(words.joined(part.title, part.more), size.text, isOutside ? 11 : 13),
    hasResource: resources[place].length > 0,
  }));
  const heightOf = (place: number): number => {
    const { lines, hasResource } = texts[place];
    if (all[place].isOutside) return lines.length * 14 + 10;
    return lines.length * lineHeight + 46 + (hasResource ? 4 + 13 * bindLinesOf(options.width) : 0);
  };
  const graph = drawn.map(({ from, to, share }) => ({ from: String(from), to: String(to), value: share }));
  const nodes = all.map((_, place) => ({ id: String(place), height: heightOf(place) }));
  // what surrounds an opened phase stands at its end where nobody comes back from it
  const returning = new Set(drawn.map(({ from }) => from));
  const isLast = (node: string): boolean => {
    const { part, isOutside } = all[Number(node)];
    return isOutside ? !returning.has(Number(node)) : part.kind === "outcome";
  };
  const roomOf = ({ value }: { readonly value: number }): number => Math.min(widest, Math.max(2, value * widest));
  const layout = isNarrow
    ? flowSpine(nodes, graph, { width: options.width, rowGap: 22, roomOf, isLast })
    : flowLayout(nodes, graph, {
        columnWidth: size.column,
        columnGap: size.gap,
        rowGap: 20,
        widestLink: widest,
        layers: foldedLayers(
          nodes.map((node) => node.id),
          graph,
          isLast,
          size.columns,
        ),
        roomOf,
        widestBack: 9,
      });
  const boxes = all.map(({ part, isOutside }, place): SceneBox => {
    const node = layout.nodes.find((one) => one.id === String(place)) as PlacedNode;
    const title = words.joined(part.title, part.more);
    return {
      id: `${id}b${place}`,
      part,
      isOutside,
      title,
      x: node.x,
      y: node.y,
      width: node.width,
      height: node.height,
    };
  });
  const placed = new Map(layout.links.map((link) => [`${link.from}>${link.to}`, link]));
  const spots = labelSpots(layout, (link) => words.short(99_900 * Math.max(0.1, link.value)));
  const sceneLinks = [...drawn, ...links.filter((link) => !drawn.includes(link))].map((link, place): SceneLink => {
    const at = drawn.includes(link) ? placed.get(`${link.from}>${link.to}`) : undefined;
    const { from, to, ways } = link;
    return {
      id: `${id}l${place}`,
      from,
      to,
      ways,
      kind: at?.kind ?? "forward",
      isDrawn: at !== undefined,
      hasLabel: at !== undefined && spots.has(at),
    };
  });
  const shapes = sceneLinks
    .flatMap((link) => {
      const at = placed.get(`${link.from}>${link.to}`);
      return link.isDrawn && at !== undefined ? [{ link, at }] : [];
    })
    .toSorted((a, b) => b.at.width - a.at.width);
  const body =
    shapes.map(({ link, at }) => linkShape(link, at, isNarrow, boxes)).join("") +
    boxes.map((box, place) => boxShape(box, texts[place].lines)).join("") +
    shapes.map(({ link, at }) => linkLabel(link, spots.get(at))).join("");
  const height = layout.height;
  return {
    id,
    svg: svg(
      {
        id,
        title: options.title,
        description: words.picture(boxes.length, shapes.length),
        width: layout.width,
        height,
        className: "flow living",
      },
      `<g id="${escape(id)}">${body}</g>`,
    ).replace('role="img"', 'role="group"'),
    system,
    words,
    boxes,
    links: sceneLinks,
    widest,
    resources,
    width: layout.width,
    height,
  };
}

/** Column, gap and what fits into a box: all from the width of the page. */
function sizes(
  width: number,
  isNarrow: boolean,
): { readonly columns: number; readonly column: number; readonly gap: number; readonly text: number } {
  if (isNarrow) return { columns: 1, column: width * 0.6, gap: 0, text: width * 0.55 - 34 };
  const room = width - 2 * margin;
  const columns = Math.max(3, Math.min(6, Math.floor((room + 48) / (128 + 48))));
  const column = Math.min(164, (room - (columns - 1) * 50) / columns);
  const gap = (room - columns * column) / Math.max(1, columns - 1);
  return { columns, column, gap, text: column - 36 };
}

/** Lines in which a box says what is at its limit: narrow boxes need more of them. */
export function bindLinesOf(width: number): number {
  if (width < narrowest) return 1;
  return sizes(width, false).column < 150 ? 3 : 2;
}

const margin = 26;
const lineHeight = 16;

/** The boxes of the picture: all parts, or what is in the open one and the parts that it exchanges people with. */
function shown(
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
function linksOf(
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

function drawnOf(links: readonly Link[], boxes: number): readonly Link[] {
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

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where numbers stand: the largest first, none where it would lie on another or on a box. */
function labelSpots(layout: FlowLayout, textOf: (link: PlacedLink) => string): ReadonlyMap<PlacedLink, Spot> {
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

function boxShape(box: SceneBox, lines: readonly string[]): string {
  const { id, x, y, width, height, part, isOutside } = box;
  const rounded = part.kind === "outcome" ? 10 : 4;
  const frame = (className: string): string =>
    `<rect class="${className}" x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" rx="${rounded}"/>`;
  const kind = isOutside ? "outside" : part.kind;
  if (isOutside) {
    const top = y + (height - lines.length * 14) / 2 + 10.5;
    const texts = lines.map((line, i) =>
      fitted(label(x + width / 2, top + i * 14, line, { anchor: "middle", className: "s" }), line, width - 16, 11),
    );
    return (
      `<g id="${id}" class="ves ${kind}" role="button" tabindex="0" data-part="${escape(part.id)}" aria-label="${escape(box.title)}">` +
      `${frame("vb")}${texts.join(" ")}${frame("vo")}</g>`
    );
  }
  const title = lines.map((line, i) =>
    fitted(label(x + 10, y + 19 + i * lineHeight, line, { className: "b vt" }), line, width - 36, 13),
  );
  const after = y + 19 + lines.length * lineHeight;
  const mark = part.parts.length > 0 ? `<path class="vm" d="M${px(x + width - 15)} ${px(y + 12)}h8m-4 -4v8"/>` : "";
  return (
    `<g id="${id}" class="ves ${kind}" role="button" tabindex="0" data-part="${escape(part.id)}" aria-label="${escape(box.title)}">` +
    frame("vb") +
    `<rect id="${id}f" class="vf" x="${px(x + 1)}" y="${px(y + height - 1)}" width="${px(width - 2)}" height="0" rx="${rounded - 1}"/>` +
    `<path id="${id}t" class="vl" d=""/>` +
    title.join(" ") +
    " " +
    `<text x="${px(x + 10)}" y="${px(after + 3)}"><tspan id="${id}n" class="vn"></tspan><tspan id="${id}u" class="vu"></tspan></text> ` +
    `<text id="${id}d" class="q s" x="${px(x + 10)}" y="${px(after + 19)}"></text> ` +
    `<text id="${id}w" class="vw" x="${px(x + 10)}" y="${px(after + 35)}"></text> ` +
    `<text id="${id}v" class="vw" x="${px(x + 10)}" y="${px(after + 48)}"></text> ` +
    `<text id="${id}x" class="vw" x="${px(x + 10)}" y="${px(after + 61)}"></text>` +
    `${mark}${frame("vo")}</g>`
  );
}

/** Whole words in lines: nothing of a title is left out. */
function wholeWords(text: string, width: number, fontSize: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const last = lines[lines.length - 1];
    if (last !== undefined && textWidth(`${last} ${word}`, fontSize) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** One word that is wider than its box is set narrower. */
function fitted(element: string, line: string, width: number, fontSize: number): string {
  if (textWidth(line, fontSize) <= width) return element;
  return element.replace("<text", `<text textLength="${px(width)}" lengthAdjust="spacingAndGlyphs"`);
}

function linkShape(link: SceneLink, at: PlacedLink, isNarrow: boolean, boxes: readonly SceneBox[]): string {
  const name = `${boxes[link.from].title} → ${boxes[link.to].title}`;
  const isBack = at.kind === "back";
  return (
    `<g id="${link.id}" class="way ${at.kind}" role="button" tabindex="-1" data-from="${link.from}" data-to="${link.to}" aria-label="${escape(name)}">` +
    `<path class="wh" d="${at.path}"/>` +
    `<path id="${link.id}p" class="${isBack ? "wb" : "wf"}" d="${at.path}" stroke-width="0"/>${head(at, isNarrow)}</g>`
  );
}

/** Arrow heads where a link does not run the way the picture does. */
function head({ kind, end: [x, y], path }: PlacedLink, isNarrow: boolean): string {
  if (kind === "self" || (kind === "forward" && !isNarrow)) return "";
  const point = `M${px(x)} ${px(y)}`;
  if (kind === "back") return `<path class="wa back" d="${point}l-7 -4v8z"/>`;
  if (kind === "forward") return `<path class="wa" d="${point}l7 -4v8z"/>`;
  const last = /[CV]/.exec(path)?.[0];
  if (last === "C") return `<path class="wa" d="${point}l7 -4v8z"/>`;
  const [, from, to] = /M[\d.]+ ([\d.]+)V([\d.]+)/.exec(path) ?? ["", "0", "1"];
  return `<path class="wa" d="${point}${Number(to) > Number(from) ? "l-4 -7h8z" : "l-4 7h8z"}"/>`;
}

function linkLabel(link: SceneLink, spot: Spot | undefined): string {
  if (spot === undefined) return "";
  return `<text id="${link.id}n" class="s halo wn" text-anchor="middle" x="${px(spot.x)}" y="${px(spot.y)}"></text>`;
}

/** Beside `chartStyle`, on a page that shows a living picture. */
export const flowStyle =
  `.living .vb{fill:var(--paper);stroke:none}.living .vf{fill:var(--band80)}.living .outcome .vb{fill:var(--panel)}` +
  `.living .vo{fill:none;stroke:var(--quiet);stroke-width:1}.living .passes .vo{stroke-dasharray:3 2}` +
  `.living .outside .vb{fill:var(--panel)}.living .outside .vo{stroke:var(--rule)}` +
  `.living .vl{fill:none;stroke:var(--grey);stroke-width:3}` +
  `.chart.living text.vt{font-size:12.5px}.living .vn{font-size:14.5px;font-weight:650}.living .vu{font-size:11px;fill:var(--quiet)}` +
  `.chart.living text.vw{font-size:11px;font-weight:650;fill:var(--orange)}` +
  `.living .binds .vo{stroke:var(--orange);stroke-width:2.5}.living .vm{fill:none;stroke:var(--quiet);stroke-width:1.4}` +
  `.living .wf{fill:none;stroke:var(--path);opacity:.6}.living .wb{fill:none;stroke:var(--back);opacity:.55}` +
  `.living .wh{fill:none;stroke:transparent;stroke-width:14;pointer-events:stroke}` +
  `.living .wa{fill:var(--grey)}.living .wa.back{fill:var(--back)}` +
  `.living .idle .wa,.living .idle .wf,.living .idle .wb{opacity:.18}` +
  `.living .ves,.living .way{cursor:pointer}.living .ves:focus-visible,.living .way:focus-visible{outline:none}` +
  `.living .ves:focus-visible .vo{stroke:var(--accent);stroke-width:3}.living .way:focus-visible .wf,.living .way:focus-visible .wb{stroke:var(--accent);opacity:1}` +
  `.living [data-following] .way:not([data-on]){opacity:.16}.living [data-following] .ves:not([data-on]){opacity:.4}` +
  `.living [data-following] .wn:not([data-on]){opacity:0}` +
  `.living .way[data-on] .wf,.living .way[data-on] .wb{stroke:var(--accent);opacity:.9}.living .way[data-on] .wa{fill:var(--accent)}` +
  `.living .ves[data-on] .vo{stroke:var(--accent);stroke-width:2}`;
