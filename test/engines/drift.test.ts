// Both engines follow the same path of a drift, in every stack, and its numbers are printed as medians.
import { expect, test } from "vitest";
import { askRun } from "../../src/ask/run.ts";
import { askComparison } from "../../src/ask/compare.ts";
import { scenarioTexts } from "../../src/ask/scenarioTexts.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { compareText, differencesText } from "../../src/present/compareText.ts";
import { measuresText } from "../../src/present/runText.ts";

const parameter = (value: string, more = ""): string =>
  `{title: P, unit: cases per month, kind: judgement, judgedBy: a test, reason: invented, value: ${value}${more}}`;
const model = (drift: string): string => `pendency: model v1
title: A court
entities: [cases]
units: [judge]
runs: {from: 2023-01-01, through: 2024-12-31}
parameters:
  coming: ${parameter("3000", drift)}
resources: {judges: {servers: 40 judges}}
stages:
  docket:
    initial: {count: 2000, age: 30 days}
    arrivals: {rate: coming}
    service: {by: judges, time: {exponential: {mean: 10 hours}}}
    next: done
  done: {outcome: true}
quantities:
  filed: {title: Cases filed, entries: docket, window: 2024}
`;
const scenarios = `pendency: scenarios v1
for: court
scenarios:
  more: {title: A tenth more, changes: [{from: 2024-01-01, parameter: coming, multiply: 1.1}]}
`;
const open = (drift = ", drift: {size: 50%, from: 2023-07-01}") =>
  openDocuments({
    id: "court",
    asked: "court",
    documents: [
      { path: "court.yaml", text: model(drift) },
      { path: "court.scenarios.yaml", text: scenarios },
    ],
    targets: [],
    study: null,
  });
const asked = { seed: 3, replications: 8 };
const filedIn = (
  study: { stacks: readonly { measures: readonly { values: readonly (number | null)[] }[] }[] },
  stack = 0,
) => study.stacks[stack].measures[0].values.map(Number);

test("in each replication people come along the path that expected numbers follow", async () => {
  const documents = open();
  const people = filedIn((await askRun(documents, { ...asked, engine: "individual" })).study);
  const expected = filedIn((await askRun(documents, { ...asked, engine: "fluid", stepDays: 7 })).study);
  // Poisson: 6 deviations, which one count in 5e8 passes
  for (const [i, count] of people.entries()) expect(Math.abs(count - expected[i])).toBeLessThan(6 * Math.sqrt(expected[i])); // prettier-ignore
  // the paths are far apart: a year's mean of 36,000 with a deviation of some 40 %
  expect(Math.max(...expected) / Math.min(...expected)).toBeGreaterThan(1.5);
});

test.each(["individual", "fluid"] as const)("paired stacks share the path: %s", async (engine) => {
  const { study } = await askComparison(open(), { ...asked, engine, stepDays: engine === "fluid" ? 1 : undefined, stacks: [[], ["more"]] }); // prettier-ignore
  const [base, more] = [filedIn(study, 0), filedIn(study, 1)];
  for (const [i, count] of base.entries()) expect(more[i] / count).toBeCloseTo(1.1, engine === "fluid" ? 9 : 1);
});

test("where a parameter drifts tables hold medians, and no means", async () => {
  const input = async (drift?: string) => {
    const documents = open(drift);
    const { study, differences } = await askComparison(documents, { ...asked, engine: "fluid", stepDays: 7, stacks: [[], ["more"]] }); // prettier-ignore
    const shown = { scenarios: scenarioTexts(documents), study };
    return [measuresText(shown), compareText(shown), differencesText(shown, differences)];
  };
  for (const text of await input()) expect(text).not.toMatch(/mean|±/);
  expect((await input())[0]).toMatch(/median +80 % of runs/);
  const undrawn = await askRun(open(), { engine: "fluid", stepDays: 7 });
  expect(undrawn.study.draws).toEqual([]);
  expect(filedIn(undrawn.study)).toEqual(filedIn((await askRun(open(""), { engine: "fluid", stepDays: 7 })).study));
});

test("a drift that leaves a share beyond 100 % is refused with the replication and the parameter", async () => {
  const text = model("").replace(
    "resources:",
    `  granted: {title: P, unit: share, kind: judgement, judgedBy: a test, reason: invented, value: 95%, drift: {size: 100%, in: logs}}\nresources:`,
  );
  const shared = text.replace("next: done\n", "next: {done: granted, gone: rest}\n").replace("  done: {out", "  gone: {outcome: true}\n  done: {out"); // prettier-ignore
  const documents = openDocuments({
    id: "court",
    asked: "court",
    documents: [{ path: "court.yaml", text: shared }],
    targets: [],
    study: null,
  });
  await expect(askRun(documents, { ...asked, engine: "fluid", stepDays: 7 })).rejects.toThrow(
    /replication \d drew: the drift of granted\n(.|\n)*hint: give the drift of granted a smaller `size:`, or a `halfLife:`/,
  );
});
