import { expect, test } from "vitest";
import { calendarYearOf, fiscalYearOf, fiscalYearOfMonth } from "../../src/quantity/fiscalYear.ts";

test("a year that starts in October is named by the January in it; one that starts in January by itself", () => {
  expect([9, 10, 12].map((month) => fiscalYearOf(2023, month, 10))).toEqual([2023, 2024, 2024]);
  expect([1, 12].map((month) => fiscalYearOf(2023, month, 1))).toEqual([2023, 2023]);
  expect(fiscalYearOfMonth("2023-12", 10)).toBe("FY2024");
  expect(fiscalYearOfMonth("2023-12", 1)).toBe("FY2023");
});

test("every month of a fiscal year lies in that year, whatever the month it starts in", () => {
  for (let start = 1; start <= 12; start++) {
    for (let month = 1; month <= 12; month++) {
      expect(fiscalYearOf(calendarYearOf(2024, month, start), month, start)).toBe(2024);
    }
  }
});
