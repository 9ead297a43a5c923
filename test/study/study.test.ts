import { expect, test } from "vitest";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { PendencyError } from "../../src/errors.ts";
import type { FactLibrary } from "../../src/facts/fact.ts";
import { estimateRecords } from "../../src/study/estimateRecords.ts";
import { mergeStudy } from "../../src/study/mergeStudy.ts";
import { canonicalSpec, planStudy } from "../../src/study/planStudy.ts";
import type { StudyInput } from "../../src/study/planStudy.ts";
import { Runner, programOf } from "../../src/study/runReplication.ts";
import type { Run } from "../../src/study/runReplication.ts";
import type { Study, StudySpec } from "../../src/study/study.ts";
import { quantityMeasures } from "../../src/study/studyMeasures.ts";

const noFacts: FactLibrary = { facts: new Map(), publications: new Map(), conflicts: [] };

const office = `pendency: model v1
title: An office
runs: {from: 2025-01-01, through: 2025-03-31}
units: [officer]
parameters:
  applicants: {title: Applicants, unit: per day, kind: judgement, judgedBy: test, reason: invented, value: 20 per day, uncertainty: {times: {lognormal: {median: 1, p95: 1.5}}}}
  onDuty: {title: Officers, unit: officers, kind: judgement, judgedBy: test, reason: invented, value: 3}
resources:
  desk: {servers: onDuty}
stages:
  counter:
    arrivals: {rate: applicants}
    service: {by: desk, time: {exponential: {mean: 3 hours}}}
    next: served
  served: {outcome: true}
quantities:
  wait: {wait: counter, statistic: mean}
  served: {title: Served, entries: served}
`;
const scenarios = `pendency: scenarios v1
for: office
scenarios:
  oneMore:
    title: One more officer
    changes:
      - {from: 2025-02-01, parameter: onDuty, set: 4}
  nothing:
    title: The same officers
    changes:
      - {from: 2025-02-01, parameter: onDuty, set: 3}
`;

function inputWith(spec: Partial<StudySpec>): StudyInput {
  const files = [
    { path: "office.yaml", text: office },
    { path: "office.scenarios.yaml", text: scenarios },
  ];
  const documents = readDocuments(files, "office");
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
  return {
    documents,
    facts: noFacts,
    spec: canonicalSpec(whole),
    measures: quantityMeasures(documents.model),
    warmUpDays: null,
    eventLimit: 1e7,
  };
}

function runsOf(input: StudyInput): readonly Run[] {
  const runner = new Runner(input);
  return planStudy(input).map((task) => runner.run(task));
}

function merged(input: StudyInput, runs: readonly Run[]): Study {
  return mergeStudy(
    input,
    runs,
    input.spec.stacks.map((_, stack) => programOf(input, stack, null)),
    "id",
  );
}

test("the order in which runs finish changes nothing", () => {
  const input = inputWith({});
  const runs = runsOf(input);
  expect(merged(input, [...runs].reverse())).toEqual(merged(input, runs));
});

test("the first runs of a longer study are the shorter study", () => {
  const [short, long] = [inputWith({ replications: 2 }), inputWith({ replications: 4 })];
  const few = merged(short, runsOf(short)).stacks[1];
  const many = merged(long, runsOf(long)).stacks[1];
  expect(many.digests.slice(0, 2)).toEqual(few.digests);
  expect(many.measures[0].values.slice(0, 2)).toEqual(few.measures[0].values);
});

test("a scenario that changes nothing gives the baseline's runs, bit for bit; another draw of it does not", () => {
  const input = inputWith({ stacks: [[], ["nothing"], ["oneMore"]] });
  const [base, nothing, oneMore] = merged(input, runsOf(input)).stacks;
  expect(nothing.digests).toEqual(base.digests);
  expect(oneMore.digests).not.toEqual(base.digests);
  expect(new Set(base.digests).size).toBe(3);
});

test("stacks are paired: one more officer shortens the wait in every replication", () => {
  const input = inputWith({ replications: 6 });
  const [base, oneMore] = merged(input, runsOf(input)).stacks.map((stack) => stack.measures[0].values);
  base.forEach((wait, run) => expect(oneMore[run]).toBeLessThanOrEqual(wait ?? 0));
});

test("every replication draws the uncertain parameter anew, and every stack draws the same", () => {
  const input = inputWith({});
  const runs = runsOf(input);
  const { draws } = merged(input, runs);
  expect(draws).toHaveLength(1);
  expect(draws[0]).toMatchObject({ name: "applicants", how: "times" });
  expect(new Set(draws[0].values).size).toBe(3);
  for (const run of runs) expect(run.point?.draws["applicants"].value).toBe(draws[0].values[run.task.replication]);
});

test("a study stopped early keeps only replications that every stack has", () => {
  const input = inputWith({});
  const stopped = merged(
    input,
    runsOf(input).filter(({ task }) => !(task.replication === 1 && task.stack === 1)),
  );
  expect(stopped.stacks.map((stack) => stack.replications)).toEqual([2, 2]);
  expect(stopped.unfinished).toBe(1);
  expect(stopped.draws[0].values).toHaveLength(2);
});

test("a run's size is told before it starts: 20 a day for 90 days are 1,800 people", () => {
  expect(estimateRecords(programOf(inputWith({}), 0, null))).toBeCloseTo(1800, 6);
});

test("a scenario or source that does not exist is refused with the nearest name", () => {
  const message = (spec: Partial<StudySpec>): string => {
    try {
      planStudy(inputWith(spec));
    } catch (error) {
      if (error instanceof PendencyError) return error.message;
    }
    return "";
  };
  expect(message({ stacks: [["onemore"]] })).toContain('did you mean "oneMore"?');
  expect(message({ sources: { applicants: "ours" } })).toContain("a parameter with alternatives (it has none)");
  expect(message({ replications: 0 })).toContain("a whole number, 1 or more; got 0");
});

test("a study of more runs than can be listed is refused before the list is made", () => {
  expect(() => planStudy(inputWith({ replications: 30_000_000 }))).toThrow("at most 10,000,000 runs in a study");
});
