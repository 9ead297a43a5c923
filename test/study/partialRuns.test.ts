// Runs that a study makes only in part, or not at all: what is left out changes no number that is kept.
import { describe, expect, test } from "vitest";
import { askRun } from "../../src/ask/run.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import type { FactLibrary } from "../../src/facts/fact.ts";
import { mergeStudy } from "../../src/study/mergeStudy.ts";
import { canonicalSpec, planStudy, type StudyInput } from "../../src/study/planStudy.ts";
import { Runner, programOf } from "../../src/study/runReplication.ts";
import { stackName } from "../../src/scenario/stack.ts";
import { makeStudy } from "../../src/study/makeStudy.ts";
import type { Study, StudySpec } from "../../src/study/study.ts";
import { quantityMeasures } from "../../src/study/studyMeasures.ts";
import type { MoreMeasure } from "../../src/study/studyRequest.ts";
import type { MeasureSummary } from "../../src/summarise/summary.ts";

const noFacts: FactLibrary = { facts: new Map(), publications: new Map(), conflicts: [] };

const office = `pendency: model v1
title: An office
runs: {from: 2025-01-01, through: 2025-03-31}
units: [officer]
parameters:
  onDuty: {title: Officers, unit: officers, kind: judgement, judgedBy: test, reason: invented, value: 3, uncertainty: {plus: {uniform: {from: 0 officers, to: 2 officers}}}}
resources: {desk: {servers: onDuty}}
stages:
  counter: {arrivals: {rate: 20 per day}, service: {by: desk, time: {exponential: {mean: 3 hours}}}, next: served}
  served: {outcome: true}
quantities:
  february: {entries: served, window: {from: 2025-02-01, for: 10 days}}
  wholeRun: {entries: served}
  atEnd: {stock: counter, at: end}
  wait: {wait: counter, statistic: mean}
`;
const scenarios = `pendency: scenarios v1
for: office
scenarios:
  oneMore: {title: One more officer, changes: [{from: 2025-02-01, parameter: onDuty, add: 1 officer}]}
  twoMore: {title: Two more officers, changes: [{from: 2025-02-01, parameter: onDuty, add: 2 officers}]}
`;

/** The quantities above are measured for claims under `asked`, and `wait` for everybody. */
function studyOf(spec: Partial<StudySpec>, asked: readonly string[] = [], only = /./): Study {
  const documents = readDocuments(
    [
      { path: "office.yaml", text: office },
      { path: "office.scenarios.yaml", text: scenarios },
    ],
    "office",
  );
  const whole: StudySpec = {
    engine: "individual",
    seed: 7,
    replications: 3,
    stacks: [[], ["oneMore"]],
    points: "drawn",
    shown: spec.stacks ?? [[], ["oneMore"]],
    inFull: null,
    fewer: null,
    sources: {},
    sample: null,
    seriesGroup: "",
    seriesLevels: [],
    ...spec,
  };
  const { quantities } = documents.model;
  const input: StudyInput = {
    documents,
    facts: noFacts,
    spec: canonicalSpec(whole),
    measures: [
      ...quantityMeasures(documents.model),
      ...quantities
        .filter(({ name }) => only.test(name))
        .map(({ name, title, measure }) => ({
          name: `claim:${name}/0/measure`,
          title,
          measure,
          of: "claim" as const,
          everyReplication: true,
          stack: stackName(asked),
        })),
    ],
    warmUpDays: null,
    eventLimit: 1e7,
  };
  const runner = new Runner(input);
  const runs = planStudy(input).map((task) => runner.run(task));
  const programs = input.spec.stacks.map((_, stack) => programOf(input, stack, null));
  return mergeStudy(input, runs, programs, "id");
}

const valuesOf = ({ measures }: { readonly measures: readonly MeasureSummary[] }, name: string) =>
  measures.find((one) => one.name === name)?.values;

describe("stacks with fewer replications", () => {
  const full = studyOf({});
  const fewer = studyOf({ fewer: { replications: 1, stacks: [["oneMore"]] } });

  test("have the first ones of those they would have had, the others all, and nothing counts as unfinished", () => {
    expect(fewer.stacks.map(({ replications }) => replications)).toEqual([3, 1]);
    expect(fewer.stacks[0]).toEqual(full.stacks[0]);
    expect(fewer.stacks[1].digests).toEqual(full.stacks[1].digests.slice(0, 1));
    expect(fewer.unfinished).toBe(0);
  });

  test("leave the draws of all replications in the study", () => {
    expect(fewer.draws).toEqual(full.draws);
    expect(fewer.draws[0].values).toHaveLength(3);
  });

  test("when every stack has fewer, the study is finished with those", () => {
    const all = studyOf({ fewer: { replications: 2, stacks: [[], ["oneMore"]] } });
    expect(all.stacks.map(({ replications }) => replications)).toEqual([2, 2]);
    expect(all.unfinished).toBe(0);
    expect(all.draws[0].values).toHaveLength(2);
  });
});

test("a run asked in full once has every measure of every replication to the bit, and the first one's series", async () => {
  const documents = openDocuments({
    id: "office",
    asked: "office",
    documents: [{ path: "office.yaml", text: office }],
    study: null,
    targets: [],
  });
  const [all, once] = await Promise.all(
    [{}, { inFull: 1 }].map((more) => askRun(documents, { replications: 4, ...more })),
  );
  expect(once.study.stacks[0].measures).toEqual(all.study.stacks[0].measures);
  expect(new Set(once.study.stacks[0].fans.map(({ runs }) => runs))).toEqual(new Set([1]));
  expect(once.study.stacks[0].digests).toEqual([all.study.stacks[0].digests[0], "", "", ""]);
  await expect(askRun(documents, { inFull: 0 })).rejects.toThrow(/inFull/);
});

