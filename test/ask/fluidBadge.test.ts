// What stands beside figures of the fluid engine, and when it says that a run lies outside what was compared.
import { expect, test } from "vitest";
import { fluidBadge, type FluidAgreement } from "../../src/ask/fluidBadge.ts";
import { fluidBadgeLines } from "../../src/present/fluidBadgeLines.ts";
import { runSection } from "../../src/present/runSection.ts";
import { approximationsOf } from "../../src/simulate/fluid/approximations.ts";
import { storyProgram } from "../simulate/stories.ts";
import { inventedInput } from "../present/fixture.ts";

const agreement: FluidAgreement = {
  compared: { of: "abc", stack: [], replications: 3, seed: 5, sample: "every person one to one", stepDays: 7 },
  boundIs: "size of the gap plus two standard errors of the individual engine's mean",
  outputs: [
    {
      output: "removals",
      title: "Removals",
      unit: "persons",
      individual: 100,
      standardError: 0.01,
      fluid: 98,
      gap: -0.02,
      bound: 0.04,
    },
    {
      output: "stage: persons",
      title: "Stage",
      unit: "persons",
      individual: 10,
      standardError: 0.1,
      fluid: 10,
      gap: 0,
      bound: 0.2,
    },
  ],
};
const made = {
  stepDays: 7,
  stepError: 0.013,
  unsettled: [],
  mayBeOff: [],
  approximates: ["slots: so and so"],
  without: { share: "no histories" },
};
const asCompared = { of: "abc", stacks: [[]], draws: 0, changed: [] };

test("a run as it was compared is within its bounds, and says how far apart the engines were", () => {
  const badge = fluidBadge(asCompared, made, agreement);
  expect(badge.outside).toEqual([]);
  const lines = fluidBadgeLines(badge, [{ name: "removals" }]);
  expect(lines.some((line) => line.startsWith("outside"))).toBe(false);
  expect(lines.at(-1)).toContain("removals −2.0 % (within 4.0 %)");
  expect(lines.at(-1)).not.toContain("stage: persons");
  expect(lines).toContain("approximated: slots: so and so");
  expect(lines).toContain("no value for share: no histories");
});

test("a step that is not settled says so plainly, with whole percentages from a hundred on", () => {
  const first = (stepError: number) => {
    const unsettled = stepError > 0.02 ? [{ what: "removals", change: stepError }] : [];
    return fluidBadgeLines(fluidBadge(asCompared, { ...made, stepError, unsettled }, agreement), [])[0];
  };
  expect(first(0.02)).toMatch(
    /not the number of persons in any stage, by more than 2\.0 %, which says nothing of what is approximated$/,
  );
  expect(first(0.021)).toMatch(/NOT settled: halving the step still changed removals by 2\.1 %$/);
  expect(first(0.9949)).toMatch(/ by 99 %$/);
  expect(first(1)).toMatch(/ by 100 %$/);
  expect(first(12.34)).toMatch(/ by 1234 %$/);
});

test("where people queue for servers, a step that is settled is said to leave out the lines that chance makes", () => {
  const approximates = approximationsOf(storyProgram(oneDesk));
  expect(fluidBadgeLines(fluidBadge(asCompared, { ...made, approximates }, null), [])[0]).toMatch(
    /by more than 1\.3 %, which says nothing of what is approximated, such as the lines that chance makes$/,
  );
});

const oneDesk = `runs: {for: 9 days}
resources: {desk: {servers: 1}}
stages:
  q: {arrivals: {rate: 1 per day}, service: {by: desk, time: 12 hours}, next: done}
  done: {outcome: true}
`;

test("a figure that may be off by more than halving changed is named first, with the size", () => {
  const late = { what: "late", by: 0.058, unit: "share", ofIt: 0.4 };
  const p90 = { what: "p90", by: 4.8, unit: "days", ofIt: 0.036 };
  const never = { what: "never", by: 0.01, unit: "share", ofIt: null };
  const first = (...mayBeOff: (typeof late | typeof never)[]) =>
    fluidBadgeLines(fluidBadge(asCompared, { ...made, mayBeOff }, agreement), [])[0];
  expect(first(late, p90)).toContain("step 7.00 days · late may be off by 0.058 (40 % of it), see below; the two");
  expect(first(p90)).toContain("· p90 may be off by 4.8 days (3.6 % of it), see below; the two");
  expect(first(never, late)).toContain("· never may be off by 0.010, see below; the two");
  expect(first({ ...p90, ofIt: 0.012 })).toContain("step 7.00 days · the two halvings");
  const asked = fluidBadge(asCompared, { ...made, stepError: null, mayBeOff: [late] }, agreement);
  expect(fluidBadgeLines(asked, [])[0]).toMatch(
    /with a finer one; late may be off by 0\.058 \(40 % of it\), see below$/,
  );
});

test("of many numbers that are not settled the four worst are named, and the others counted", () => {
  const unsettled = [9, 8, 7, 6, 5, 4].map((tenths) => ({ what: `n${tenths}`, change: tenths / 10 }));
  const [line] = fluidBadgeLines(fluidBadge(asCompared, { ...made, stepError: 0.9, unsettled }, agreement), []);
  expect(line).toMatch(/still changed n9 by 90 %, n8 by 80 %, n7 by 70 %, n6 by 60 %, and 2 more by less$/);
});

test.each([
  ["a model that has changed since", { ...asCompared, of: "def" }, 7, "have changed since"],
  ["a scenario that was not part of it", { ...asCompared, stacks: [[], ["deal"]] }, 7, "scenarios deal"],
  [
    "a source chosen at the command line",
    { ...asCompared, changed: ["--source a=b was not part of it"] },
    7,
    "--source",
  ],
  ["a draw", { ...asCompared, draws: 8 }, 7, "draws of uncertain parameters"],
  ["a longer step", asCompared, 14, "its step was 7.00 days"],
])("%s lies outside what was compared", (_, asked, stepDays, words) => {
  const badge = fluidBadge(asked, { ...made, stepDays }, agreement);
  expect(badge.outside.join()).toContain(words);
  expect(
    fluidBadgeLines(badge, []).some((line) => line.startsWith("outside what was compared") && line.includes(words)),
  ).toBe(true);
});

test("a model that nobody compared says so", () => {
  const badge = fluidBadge(asCompared, made, null);
  expect(badge.compared).toBeNull();
  expect(fluidBadgeLines(badge, []).join()).toContain("nobody has compared the engines on this model");
});

test("a report of expected numbers carries the badge, one of persons does not", () => {
  const report = inventedInput();
  expect(runSection(report)).not.toContain("outside what was compared");
  const fluid = fluidBadge({ ...asCompared, stacks: [["deal"]] }, made, agreement);
  expect(runSection({ ...report, fluid })).toContain("outside what was compared: scenarios deal");
});
