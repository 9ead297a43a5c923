// Another run beside this one, as a fold of the report.
import type { ReportInput } from "../ask/report/reportInput.ts";
import { besideSentences, besideTables, englishBeside } from "./besideWords.ts";
import { paragraph, section } from "./html.ts";
import { foldedTable } from "./table.ts";
import type { Table } from "./table.ts";

export function besideSection(input: ReportInput): string {
  const { beside } = input;
  if (beside === undefined) return "";
  const body = [...besideSentences(beside, englishBeside).map((text) => paragraph(text)), ...besideRunTables(input).map(foldedTable)]; // prettier-ignore
  const line = "What both were made of, and their numbers and verdicts side by side";
  return section("beside", englishBeside.title(beside.right.called), line, body.join(""));
}

export function besideRunTables({ beside }: ReportInput): readonly Table[] {
  return beside === undefined ? [] : besideTables(beside, englishBeside);
}
