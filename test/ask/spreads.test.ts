// How runs spread behind a picture, and what of it is drawn.
import { expect, test } from "vitest";
import type { PairOfRuns, RunsMade } from "../../src/ask/live/liveRuns.ts";
import { middle, rangesOf, spreadShares, spreadsOf } from "../../src/ask/live/spreads.ts";
import type { SpreadRows } from "../../src/ask/live/spreads.ts";
import type { FanPanel } from "../../src/ask/report/fanPanel.ts";
import { changeChart, changeTable } from "../../src/present/changeChart.ts";
import { changeMarks } from "../../src/present/changeMarks.ts";
import { spreadLayer } from "../../src/present/spreadLayer.ts";
import type { RangeAt } from "../../src/present/spreadLayer.ts";

const made: RunsMade = { engine: "fluid", to: 101, seed: 1, drawn: 2, stepDays: 1, records: {} };
const pairOf = (replication: number, rows: readonly (readonly number[])[]): PairOfRuns => ({
  replication,
  rows: { line: rows },
  answer: { before: null, without: null, with: null },
});
/** 0 to 100 without, and each 5 more, or at the second point 2 times as many, with what was moved */
const pairs = Array.from({ length: 101 }, (_, k) => pairOf(k, [[k, k], [k + 5, 2 * k]])); // prettier-ignore

test("of a hundred and one runs from 0 to 100 the quantiles are the shares themselves, in hundredths", () => {
  const found = spreadsOf(pairs, "line", made);
  expect(found?.base.map(([first]) => first)).toEqual(spreadShares.map((share) => expect.closeTo(share * 100, 9)));
});

test("what is more is taken run by run: where every run has 5 more there is no spread of it at all", () => {
  const found = spreadsOf(pairs, "line", made);
  expect(found?.difference?.map(([first]) => first)).toEqual(spreadShares.map(() => 5));
  expect(found?.difference?.[middle][1]).toBe(50);
});

test("two sums of the same are no further apart than their last bits: no difference, in the line and behind it", () => {
  const noise = [pairOf(0, [[0.3, 1], [0.1 + 0.2, 2]])]; // prettier-ignore
  expect(spreadsOf(noise, "line", made)?.difference?.[middle]).toEqual([0, 1]);
  const bands = panel.bands.map((band, side) => ({ ...band, median: side === 0 ? [0.3, 1] : [0.1 + 0.2, 1] }));
  expect(changeTable({ ...panel, bands }, [], options.names).rows[0][3]).toBe(0);
});

test("where nothing was moved there is one side, and of a panel that no run has there is nothing", () => {
  expect(spreadsOf([pairOf(0, [[1]])], "line", made)).toMatchObject({ now: null, difference: null });
  expect(spreadsOf(pairs, "another", made)).toBeNull();
});

test("where one record stands for a hundred people the sample's own noise is taken off, the median stays", () => {
  const chance = { ...made, engine: "individual" as const, drawn: 0, records: { line: 100 } };
  const [raw, cleaned] = [made, chance].map((one) => spreadsOf(pairs, "line", one)?.base.map(([first]) => first) ?? []);
  expect(cleaned[middle]).toBe(raw[middle]);
  // runs that differ in chance alone vary a hundred times as much: a tenth of the width is left
  expect(cleaned[5] - cleaned[1]).toBeCloseTo((raw[5] - raw[1]) / 10, 9);
});

test("a range is told once a run lies beyond each of its ends: 50 % of 4 runs, 80 % of 10, 95 % of 40", () => {
  const percents = (runs: number) => rangesOf(runs).map(({ percent }) => percent);
  expect([3, 4, 9, 10, 39, 40].map(percents)).toEqual([[], [50], [50], [80, 50], [80, 50], [95, 80, 50]]);
});

const panel: FanPanel = {
  key: "line",
  title: "People",
  unit: "persons",
  counts: "stock",
  note: "",
  axis: "calendar",
  elapsedUnit: "",
  points: [{ label: "2026-01", at: 2026 }, { label: "2027-01", at: 2027 }], // prettier-ignore
  bands: [[50, 50], [55, 100]].map((median) => ({ stack: [], runs: 1, p10: median, p25: median, median, p75: median, p90: median, paths: [] })), // prettier-ignore
};
const options = { id: "p", width: 640, height: 320, names: { base: "without", now: "with" } } as const;
const drawn = (show: "difference" | "level", of: FanPanel = panel): string => {
  const behind = { fluid: spreadsOf(pairs, "line", made), individual: null };
  return changeChart(of, [], { ...options, show, behind: spreadLayer(of, behind, show) ?? undefined });
};

test("three bands lie behind the difference, and three behind each of both lines; the axis holds them", () => {
  const classes = (picture: string) => [...picture.matchAll(/class="(q\d+[^"]*)"/g)].map(([, one]) => one);
  expect(classes(drawn("difference"))).toEqual(["q95", "q80", "q50"]);
  expect(classes(drawn("level"))).toEqual(["q95 of-base", "q80 of-base", "q50 of-base", "q95", "q80", "q50"]);
  // 97.5 % of the runs with what was moved are below 195
  expect(drawn("level")).toContain(">200<");
});

test("a value under the pointer says the range of 80 % of its own line, or the 50 % that alone is drawn, or none", () => {
  const say = ({ engine, runs, percent, low, high }: RangeAt): string =>
    `; ${percent} % of ${runs} ${engine}: ${low} to ${high}`;
  const texts = (show: "difference" | "level", many: number): readonly (readonly string[])[] => {
    const fluid = spreadsOf(pairs.slice(0, many), "line", made);
    const layer = spreadLayer(panel, { fluid, individual: null }, show, say) ?? undefined;
    return changeMarks(panel, [], { ...options, show, behind: layer }).map((row) => row.map(({ text }) => text));
  };
  const all = spreadsOf(pairs, "line", made);
  const range = (rows: SpreadRows | null | undefined, low: number, high: number): string =>
    `${rows?.[low][1]} to ${rows?.[high][1]}`;
  const [difference] = texts("difference", pairs.length);
  expect(difference[1]).toContain(`; 80 % of ${pairs.length} fluid: ${range(all?.difference, 1, 5)}`);
  const [base, now] = texts("level", pairs.length);
  expect(base[1]).toContain(`without; 80 % of ${pairs.length} fluid: ${range(all?.base, 1, 5)}`);
  expect(now[1]).toContain(`with; 80 % of ${pairs.length} fluid: ${range(all?.now, 1, 5)}`);
  const few = spreadsOf(pairs.slice(0, 4), "line", made);
  expect(texts("difference", 4)[0][1]).toContain(`; 50 % of 4 fluid: ${range(few?.difference, 2, 4)}`);
  expect(texts("difference", 3)[0][1]).not.toContain("fluid");
});

test("beyond the farthest level that was scored the bands are grey, as the lines are", () => {
  expect(drawn("difference", { ...panel, far: { from: 1, after: "2024-01-31" } })).toContain('class="q95 far"');
});
