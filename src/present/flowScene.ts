// The living flow picture, made once: where every vessel and every link stands. Nothing in it moves with time.
import type { FlowPart } from "../ask/flow/flowParts.ts";
import type { FlowSystem } from "../ask/flow/flowSystem.ts";
import { foldedLayers } from "./flowFold.ts";
import type { PlacedNode } from "./flowLayout.ts";
import { flowLayout } from "./flowLayout.ts";
import { drawnOf, linksOf, shown } from "./flowLinks.ts";
import { boxShape, lineHeight, linkLabel, linkShape, wholeWords } from "./flowShapes.ts";
import type { SceneBox, SceneLink } from "./flowShapes.ts";
import { flowSpine } from "./flowSpine.ts";
import { labelSpots } from "./flowSpots.ts";
import type { FlowWords } from "./flowWords.ts";
import { escape } from "./html.ts";
import { svg } from "./svg.ts";

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
