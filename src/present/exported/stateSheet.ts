// Everything that a page shows of one state as a single file: read without a network, and without a script.
import { escape, figure, paragraph } from "../html.ts";
import { page } from "../page.ts";
import { foldedTableIn } from "../table.ts";
import type { Table, TableWords } from "../table.ts";
import { bibtex, cslJson, ris } from "./citation.ts";
import { linkOf, originLines, slugOf } from "./chartOrigin.ts";
import type { ChartOrigin } from "./chartOrigin.ts";
import { sourceLine, unreachable } from "./svgFile.ts";

interface SheetChart {
  readonly title: string;
  readonly description: string;
  /** markup of this room: one `<svg>`, with ids of its own */
  readonly picture: string;
  /** rules that it needs beside those of every chart */
  readonly style: string;
  readonly table: Table;
}

export interface Sheet {
  /** the question, and its answer in sentences */
  readonly title: string;
  readonly sentences: readonly string[];
  /** what was put on and moved, one each */
  readonly moved: readonly string[];
  readonly tables: readonly Table[];
  readonly charts: readonly SheetChart[];
  readonly origin: ChartOrigin;
  readonly words: SheetWords;
}

interface SheetWords extends TableWords {
  readonly skip: string;
  readonly moved: string;
  readonly nothingMoved: string;
  readonly origin: string;
  readonly cite: string;
  /** of the link to the same state */
  readonly open: string;
}

export function stateSheet(sheet: Sheet): { name: string; text: string } {
  const { title, sentences, moved, tables, charts, origin, words } = sheet;
  const list = moved.map((text) => `<li>${escape(text)}</li>`).join("");
  const tablesIn = (own: readonly Table[]): string => own.map((table) => foldedTableIn(table, words)).join("");
  const figures = charts.map((chart) =>
    figure(
      chart.title,
      "",
      unreachable(chart.picture),
      paragraph(chart.description) + tablesIn([{ ...chart.table, name: `${chart.table.name}-${chart.title}` }]),
    ),
  );
  const link = linkOf(origin);
  const rows = originLines({ ...origin, title, description: sentences.join(" ") }).map(
    ([name, value]) => `<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`,
  );
  const cited = [bibtex(origin), ris(origin), cslJson(origin)];
  return {
    name: `${slugOf(origin)}.html`,
    text: page({
      title: `${title} · ${origin.model.title}`,
      language: origin.language,
      skip: words.skip,
      style: `figure svg{max-width:100%;height:auto}${[...new Set(charts.map(({ style }) => style))].join("")}`,
      header: `<p class="kicker">${escape(origin.model.title)}</p><h1>${escape(title)}</h1>`,
      body:
        sentences.map((text) => paragraph(text)).join("") +
        (link === "" ? "" : `<p><a href="${escape(link)}" rel="noreferrer">${escape(words.open)}</a></p>`) +
        `<h2>${escape(words.moved)}</h2>${list === "" ? paragraph(words.nothingMoved) : `<ul>${list}</ul>`}` +
        `${tablesIn(tables)}${figures.join("")}` +
        `<h2>${escape(words.origin)}</h2><dl>${rows.join("")}</dl>` +
        `<h2>${escape(words.cite)}</h2>${cited.map((text) => `<pre tabindex="0"><code>${escape(text)}</code></pre>`).join("")}`,
      footer: sourceLine(origin),
    }),
  };
}
