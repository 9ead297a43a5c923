// What each change of the answer's stack contributes: a picture that steps from one level to the other, with its table.
import type { ReportInput } from "../ask/report/reportInput.ts";
import { figure, section } from "./html.ts";
import { liveLine } from "./liveLink.ts";
import { stackTitle } from "./stackTitle.ts";
import { responsive } from "./svg.ts";
import { foldedTable } from "./table.ts";
import type { Table } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";
import { englishWaterfall, waterfallChart } from "./waterfallChart.ts";

export function waterfallSection(input: ReportInput): string {
  const { waterfall } = input;
  if (waterfall === undefined) return "";
  const figures = chartsOf(input, 880).map(({ title, sentence, table }, nth) => {
    const draw = (width: number, suffix: string): string => chartsOf(input, width, suffix)[nth].picture;
    const note = `${sentence} By expected numbers, every parameter at its value.`;
    return figure(title, note, responsive(draw), liveLine(input, waterfall.to) + foldedTable(table));
  });
  if (figures.length === 0) return "";
  const line = `${waterfall.measures[0].changes.length} changes, over ${waterfall.orders.which === "all" ? "all" : "the"} orders in which they can come`;
  return section("waterfall", "What each change contributes", line, figures.join(""));
}

export function waterfallTables(input: ReportInput): readonly Table[] {
  return chartsOf(input, 880).map(({ table }) => table);
}

function chartsOf(input: ReportInput, width: number, suffix = ""): readonly ToldChart[] {
  const { waterfall } = input;
  if (waterfall === undefined) return [];
  const ends = [stackTitle(input, waterfall.from), stackTitle(input, waterfall.to)] as const;
  return waterfall.measures.flatMap((measure, nth) => {
    const told = waterfallChart(waterfall, measure, {
      id: `waterfall-${nth}-${suffix}`,
      width,
      words: englishWaterfall,
      ends,
      titleOf: (_, title) => title,
    });
    return told === null ? [] : [told];
  });
}
