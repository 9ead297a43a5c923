// Cells as rows of a table of facts, with the zeros a series needs and without the counts that are to be kept back.
import { newTable } from "../table.ts";
import type { FactTable } from "../table.ts";
import { fiscalYearOf } from "../periods.ts";
import { addTotals, rowId } from "./addTotals.ts";
import { followedMonths } from "./countCells.ts";
import type { Cell, Cells } from "./countCells.ts";
import { suppressedCells } from "./suppress.ts";

export interface FactRows {
  readonly rows: FactTable["rows"];
  /** cells that were kept back: small ones, and those that would give them away */
  readonly suppressed: number;
}

/** What each measure counts, and out of which columns. */
const measures: readonly (readonly [RegExp, string, string, string])[] = [
  [/^receipts$/, "Cases received", "cases; at the first proceeding's record", "B_TblProceeding.INPUT_DATE, earliest of a case"],
  [/^completions$/, "Completions, initial and subsequent", "proceedings completed; events", "B_TblProceeding.COMP_DATE with DEC_CODE or OTHER_COMP"],
  [/^initialCompletions$/, "Initial completions", "cases completed for the first time", "B_TblProceeding.COMP_DATE, earliest completion of a case"],
  [/^subsequentCompletions$/, "Subsequent completions, of cases reopened or remanded", "proceedings completed; events", "B_TblProceeding.COMP_DATE, later completions of a case"],
  [/^outcomes\.(\w+)$/, "Completions with outcome $1", "proceedings completed; events", "B_TblProceeding.DEC_CODE, OTHER_COMP"],
  [/^inAbsentia$/, "Completions in absentia", "proceedings completed; events", "B_TblProceeding.ABSENTIA = Y"],
  [/^inAbsentiaInitial$/, "Initial completions in absentia", "cases completed for the first time", "B_TblProceeding.ABSENTIA = Y"],
  [/^transfers$/, "Proceedings closed by a transfer or a change of venue", "proceedings; the case goes on; events", "B_TblProceeding.OTHER_COMP = T, C"],
  [/^administrativeClosures$/, "Administrative closures", "proceedings; the case stays, off the active docket; events", "B_TblProceeding.OTHER_COMP = A, B, M, Y"],
  [/^pending\.active$/, "Pending cases, active docket", "cases not decided", "B_TblProceeding, last proceeding of a case"],
  [/^pending\.inactive$/, "Pending cases, administratively closed", "cases not decided", "B_TblProceeding, last proceeding of a case"],
  [/^pending\.(active|inactive)\.(\w+)$/, "Pending cases, $1, age $2", "cases not decided; age since the case was received", "B_TblProceeding, last proceeding of a case"],
  [/^appealsFiled$/, "Case appeals filed", "appeals from a judge's decision in the case", "tblAppeal.datAppealFiled"],
  [/^appealsDecided$/, "Case appeals decided", "appeals from a judge's decision in the case", "tblAppeal.datBIADecision"],
  [/^appealsDecided\.(\w+)$/, "Case appeals $1", "appeals from a judge's decision in the case", "tblAppeal.strBIADecision"],
  [/^appealsPending$/, "Case appeals pending", "appeals from a judge's decision in the case", "tblAppeal without a decision"],
]; // prettier-ignore

/** Series that are printed without gaps: every month and year of the window, zeros too. */
const unbroken = ["receipts", "completions"];

/**
 * @param firstMonth "2008-10", where the window begins
 * @param lastMonth  "2026-05", the last one the release knows of
 * @param threshold  counts from 1 to below this are kept back; 0 keeps nothing back
 */
export function factRows(cells: Cells, firstMonth: string, lastMonth: string, threshold: number): FactRows {
  const table = newTable({ confidence: "A" });
  const totals = addTotals(cells.counts);
  const hidden = suppressedCells(totals.counts, totals.sums, threshold);
  const listed = new Map(totals.cells);
  for (const [id, cell] of zeros(totals.cells, firstMonth, lastMonth)) if (!listed.has(id)) listed.set(id, cell);
  for (const id of [...listed.keys()].sort()) {
    const cell = listed.get(id);
    if (cell !== undefined && !hidden.has(id)) addCount(table, cell, lastMonth);
  }
  const keptBack =
    hidden.size +
    addShares(table, cells, hidden, threshold, lastMonth) +
    addDurations(table, cells, threshold, lastMonth);
  return { rows: table.rows, suppressed: keptBack };
}

