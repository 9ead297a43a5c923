// What a publisher counts and the model does not: it is on flows, fades, and reaches a stock through its account alone.
import { describe, expect, test } from "vitest";
import { printedErrorOf, withDiscrepancy } from "../../src/ask/backtest/withDiscrepancy.ts";
import { chunkVersion } from "../../src/ask/backtest/chunk.ts";
import type { Chunk } from "../../src/ask/backtest/chunk.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import type { Printed, SeriesFigures } from "../../src/facts/knownFigures.ts";
import { daysFromCivil } from "../../src/quantity/date.ts";
import { periodCalled } from "../../src/quantity/periods.ts";
import { quantileOf } from "../../src/statistics/quantile.ts";

const { forecasts: document } = openDocuments(
  modelFiles("office", [
    {
      path: "model.yaml",
      text: `pendency: model v1
title: An office
runs: {from: 2022-01-01, through: 2023-12-31}
stages:
  door: {arrivals: {rate: 10 per day}, dwell: 10 days, next: done}
  done: {outcome: true}
`,
    },
    {
      path: "forecasts.yaml",
      text: `pendency: forecasts v1
for: office
families: {all: {title: All, horizons: [1 month, 2 months, 12 months]}}
series:
  coming: {title: Coming, family: all, measure: {entries: door}, every: month, observed: a.csv}
  done: {title: Done, family: all, measure: {entries: done}, every: month, observed: a.csv}
  inside: {title: Inside, family: all, measure: {stock: door}, every: month, observed: a.csv, account: {in: coming, out: done}}
  held: {title: Held, family: all, measure: {stock: door}, every: month, observed: a.csv, account: {in: coming, out: rest}}
  alone: {title: Alone, family: all, measure: {stock: door}, every: month, observed: a.csv}
`,
    },
  ]),
);
if (document === null) throw new Error("no document");

const month = (n: number): string => `${2022 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`;
const printed = (value: (n: number) => number): SeriesFigures => ({
  every: "month",
  startMonth: 1,
  joined: "sum",
  months: [],
  printed: Array.from({ length: 12 }, (_, n): Printed => {
    const period = periodCalled(month(n), "month", 1);
    if (period === null) throw new Error(month(n));
    return { period, value: value(n), vintage: "a", publishedBy: period.to, usuallyBy: null };
  }),
});
const draws = 40;
/** Draw k of every figure of the model is 300, less or more by up to a tenth. */
const samples = (at: number): readonly number[] =>
  Array.from({ length: draws }, (_, k) => at * (0.9 + (0.2 * k) / draws));
const known = Array.from({ length: 12 }, (_, n) => month(n));
const targets = [month(12), month(13), month(23)];
const others = Array.from({ length: 12 }, (_, n) => month(12 + n)).filter((label) => !targets.includes(label));
const names = ["coming", "done", "inside", "held", "alone"];
const chunk: Chunk = {
  pendency: chunkVersion,
  id: "a",
  origin: "2023-01-01",
  draws,
  forecasts: names.flatMap((series) =>
    targets.map((period, at) => ({ series, period, horizonMonths: [1, 2, 12][at], samples: samples(300) })),
  ),
  path: names.flatMap((series) => [...known, ...others].map((period) => ({ series, period, samples: samples(300) }))),
  without: [],
  failed: [],
  refused: [],
};
const on = (flows: { readonly coming: number; readonly done: number }) => ({
  document,
  observed: new Map([
    ["coming", printed((n) => flows.coming + (n % 3))],
    ["done", printed((n) => flows.done + (n % 3))],
    ["inside", printed(() => 500)],
    ["held", printed(() => 500)],
    ["alone", printed(() => 500)],
  ]),
  day: daysFromCivil(2023, 1, 1),
  startMonth: 1,
  seed: 1,
});
const of = (made: Chunk, series: string, period: string): readonly number[] =>
  made.forecasts.find((one) => one.series === series && one.period === period)?.samples ?? [];
const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length / 2];

