// A span of time is read in minutes, hours, days or years: the same unit for everything that stands in one row.
import { expect, test } from "vitest";
import { fittingUnit } from "../../src/quantity/fittingTime.ts";

const shown = (days: readonly (number | null)[], unit = "days"): readonly unknown[] => {
  const { name, of } = fittingUnit(unit, days);
  return [...days.map((value) => { const fit = of(value); return fit === null ? null : Number(fit.toPrecision(12)); }), name]; // prettier-ignore
};

test.each<[string, readonly number[], readonly unknown[]]>([
  ["twelve minutes", [12 / 1440], [12, "minutes"]],
  ["an hour is an hour", [1 / 24], [1, "hours"]],
  ["0.2951 days are 7.1 hours", [0.2951], [7.0824, "hours"]],
  ["a day and a half are hours, two days are days", [1.5], [36, "hours"]],
  ["two days", [2], [2, "days"]],
  ["two years less a day are days", [729], [729, "days"]],
  ["two years and a half are years", [913.125], [2.5, "years"]],
  ["nothing is no days", [0], [0, "days"]],
  ["a difference below zero goes by its size", [-0.5], [-12, "hours"]],
  ["the longest says what all stand in", [0.001, 2], [0.001, 2, "days"]],
])("%s", (_, days, expected) => {
  expect(shown(days)).toEqual(expected);
});

test("what is not known stays unknown, and what is not time stays as it is", () => {
  expect(shown([null, 0.5])).toEqual([null, 12, "hours"]);
  expect(shown([null])).toEqual([null, "days"]);
  expect(shown([0.5], "USD")).toEqual([0.5, "USD"]);
});
