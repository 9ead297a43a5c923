// A published stock from which nobody counts who leaves: the last one known, what came in, and a pace per head.
import { describe, expect, test } from "vitest";
import { pacedStock, pacedStocks, pacesOf } from "../../src/forecast/pacedStock.ts";

describe("the pace at which a stock is left", () => {
  test("is what came in less what the stock rose by, per head: at the end of each period, or between two means", () => {
    // 100 to 120 with 50 in: 30 of 110 left; to 90 with 20 in: 50 of 105
    const filling = { stock: [100, 120, 90], inflow: [0, 50, 20] };
    expect(pacesOf(filling, "at the end")).toEqual([30 / 110, 50 / 105]);
    // between the middles of two periods comes half of what comes in each: 25, then 35
    expect(pacesOf(filling, "on average")).toEqual([5 / 110, 65 / 105]);
  });

  test.each(["at the end", "on average"] as const)("makes the same stock again from it, %s", (taken) => {
    const filling = { stock: [100, 120, 90, 90], inflow: [60, 50, 20, 70] };
    const again = pacedStock(100, filling.inflow, pacesOf(filling, taken), taken);
    again.forEach((stock, at) => expect(stock).toBeCloseTo(filling.stock[at + 1], 10));
  });

  test("takes out no more than there is", () => {
    expect(pacedStock(100, [0, 10, 10], [5, 5], "at the end")).toEqual([5, 5]);
  });
});

describe("forecasts of a published stock that the model has half of", () => {
  const months = 24;
  const chance = { seed: 1, series: "those who leave", perYear: 12 };
  // a pace of 1 a month in both: 300,000 come and 300,000 stay in the model, twice as many as published
  const flat = (value: number, count: number): number[] => Array.from({ length: count }, () => value);
  const model = Array.from({ length: 20 }, () => ({
    stock: flat(300_000, 2 * months),
    inflow: flat(300_000, 2 * months),
    published: flat(600_000, months),
  }));

  test("begin at the known stock, and stay there where both are left at one pace", () => {
    const known = { stock: flat(600_000, months), inflow: flat(600_000, months) };
    const made = pacedStocks(known, model, "on average", chance);
    for (const path of made) for (const stock of path) expect(Math.abs(stock / 600_000 - 1)).toBeLessThan(0.01);
  });

  test("have the chance of single persons, of whom expected numbers would leave to the last", () => {
    const few = { stock: flat(300, months), inflow: flat(300, months), published: flat(600, months) };
    const model = Array.from({ length: 2000 }, () => ({ ...few, stock: flat(300, 2 * months), inflow: flat(300, 2 * months) })); // prettier-ignore
    const known = { stock: flat(600, months), inflow: flat(600, months) };
    const logs = pacedStocks(known, model, "at the end", chance).map(([first]) => Math.log(first / 600));
    const variance = logs.reduce((sum, each) => sum + each * each, 0) / logs.length;
    // 600 leave: a pace p = 1 of variance 1/600 makes log of (1 − p/2) + 1 over 1 + p/2, whose slope at 1 is −2/3
    const expected = 4 / 9 / 600;
    expect(Math.abs(variance - expected)).toBeLessThan(5 * expected * Math.sqrt(2 / logs.length));
  });

  test("go from the known stock to that of the model's pace, as fast as a discrepancy fades", () => {
    // stays are 1.5 months as published: 900 are held, and would be for ever at this pace
    const made = pacedStocks(
      { stock: flat(900_000, months), inflow: flat(600_000, months) },
      model,
      "on average",
      chance,
    );
    const mean = (at: number): number => made.reduce((sum, path) => sum + path[at], 0) / made.length / 1000;
    expect(mean(0)).toBeGreaterThan(800);
    // log 1.5 is down to a quarter after a year at the most, and to a sixteenth after two
    expect(mean(months - 1)).toBeLessThan(700);
    expect(mean(months - 1)).toBeGreaterThan(550);
  });
});
