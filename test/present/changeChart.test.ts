// Two lines of expected numbers, or the one less the other: what the picture, its title, sentence and table say.
import { expect, test } from "vitest";
import { changeChart, changeSentence, changeTable, changeTitle } from "../../src/present/changeChart.ts";
import { twoLines as panel } from "./twoLines.ts";

const names = { base: "without the law", now: "with <the law>" };
const options = { id: "picture", width: 640, height: 320, names };

test("the title says what the end says, and where that is little, how far apart the lines come", () => {
  expect(changeTitle(panel([100, 100, 100], [100, 90, 80]))).toBe("People in line: 20 fewer on 1 March 2025");
  expect(changeTitle(panel([100, 100, 100], [100, 150, 101]))).toBe(
    "People in line: at most 50 more at the start of February 2025",
  );
  expect(changeTitle(panel([100, 100, 100], [100, 100, 100]))).toBe("People in line: the same throughout");
  expect(changeTitle(panel([100, 100, 70]))).toBe("People in line: 70 on 1 March 2025");
});

test("the sentence names both ends of both lines and where they are furthest apart", () => {
  expect(changeSentence(panel([100, 100, 100], [100, 150, 80]), names)).toBe(
    "100 persons at the start of January 2025; on 1 March 2025 100 without the law, 80 with <the law>. " +
      "They are furthest apart at the start of February 2025: +50.",
  );
});

test("the table holds every point of both lines, their difference, and published figures beside their period", () => {
  const observed = [{ period: "2025-02", at: 2025 + 1 / 12, value: 97, source: "somebody" }];
  const { columns, rows } = changeTable(panel([100, 100, 100], [100, 150, 80]), observed, names);
  expect(columns.map(({ title }) => title)).toEqual([
    "date",
    "without the law",
    "with <the law>",
    "difference",
    "published",
  ]);
  expect(rows).toEqual([
    ["2025-01", 100, 100, 0, null],
    ["2025-02", 100, 150, 50, 97],
    ["2025-03-01", 100, 80, -20, null],
  ]);
});

test("published figures lie over both lines, and not over the difference", () => {
  const observed = [{ period: "2025-02", at: 2025 + 1 / 12, value: 97, source: "somebody" }];
  const moved = panel([100, 100, 100], [100, 150, 80]);
  expect(changeChart(moved, observed, { ...options, show: "level" })).toContain('class="obs"');
  expect(changeChart(moved, observed, { ...options, show: "difference" })).not.toContain('class="obs"');
  expect(changeChart(panel([1, 2, 3]), observed, { ...options, show: "difference" })).toContain('class="obs"');
});

test("what documents call things is text in the picture, never markup", () => {
  const hostile = { ...panel([1, 2, 3], [1, 3, 2]), title: "<script>alert(1)</script>", unit: "<b>" };
  const drawn = changeChart(hostile, [{ period: "<i>", at: 2025, value: 1, source: "" }], {
    ...options,
    show: "level",
  });
  expect(drawn).not.toMatch(/<(?:script|b|i|the)\b/);
  expect(drawn).toContain("&lt;script&gt;");
});

test("a line of nothing at all, and two that are the same, are drawn without a number that is none", () => {
  for (const show of ["level", "difference"] as const) {
    for (const values of [
      [0, 0, 0],
      [5, 5, 5],
    ]) {
      expect(changeChart(panel(values, values), [], { ...options, show })).not.toMatch(/NaN|Infinity|undefined/);
    }
  }
});

test("names of two lines that both end at the top of the picture stand one under the other", () => {
  const picture = changeChart(panel([10, 20, 119.9], [10, 20, 120]), [], { ...options, show: "level" });
  const heights = [...picture.matchAll(/<text x="[^"]*" y="([\d.]+)" class="b [^"]*">12[\d.]*</g)].map(([, y]) =>
    Number(y),
  );
  expect(heights).toHaveLength(2);
  expect(Math.abs(heights[0] - heights[1])).toBeGreaterThanOrEqual(39);
});
