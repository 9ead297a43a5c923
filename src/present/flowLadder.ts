// The flow picture for a narrow page: one box below the other, and under each where people go from it.
import type { FlowBox, Phases } from "../ask/report/flowPhases.ts";
import { counted, number } from "../quantity/numberWords.ts";
import { layers } from "./flowLayers.ts";
import { label, px, svg, textWidth, wrap } from "./svg.ts";

const width = 350;
const lineHeight = 16;
const gap = 14;
const barRoom = 96;

/** Boxes in the order of the wide picture, from where people come in to where they leave. */
export function flowLadder({ boxes, links: all }: Phases, links: Phases["links"], id: string): string {
  const { column } = layers(
    boxes.map((box) => box.id),
    links.filter(({ from, to }) => from !== to),
  );
  const place = (box: FlowBox): number => (box.kind === "outcome" ? Infinity : (column.get(box.id) ?? 0));
  const ordered = boxes
    .map((box, i) => ({ box, i }))
    .toSorted((a, b) => (place(a.box) === place(b.box) ? a.i - b.i : place(a.box) - place(b.box)))
    .map(({ box }) => box);
  const largest = Math.max(1e-9, ...links.map(({ value }) => value));
  const titleOf = new Map(boxes.map((box) => [box.id, box.title]));
  const parts: string[] = [];
  let y = 4;
  for (const box of ordered) {
    const leaving = links.filter(({ from }) => from === box.id).toSorted((a, b) => b.value - a.value);
    const drawn = rung(box, y);
    parts.push(drawn.text);
    y += drawn.height;
    for (const link of leaving) {
      const bar = Math.max(1, (link.value / largest) * (barRoom - 50));
      const value = number(link.value, "axis");
      const lines = wrap(`to ${titleOf.get(link.to) ?? link.to}`, width - 24 - barRoom, 11, 2);
      parts.push(
        `<rect class="fl" x="${px(16)}" y="${px(y + 4)}" width="${px(bar)}" height="9"/>`,
        label(20 + bar, y + 13, value, { className: "s b" }),
        ...lines.map((text, i) => label(16 + barRoom, y + 13 + i * 13, text, { className: "s" })),
      );
      y += 6 + Math.max(1, lines.length) * 13;
    }
    const rest = all.filter(({ from }) => from === box.id).length - leaving.length;
    if (rest > 0) {
      parts.push(label(16 + barRoom, y + 12, `and ${counted(rest, "smaller flow")}`, { className: "q s" }));
      y += 18;
    }
    y += gap;
  }
  const description =
    `${counted(boxes.length, "box", "boxes")}, one below the other, each with the flows that leave it. ` +
    "The tables below hold every number.";
  return svg(
    { id, title: "Where people are and where they go", description, width, height: y, className: "flow" },
    parts.join(""),
  );
}

/** The box: its name at the left, who is in it or who comes to it at the right. */
function rung(box: FlowBox, y: number): { readonly text: string; readonly height: number } {
  const said =
    box.stock !== null
      ? number(box.stock, "prose")
      : box.kind === "outcome"
        ? `${number(box.entering, "axis")} a month`
        : "";
  const lines = wrap(box.title, width - 40 - textWidth(said, 13), 12.5, 2);
  const more = box.arrivals > 0 ? [`${number(box.arrivals, "axis")} a month arrive`] : [];
  const height = (lines.length + more.length) * lineHeight + 12;
  const rounded = box.kind === "outcome" ? 10 : 2;
  const text =
    `<rect class="bx ${box.kind}" x="1" y="${px(y)}" width="${width - 2}" height="${px(height)}" rx="${rounded}"/>` +
    `<rect class="k-${box.kind}" x="${rounded > 2 ? 6 : 1}" y="${px(y + (rounded > 2 ? 7 : 0))}" width="5" height="${px(height - (rounded > 2 ? 14 : 0))}"/>` +
    lines.map((line, i) => label(16, y + 18 + i * lineHeight, line)).join("") +
    more.map((line) => label(16, y + 18 + lines.length * lineHeight, line, { className: "q s" })).join("") +
    label(width - 12, y + 18, said, { anchor: "end", className: "b" });
  return { text, height: height + 2 };
}