function addCount(table: FactTable, cell: Cell, lastMonth: string): void {
  const found = measures.find(([pattern]) => pattern.test(cell.measure));
  if (found === undefined) throw new Error(`nothing is known of ${cell.measure}`);
  const [pattern, title, scope, address] = found;
  const words = cell.measure.replace(pattern, title);
  const unit = /proceedings/.test(scope) ? "proceedings" : /appeals/.test(scope) ? "appeals" : "cases";
  table.add(`${cell.measure}.${cell.nationality}.${cell.docket}`, printed(cell.period, lastMonth), {
    title: `${words}: ${cell.nationality}, ${docketWords[cell.docket]}`,
    value: cell.count,
    unit,
    scope,
    address,
  });
}

const docketWords: Readonly<Record<string, string>> = {
  all: "all dockets",
  detained: "detained",
  nonDetained: "not detained",
  unknownCustody: "custody unknown",
};

function addShares(
  table: FactTable,
  { cohorts }: Cells,
  hidden: ReadonlySet<string>,
  threshold: number,
  lastMonth: string,
): number {
  let keptBack = 0;
  for (const { size, decidedWithin, ...cohort } of inOrder(cohorts)) {
    followedMonths.forEach((months, n) => {
      const decided = decidedWithin[n];
      if (decided === null) return;
      const isSmall = [size, decided, size - decided].some((count) => count > 0 && count < threshold);
      if (isSmall || hidden.has(rowId({ measure: "receipts", ...cohort }))) {
        keptBack += 1;
        return;
      }
      table.add(
        `decidedWithin${months}Months.${cohort.nationality}.${cohort.docket}`,
        printed(cohort.period, lastMonth),
        {
          title: `Decided within ${months} months of filing: ${cohort.nationality}, ${docketWords[cohort.docket]}`,
          value: Math.round((decided / size) * 1e6) / 1e6,
          unit: "share",
          scope: "cases received in the fiscal year; all were followed so long",
          address: "B_TblProceeding.INPUT_DATE to the initial completion",
        },
      );
    });
  }
  return keptBack;
}

function addDurations(table: FactTable, { durations }: Cells, threshold: number, lastMonth: string): number {
  let keptBack = 0;
  for (const { measure, size, days, ...of } of inOrder(durations)) {
    if (size < threshold) {
      keptBack += 1;
      continue;
    }
    const isAppeal = measure === "daysToAppealDecision";
    [25, 50, 75].forEach((percent, n) =>
      table.add(`${measure}.q${percent}.${of.nationality}.${of.docket}`, printed(of.period, lastMonth), {
        title: `Days to ${isAppeal ? "the appeal's decision" : "the initial completion"}, ${percent} % quantile: ${of.nationality}, ${docketWords[of.docket]}`,
        value: days[n],
        unit: "days",
        scope: isAppeal ? "case appeals decided in the fiscal year" : "cases first completed in the fiscal year",
        address: isAppeal ? "tblAppeal.datAppealFiled to datBIADecision" : "B_TblProceeding.INPUT_DATE to COMP_DATE",
      }),
    );
  }
  return keptBack;
}

/** The engine hands groups over in any order; tables have one. */
function inOrder<T extends Omit<Cell, "measure" | "count"> & { readonly measure?: string }>(cells: readonly T[]): T[] {
  const keyed = cells.map((cell) => [rowId({ measure: "", ...cell }), cell] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, cell]) => cell);
}

/** The cells of unbroken series that nothing fell into, for all dockets together. */
function zeros(cells: ReadonlyMap<string, Cell>, firstMonth: string, lastMonth: string): Map<string, Cell> {
  const months = monthsBetween(firstMonth, lastMonth);
  const periods = new Set([...months, ...months.map((month) => `FY${fiscalYearOf(month)}`)]);
  const found = new Map<string, Cell>();
  const nationalities = new Set([...cells.values()].map(({ nationality }) => nationality));
  for (const measure of unbroken) {
    for (const nationality of nationalities) {
      for (const period of periods) {
        const cell = { measure, nationality, docket: "all", period, count: 0 };
        found.set(rowId(cell), cell);
      }
    }
  }
  return found;
}

function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  let [year, month] = first.split("-").map(Number);
  while (`${year}-${String(month).padStart(2, "0")}` <= last) {
    months.push(`${year}-${String(month).padStart(2, "0")}`);
    month += 1;
    if (month === 13) [year, month] = [year + 1, 1];
  }
  return months;
}

/** A fiscal year that the release covers in part is a year to date. */
function printed(period: string, lastMonth: string): string {
  return period === `FY${fiscalYearOf(lastMonth)}` && !lastMonth.endsWith("-09") ? `${period}YTD` : period;
}