describe("a publisher who counts a fifth more than the model", () => {
  const made = withDiscrepancy(chunk, on({ coming: 360, done: 360 }));

  test("is forecast to go on so next month, and hardly to do so in a year", () => {
    // log 1.2 fades by half in six months at the most: after a year at most a quarter of it is left
    expect(middle(of(made, "coming", month(12)))).toBeGreaterThan(340);
    expect(middle(of(made, "coming", month(23)))).toBeLessThan(middle(of(made, "coming", month(12))));
    expect(middle(of(made, "coming", month(23)))).toBeGreaterThan(260);
  });

  test("of each draw a flow begins where its own last residual is: draws that were lower are not lower next month", () => {
    const quarter = (values: readonly number[]): number => values.reduce((sum, value) => sum + Math.log(value), 0) / 10;
    const rise = (values: readonly number[]): number => quarter(values.slice(30)) - quarter(values.slice(0, 10));
    expect(rise(samples(300))).toBeGreaterThan(0.14);
    // the chance of 360 in a mean of ten is 1.7 %
    expect(Math.abs(rise(of(made, "coming", month(12))))).toBeLessThan(0.1);
  });

  test("what was known and how many draws there are stays as it was", () => {
    expect(made.path).toEqual(chunk.path);
    for (const { samples: all } of made.forecasts) expect(all).toHaveLength(draws);
  });
});

test("a stock is the last one published, and what came in since less what left, in every draw", () => {
  const made = withDiscrepancy(chunk, on({ coming: 360, done: 330 }));
  for (let draw = 0; draw < draws; draw++) {
    const stock = [month(12), month(13)].map((period) => of(made, "inside", period)[draw]);
    const change = [month(12), month(13)].map(
      (period) => of(made, "coming", period)[draw] - of(made, "done", period)[draw],
    );
    expect(stock[0]).toBeCloseTo(500 + change[0], 8);
    expect(stock[1]).toBeCloseTo(stock[0] + change[1], 8);
  }
});

/** What is put on each draw of a flow, in logs. */
const factors = (made: Chunk, series: string, period: string): readonly number[] =>
  of(made, series, period).map((value, draw) => Math.log(value / samples(300)[draw]));
const deviation = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
// of 300 counted in logs; the deviation of 40 draws lies within 5 ÷ √80 of it but for 1e-6
const chanceOf300 = 1 / Math.sqrt(300);
const within = 5 / Math.sqrt(2 * draws);

test("a flow that the model repeats to the last, as its own input, has the chance of single persons all the same", () => {
  const exact = on({ coming: 300, done: 300 });
  const same = printed(() => quantileOf(samples(300), 0.5) ?? 0);
  const made = withDiscrepancy(chunk, { ...exact, observed: new Map([...exact.observed, ["coming", same], ["done", same]]) }); // prettier-ignore
  for (const period of targets) {
    expect(Math.abs(deviation(factors(made, "coming", period)) / chanceOf300 - 1)).toBeLessThan(within);
  }
  for (let draw = 0; draw < draws; draw++) {
    const change = of(made, "coming", month(12))[draw] - of(made, "done", month(12))[draw];
    expect(of(made, "inside", month(12))[draw]).toBeCloseTo(500 + change, 8);
  }
});

test("a series of small counts is left to its mixture, and the stock that it fills has its chance once", () => {
  const plain = on({ coming: 360, done: 330 });
  const small = { ...plain, document: { ...document, series: document.series.map((one) => (one.name === "coming" ? { ...one, chance: "poisson" as const } : one)) } }; // prettier-ignore
  const made = withDiscrepancy(chunk, small);
  expect(of(made, "coming", month(12))).toEqual(samples(300));
  const came = of(made, "inside", month(12)).map((stock, draw) => stock - 500 + of(made, "done", month(12))[draw]);
  const chance = came.map((count, draw) => Math.log(count / samples(300)[draw]));
  expect(Math.abs(deviation(chance) / chanceOf300 - 1)).toBeLessThan(within);
});

test("a stock without an account is left as it is, and a flow of which too little is known has chance alone", () => {
  const made = withDiscrepancy(chunk, on({ coming: 360, done: 330 }));
  expect(of(made, "alone", month(12))).toEqual(samples(300));
  const little = on({ coming: 360, done: 330 });
  const two = { ...little.observed.get("coming")!, printed: little.observed.get("coming")!.printed.slice(10) };
  const unknown = withDiscrepancy(chunk, { ...little, observed: new Map([...little.observed, ["coming", two]]) });
  expect(Math.abs(deviation(factors(unknown, "coming", month(12))) / chanceOf300 - 1)).toBeLessThan(within);
});

