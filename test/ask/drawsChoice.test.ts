// Whose draws an answer has: as stored scores say, and never by scores of something else.
import { expect, test } from "vitest";
import { drawsChoice, isCalibratedBetter, ratiosOnH } from "../../src/ask/gates/drawsChoice.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { calibratedText } from "../../src/forecast/calibratedFile.ts";
import type { CalibratedScores } from "../../src/forecast/calibratedFile.ts";
import type { ComparedPart } from "../../src/forecast/comparedDraws.ts";
import { drawsRuleHash } from "../../src/forecast/drawsRule.ts";
import { protocolHash } from "../../src/forecast/protocolHash.ts";
import type { ParameterSet } from "../../src/parameters/parameterSet.ts";
import { drawsSentence } from "../../src/present/drawsSentence.ts";
import { documentsHash } from "../../src/study/documentsHash.ts";
import { engineVersion } from "../../src/study/engineVersion.ts";
import { forecasts, model } from "./counter.ts";

const documents = [
  { path: "model.yaml", text: model },
  { path: "forecasts.yaml", text: forecasts },
];
const part = (ratio: number, blocks = 3): ComparedPart => ({
  outcomes: 160,
  origins: 4 * blocks,
  families: [],
  mean: { ratio, lower: 0.9, upper: 1.1 },
  blocks,
});
const filesWith = (more: Partial<CalibratedScores> | null) => {
  if (more === null) return modelFiles("counter", documents);
  const own = {
    model: "counter",
    protocolVersion: 3,
    protocolHash: protocolHash(forecasts),
    rule: drawsRuleHash(),
    documents: documentsHash(modelFiles("counter", documents)),
    engine: engineVersion,
    commits: { D: null, H: null },
    page: "",
    draws: 8,
    seed: 1,
    targets: ["came"],
    choicesThrough: "2022-12-31",
    origins: [],
    D: part(1),
    H: null,
  };
  return modelFiles("counter", [...documents, { path: "calibrated.json", text: calibratedText({ ...own, ...more }) }]);
};
const ledTo = (...names: string[]) => ({ after: { series: names.map((series) => ({ series })) } });
const set = { id: "0123456789abcdef", asOf: "2023-01-01", ...ledTo("came") } as unknown as ParameterSet;
/** What an answer says whose draws are the documents' own, and whether calibrated ones would be its default. */
const said = (more: Partial<CalibratedScores> | null, brief = false) => [
  drawsSentence(drawsChoice({ files: filesWith(more) }), brief),
  isCalibratedBetter(filesWith(more)),
];

test("without a file there is nothing to say, and the documents' own draws stay", () => {
  expect(said(null)).toEqual(["", false]);
});

test("the choice follows the scores of H both ways", () => {
  expect(said({ H: part(1.02) })).toEqual([
    "Parameters as judged: calibrated ones scored no better (CRPS × 1.02 on 160 figures since 2023).",
    false,
  ]);
  expect(said({ H: part(1.02) }, true)[0]).toBe(
    "Parameters as judged: calibrated ones scored no better (CRPS × 1.02).",
  );
  const [words, isBetter] = said({ H: part(0.95) });
  expect(isBetter).toBe(true);
  expect(words).toBe(
    "Parameters as judged, though calibrated ones scored better (CRPS × 0.95 on 160 figures since 2023): these runs were given none.",
  );
  expect(said({ H: part(0.95) }, true)[0]).toBe(
    "Parameters as judged: calibrated ones scored better (CRPS × 0.95), not used here.",
  );
  const choice = drawsChoice({ files: filesWith({ H: part(0.95) }), posterior: set });
  expect(drawsSentence(choice)).toBe(
    "Parameters calibrated on what was published by 2023-01-01, parameter set 0123456789abcdef: such draws scored better than those of the documents (CRPS × 0.95 on 160 figures since 2023).",
  );
});

test("before H was looked at, and with too few origins, nothing is chosen and the sentence says so", () => {
  expect(said({ H: null })).toEqual(["Parameters as judged: calibrated ones are not scored yet on figures since 2023.", false]); // prettier-ignore
  expect(said({ H: part(0.5, 1) })).toEqual([
    "Parameters as judged: too few figures tell whether calibrated ones score better (CRPS × 0.50 on 160 figures since 2023).",
    false,
  ]);
});

test("scores of other documents, rules, protocol or engine, or of another model, never choose, and are said to be stale", () => {
  for (const [more, why] of [
    [{ documents: "0" }, "documents changed since"],
    [{ rule: "0" }, "another rule chose between them"],
    [{ protocolHash: "0" }, "they were made under another protocol"],
    [{ engine: "0.0.1" }, "they are of another version of the engine"],
    [{ model: "office" }, "they are of the model office"],
  ] as const) {
    expect(said({ ...more, H: part(0.5) })).toEqual([`Parameters as judged: scores of calibrated ones do not count, since ${why}.`, false]); // prettier-ignore
  }
});

test("a set that somebody names is named, whatever was scored", () => {
  const words = (more: Partial<CalibratedScores> | null) => drawsSentence(drawsChoice({ files: filesWith(more), posterior: set }), true); // prettier-ignore
  expect(words(null)).toBe("Parameters calibrated on what was published by 2023-01-01.");
  expect(words({ H: part(1.1) })).toContain(
    ": such draws scored no better than those of the documents (CRPS × 1.10 on",
  );
  expect(words({ documents: "0" })).toContain(
    "stored scores of such draws do not count, since documents changed since.",
  );
});

test("scores say nothing of a set that was led to other figures", () => {
  const files = filesWith({ H: part(0.9) });
  const other = { ...set, ...ledTo("came", "inside") };
  expect(isCalibratedBetter(files, set)).toBe(true);
  expect(isCalibratedBetter(files, other)).toBe(false);
  expect(drawsSentence(drawsChoice({ files, posterior: other }))).toContain(
    "do not count, since they are of sets that were led to other figures.",
  );
});

test("ratios of H are those of its families, and none where nothing counts", () => {
  const family = (name: string, ratio: number | null) => ({
    family: name,
    outcomes: 8,
    bounds: ratio === null ? null : { ratio, lower: null, upper: null },
    held: { calibrated: [4, 6, 8], documents: [4, 6, 8] } as const,
  });
  const scored = { ...part(0.9), families: [family("flows", 1.2), family("stocks", null)] };
  expect(ratiosOnH(filesWith({ H: scored }), set)).toEqual(new Map([["flows", 1.2], ["stocks", null]])); // prettier-ignore
  for (const more of [null, { H: null }, { H: scored, rule: "0" }]) expect(ratiosOnH(filesWith(more), set)).toBeNull();
});

test("a damaged file is refused, and chooses nothing", () => {
  const files = modelFiles("counter", [...documents, { path: "calibrated.json", text: "{" }]);
  expect(() => drawsChoice({ files })).toThrow("calibrated.json");
  expect(() => isCalibratedBetter(files)).toThrow("got a text that is no JSON, or half of one");
});
