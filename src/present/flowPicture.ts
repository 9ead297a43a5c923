// The whole system at a glance: its phases as boxes with the people in them, flows between them as wide as they are.
import type { FlowLayout, PlacedLink, PlacedNode } from "./flowLayout.ts";
import { flowLayout } from "./flowLayout.ts";
import type { FlowBox, Phases } from "../ask/report/flowPhases.ts";
import { phasesOf } from "../ask/report/flowPhases.ts";
import { flowLadder } from "./flowLadder.ts";
import { turned } from "./flowTurn.ts";
import { figure, section } from "./html.ts";
import { counted, number } from "../quantity/numberWords.ts";
import type { FlowPicture, FlowStage } from "../ask/report/flowPicture.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { liveLine } from "./liveLink.ts";
import { stackTitle } from "./stackTitle.ts";
import { label, px, svg, textWidth, wrap } from "./svg.ts";
import type { Table } from "./table.ts";
import { figures, foldedTable, words } from "./table.ts";

export function flowSection(input: ReportInput): string {
  const flow = input.flow;
  if (flow === null) return "";
  const phases = phasesOf(flow);
  const { hidden } = shownLinks(phases);
  const small =
    hidden.length === 0
      ? ""
      : ` ${counted(hidden.length, "smaller flow")} ${hidden.length === 1 ? "is" : "are"} in the table only.`;
  const grouped =
    phases.boxes.length < flow.stages.length
      ? ` A box is a phase; the tables hold each of the ${flow.stages.length} stages.`
      : "";
  const runs = flow.runs === 1 ? "one run" : `mean of ${flow.runs} runs`;
  const note =
    `${stackTitle(input, flow.stack)}, ${runs}. ${flow.note} Numbers on links are ${input.study.entities} a month; ` +
    `links are as wide as their flow.${grouped}${small}`;
  const picture = pictureOf(flow, phases);
  const body = figure(
    "Where people are and where they go",
    note,
    legend + picture,
    liveLine(input, flow.stack) + flowTables(input).map(foldedTable).join(""),
  );
  return section(
    "flow",
    "The system",
    `Where people are and where they go: ${counted(phases.boxes.length, "box", "boxes")}, ${counted(flow.stages.length, "stage")}`,
    body,
  );
}

