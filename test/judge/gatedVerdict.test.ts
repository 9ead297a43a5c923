import { expect, test } from "vitest";
import type { Gate } from "../../src/forecast/gates.ts";
import { gatedVerdict } from "../../src/judge/gatedVerdict.ts";
import { verdictWords, type VerdictWord } from "../../src/judge/verdict.ts";

const failed: Gate = { status: "failed", n: 7, words: "not settled: forecasts of this kind failed", why: "" };
const untested: Gate = { status: "untested", n: 3, words: "in the model; untested (n = 3)", why: "" };
const passed: Gate = { status: "passed", n: 20, words: "", why: "" };
const ofForecasts: readonly VerdictWord[] = ["supported", "contradicted", "in part"];

test("what failed is neither supported nor contradicted, but not settled, and says why", () => {
  for (const verdict of ofForecasts) {
    expect(gatedVerdict(verdict, failed)).toEqual({ verdict: "not settled", beside: failed.words });
  }
});

test("what is untested keeps its word, with how little was tested in the same line", () => {
  for (const verdict of ofForecasts)
    expect(gatedVerdict(verdict, untested)).toEqual({ verdict, beside: untested.words });
});

test("what passed, and a published figure, stand for themselves", () => {
  for (const gate of [passed, null])
    expect(gatedVerdict("supported", gate)).toEqual({ verdict: "supported", beside: "" });
});

test("words that say nothing of forecasts are let through every gate", () => {
  for (const verdict of verdictWords.filter((word) => !ofForecasts.includes(word))) {
    expect(gatedVerdict(verdict, failed)).toEqual({ verdict, beside: "" });
  }
});
