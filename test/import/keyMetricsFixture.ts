// The Key Homeland Security Metrics as a workbook, made from the stored table, with whatever a test changes in it.
import type { Fact, FactLibrary } from "../../src/facts/fact.ts";
import { allOther } from "../../src/import/nationality.ts";
import { fiscalYearOf } from "../../src/import/periods.ts";
import type { FixtureRows } from "./workbookFixture.ts";

export const keyMetricsId = "ohss/khsm-2024-11";
const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"]; // prettier-ignore

/**
 * @param revise     another value for a row, such as "usbp.China.2024-11"
 * @param more       further rows with their values
 * @returns sheets by name
 */
export function keyMetricsSheets(
  library: FactLibrary,
  revise: Readonly<Record<string, number>> = {},
  more: Readonly<Record<string, number>> = {},
): Record<string, FixtureRows> {
  const stored = [...library.facts.values()].filter(({ publication }) => publication.id === keyMetricsId).map(rowOf);
  const added = Object.entries(more).map(([row, value]) => [row, value] as const);
  const lines = [...stored, ...added].map(([row, value]) => {
    const [, label, period] = row.split(".");
    return { label, period, value: revise[row] ?? value };
  });
  const kept = lines.filter(({ label }) => label !== allOther);
  const annual = kept
    .filter(({ period }) => period.startsWith("FY"))
    .map((line) => ({ ...line, year: Number(line.period.slice(2, 6)) }));
  const monthly = kept
    .filter(({ period }) => !period.startsWith("FY"))
    .map((line) => ({ ...line, year: fiscalYearOf(line.period) }));
  const month = (period: string): string => months[Number(period.slice(5)) - 1];
  return {
    "Annual Count": [["Fiscal\nYear", "Quantity"], ...annual.filter(isTotal).map(({ year, value }) => [year, value])],
    "Monthly Count": [
      ["Fiscal\nYear", "Month", "Quantity"],
      ...monthly.filter(isTotal).map(({ year, period, value }) => [year, month(period), value]),
    ],
    "Annual Citizenship": [
      ["Fiscal\nYear", "Citizenship", "Quantity"],
      ...annual.filter((line) => !isTotal(line)).map(({ year, label, value }) => [year, label, value]),
    ],
    "Monthly Citizenship": [
      ["Fiscal\nYear", "Month", "Citizenship", "Quantity"],
      ...monthly
        .filter((line) => !isTotal(line))
        .map(({ year, period, label, value }) => [year, month(period), label, value]),
    ],
  };
}

function isTotal({ label }: { readonly label: string }): boolean {
  return label === "total";
}

function rowOf({ id, value }: Fact): readonly [string, number] {
  return [id.slice(keyMetricsId.length + 1), value];
}
