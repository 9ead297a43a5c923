// What the importer did with every row: read, counted, repaired, dropped, with places to look.
import { faultKinds } from "./faults.ts";
import type { FaultCount, Treatment } from "./faults.ts";

export interface TableReport {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  /** rows as the publisher counts them; `kept` and `dropped` add up to it */
  readonly rows: number;
  readonly kept: number;
  readonly dropped: number;
  readonly publishedRows: number | null;
  readonly addedColumns: readonly string[];
  readonly absentColumns: readonly string[];
  readonly faults: readonly (FaultCount & { readonly treatment: Treatment; readonly words: string })[];
}

export interface ImportReport {
  readonly publication: string;
  /** the last day the release knows of */
  readonly asOf: string;
  readonly firstDay: string;
  readonly tables: readonly TableReport[];
  /** cases in the tables of facts, and those of other kinds of business that are not */
  readonly countedCases: number;
  readonly otherCases: number;
  readonly casesWithoutProceeding: number;
  readonly figures: number;
  readonly suppressBelow: number;
  readonly suppressed: number;
}

export function describeFault(count: FaultCount): TableReport["faults"][number] {
  return { ...count, ...faultKinds[count.fault] };
}

/** As a page of text that stands beside the table. */
export function reportText(report: ImportReport): string {
  const lines = [
    `# Import of ${report.publication}`,
    "",
    `Last day in the release: ${report.asOf}. Counted from ${report.firstDay}. ${whole(report.figures)} figures.`,
    `${whole(report.countedCases)} cases counted; ${whole(report.otherCases)} of other kinds left out (credible and reasonable fear, bond, unknown);`,
    `${whole(report.casesWithoutProceeding)} counted cases have no proceeding and are in no figure.`,
  ];
  if (report.suppressBelow > 1) {
    lines.push(
      `Counts from 1 to ${report.suppressBelow - 1}, and those that would give them away, kept back: ${whole(report.suppressed)} figures.`,
    );
  }
  for (const table of report.tables) lines.push("", ...tableText(table));
  return `${lines.join("\n")}\n`;
}

function tableText(table: TableReport): string[] {
  const published = table.publishedRows === null ? "no count published" : `${whole(table.publishedRows)} in Count.txt`;
  const lines = [
    `## ${table.file}`,
    "",
    `${whole(table.rows)} rows read (${published}), ${whole(table.kept)} kept, ${whole(table.dropped)} dropped.`,
  ];
  if (table.addedColumns.length > 0) lines.push(`Columns not seen before, not read: ${table.addedColumns.join(", ")}.`);
  if (table.absentColumns.length > 0)
    lines.push(`Columns of earlier editions that are gone, not needed: ${table.absentColumns.join(", ")}.`);
  for (const { treatment, words, rows, examples } of table.faults) {
    lines.push(`- ${treatment}: ${whole(rows)} × ${words}`);
    for (const { line, column, columnName, value } of examples) {
      const name = columnName === "" ? "" : ` ${columnName}`;
      lines.push(`  - ${table.file}:${line}:${column}${name} "${value.slice(0, 40)}"`);
    }
  }
  return lines;
}

function whole(count: number): string {
  return count.toLocaleString("en");
}
