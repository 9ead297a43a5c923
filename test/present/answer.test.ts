// The answer of a study that asks for no yes or no: every measure in the unit in which it is read.
import { expect, test } from "vitest";
import { answer } from "../../src/present/answer.ts";
import { pairingLine } from "../../src/present/compareText.ts";
import { tallyWords } from "../../src/present/targetTable.ts";
import { pairedDifference } from "../../src/statistics/pairedDifference.ts";
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

test("told in full, a difference has its mean with error and interval, and what pairing is worth, as compare has them", () => {
  const [without, withIt] = [
    [3, 5, 4],
    [2.25, 4.3, 3.2],
  ];
  const of = waits(without, withIt);
  const [said] = answer(of).findings[0].items;
  const [full] = answer(of, true).findings[0].items;
  expect(said).not.toMatch(/Mean difference|Paired/);
  // differences of -0.75, -0.7 and -0.8 days: mean -18 hours, error 0.05 / √3 days, and 4.303 of those to each side
  expect(full).toBe(
    `${said} Mean difference −18.00 ± 0.69 hours (standard error; 95 % interval −21.0 to −15.0). ` +
      pairingLine([pairedDifference(withIt, without)], 3),
  );
  expect(full).toMatch(/Paired, 3 runs tell as much of the difference as \d[\d,]* that share nothing\.$/);
});

test("where the draws drift the mean is left out, and where no run differs or there is one, all of it", () => {
  const of = waits([3, 5, 4], [2.25, 4.3, 3.2]);
  const drifting = {
    ...of,
    study: { ...of.study, draws: [{ name: "pace", how: "drift" as const, values: [1, 1, 1] }] },
  };
  const [full] = answer(drifting, true).findings[0].items;
  expect(full).toContain(" Paired, 3 runs");
  expect(full).not.toContain("Mean difference");
  for (const [without, withIt] of [
    [
      [3, 5, 4],
      [3, 5, 4],
    ],
    [[3], [2]],
  ]) {
    const same = waits(without, withIt);
    expect(answer(same, true).findings).toEqual(answer(same).findings);
  }
});

test("targets that had to come out are named beside those that test, and not counted among them", () => {
  const target = (status: "met" | "missed" | "by construction") => ({ ...input.targets[0], status });
  const targets = [target("met"), target("met"), target("missed"), target("by construction")];
  expect(tallyWords({ targets })).toBe("2 met and 1 missed of 3 targets, 1 more built in");
  expect(tallyWords({ targets: [target("met")] })).toBe("1 met and 0 missed of 1 target");
});
