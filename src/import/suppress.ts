// Small counts kept out of a table, so that nobody can be recognised in it.
import { allOther } from "./nationality.ts";
import type { FactTable, TableRow } from "./table.ts";
import { cut } from "./yearSums.ts";

/**
 * The rows without counts of persons or cases from 1 to just below the threshold. The remainder ("all other")
 * of the same family and period goes too, because a total less its other parts would give a single hidden
 * count back. A year less its other months still can: publish months and years apart if that matters.
 *
 * @param below 0 keeps every row
 */
export function suppressSmall(rows: FactTable["rows"], below: number): { rows: FactTable["rows"]; suppressed: number } {
  const isSmall = ({ value, unit }: TableRow): boolean =>
    /^(persons|cases|passengers)$/.test(unit) && Number(value) > 0 && Number(value) < below;
  const small = [...rows.values()].filter(isSmall).map(({ row }) => row);
  const remainders = small.map((row) => {
    const { series, period } = cut(row);
    return `${series.slice(0, series.lastIndexOf("."))}.${allOther}.${period}`;
  });
  const hidden = new Set([...small, ...remainders.filter((row) => rows.has(row))]);
  return { rows: new Map([...rows].filter(([row]) => !hidden.has(row))), suppressed: hidden.size };
}
