// The axis of several stacks fits what is compared; what leaves the picture says where it goes.
import { expect, test } from "vitest";
import type { FanBand, FanPanel } from "../../src/ask/report/fanPanel.ts";
import { levelsChart, levelsTop } from "../../src/present/levelsChart.ts";

function flat(stack: readonly string[], values: readonly number[], runs = 9): FanBand {
  const wide = (factor: number): number[] => values.map((value) => value * factor);
  return { stack, runs, p10: wide(0.9), p25: wide(0.95), median: wide(1), p75: wide(1.05), p90: wide(1.1), paths: [] };
}

const millions = { low: 3_000_000, high: 15_000_000 };
const panel: FanPanel = {
  key: "pending",
  title: "Pending",
  unit: "persons",
  counts: "stock",
  note: "",
  axis: "calendar",
  elapsedUnit: "",
  points: [2024, 2025, 2026].map((at) => ({ label: String(at), at })),
  bands: [flat([], [1e6, 2e6, millions.low]), flat(["counterfactual"], [1e6, 5e6, millions.high])],
  compared: [[]],
};
const options = {
  id: "x",
  title: "Pending",
  width: 620,
  height: 300,
  names: ["as it stands", "never"],
  colours: [0, 1],
};

test("fifteen million that nobody asks about do not flatten three million", () => {
  expect(levelsTop(panel)).toBeCloseTo(1.1 * millions.low, 0);
  expect(levelsTop({ ...panel, compared: undefined })).toBeCloseTo(1.1 * millions.high, 0);
});

test("a range that is not drawn does not stretch the axis: only the end of a line has a bar", () => {
  const wideInBetween = { ...panel.bands[0], p90: [1e6, 40e6, 1.1 * millions.low] };
  expect(levelsTop({ ...panel, bands: [wideInBetween], compared: undefined })).toBeCloseTo(1.1 * millions.low, 0);
});

test("a stack somewhat above what is compared stays in the picture", () => {
  const near = { ...panel, bands: [panel.bands[0], flat(["near"], [1e6, 2e6, 3_600_000])] };
  expect(levelsTop(near)).toBeCloseTo(1.1 * 3_600_000, 0);
});

test("a line that leaves is cut at the frame, with an arrow and the value it goes to", () => {
  const picture = levelsChart(panel, options);
  expect(picture).toContain("▲ 15M");
  expect(picture).toMatch(/<svg x="[^"]+" y="[^"]+" width="[^"]+" height="[^"]+" viewBox/);
  expect(levelsChart({ ...panel, compared: undefined }, options)).not.toContain("▲");
});

test("a line that leaves and comes back says how high it went", () => {
  const back = { ...panel, bands: [panel.bands[0], flat(["back"], [1e6, millions.high, 2e6])] };
  expect(levelsChart(back, options)).toContain("▲ 15M");
});

test("two lines that end at the same height have names that do not lie on each other", () => {
  const same = { ...panel, bands: [panel.bands[0], flat(["twin"], [1e6, 2e6, millions.low])], compared: undefined };
  const heights = [...levelsChart(same, options).matchAll(/y="([\d.]+)" class="b t/g)].map(([, y]) => Number(y));
  expect(heights).toHaveLength(2);
  expect(Math.abs(heights[0] - heights[1])).toBeGreaterThanOrEqual(13);
});
