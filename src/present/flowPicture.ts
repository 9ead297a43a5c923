// The whole system at a glance: stages as boxes with the people in them, flows between them as wide as they are.
import type { FlowLayout, PlacedLink, PlacedNode } from "./flowLayout.ts";
import { flowLayout } from "./flowLayout.ts";
import { figure, section } from "./html.ts";
import { number } from "./number.ts";
import type { FlowPicture, FlowStage, ReportInput } from "./reportInput.ts";
import { label, px, svg, textWidth, wrap } from "./svg.ts";
import type { Table } from "./table.ts";
import { figures, foldedTable, words } from "./table.ts";

export function flowSection(input: ReportInput): string {
  const flow = input.flow;
  if (flow === null) return "";
  const picture = `<div class="scroll bleed" role="region" tabindex="0" aria-label="The picture, which may be wider than the page">${flowSvg(flow)}</div>`;
  const note = `${flow.note} Links are as wide as their flow; numbers on them are ${input.study.entities} a month. Dashed links lead back to an earlier stage.`;
  const body = figure(
    "Where people are and where they go",
    note,
    legend + picture,
    flowTables(input).map(foldedTable).join(""),
  );
  return section("flow", "The system", body);
}

export function flowTables(input: ReportInput): readonly Table[] {
  const flow = input.flow;
  if (flow === null) return [];
  const title = (name: string): string => flow.stages.find((stage) => stage.name === name)?.title ?? name;
  return [
    {
      name: "flow-stages",
      caption: "People in each stage",
      columns: [
        words("stage"),
        words("kind"),
        figures("stock", input.study.entities),
        figures("arrivals from outside", "a month"),
      ],
      rows: flow.stages.map((stage) => [stage.title, kinds[stage.kind], stage.stock, stage.arrivals]),
    },
    {
      name: "flow-links",
      caption: "People moving between stages",
      columns: [words("from"), words("to"), figures("flow", `${input.study.entities} a month`)],
      rows: flow.links.map((link) => [title(link.from), title(link.to), link.monthly]),
    },
  ];
}

/** The picture alone. Stages that nothing enters or leaves are drawn too. */
export function flowSvg(flow: FlowPicture): string {
  const texts = new Map(flow.stages.map((stage) => [stage.name, boxText(stage)]));
  const layout = flowLayout(
    flow.stages.map((stage) => ({ id: stage.name, height: (texts.get(stage.name)?.length ?? 1) * lineHeight + 12 })),
    flow.links.map((link) => ({ from: link.from, to: link.to, value: link.monthly })),
    { columnWidth, columnGap: 56, rowGap: 18, widestLink: 34 },
  );
  const stage = new Map(flow.stages.map((one) => [one.name, one]));
  const boxes = layout.nodes.map((node) => box(node, stage.get(node.id), texts.get(node.id) ?? []));
  const links = [...layout.links].sort((a, b) => b.width - a.width).map((link) => drawn(link, stage));
  const description = `${flow.stages.length} stages and ${flow.links.length} flows between them. The tables below hold every number.`;
  const body = links.join("") + boxes.join("") + flowLabels(layout).join("");
  return svg(
    {
      id: "flowpicture",
      title: "Stages and flows",
      description,
      width: layout.width,
      height: layout.height,
      className: "flow",
    },
    body,
  );
}

const columnWidth = 132;
const lineHeight = 15;

interface Line {
  readonly text: string;
  readonly className: string;
}

function boxText(stage: FlowStage): readonly Line[] {
  const lines: Line[] = wrap(stage.title, columnWidth - 20, 12, 3).map((text) => ({ text, className: "" }));
  if (stage.stock !== null) lines.push({ text: number(stage.stock, "prose"), className: "b" });
  if (stage.arrivals > 0) lines.push({ text: `+ ${number(stage.arrivals, "axis")} a month`, className: "q s" });
  return lines;
}

function box(node: PlacedNode, stage: FlowStage | undefined, lines: readonly Line[]): string {
  if (stage === undefined) return "";
  const radius = stage.kind === "outcome" ? 12 : 2;
  const top = node.y + (node.height - lines.length * lineHeight) / 2 + 11;
  const texts = lines.map((line, i) =>
    label(node.x + 13, top + i * lineHeight, line.text, { className: line.className }),
  );
  return (
    `<g><rect class="bx ${stage.kind}" x="${px(node.x)}" y="${px(node.y)}" width="${px(node.width)}" ` +
    `height="${px(node.height)}" rx="${radius}"/>` +
    `<rect class="k-${stage.kind}" x="${px(node.x + (radius > 2 ? 5 : 0))}" y="${px(node.y + (radius > 2 ? 9 : 0))}" ` +
    `width="4.5" height="${px(node.height - (radius > 2 ? 18 : 0))}"/>${texts.join("")}</g>`
  );
}

function drawn(link: PlacedLink, stages: ReadonlyMap<string, FlowStage>): string {
  const name = (id: string): string => stages.get(id)?.title ?? id;
  const title = label(0, 0, `${name(link.from)} to ${name(link.to)}: ${number(link.value)} a month`);
  const tip = title.replace(/^<text[^>]*>/, "<title>").replace("</text>", "</title>");
  const isForward = link.kind === "forward";
  const path = `<path class="${isForward ? "lk" : "bk"}" d="${link.path}" stroke-width="${px(link.width)}">${tip}</path>`;
  if (isForward) return path;
  const [x, y] = link.end;
  const arrow = link.kind === "back" ? `M${px(x)} ${px(y)}l-7 -4v8z` : `M${px(x)} ${px(y)}l-4 -7h8z`;
  return `${path}<path class="ar" d="${arrow}"/>`;
}

/** Numbers beside the links' beginnings: the largest first, and none where it would lie on another or on a box. */
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
            [startX + 4, startY + 4],
            [endX - width - 2, endY + 4],
          ]
        : [[startX, startY]];
    const spot = spots.find(([x, y]) => {
      const rect = { x, y: y - 10, width, height: 13 };
      return x + width < layout.width && !taken.some((other) => overlap(rect, other));
    });
    if (spot === undefined) continue;
    taken.push({ x: spot[0], y: spot[1] - 10, width, height: 13 });
    labels.push(label(spot[0], spot[1], text, { className: "s halo" }));
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

const legend =
  '<p class="legend" aria-label="Legend of the boxes">' +
  Object.entries(kinds)
    .map(
      ([kind, word]) =>
        `<span><svg class="chart" width="8" height="14" aria-hidden="true"><rect class="k-${kind}" width="6" height="14"/></svg> ${word}</span>`,
    )
    .join("") +
  "</p>";
