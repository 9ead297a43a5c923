// What stands under a comparison: differences run by run, in units that are read well, within the terminal.
import { differenceGate, noGates } from "../../src/judge/verdictGate.ts";
import { expect, test } from "vitest";
import type { Difference } from "../../src/ask/compare.ts";
import { compareText, differencesText } from "../../src/present/compareText.ts";
import { fold, foldLines } from "../../src/present/fold.ts";
import { measuresText } from "../../src/present/runText.ts";
import { plainStyle } from "../../src/present/terminalStyle.ts";
import { textTable } from "../../src/present/textTable.ts";
import type { MeasureSummary } from "../../src/summarise/summary.ts";
import { inventedInput } from "./fixture.ts";

const invented = inventedInput();
const title = "Mean wait of everybody who came to the counter and was seen there";

const measure = (values: readonly number[], unit: string): MeasureSummary => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return {
    name: "wait",
    title,
    of: "quantity",
    unit,
    values,
    mean,
    standardError: values.length < 2 ? null : 0.01,
    median: mean,
    p10: low,
    p25: low,
    p75: high,
    p90: high,
    stillWaiting: null,
  };
};

const inputOf = (...columns: readonly MeasureSummary[]) => ({
  scenarios: [],
  study: {
    ...invented.study,
    stacks: columns.map((one, place) => ({
      ...invented.study.stacks[0],
      stack: place === 0 ? [] : [`scenario${place}`],
      replications: one.values.length,
      measures: [one],
    })),
  },
});

const difference: Difference = {
  stack: "scenario1",
  against: "baseline",
  name: "wait",
  unit: "days",
  mean: -0.25,
  standardError: 0.01,
  median: -0.24,
  p10: -0.3,
  p90: -0.2,
  low: -0.27,
  high: -0.23,
  varianceRatio: null,
  lower: 9,
  higher: 1,
  replications: 10,
  gate: differenceGate(noGates),
};

test("a wait of 0.2951 days is read as 7.1 hours, its error and its spread in hours too", () => {
  const text = measuresText(inputOf(measure([0.2901, 0.3001], "days")));
  expect(text).toMatch(/7\.08 ± 0\.24 +6\.96 to 7\.20 +hours/);
});

test("a wait of 900 days is read in years, one of two minutes in minutes; money stays money", () => {
  expect(measuresText(inputOf(measure([913.125], "days")))).toMatch(/2\.50 +years/);
  expect(measuresText(inputOf(measure([2 / 1440], "days")))).toMatch(/ 2 +minutes/);
  expect(measuresText(inputOf(measure([0.5], "USD per day")))).toMatch(/0\.500 +USD per day/);
});

test("columns of one row have one unit: the one that fits the longest wait of them", () => {
  const text = compareText(inputOf(measure([2], "days"), measure([0.5], "days"))).replace(/\s+/g, " ");
  expect(text).toMatch(/\(days\)/);
  expect(text).toContain("2 0.500");
});

test("one run has a value, and no error or spread beside it", () => {
  const text = measuresText(inputOf(measure([634], "persons")));
  expect(text).toMatch(/measure +value +unit/);
  expect(text).toMatch(/634 +persons/);
  expect(text).not.toContain(" to 634");
});

test("runs that all came to one number have no spread", () => {
  expect(measuresText(inputOf(measure([634, 634], "persons")))).not.toContain("634 to 634");
});

test("a difference has its mean with error, median, spread, and the runs it is lower and higher in", () => {
  const input = inputOf(measure([1, 1], "days"), measure([0.75, 0.75], "days"));
  const text = differencesText(input, [difference]);
  expect(text).toContain("scenario1, less the model as it stands, run by run (10 runs)");
  expect(text).toMatch(/mean ± se +median +80 % of runs +lower \/ higher/);
  expect(text).toMatch(/−6\.00 ± 0\.24 +−5\.76 +−7\.20 to −4\.80 +9 \/ 1\n/);
});

test("what no run changes is named, and fills no row", () => {
  const input = inputOf(measure([1, 1], "days"), measure([1, 1], "days"));
  const alike = { ...difference, mean: 0, median: 0, p10: 0, p90: 0, lower: 0, higher: 0 };
  expect(differencesText(input, [alike])).toContain(`No run differs in: Mean wait of everybody`);
});

test("long titles are folded, not cut, and no line has more than 80 columns", () => {
  const { study } = invented;
  const differences = study.stacks
    .slice(1)
    .flatMap(({ stack, measures }) =>
      measures.map(({ name, unit }) => ({ ...difference, stack: stack.join("+"), name, unit })),
    );
  for (const text of [compareText(invented), differencesText(invented, differences), measuresText(invented)]) {
    for (const line of text.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(80);
  }
  const words = compareText(invented).replace(/\s+/g, " ");
  for (const scenario of invented.scenarios) expect(words).toContain(scenario.title.split(" ").at(-1));
});

test("columns that find no room follow below, under the same first column", () => {
  const heads = ["what", ...Array.from({ length: 8 }, (_, i) => `column${i}`)];
  const text = textTable(heads, [["a row", ...heads.slice(1).map((_, i) => `${i}`.repeat(14))]], [1, 2, 3, 4, 5, 6, 7, 8], {
    ...plainStyle,
    width: 60,
  }); // prettier-ignore
  expect(text.match(/^a row/gm)).toHaveLength(3);
  for (const digit of "01234567") expect(text).toContain(digit.repeat(14));
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(60);
});

test("a word that cannot be folded has the room it needs, and what stands beside it is folded instead", () => {
  const id = "a-publisher/a-publication-with-a-long-name";
  const text = textTable(["id", "title", "n"], [[id, "words ".repeat(10).trim(), "7"]], [2], plainStyle);
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  expect(text).toMatch(new RegExp(`^${id} {2}words words words`, "m"));
});

test("a line that is too wide goes on under its own words; colours take no room", () => {
  const row = `  publisher    ${"word ".repeat(20).trim()}`;
  const [first, second] = foldLines(row, { width: 60 }).split("\n");
  expect(first.length).toBeLessThanOrEqual(60);
  expect(second.startsWith(`${" ".repeat(15)}word`)).toBe(true);
  const dim = `\u001b[2m${"x".repeat(60)}\u001b[22m`;
  expect(foldLines(dim, { width: 60 })).toBe(dim);
  expect(fold("", 2, plainStyle)).toEqual([]);
});