test("a stock of which nobody counts who leaves begins where it was, and not where the model has it", () => {
  // 360 come in and 500 are held: the model holds 300, whom it lets go faster
  const made = withDiscrepancy(chunk, on({ coming: 360, done: 330 }));
  expect(middle(of(chunk, "held", month(12)))).toBe(300);
  expect(Math.abs(middle(of(made, "held", month(12))) / 500 - 1)).toBeLessThan(0.1);
  expect(middle(of(made, "held", month(23)))).toBeLessThan(middle(of(made, "held", month(12))));
});

test("`out: rest` stands beside a flow in", () => {
  const read = (account: string) =>
    modelFiles("office", [
      {
        path: "model.yaml",
        text: "pendency: model v1\ntitle: An office\nruns: {from: 2022-01-01, through: 2023-12-31}\nstages:\n  door: {arrivals: {rate: 10 per day}, dwell: 10 days, next: done}\n  done: {outcome: true}\n",
      },
      {
        path: "forecasts.yaml",
        text: `pendency: forecasts v1\nfor: office\nfamilies: {all: {title: All, horizons: 1 month}}\nseries:\n  held: {title: Held, family: all, measure: {stock: door}, every: month, observed: a.csv, account: ${account}}\n`,
      },
    ]);
  expect(() => openDocuments(read("{out: rest}"))).toThrow(
    /expected `in:` beside `out: rest`, which is what comes in less what the stock rises by; got none/,
  );
});

describe("errors of print", () => {
  const revised = (factor: number, periods: number): SeriesFigures => {
    const first = printed((n) => 360 + (n % 3));
    const second = first.printed.slice(0, periods).map((one, n): Printed => {
      return { ...one, value: one.value * (n % 2 === 0 ? factor : 1 / factor), vintage: "b", publishedBy: one.period.to + 30 }; // prettier-ignore
    });
    return { ...first, printed: [...second, ...first.printed] };
  };
  const coming = document.series[0];
  const with1 = (series: SeriesFigures, day = daysFromCivil(2023, 1, 1)) => {
    const plain = on({ coming: 360, done: 330 });
    return { ...plain, day, observed: new Map([...plain.observed, ["coming", series]]) };
  };

  test("a revision by a tenth up or down in each of three periods is a revision of log 1.1; two say nothing", () => {
    expect(printedErrorOf(coming, with1(revised(1.1, 3))).revision).toBeCloseTo(Math.log(1.1), 12);
    expect(printedErrorOf(coming, with1(revised(1.1, 2))).revision).toBe(0);
  });

  test("an edition that was not out on the day says nothing", () => {
    // the second edition of March came out on 30 April
    const [before, after] = [daysFromCivil(2022, 4, 30), daysFromCivil(2022, 5, 1)];
    expect(printedErrorOf(coming, with1(revised(1.1, 3), before)).revision).toBe(0);
    expect(printedErrorOf(coming, with1(revised(1.1, 3), after)).revision).toBeCloseTo(Math.log(1.1), 12);
  });

  test("it widens a flow's forecast and reaches no stock", () => {
    const [exact, loose] = [1, 2].map((factor) => withDiscrepancy(chunk, with1(revised(factor, 12))));
    const width = (made: Chunk): number => {
      const values = of(made, "coming", month(23)).toSorted((a, b) => a - b);
      return Math.log(values[35] / values[4]);
    };
    expect(width(loose)).toBeGreaterThan(width(exact) + 0.5);
    const inside = of(loose, "inside", month(12)).map((value) => value - 500);
    const flows = of(loose, "coming", month(12)).map((value, draw) => value - of(loose, "done", month(12))[draw]);
    expect(Math.max(...flows.map((flow, draw) => Math.abs(flow - inside[draw])))).toBeGreaterThan(50);
    expect(Math.max(...inside.map(Math.abs))).toBeLessThan(200);
  });

  test("a figure that its publisher rounds is forecast as a rounded one", () => {
    const rounded = { ...on({ coming: 360, done: 330 }), document: { ...document, series: document.series.map((one) => ({ ...one, rounding: 10 })) } }; // prettier-ignore
    const values = of(withDiscrepancy(chunk, rounded), "coming", month(12));
    expect(values.every((value) => value % 10 === 0)).toBe(true);
  });
});
