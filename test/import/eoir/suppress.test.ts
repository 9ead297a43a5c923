// Kept-back counts stay unknown to a reader who adds and subtracts everything that is printed.
import { expect, test } from "vitest";
import { addTotals } from "../../../src/import/eoir/addTotals.ts";
import type { Cell } from "../../../src/import/eoir/countCells.ts";
import type { Sum } from "../../../src/import/eoir/suppress.ts";
import { suppressedCells } from "../../../src/import/eoir/suppress.ts";
import { openDice } from "../../../scripts/eoir/dice.mjs";

/** What a reader can say of each hidden cell, by narrowing its range along every sum until nothing moves. */
function readersRanges(
  counts: ReadonlyMap<string, number>,
  sums: readonly Sum[],
  hidden: ReadonlySet<string>,
): Map<string, { low: number; high: number }> {
  const ranges = new Map([...hidden].map((key) => [key, { low: 1, high: Infinity }]));
  const rangeOf = (key: string): { low: number; high: number } =>
    ranges.get(key) ?? { low: counts.get(key) ?? 0, high: counts.get(key) ?? 0 };
  for (let moved = true; moved;) {
    moved = false;
    const narrow = (key: string, low: number, high: number): void => {
      const range = ranges.get(key);
      if (range === undefined || (low <= range.low && high >= range.high)) return;
      range.low = Math.max(range.low, low);
      range.high = Math.min(range.high, high);
      moved = true;
    };
    for (const { total, parts } of sums) {
      const lows = parts.reduce((sum, key) => sum + rangeOf(key).low, 0);
      const highs = parts.reduce((sum, key) => sum + rangeOf(key).high, 0);
      narrow(total, lows, highs);
      for (const key of parts) {
        const { low, high } = rangeOf(key);
        const others = highs === Infinity ? othersHigh(parts, key, rangeOf) : highs - high;
        narrow(key, rangeOf(total).low - others, rangeOf(total).high - (lows - low));
      }
    }
  }
  return ranges;
}

function othersHigh(parts: readonly string[], key: string, rangeOf: (key: string) => { high: number }): number {
  return parts.reduce((sum, each) => sum + (each === key ? 0 : rangeOf(each).high), 0);
}

const threshold = 11;

test.each([1, 2, 3, 4, 5, 6, 7, 8])("no small count can be worked out from what is printed (table %i)", (seed) => {
  const dice = openDice(seed);
  const finest: Cell[] = [];
  for (const nationality of ["China", "Cuba", "Peru", "all other"]) {
    for (const docket of ["detained", "nonDetained", "unknownCustody"]) {
      for (const period of ["2023-11", "2023-12", "2024-01"]) {
        const count = dice.below(dice.pick([3, 12, 60, 600]));
        if (count > 0) finest.push({ measure: "receipts", nationality, docket, period, count });
      }
    }
  }
  const { counts, sums } = addTotals(finest);
  const hidden = suppressedCells(counts, sums, threshold);
  const small = [...counts].filter(([, count]) => count > 0 && count < threshold);
  expect(small.length).toBeGreaterThan(0);
  expect(small.every(([key]) => hidden.has(key))).toBe(true);
  const ranges = readersRanges(counts, sums, hidden);
  const toldExactly = small.filter(([key]) => ranges.get(key)?.low === ranges.get(key)?.high);
  expect(toldExactly).toEqual([]);
  expect(hidden.size).toBeLessThan(counts.size);
});

test("the reader of this test does work out a lone hidden count", () => {
  const counts = new Map([["total", 100], ["a", 97], ["b", 3]]); // prettier-ignore
  const sums = [{ total: "total", parts: ["a", "b"] }];
  expect(readersRanges(counts, sums, new Set(["b"])).get("b")).toEqual({ low: 3, high: 3 });
  expect(suppressedCells(counts, sums, threshold)).toEqual(new Set(["a", "b"]));
});

test("without a threshold, or without small counts, nothing is kept back", () => {
  const counts = new Map([["total", 13], ["a", 3], ["b", 10]]); // prettier-ignore
  const sums = [{ total: "total", parts: ["a", "b"] }];
  expect(suppressedCells(counts, sums, 0).size).toBe(0);
  expect(suppressedCells(counts, sums, 3).size).toBe(0);
});

test("two hidden counts that come to less than the threshold take a third with them", () => {
  const counts = new Map([["total", 103], ["a", 1], ["b", 2], ["c", 40], ["d", 60]]); // prettier-ignore
  const sums = [{ total: "total", parts: ["a", "b", "c", "d"] }];
  expect(suppressedCells(counts, sums, threshold)).toEqual(new Set(["a", "b", "c"]));
});
