// What a study of expected numbers says of itself to whoever asks for it, with or without a kept comparison.
import { expect, test } from "vitest";
import { badgeOf } from "../../src/ask/badgeOf.ts";
import { comparisonOf } from "../../src/ask/fluidComparison.ts";
import { askRun } from "../../src/ask/run.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { fluidBadgeLines } from "../../src/present/fluidBadgeLines.ts";

const text = `pendency: model v1
title: A door
runs: {for: 30 days}
stages:
  inside: {arrivals: {rate: 20 per day}, dwell: {exponential: {mean: 3 days}}, next: out}
  out: {outcome: true}
`;
const files = { id: "door", asked: "door", documents: [{ path: "door.yaml", text }], targets: [], study: null };
const documents = openDocuments(files);

test("expected numbers are outside what was compared where no comparison is at hand, and inside one of this very model", async () => {
  const { study } = await askRun(documents, { engine: "fluid" });
  expect(badgeOf(study, documents)?.outside).toEqual(["nobody has compared the engines on this model"]);
  const compared = {
    of: comparisonOf(documents),
    stack: [],
    replications: 3,
    seed: 5,
    sample: "every person one to one",
    stepDays: study.fluid!.stepDays,
  };
  const agreement = { compared, boundIs: "size of the gap plus two standard errors", outputs: [] };
  expect(badgeOf(study, documents, agreement)?.outside).toEqual([]);
  const other = { ...agreement, compared: { ...compared, of: "another model" } };
  expect(badgeOf(study, documents, other)?.outside[0]).toContain("have changed since");
  expect(badgeOf(study, documents, agreement, ["a source"])?.outside).toEqual(["a source"]);
});

test("with a step that is asked for, the run has steps as long, and says that they were compared with no others", async () => {
  const { study } = await askRun(documents, { engine: "fluid", stepDays: 4 });
  // 30 days are eight equal steps of at most four
  expect(study.fluid!.stepDays).toBe(3.75);
  expect(study.fluid!.stepError).toBeNull();
  const badge = badgeOf(study, documents)!;
  expect(fluidBadgeLines(badge, [])[0]).toMatch(/step 3\.75 days · step as asked for; not compared with a finer one$/);
  const chosen = await askRun(documents, { engine: "fluid" });
  expect(study.fluid!.without).toEqual(chosen.study.fluid!.without);
  expect(study.id).not.toBe(chosen.study.id);
});

test("runs of single persons need no badge", async () => {
  const { study } = await askRun(documents, { replications: 1 });
  expect(badgeOf(study, documents)).toBeNull();
});