/** From top to bottom with links between, where the page is wide enough for it; else one box below the other. */
function pictureOf(flow: FlowPicture, phases: Phases): string {
  const ladder = flowLadder(phases, shownLinks(phases).drawn, "flowladder");
  const wide = flowSvg(flow);
  const width = Number(/viewBox="0 0 ([\d.]+)/.exec(wide)?.[1]);
  return width > widestShown ? ladder : `<div class="flowwide">${wide}</div><div class="flownarrow">${ladder}</div>`;
}

export function flowTables(input: ReportInput): readonly Table[] {
  const flow = input.flow;
  if (flow === null) return [];
  const { entities } = input.study;
  const phases = phasesOf(flow);
  const titleOf = (id: string): string => phases.boxes.find((box) => box.id === id)?.title ?? id;
  const stage = (name: string): FlowStage | undefined => flow.stages.find((one) => one.name === name);
  const isGrouped = phases.boxes.length < flow.stages.length;
  const boxTables: readonly Table[] = [
    {
      name: "flow-phases",
      caption: "People in each box of the picture",
      columns: [
        words("box"),
        words("kind"),
        figures("stages"),
        figures("stock (–: nobody stays)", entities),
        figures("arrivals from outside", "a month"),
        figures("from other boxes", "a month"),
      ],
      rows: phases.boxes.map((box) => [
        box.title,
        boxKinds[box.kind],
        box.stages,
        box.stock,
        box.arrivals,
        box.entering,
      ]),
    },
    {
      name: "flow-between-phases",
      caption: "People moving between the boxes",
      columns: [words("from"), words("to"), figures("flow", `${entities} a month`)],
      rows: phases.links.map((link) => [titleOf(link.from), titleOf(link.to), link.value]),
    },
  ];
  return [
    ...(isGrouped ? boxTables : []),
    {
      name: "flow-stages",
      caption: "People in each stage",
      columns: [
        words("stage"),
        words("phase"),
        words("kind"),
        figures("stock (–: nobody stays)", entities),
        figures("arrivals from outside", "a month"),
      ],
      rows: flow.stages.map((one) => [
        one.title,
        one.phase === "" ? "its own" : one.phase,
        kinds[one.kind],
        one.stock,
        one.arrivals,
      ]),
    },
    {
      name: "flow-links",
      caption: "People moving between stages",
      columns: [words("from"), words("to"), figures("flow", `${entities} a month`)],
      rows: flow.links.map((link) => [
        stage(link.from)?.title ?? link.from,
        stage(link.to)?.title ?? link.to,
        link.monthly,
      ]),
    },
  ];
}

/** The picture alone, from top to bottom. Boxes that nothing enters or leaves are drawn too. */
export function flowSvg(flow: FlowPicture): string {
  const phases = phasesOf(flow);
  const { drawn } = shownLinks(phases);
  const texts = new Map(phases.boxes.map((box) => [box.id, boxText(box)]));
  const tallest = Math.max(...[...texts.values()].map((lines) => lines.length));
  const upright = flowLayout(
    phases.boxes.map((box) => ({ id: box.id, height: boxWidth })),
    drawn,
    { columnWidth: tallest * lineHeight + 14, columnGap: 58, rowGap: 22, widestLink: 40 },
  );
  const layout = turned(upright);
  const boxes = new Map(phases.boxes.map((box) => [box.id, box]));
  const shapes = layout.nodes.map((node) => boxShape(node, boxes.get(node.id), texts.get(node.id) ?? []));
  const links = [...layout.links].sort((a, b) => b.width - a.width).map((link) => linkShape(link, boxes));
  const description =
    `${counted(phases.boxes.length, "box", "boxes")} and ${counted(drawn.length, "flow")} between them, from top to bottom. ` +
    "The tables below hold every number.";
  return svg(
    {
      id: "flowpicture",
      title: "Where people are and where they go",
      description,
      width: layout.width,
      height: layout.height,
      className: "flow",
    },
    links.join("") + shapes.join("") + flowLabels(layout).join(""),
  );
}

const boxWidth = 158;
/** Wider pictures would be shrunk until nobody could read them. */
const widestShown = 1200;
const lineHeight = 16;
/** Flows below this share of the largest are hairlines that nobody can follow. */
const leastShare = 1 / 50;

interface ShownLinks {
  readonly drawn: Phases["links"];
  readonly hidden: Phases["links"];
}

/** The large flows, and of every box the largest that enters and the largest that leaves it. */
function shownLinks({ boxes, links }: Phases): ShownLinks {
  const least = Math.max(0, ...links.map((link) => link.value)) * leastShare;
  const largest = (some: Phases["links"]): Phases["links"] => some.toSorted((a, b) => b.value - a.value).slice(0, 1);
  const kept = new Set(
    boxes.flatMap(({ id }) => [
      ...largest(links.filter(({ from }) => from === id)),
      ...largest(links.filter(({ to }) => to === id)),
    ]),
  );
  const isDrawn = (link: Phases["links"][number]): boolean => link.value >= least || kept.has(link);
  return { drawn: links.filter(isDrawn), hidden: links.filter((link) => !isDrawn(link)) };
}

interface Line {
  readonly text: string;
  readonly className: string;
}

function boxText(box: FlowBox): readonly Line[] {
  const lines: Line[] = wrap(box.title, boxWidth - 22, 12.5, 3).map((text) => ({ text, className: "" }));
  if (box.kind === "outcome") lines.push({ text: `${number(box.entering, "axis")} a month`, className: "b" });
  if (box.stock !== null) lines.push({ text: number(box.stock, "prose"), className: "b" });
  if (box.arrivals > 0) lines.push({ text: `${number(box.arrivals, "axis")} a month arrive`, className: "q s" });
  return lines;
}

function boxShape(node: PlacedNode, box: FlowBox | undefined, lines: readonly Line[]): string {
  if (box === undefined) return "";
  const top = node.y + (node.height - lines.length * lineHeight) / 2 + 12;
  const texts = lines.map((line, i) =>
    label(node.x + 14, top + i * lineHeight, line.text, { className: line.className }),
  );
  const rounded = box.kind === "outcome" ? 12 : 2;
  const inset = rounded > 2 ? 9 : 0;
  return (
    `<g><rect class="bx ${box.kind}" x="${px(node.x)}" y="${px(node.y)}" width="${px(node.width)}" ` +
    `height="${px(node.height)}" rx="${rounded}"/>` +
    `<rect class="k-${box.kind}" x="${px(node.x + (inset > 0 ? 5 : 0))}" y="${px(node.y + inset)}" ` +
    `width="5" height="${px(node.height - 2 * inset)}"/>${texts.join("")}</g>`
  );
}

function linkShape(link: PlacedLink, boxes: ReadonlyMap<string, FlowBox>): string {
  const name = (id: string): string => boxes.get(id)?.title ?? id;
  const title = label(0, 0, `${name(link.from)} to ${name(link.to)}: ${number(link.value)} a month`);
  const tip = title.replace(/^<text[^>]*>/, "<title>").replace("</text>", "</title>");
  const isForward = link.kind === "forward";
  const path = `<path class="${isForward ? "lk" : "bk"}" d="${link.path}" stroke-width="${px(Math.max(link.width, 1))}">${tip}</path>`;
  if (isForward) return path;
  const [x, y] = link.end;
  return `${path}<path class="ar" d="M${px(x)} ${px(y)}l-4 -7h8z"/>`;
}

/** Numbers beside the links' beginnings or ends: the largest first, none where it would lie on another or on a box. */
function flowLabels(layout: FlowLayout): readonly string[] {
  const taken = layout.nodes.map(({ x, y, width, height }) => ({ x, y, width, height }));
  const labels: string[] = [];
  const byWidth = [...layout.links].filter((link) => link.value > 0).sort((a, b) => b.value - a.value);
  for (const link of byWidth) {
    const text = number(link.value, "axis");
    const width = textWidth(text, 11) + 4;
    const [startX, startY] = link.start;
    const [endX, endY] = link.end;
    const spots: [number, number][] =
      link.kind === "forward"
        ? [
            [startX, startY + 13],
            [endX, endY - 5],
            [startX, startY + 26],
            [endX, endY - 18],
          ]
        : [0, 14, 28, 42].map((down): [number, number] => [startX, startY + down]);
    const spot = spots.find(([x, y]) => {
      const rect = { x: x - width / 2, y: y - 10, width, height: 13 };
      return rect.x > 0 && rect.x + width < layout.width && !taken.some((other) => overlap(rect, other));
    });
    if (spot === undefined) continue;
    taken.push({ x: spot[0] - width / 2, y: spot[1] - 10, width, height: 13 });
    labels.push(label(spot[0], spot[1], text, { className: "s halo", anchor: "middle" }));
  }
  return labels;
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

const kinds: Readonly<Record<FlowStage["kind"], string>> = {
  service: "served by somebody",
  waits: "waits",
  dwell: "takes its time",
  boards: "boards a departure",
  passes: "fork",
  outcome: "outcome",
};

const boxKinds: Readonly<Record<FlowBox["kind"], string>> = {
  stays: "people stay here",
  passes: "passed through at once",
  outcome: "people leave the system",
};

const legend =
  '<p class="legend" aria-label="Legend of the boxes">' +
  Object.entries(boxKinds)
    .map(
      ([kind, word]) =>
        `<span><svg class="chart" width="8" height="14" aria-hidden="true"><rect class="k-${kind}" width="6" height="14"/></svg> ${word}</span>`,
    )
    .join("") +
  "</p>";
