// Sets of forecasts side by side: sums before ratios, over figures that all of them have.
import { expect, test } from "vitest";
import { sideBySide } from "../../src/ask/record/sideBySide.ts";
import type { StoredScore } from "../../src/forecast/score.ts";

const families = [
  { name: "near", baseline: "random walk" },
  { name: "far", baseline: "drift" },
] as const;
/** @param narrowest interval that holds the outcome */
const row = (forecaster: string, family: string, origin: string, crps: number, narrowest: number | null) => {
  const covered = [50, 80, 95].map((share) => narrowest !== null && narrowest <= share);
  const score = { model: forecaster, series: family, origin, target: "2024", horizonMonths: 12, crps, covered };
  return { forecaster, family, part: "H" as const, score: score as unknown as StoredScore | null };
};
const crpsQuartered = (score: StoredScore | null) => score && { ...score, crps: score.crps / 4, covered: [true, true, true] as const }; // prettier-ignore
const baselines = [
  row("random walk", "near", "2023-01-01", 1, 50),
  row("random walk", "near", "2023-04-01", 3, 50),
  row("drift", "far", "2023-01-01", 2, 50),
];

test("a family's ratio is sum over sum, and the whole is the geometric mean of its families", () => {
  const none = [
    ...baselines,
    row("office", "near", "2023-01-01", 4, 95),
    row("office", "near", "2023-04-01", 4, null),
    row("office", "far", "2023-01-01", 1, 80),
  ];
  const both = none.map((one) => (one.forecaster === "office" ? { ...one, score: crpsQuartered(one.score) } : one));
  const { rows, whole } = sideBySide({ none, both }, families, "office");
  // near: (4 + 4) ÷ (1 + 3); far: 1 ÷ 2; √(2 × ½) = 1
  expect(rows).toEqual([
    { family: "near", part: "H", scored: 2, by: { none: { ratio: 2, held: 0 }, both: { ratio: 0.5, held: 2 } } },
    { family: "far", part: "H", scored: 1, by: { none: { ratio: 0.5, held: 1 }, both: { ratio: 0.125, held: 1 } } },
  ]);
  expect(whole).toHaveLength(1);
  expect(whole[0]).toMatchObject({ part: "H", scored: 3 });
  expect(whole[0].by.none.ratio).toBeCloseTo(1, 12);
  expect(whole[0].by.none.held).toBe(1);
});

test("what one of them has not forecast, or nobody has published, is in no column", () => {
  const some = [...baselines, row("office", "near", "2023-01-01", 4, 95), row("office", "far", "2023-01-01", 1, 80)];
  const less = some.filter(({ forecaster, family }) => !(forecaster === "office" && family === "far"));
  expect(sideBySide({ some, less }, families, "office").rows.map(({ family }) => family)).toEqual(["near"]);
  const open = some.map((one) => (one.family === "near" ? { ...one, score: null } : one));
  expect(sideBySide({ open }, families, "office").rows.map(({ family }) => family)).toEqual(["far"]);
});
