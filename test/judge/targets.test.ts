import { expect, test } from "vitest";
import { judgeTargets } from "../../src/judge/judgeTargets.ts";
import { readTargets } from "../../src/claim/readTargets.ts";
import { targetName } from "../../src/present/targetName.ts";
import { targetsText } from "../../src/present/terminal.ts";
import { targetRows } from "../../src/ask/report/targetRows.ts";
import type { Study } from "../../src/study/study.ts";
import { documents, libraryOf } from "./fixture.ts";

const context = {
  id: "court",
  units: [],
  entities: ["persons"],
  fiscalYearStartMonth: 10,
  runs: { kind: "calendar" as const },
};
const read = (body: string) =>
  readTargets({ path: "targets.yaml", text: `pendency: targets v1\nfor: court\ntargets:\n${body}` }, context);
const target = (observed: string, more = "") =>
  read(`  pending:
    title: Pending
    measure: {stock: court, at: end}
    observed: ${observed}
    band: within 10%${more}
`);

/** A study of one stack in which the target's measure took these values. */
const measured = (...values: readonly number[]) =>
  ({ stacks: [{ stack: [], measures: [{ name: "target:pending", unit: "persons", values }] }] }) as unknown as Study;
const facts = libraryOf({ "ice/a#m.1": [90, "persons"], "ice/a#m.2": [100, "persons"], "ice/a#m.3": [110, "persons"] });
const judged = (observed: string, study = measured(104), more = "") =>
  judgeTargets(target(observed, more), study, facts, documents.model)[0];

test("a plain quantity is set beside the model like a published figure: 104 against 100 is 1.04", () => {
  const plain = judged("100 persons");
  expect(plain).toMatchObject({ observed: 100, median: 104, ratio: 1.04, status: "met", period: "", source: "" });
  expect(judged("{fact: ice/a#m.2}")).toMatchObject({ observed: 100, ratio: 1.04, status: "met", period: "FY2023" });
  // and it reaches the page, under its title alone
  const [row] = targetRows([plain]);
  expect(targetName(row)).toBe("Pending");
  expect(targetsText({ targets: [row] })).toMatch(/^Pending +100 +104 /m);
});

test("the mean of 90, 100 and 110 published is 100, and all three have to be at hand", () => {
  const mean = judged("{mean: [ice/a#m.1, ice/a#m.2, ice/a#m.3]}");
  expect(mean).toMatchObject({ observed: 100, ratio: 1.04, status: "met" });
  expect(mean.source).toContain("mean of 3: ice/a#m.1 to ice/a#m.3");
  expect(() => judged("{mean: [ice/a#m.1, ice/a#m.4]}")).toThrow("ice/a#m.4");
});

test("a figure that an input was set by is never met, and still missed when the model misses it", () => {
  const more = "\n    byConstruction: true";
  expect(judged("100 persons", measured(104), more).status).toBe("by construction");
  expect(judged("100 persons", measured(111), more).status).toBe("missed");
  expect(judged("100 persons", measured(111)).status).toBe("missed");
});

test("what is judged is the median of the replications: of 80, 104 and 300 it is 104", () => {
  expect(judged("100 persons", measured(300, 80, 104))).toMatchObject({ median: 104, status: "met" });
});

test("misses are named below the table, with their note", () => {
  const missed = judged("100 persons", measured(150), "\n    note: counted otherwise");
  const text = targetsText({ targets: targetRows([missed]) });
  expect(text).toContain("Of 1 target, 0 are met, 1 is missed");
  expect(text.slice(text.indexOf("Missed:")).replace(/\s+/g, " ")).toContain("Pending: model 150");
  expect(text.replace(/\s+/g, " ")).toContain("(counted otherwise)");
});

test("a band is a share or a factor, and anything else is refused where it stands", () => {
  const bandOf = (band: string) =>
    read(`  a: {title: A, measure: {stock: court, at: end}, observed: 1, band: ${band}}\n`)[0].band;
  expect(bandOf("within 5%")).toEqual([0.95, 1.05]);
  expect(bandOf("within factor 2")).toEqual([0.5, 2]);
  expect(() => bandOf("about right")).toThrow(/targets.yaml:4:\d+[\s\S]*within 5%/);
});
