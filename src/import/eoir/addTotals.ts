// Totals are sums of the cells below them, so what is printed always adds up.
import { fiscalYearOf } from "../periods.ts";
import type { Cell } from "./countCells.ts";
import type { Sum } from "./suppress.ts";
import { addTo } from "../../reading/groupedBy.ts";

interface Totals {
  /** every cell and every total, by row id: "receipts.China.detained.2023-12" */
  readonly counts: ReadonlyMap<string, number>;
  /** what adds up to what */
  readonly sums: readonly Sum[];
  readonly cells: ReadonlyMap<string, Cell>;
}

/** Measures that are the sum of measures below them. */
const partMeasures = [/^(pending\.(?:active|inactive))\.\w+$/, /^(appealsDecided)\.\w+$/];

/** The ways of adding up, each from a cell to the total it is part of; null where it is part of none. */
const ways: readonly ((cell: Cell) => Cell | null)[] = [
  (cell) => {
    const whole = wholeMeasure(cell.measure);
    return whole === null ? null : { ...cell, measure: whole };
  },
  (cell) => (isMonthly(cell) ? { ...cell, period: `FY${fiscalYearOf(cell.period)}` } : null),
  (cell) => (cell.docket === "all" ? null : { ...cell, docket: "all" }),
  (cell) => (cell.nationality === "total" ? null : { ...cell, nationality: "total" }),
];

/** All nationalities together, both dockets together, fiscal years of monthly counts, and measures with parts. */
export function addTotals(finest: readonly Cell[]): Totals {
  const cells = new Map(finest.map((cell) => [rowId(cell), cell]));
  for (const way of ways) {
    const totals = new Map<string, Cell>();
    for (const cell of cells.values()) {
      const total = way(cell);
      if (total === null) continue;
      const id = rowId(total);
      totals.set(id, { ...total, count: cell.count + (totals.get(id)?.count ?? 0) });
    }
    for (const [id, total] of totals) cells.set(id, total);
  }
  const sums = [...ways.flatMap((way) => sumsAlong(way, cells)), ...completionSums(cells)];
  return { counts: new Map([...cells].map(([id, { count }]) => [id, count])), sums, cells };
}

function sumsAlong(way: (cell: Cell) => Cell | null, cells: ReadonlyMap<string, Cell>): Sum[] {
  const parts = new Map<string, string[]>();
  for (const [id, cell] of cells) {
    const total = way(cell);
    if (total !== null) addTo(parts, rowId(total), id);
  }
  return [...parts].map(([total, ids]) => ({ total, parts: ids }));
}

/** Completions of a fiscal year are the initial and the subsequent ones, and the sum over outcomes. */
function completionSums(cells: ReadonlyMap<string, Cell>): Sum[] {
  const byOutcome = new Map<string, string[]>();
  const byTurn = new Map<string, string[]>();
  for (const [id, cell] of cells) {
    const total = rowId({ ...cell, measure: "completions" });
    if (cell.measure.startsWith("outcomes.")) addTo(byOutcome, total, id);
    else if (/^(initial|subsequent)Completions$/.test(cell.measure)) addTo(byTurn, total, id);
  }
  return [...byOutcome, ...byTurn].map(([total, parts]) => ({ total, parts }));
}

const isMonthly = ({ measure, period }: Cell): boolean =>
  (measure === "receipts" || measure === "completions") && /^\d{4}-\d{2}$/.test(period);

function wholeMeasure(measure: string): string | null {
  for (const pattern of partMeasures) {
    const found = pattern.exec(measure);
    if (found !== null) return found[1];
  }
  return null;
}

export function rowId({ measure, nationality, docket, period }: Omit<Cell, "count">): string {
  return `${measure}.${nationality}.${docket}.${period}`;
}
