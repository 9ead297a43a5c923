// A chart's table as a file: lines that say what it is, each behind a #, then the table.
import { csvText } from "../csv.ts";
import type { Table } from "../table.ts";
import { originLines, slugOf } from "./chartOrigin.ts";
import type { ChartOrigin } from "./chartOrigin.ts";

export function csvFile(table: Table, origin: ChartOrigin): { name: string; text: string } {
  // one quotation mark in a line that is no row leads readers astray that look for the ends of lines
  const head = originLines(origin).map(([name, value]) => `# ${name}: ${value.replaceAll('"', "'")}\r\n`);
  return { name: `${slugOf(origin)}.csv`, text: head.join("") + csvText(table) };
}
