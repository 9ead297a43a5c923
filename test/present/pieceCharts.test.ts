// Pictures of questions that take a moment, in both languages: what they say is in their numbers, and marks lie inside.
import { expect, test } from "vitest";
import type { Difference } from "../../src/ask/compare.ts";
import type { Flip } from "../../src/ask/flip/flip.ts";
import type { ShapleyOutcome } from "../../src/ask/shapley.ts";
import type { SobolOutcome } from "../../src/ask/sobol.ts";
import type { MeasureSpread } from "../../src/ensemble/summary.ts";
import { flipChart, flipKeys } from "../../src/present/flipChart.ts";
import { pairedChart } from "../../src/present/pairedChart.ts";
import { partsChart, partsKeys } from "../../src/present/partsChart.ts";
import { shapleyChart } from "../../src/present/shapleyChart.ts";
import { shapleyWords } from "../../src/present/shapleyText.ts";
import { sobolChart } from "../../src/present/sobolChart.ts";
import type { ToldChart } from "../../src/present/toldChart.ts";
import { piecesEn } from "../../src/workbench/pieces/en.ts";
import { piecesEs } from "../../src/workbench/pieces/es.ts";

const languages = [piecesEn, piecesEs];
const widths = [340, 860];

function checkChart(told: ToldChart | null): ToldChart {
  if (told === null) throw new Error("expected a picture");
  expect(`${told.title} ${told.sentence} ${told.picture}`).not.toMatch(/NaN|undefined|Infinity|null/);
  for (const { x, y } of told.marks.flat()) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(told.width);
    expect(y).toBeLessThanOrEqual(told.height);
  }
  for (const row of told.table.rows) expect(row).toHaveLength(told.table.columns.length);
  return told;
}

/** Widths of the bars in one colour. */
function bars(picture: string, className: string): readonly number[] {
  const found = picture.matchAll(new RegExp(`<rect class="${className}"[^>]* width="([\\d.]+)"`, "g"));
  return [...found].map(([, wide]) => Number(wide));
}

const difference = {
  stack: "more",
  against: "baseline",
  name: "wait",
  unit: "days",
  mean: -2,
  standardError: 0.5,
  low: -3,
  high: -1,
  varianceRatio: 4,
  median: -2,
  p10: -3,
  p90: -1,
  lower: 6,
  higher: 2,
  replications: 10,
  gate: { status: "untested", n: 0, words: "" },
} as unknown as Difference;

test("of ten runs six are lower, two the same and two higher, and ten pairs tell as much as forty runs apart", () => {
  for (const { paired } of languages) {
    for (const width of widths) {
      const told = checkChart(pairedChart([difference], { id: "p", width, words: paired, titleOf: () => "Wait" }));
      const parts = ["c0", "c4", "c1"].map((name) => bars(told.picture, name)[0]);
      expect(parts[0] / parts[1]).toBeCloseTo(3, 1);
      expect(parts[2]).toBeCloseTo(parts[1], 0);
      expect(told.title).toContain("6");
      expect(told.sentence).toContain("40");
    }
  }
  const none = { ...difference, mean: null, low: null, high: null };
  expect(pairedChart([none], { id: "p", width: 500, words: piecesEn.paired, titleOf: () => "Wait" })).toBeNull();
});

const spread = {
  stack: "baseline",
  measure: "wait",
  title: "Wait",
  unit: "days",
  points: 20,
  mean: 5,
  standardError: 0.1,
  p05: 3,
  p10: 3.5,
  median: 5,
  p90: 7,
  p95: 8,
  components: [
    { of: ["parameter"], variance: 3, standardError: null, share: 0.75 },
    { of: ["chance", "sample"], variance: 1, standardError: null, share: 0.25 },
  ],
} as unknown as MeasureSpread;

test("three quarters of the spread are the parameters'; parts that cannot be told apart are named together", () => {
  for (const { parts } of languages) {
    for (const width of widths) {
      const told = checkChart(partsChart([spread], { id: "s", width, words: parts, titleOf: (_, title) => title }));
      expect(told.title).toContain("75 %");
      expect(bars(told.picture, "c1")[0] / bars(told.picture, "c3")[0]).toBeCloseTo(3, 1);
      expect(told.table.rows.map((row) => row.at(-1))).toEqual([0.75, 0.25]);
    }
    expect(partsKeys([spread], parts).map(({ className }) => className)).toEqual(["c1", "c3"]);
  }
  const below = { ...spread, components: [{ of: ["parameter"], variance: 4, standardError: null, share: 1.2 }, { of: ["drift"], variance: -1, standardError: null, share: -0.2 }] } as unknown as MeasureSpread; // prettier-ignore
  checkChart(partsChart([below], { id: "s", width: 500, words: piecesEn.parts, titleOf: (_, title) => title }));
  const alone = { ...spread, components: null };
  expect(partsChart([alone], { id: "s", width: 500, words: piecesEn.parts, titleOf: (_, title) => title })).toBeNull();
});

const index = (share: number) => ({ share, low: share - 0.05, high: share + 0.05 });
const sobol = {
  kind: "level",
  name: "wait",
  title: "Wait",
  unit: "days",
  rows: 64,
  mean: 5,
  standardDeviation: 1,
  factors: [
    { name: "rate", title: "Rate", parameters: ["rate"], first: index(0.6), total: index(0.8) },
    { name: "rest", title: "All other figures together", parameters: [], first: index(-0.02), total: index(0.1) },
  ],
} as unknown as SobolOutcome;