describe("runs that are followed only as far as claims ask", () => {
  const full = studyOf({ replications: 4 }, [], /february/);
  const partial = studyOf({ replications: 4, inFull: 1 }, [], /february/);

  test("give claims the same numbers, to the bit, as runs to the end", () => {
    const name = "claim:february/0/measure";
    expect(valuesOf(partial.stacks[0], name)).toEqual(valuesOf(full.stacks[0], name));
    expect(valuesOf(partial.stacks[0], name)).not.toContain(null);
  });

  test("have no value for what they did not reach, and fans of the runs in full only", () => {
    expect(valuesOf(partial.stacks[0], "atEnd")).toEqual([valuesOf(full.stacks[0], "atEnd")![0], null, null, null]);
    expect(partial.stacks[0].fans.map(({ runs }) => runs)).toEqual(partial.stacks[0].fans.map(() => 1));
    expect(full.stacks[0].fans[0].runs).toBe(4);
    expect(partial.stacks[0].events).toBeLessThan(full.stacks[0].events);
  });

  test("reach the end where a claim asks for the end, the last instant and the whole run included", () => {
    const toTheEnd = studyOf({ replications: 4, inFull: 1 });
    const exact = studyOf({ replications: 4 });
    for (const quantity of ["atEnd", "wholeRun", "wait"]) {
      const name = `claim:${quantity}/0/measure`;
      expect([name, valuesOf(toTheEnd.stacks[0], name)]).toEqual([name, valuesOf(exact.stacks[0], name)]);
    }
  });

  test("reach what answers the question, under shown stacks whose claims ask for less or for nothing", () => {
    const asked = studyOf({ replications: 4, inFull: 1, answers: ["atEnd"] }, [], /february/);
    for (const [stack, { measures }] of asked.stacks.entries()) {
      expect(valuesOf({ measures }, "atEnd")).toEqual(valuesOf(full.stacks[stack], "atEnd"));
      expect(valuesOf({ measures }, "atEnd")).not.toContain(null);
    }
    const early = studyOf({ replications: 4, inFull: 1, answers: ["february"] }, [], /february/);
    expect(valuesOf(early.stacks[1], "february")).toEqual(valuesOf(full.stacks[1], "february"));
    expect(valuesOf(early.stacks[1], "atEnd")).toEqual([valuesOf(full.stacks[1], "atEnd")![0], null, null, null]);
    expect(early.stacks[1].events).toBeLessThan(full.stacks[1].events);
    const hidden = studyOf({ stacks: [[], ["oneMore"]], shown: [[]], answers: ["wait"] });
    expect(hidden.stacks[1].events).toBe(0);
  });

  test("are not made at all under a stack that no claim asks about and no page shows", () => {
    const study = studyOf({ stacks: [[], ["oneMore"], ["twoMore"]], shown: [[]] }, ["oneMore"]);
    const [base, asked, unasked] = study.stacks;
    expect(base.events).toBeGreaterThan(0);
    expect(valuesOf(asked, "claim:atEnd/0/measure")).not.toContain(null);
    expect([unasked.events, unasked.replications]).toEqual([0, 3]);
    expect(valuesOf(unasked, "wait")).toEqual([null, null, null]);
    expect(study.unfinished).toBe(0);
  });
});

describe("a measure that stands in no document, whatever its name, in a study that shows nothing", () => {
  const files = {
    id: "office",
    asked: "office",
    documents: [{ path: "office.yaml", text: office }],
    study: null,
    targets: [],
  };
  const documents = openDocuments(files);
  const { measure } = documents.model.quantities.find(({ name }) => name === "february")!;
  const spec: StudySpec = {
    engine: "individual",
    seed: 7,
    replications: 2,
    stacks: [[]],
    points: "drawn",
    shown: [],
    inFull: null,
    fewer: null,
    sources: {},
    sample: null,
    seriesGroup: "",
    seriesLevels: [],
  };
  const studyWith = (one: Partial<MoreMeasure>) =>
    makeStudy(
      {
        files,
        factFiles: [],
        asOf: null,
        spec,
        measure: {
          quantities: false,
          defaults: null,
          claims: [],
          targets: false,
          more: [{ name: "mine", measure, ...one }],
        },
        warmUpDays: null,
        eventLimit: Number.MAX_SAFE_INTEGER,
      },
      documents,
    );

  test("has a value in every replication, the one it has in runs to the end", async () => {
    const { stacks } = await studyWith({});
    const whole = studyOf({ replications: 2, stacks: [[]], shown: [[]] });
    expect(valuesOf(stacks[0], "mine")).toEqual(valuesOf(whole.stacks[0], "february"));
    expect(valuesOf(stacks[0], "mine")).not.toContain(null);
    expect(stacks[0].measures.map(({ of }) => of)).toEqual(["more"]);
  });

  test("has none where it is only measured as far as runs go anyway", async () => {
    const { stacks } = await studyWith({ everyReplication: false });
    expect(valuesOf(stacks[0], "mine")).toEqual([null, null]);
    expect(stacks[0].events).toBe(0);
  });
});
