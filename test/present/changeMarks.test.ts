// Under the pointer a picture says the values that its table holds, and keys go through all of them.
import { expect, test } from "vitest";
import { changeMarks } from "../../src/present/changeMarks.ts";
import { nearestMark, stepMark } from "../../src/present/chartMarks.ts";
import { observedTable } from "../../src/present/observedTable.ts";
import { moreEn } from "../../src/workbench/more/en.ts";
import { twoLines } from "./twoLines.ts";

const names = { base: "without", now: "with" };
const options = { id: "p", width: 640, height: 320, names };
const observed = [
  { period: "2025-01", at: 2025 + 1 / 12, value: 97, source: "A bureau, Report", publishedOn: "2025-03-02" },
];

test("each point of both lines has its value, its day and its line; a published figure its publisher and day", () => {
  const [base, now, dots] = changeMarks(twoLines([100, 100, 100], [100, 150, 80]), observed, {
    ...options,
    show: "level",
  });
  expect(base.map(({ text }) => text)[2]).toBe("100 persons on 1 March 2025, without");
  expect(now.map(({ text }) => text)[1]).toBe("150 persons at the start of February 2025, with");
  expect(dots.map(({ text }) => text)).toEqual(["2025-01: 97 persons; A bureau, Report, 2025-03-02"]);
  // higher values stand higher
  expect(now[1].y).toBeLessThan(base[1].y);
  expect(dots[0].x).toBe(base[1].x);
});

test("of a difference each point says the difference and both of its sides", () => {
  const marks = changeMarks(twoLines([100, 100, 100], [100, 150, 80]), observed, { ...options, show: "difference" });
  expect(marks).toHaveLength(1);
  expect(marks[0][1].text).toBe("+50 persons at the start of February 2025: 100 without, 150 with");
});

test("the pointer finds the nearest value of the nearest line, and keys go along it, across and to its ends", () => {
  const mark = (x: number, y: number) => ({ x, y, text: `${x}` });
  const marks = [
    [mark(0, 10), mark(10, 10), mark(20, 10)],
    [mark(9, 50), mark(21, 50)],
  ];
  expect(nearestMark(marks, 12, 12)).toEqual({ row: 0, nth: 1 });
  expect(nearestMark(marks, 12, 44)).toEqual({ row: 1, nth: 0 });
  expect(nearestMark([], 1, 1)).toBeNull();
  expect(stepMark(marks, { row: 0, nth: 2 }, "ArrowRight")).toEqual({ row: 0, nth: 2 });
  expect(stepMark(marks, { row: 0, nth: 2 }, "ArrowLeft")).toEqual({ row: 0, nth: 1 });
  expect(stepMark(marks, { row: 0, nth: 2 }, "ArrowDown")).toEqual({ row: 1, nth: 1 });
  expect(stepMark(marks, { row: 1, nth: 1 }, "ArrowUp")).toEqual({ row: 0, nth: 2 });
  expect(stepMark(marks, { row: 0, nth: 1 }, "End")).toEqual({ row: 0, nth: 2 });
  expect(stepMark(marks, { row: 0, nth: 1 }, "x")).toBeNull();
});

test("the table of published figures holds who published each and when", () => {
  const { caption, rows } = observedTable(twoLines([1, 1, 1]), observed, moreEn.observedColumns);
  expect(caption).toBe("Published figures: People in line");
  expect(rows).toEqual([["2025-01", 97, "A bureau, Report", "2025-03-02"]]);
});
