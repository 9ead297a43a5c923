// What one more unit of each resource would be worth in the number that answers: a sentence, a picture, its table.
import type { ReportInput } from "../ask/report/reportInput.ts";
import { counted, number } from "../quantity/numberWords.ts";
import { figure, paragraph, section } from "./html.ts";
import { liveLine } from "./liveLink.ts";
import { pricesChart } from "./pricesChart.ts";
import { englishPrices } from "./pricesWords.ts";
import { stackPhrase } from "./stackTitle.ts";
import { responsive } from "./svg.ts";
import { foldedTable } from "./table.ts";
import type { Table } from "./table.ts";
import type { ToldChart } from "./toldChart.ts";

export function pricesSection(input: ReportInput): string {
  const { binds } = input;
  const told = toldOf(input, 880, "");
  if (binds === undefined || told === null) return "";
  const { stack } = binds.table;
  const note =
    `By expected numbers, ${stackPhrase(input, stack)}, every parameter at its value, in steps of ${number(binds.stepDays)} days: ` +
    "two runs that differ in one more unit wherever there is any (taken over the larger of one unit and 1 % of them), and two more with twice as many, which say whether each further unit is worth as much.";
  const table = foldedTable(told.table);
  const body =
    told.picture === ""
      ? paragraph(told.sentence) + table
      : figure(told.title, told.sentence, responsive((width, suffix) => toldOf(input, width, suffix)?.picture ?? ""), liveLine(input, stack) + table); // prettier-ignore
  const line = `${counted(binds.prices.length, "resource")}, by the change in the number that answers`;
  return section("prices", "What one more of each would be worth", line, body + paragraph(note, "note"));
}

export function pricesTables(input: ReportInput): readonly Table[] {
  const told = toldOf(input, 880, "");
  return told === null ? [] : [told.table];
}

function toldOf({ binds }: ReportInput, width: number, suffix: string): ToldChart | null {
  if (binds === undefined) return null;
  return pricesChart(binds, { id: `prices-${suffix}`, width, words: englishPrices, titleOf: (_, title) => title });
}
