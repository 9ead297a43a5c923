// Published series inside schedules: every row stands for its own period, said once, and nothing is made of two figures.
import { describe, expect, test } from "vitest";
import type { FactLibrary } from "../../src/facts/fact.ts";
import type { Program } from "../../src/compile/program.ts";
import { compileText } from "./examples.ts";

function library(rows: Readonly<Record<string, number>>, unit = "persons"): FactLibrary {
  const facts = Object.entries(rows).map(([row, value]) => {
    const id = `office/table#${row}`;
    return [id, { id, value, unit, period: row.slice(row.lastIndexOf(".") + 1) } as never] as const;
  });
  return { facts: new Map(facts), publications: new Map(), conflicts: [] };
}

const body = (arrivals: string, head = "runs: {from: 2023-10-01, through: 2024-09-30}"): string => `pendency: model v1
title: Arrivals as published
${head}
stages:
  here: {arrivals: ${arrivals}, dwell: 1 day, next: gone}
  gone: {outcome: true}
`;

/** Arrivals expected by month, from the curve's pieces. */
function perPeriod(program: Program, caseClass = 0): number[] {
  const { curves, time } = program;
  const id = program.arrivals[0].rates[caseClass];
  const [first, end] = [curves.offsets[id], curves.offsets[id + 1]];
  return [...time.periodEdges].slice(0, -1).map((from, month) => {
    const to = time.periodEdges[month + 1];
    let sum = 0;
    for (let piece = first; piece < end; piece++) {
      const start = Math.max(from, curves.starts[piece]);
      const stop = Math.min(to, piece + 1 < end ? curves.starts[piece + 1] : Infinity);
      if (stop > start) sum += curves.values[piece] * (stop - start);
    }
    return Math.round(sum * 1e6) / 1e6;
  });
}

const months = ["2023-10", "2023-11", "2023-12", "2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06", "2024-07", "2024-08", "2024-09"]; // prettier-ignore
const monthly = Object.fromEntries(months.map((month, i) => [`came.${month}`, 100 + i]));
const series = '{counts: {counts: {facts: "office/table#came"}}}';

const compiled = (rows: Readonly<Record<string, number>>, arrivals = series): Program =>
  compileText(body(arrivals), {}, [], library(rows));

describe("a year printed beside the months that make it up", () => {
  test("says the same again: the months speak, in whatever order the rows stand", () => {
    const rows = { "came.FY2024": 1266, ...monthly };
    expect(perPeriod(compiled(rows))).toEqual(months.map((_, i) => 100 + i));
    expect(compiled(Object.fromEntries(Object.entries(rows).toReversed()))).toEqual(compiled(rows));
  });

  test("and quarters beside both say it a third time", () => {
    const quarters = { "came.FY2024-Q1": 303, "came.FY2024-Q2": 312 };
    expect(perPeriod(compiled({ ...quarters, ...monthly, "came.FY2024": 1266 }))).toEqual(
      months.map((_, i) => 100 + i),
    );
  });

  test("that is a year to date is no period of its own and is left alone", () => {
    expect(perPeriod(compiled({ "came.FY2024YTD": 999, ...monthly }))).toEqual(months.map((_, i) => 100 + i));
  });
});

describe("a year printed beside some of its months only", () => {
  const some = { "came.FY2024": 1266, "came.2024-01": 103, "came.2024-02": 104 };

  test("is refused: the rest of the year would be a figure that nobody published", () => {
    expect(() => compiled(some)).toThrow(/periods follow each other, or a total beside all of its parts/);
    expect(() => compiled(some)).toThrow(/2024-01 beside FY2024 in office\/table#came/);
  });

  test("in steps too, where dropping the year would let another year's figure hold on in silence", () => {
    const steps = '{rate: {steps: {facts: "office/table#pace"}}}';
    const rates = library({ "pace.FY2023": 3, "pace.FY2024": 4, "pace.2024-03": 5 }, "persons per day");
    expect(() => compileText(body(steps), {}, [], rates)).toThrow(/2024-03 beside FY2024/);
  });

  test("and so are a calendar year and a fiscal year of one series, which overlap", () => {
    expect(() => compiled({ "came.FY2024": 1266, "came.2023": 900, "came.2024": 1500 })).toThrow(/FY2024 beside 2023/);
  });
});

test("a figure written in place of a published one stands, and only for its own period", () => {
  const program = compiled(monthly, '{counts: {counts: {facts: "office/table#came", 2024-02: 7}}}');
  expect(perPeriod(program)).toEqual(months.map((month, i) => (month === "2024-02" ? 7 : 100 + i)));
});

test("a series that ends before the run is refused for counts, with the first instant it says nothing about", () => {
  const { "came.2024-09": _last, ...rest } = monthly;
  expect(() => compiled(rest)).toThrow(/counts up to the end of the run; got nothing from .*2024-09/);
});

test("a gap in the middle of a series is refused, never filled", () => {
  const { "came.2024-03": _gap, ...rest } = monthly;
  expect(() => compiled(rest)).toThrow(/without a gap inside the run; got nothing from .*2024-03/);
});

test("{group} in the name of a series is each level's own series", () => {
  const rows = Object.fromEntries(
    months.flatMap((month, i) => [
      [`came.China.${month}`, 10 + i],
      [`came.India.${month}`, 50 + i],
    ]),
  );
  const text = body(
    '{counts: {counts: {facts: "office/table#came.{land}"}}}',
    "runs: {from: 2023-10-01, through: 2024-09-30}\ngroups: {land: [China, India]}",
  );
  const program = compileText(text, {}, [], library(rows));
  expect(perPeriod(program, 0)).toEqual(months.map((_, i) => 10 + i));
  expect(perPeriod(program, 1)).toEqual(months.map((_, i) => 50 + i));
});

test("a series nobody has, and a figure in a unit the model does not know, are refused by name", () => {
  const other = '{counts: {counts: {facts: "office/table#left"}}}';
  expect(() => compiled(monthly, other)).toThrow(/a series of published figures; got "office\/table#left"/);
  expect(() => compileText(body(series), {}, [], library(monthly, "cubits"))).toThrow(/a fact in a unit of this model/);
});
