// Calibrated draws beside the documents' own: sums before ratios, and a choice that follows scores of H both ways.
import { expect, test } from "vitest";
import { calibratedText, readCalibrated } from "../../src/forecast/calibratedFile.ts";
import type { CalibratedScores } from "../../src/forecast/calibratedFile.ts";
import { comparedDraws } from "../../src/forecast/comparedDraws.ts";
import { betterDraws } from "../../src/forecast/drawsRule.ts";
import type { StoredScore } from "../../src/forecast/score.ts";

const score = (origin: string, crps: number, covered = [true, true, true]): StoredScore =>
  ({ model: "office", series: "pending", origin, target: `after ${origin}`, horizonMonths: 3, crps, covered }) as unknown as StoredScore; // prettier-ignore
const origins = Array.from({ length: 9 }, (_, n) => `${2016 + Math.floor(n / 2)}-0${n % 2 === 0 ? 1 : 7}-01`);
const each = (crps: number, of = origins): readonly StoredScore[] => of.map((origin) => score(origin, crps));

test("a family's ratio is sum over sum of the figures that both have, and the mean is geometric over families", () => {
  const found = comparedDraws([
    { family: "near", calibrated: each(2), documents: each(1) },
    { family: "far", calibrated: [...each(1, origins.slice(0, 2)), score("2030-01-01", 99)], documents: each(8) },
    { family: "nobody's", calibrated: [], documents: each(1) },
  ]);
  expect(found.families.map(({ family, outcomes, bounds }) => [family, outcomes, bounds?.ratio])).toEqual([
    ["near", 9, 2],
    ["far", 2, 0.125],
  ]);
  // √(2 × ⅛)
  expect(found.mean?.ratio).toBeCloseTo(0.5, 12);
  expect([found.outcomes, found.origins, found.blocks]).toEqual([11, 9, 2]);
  expect(found.families[0].held).toEqual({ calibrated: [9, 9, 9], documents: [9, 9, 9] });
});

test("the less CRPS chooses; as much keeps the documents' own, and so few origins, or none, decide nothing", () => {
  const compared = (crps: number, of = origins) => comparedDraws([{ family: "near", calibrated: each(crps, of), documents: each(1, of) }]); // prettier-ignore
  expect(betterDraws(compared(0.99))).toBe("calibrated");
  expect(betterDraws(compared(1.01))).toBe("documents");
  expect(betterDraws(compared(1))).toBe("documents");
  expect(betterDraws(compared(0.5, origins.slice(0, 7)))).toBeNull();
  expect(betterDraws(comparedDraws([]))).toBeNull();
  expect(betterDraws(null)).toBeNull();
});

const stored: CalibratedScores = {
  model: "office",
  protocolVersion: 3,
  protocolHash: "0",
  rule: "1",
  documents: "2",
  engine: "0.1.0",
  commits: { D: null, H: null },
  page: "",
  draws: 40,
  seed: 1,
  targets: ["pending"],
  choicesThrough: "2022-12-31",
  origins: [{ date: "2023-01-01", set: "abc", why: "" }],
  D: comparedDraws([{ family: "near", calibrated: each(2), documents: each(1) }]),
  H: null,
};

test("a file says again what was put into it", () => {
  const text = calibratedText(stored);
  expect(readCalibrated("calibrated.json", text)).toEqual({ pendency: "calibrated scores v1", ...stored });
  expect(calibratedText({ ...stored, origins: [], D: null })).toContain('"origins": [],\n  "D": null,\n  "H": null\n');
});

test("half a file, another one, and one with a part that is none are refused with one clear error each", () => {
  const text = calibratedText(stored);
  const read = (of: string) => () => readCalibrated("calibrated.json", of);
  expect(read(text.slice(0, 300))).toThrow("got a text that is no JSON, or half of one");
  expect(read(text.replace("calibrated scores v1", "scores v1"))).toThrow('got "scores v1"');
  expect(read(text.replace('"rule": "1"', '"rule": 1'))).toThrow("expected a text; got 1");
  expect(read(text.replace('"outcomes": 9', '"outcomes": null'))).toThrow("a part with outcomes, families, a mean and blocks"); // prettier-ignore
  expect(read(text)).not.toThrow();
});
