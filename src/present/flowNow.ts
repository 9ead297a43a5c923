// An instant of the living flow picture as tables, and what its marks mean.
import type { FlowFrame, FlowScale } from "./flowFrame.ts";
import { readingOrder } from "./flowFollow.ts";
import type { FlowScene } from "./flowScene.ts";
import type { FlowWords } from "./flowWords.ts";
import { escape } from "./html.ts";
import type { Table } from "./table.ts";
import { figures, words as textColumn } from "./table.ts";

/** Every box and every link, those too small to be drawn included. */
export function nowTables(scene: FlowScene, scale: FlowScale, frame: FlowFrame): readonly Table[] {
  const { boxes, links, words, system } = scene;
  const { columns } = words;
  const hasWithout = scale.without !== null;
  const per = columns.per[system.per];
  return [
    {
      name: "flow-now",
      caption: columns.boxes,
      columns: [
        textColumn(columns.box),
        figures(columns.stages),
        figures(columns.stock),
        ...(hasWithout ? [figures(`${columns.stock}, ${columns.without}`)] : []),
        figures(columns.came, per),
        figures(columns.left, per),
        textColumn(columns.binds),
      ],
      rows: readingOrder(scene)
        .filter((place) => !boxes[place].isOutside)
        .map((place) => {
          const { part, title } = boxes[place];
          const now = frame.boxes[place];
          const isStock = part.kind === "stays";
          return [
            title,
            part.stages.length,
            isStock ? now.stock : null,
            ...(hasWithout ? [isStock ? now.stockWithout : null] : []),
            now.came,
            now.left,
            now.binds.join(", "),
          ];
        }),
    },
    {
      name: "flow-links-now",
      caption: columns.links,
      columns: [
        textColumn(columns.from),
        textColumn(columns.to),
        figures(columns.flow, per),
        ...(hasWithout ? [figures(`${columns.flow}, ${columns.without}`, per)] : []),
      ],
      rows: links
        .map((link, place) => ({ link, now: frame.links[place] }))
        .filter(({ now }) => now.persons > 0 || (now.against ?? 0) !== 0)
        .toSorted((a, b) => b.now.persons - a.now.persons)
        .map(({ link, now }) => [
          boxes[link.from].title,
          boxes[link.to].title,
          now.persons,
          ...(hasWithout ? [now.persons - (now.against ?? 0)] : []),
        ]),
    },
  ];
}

/** Markup for under the picture. */
export function flowLegend({ legend }: FlowWords, hasWithout: boolean): string {
  const entry = (shape: string, text: string): string =>
    `<span><svg class="chart living" width="24" height="14" aria-hidden="true">${shape}</svg> ${escape(text)}</span>`;
  const box = (className: string, rounded: number, more = ""): string =>
    `<g class="ves ${className}"><rect class="vb" x="1" y="1" width="22" height="12" rx="${rounded}"/>${more}` +
    `<rect class="vo" x="1" y="1" width="22" height="12" rx="${rounded}"/></g>`;
  return (
    `<p class="legend" aria-label="${escape(legend.label)}">` +
    entry(box("stays", 3, '<rect class="vf" x="2" y="6" width="20" height="6"/>'), legend.filled) +
    (hasWithout ? entry(box("stays", 3, '<path class="vl" d="M22 5h-10"/>'), legend.without) : "") +
    entry(box("stays binds", 3), legend.binds) +
    entry(box("passes", 3), legend.passes) +
    entry(box("outcome", 6), legend.outcome) +
    entry('<path class="wb" d="M1 7H23" stroke-width="4"/>', legend.back) +
    "</p>"
  );
}
