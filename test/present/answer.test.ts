// The answer of a study that asks for no yes or no: every measure in the unit in which it is read.
import { expect, test } from "vitest";
import { answer } from "../../src/present/answer.ts";
import { tallyWords } from "../../src/present/targetTable.ts";
import { inventedInput } from "./fixture.ts";

const input = inventedInput();

/** The first two stacks with these waits in days. */
function waits(without: readonly number[], withIt: readonly number[]) {
  const measure = (values: readonly number[]) => {
    const sorted = values.toSorted((a, b) => a - b);
    const [p10, median, p90] = [sorted[0], sorted[(sorted.length - 1) / 2], sorted[sorted.length - 1]];
    return { ...input.study.stacks[0].measures[0], title: "mean wait", name: "wait", unit: "days", values, p10, median, p90 }; // prettier-ignore
  };
  const stacks = [without, withIt].map((values, i) => ({ ...input.study.stacks[i], measures: [measure(values)] }));
  return { ...input, answerMeasures: ["wait"], study: { ...input.study, stacks } };
}

test("a wait of 0.3 days at a counter is 7.2 hours, and 0.02 days less of it 29 minutes less", () => {
  const [{ lead, items }] = answer(waits([0.3, 0.29, 0.31], [0.28, 0.27, 0.29])).findings;
  expect(lead).toMatch(/^Mean wait: median 7\.20? hours/);
  expect(items[0]).toContain("hours");
  expect(items[0]).toMatch(/run by run 29 minutes less in the median/);
});

test("targets that had to come out are named beside those that test, and not counted among them", () => {
  const target = (status: "met" | "missed" | "by construction") => ({ ...input.targets[0], status });
  const targets = [target("met"), target("met"), target("missed"), target("by construction")];
  expect(tallyWords({ targets })).toBe("2 met and 1 missed of 3 targets, 1 more built in");
  expect(tallyWords({ targets: [target("met")] })).toBe("1 met and 0 missed of 1 target");
});