test("alone lies within what it makes with all others, and what figures make only together is told", () => {
  for (const words of languages) {
    for (const width of widths) {
      const titleOf = ({ title }: { readonly title: string }): string => title;
      const told = checkChart(sobolChart(sobol, { id: "i", width, words: words.sobol, titleOf, table: "i" }));
      expect(bars(told.picture, "c0")[0] / bars(told.picture, "c4")[0]).toBeCloseTo(0.75, 2);
      for (const share of ["60 %", "80 %", "40 %"]) expect(told.sentence).toContain(share);
    }
  }
  const still = { ...sobol, factors: [] };
  const told = sobolChart(still, { id: "i", width: 500, words: piecesEn.sobol, titleOf: () => "", table: "i" });
  expect([told.picture, told.sentence]).toEqual(["", "It is the same in every draw."]);
  const few = { ...still, rows: 4 };
  for (const { sobol: said } of languages) {
    expect(sobolChart(few, { id: "i", width: 500, words: said, titleOf: () => "", table: "i" }).sentence).toBe(
      said.tooFew,
    );
  }
});

test("Shapley effects are bars as long as their parts, and none where nothing varies", () => {
  const factors = [
    { name: "rate", title: "Rate", parameters: ["rate"], ...index(0.75) },
    { name: "rest", title: "All other figures together", parameters: [], ...index(0.25) },
  ];
  const shapley = { ...sobol, factors } as unknown as ShapleyOutcome;
  for (const width of widths) {
    const told = checkChart(shapleyChart(shapley, { id: "i", width, table: "i" }));
    const [rate, rest] = bars(told.picture, "c0");
    expect(rate / rest).toBeCloseTo(3, 1);
    expect(told.sentence).toContain("The largest part, 75 %, is that of “Rate”");
  }
  const still = shapleyChart({ ...shapley, factors: [] }, { id: "i", width: 500, table: "i" });
  expect([still.picture, still.sentence]).toEqual(["", "It is the same in every draw."]);
  const few = { ...shapley, factors: [], rows: 4 };
  expect(shapleyWords(few)).toBe("Of so few pairs of draws no share is told (--rows makes more).");
  expect(shapleyWords({ ...few, standardDeviation: 0 })).toBe("It is the same in every draw.");
});

const flip: Flip = {
  of: { kind: "question", id: "", words: "Is it shorter?" },
  parameter: "rate",
  title: "rate",
  unit: "per day",
  from: "2025-01-01",
  range: [0, 100],
  assumed: 40,
  result: "at",
  at: 25,
  holds: "above",
  contrary: [{ value: 90, holds: false }],
  bracket: [24, 26],
  fluidRuns: 12,
  confirmed: [
    { value: 20, holds: 0, runs: 2 },
    { value: 30, holds: 2, runs: 2 },
  ],
  isSettled: true,
  stepDays: 3,
};
const options = { lever: "Rate", unit: "per day", what: { words: "Is it shorter?", isQuestion: true } };

test("a quarter of the range is one side and the rest the other; what says otherwise and what was run is told", () => {
  for (const { flip: words } of languages) {
    for (const width of widths) {
      const told = checkChart(flipChart(flip, { id: "f", width, words, ...options }));
      expect(bars(told.picture, "c0")[0] / bars(told.picture, "c4")[0]).toBeCloseTo(3, 1);
      for (const value of ["25 per day", "90", "2 ", "20", "30"]) expect(told.sentence).toContain(value);
      expect(told.marks[0].map(({ x }) => x)).toEqual(told.marks[0].map(({ x }) => x).toSorted((one, other) => one - other)); // prettier-ignore
    }
    expect(new Set([true, false].flatMap((isQuestion) => flipKeys(words, isQuestion).map(({ title }) => title))).size).toBe(4); // prettier-ignore
  }
});

test.each(["everywhere", "nowhere", "unknown"] as const)("where it turns %s, it says so", (result) => {
  const still: Flip = { ...flip, result, at: null, holds: null, bracket: null, contrary: [], confirmed: [] };
  for (const { flip: words } of languages) {
    const told = flipChart(still, { id: "f", width: 600, words, ...options });
    if (result === "unknown") expect(told.picture).toBe("");
    else checkChart(told);
    expect(told.sentence.length).toBeGreaterThan(20);
  }
});

const slotsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

function checkWords(en: unknown, es: unknown, at: string): void {
  if (typeof en === "string") {
    expect(slotsOf(es as string), at).toEqual(slotsOf(en));
    if (!["no", ""].includes(en)) expect(es, at).not.toBe(en);
    return;
  }
  if (typeof en !== "object" || en === null) return;
  const [own, other] = [en, es] as readonly Record<string, unknown>[];
  expect(Object.keys(other).toSorted(), at).toEqual(Object.keys(own).toSorted());
  for (const [key, value] of Object.entries(own)) checkWords(value, other[key], `${at}.${key}`);
}

test("English and Spanish say the same, each in its words", () => {
  checkWords(piecesEn, piecesEs, "pieces");
});
