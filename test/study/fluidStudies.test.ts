// Studies of expected numbers: the same figures as by hand, draws that can be judged, and what is left out
// said.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { askClaims } from "../../src/ask/claims.ts";
import { askComparison } from "../../src/ask/compare.ts";
import { askRun } from "../../src/ask/run.ts";
import { compile } from "../../src/compile/compile.ts";
import { drawParameters } from "../../src/compile/drawParameters.ts";
import type { Documents } from "../../src/documents/documents.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import { simulateFluid } from "../../src/simulate/fluid/run.ts";
import { jeffreysInterval } from "../../src/statistics/jeffreysInterval.ts";
import type { Executor } from "../../src/study/executor.ts";
import { inThisThread } from "../../src/study/inThisThread.ts";
import { makeStudy } from "../../src/study/makeStudy.ts";
import { studyInput } from "../../src/study/studyRequest.ts";
import type { StackSummary } from "../../src/summarise/summary.ts";
import { officeRequest, openOffice } from "./office.ts";

const documents = openOffice();
const valuesOf = ({ measures }: StackSummary, name: string) => measures.find((one) => one.name === name)?.values;

function oneModel(text: string, more: readonly { path: string; text: string }[] = []): Documents {
  const id = "line";
  const own = [{ path: "line.yaml", text }, ...more];
  return openDocuments({ id, asked: "line.yaml", documents: own, targets: [], study: null }, []);
}

test("two stacks with draws are the runs that somebody makes by hand with the same step, to the bit", async () => {
  const request = officeRequest({ engine: "fluid", replications: 3, seriesGroup: "kind", seriesLevels: ["urgent"] });
  const study = await makeStudy(request, documents);
  const { measures } = studyInput(request, documents);
  const model = { ...documents.model, quantities: [] };
  for (const [column, { stack, measures: summaries, ledger }] of study.stacks.entries()) {
    const inside: number[] = [];
    const byHand = [0, 1, 2].map((replication) => {
      const point = drawParameters(documents.parameters, { seed: 2, replication, sources: {} });
      const asked = measures.filter((one) => one.stack === null || one.stack === ["baseline", "oneMore"][column]);
      const options = { stack, point, sources: {}, sample: null, measures: asked };
      const program = compile({ ...documents, model }, documents.facts, options);
      const observer = observeFluid(program, { seriesGroup: "kind", seriesLevels: ["urgent"], series: true });
      simulateFluid(program, { step: study.fluid!.step, listeners: [observer.listener], apart: ["kind"] });
      const result = observer.result();
      inside.push(result.ledger.inside.reduce((sum, one) => sum + one, 0));
      return result.measures.map(({ value }) => value);
    });
    expect(summaries.map(({ values }) => values)).toEqual(summaries.map((_, n) => byHand.map((values) => values[n])));
    expect(ledger.inside).toBeCloseTo(inside[0] + inside[1] + inside[2], 9);
  }
  expect(study.uncertaintyNote).toBe("parameters; chance is left out: expected numbers");
});

// a change detector: what `run --engine fluid --json` printed before studies were made of expected numbers; of the court
// since people in service at a close are finished after hours (the individual engine has 8,040 ± 210, and 123.2 ± 2.3)
test.each([
  ["county-court", { pendingAtYearEnd: 7970.4692663375245, waitP90: 123.0958229184055 }],
  ["kidney-list", { listAtEnd: 4147.55947748547, waitO: 1278.390735620863, waitAB: 534.159663784799, deaths2029: 294.74112966054906 }], // prettier-ignore
])("%s: one run at the parameters' values has the numbers it always had", async (name, expected) => {
  const text = readFileSync(new URL(`../../examples/${name}.yaml`, import.meta.url), "utf8");
  const files = { id: name, asked: name, documents: [{ path: `${name}.yaml`, text }], targets: [], study: null };
  const { study } = await askRun(openDocuments(files, []), { engine: "fluid", defaults: { tailDays: [] } });
  for (const [measure, value] of Object.entries(expected)) expect(valuesOf(study.stacks[0], measure)).toEqual([value]);
  expect([study.spec.replications, study.spec.points, study.draws]).toEqual([1, "central", []]);
  expect(study.uncertaintyNote).toBe("none: expected numbers");
});

describe("draws are chosen by their number or by a seed", () => {
  const run = async (asked: object) => (await askRun(documents, { engine: "fluid", ...asked })).study;

  test("and are those of the individual engine with the same seed", async () => {
    const study = await run({ replications: 3, seed: 9 });
    const { study: people } = await askRun(documents, { replications: 3, seed: 9 });
    expect(study.draws).toEqual(people.draws);
    expect((await run({ seed: 9 })).draws.map(({ values }) => values.length)).toEqual([10, 10]);
  });

  test("and not at all with every parameter at its value, whatever is asked", async () => {
    expect((await run({ replications: 3, chanceOnly: true })).spec).toMatchObject({
      points: "central",
      replications: 1,
    });
  });
});

test("differences of scenarios are taken draw by draw", async () => {
  const asked = { engine: "fluid" as const, replications: 4, stacks: [["oneMore"]] };
  const { study, differences } = await askComparison(documents, asked);
  const [base, more] = study.stacks.map((stack) => valuesOf(stack, "served") ?? []);
  const pairs = base.map((value, draw) => more[draw]! - value!);
  const mean = pairs.reduce((sum, one) => sum + one, 0) / 4;
  const variance = pairs.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 3;
  const served = differences.find(({ name }) => name === "served");
  expect(served).toMatchObject({ stack: "oneMore", against: "baseline", replications: 4 });
  expect(served?.mean).toBeCloseTo(mean, 9);
  expect(served?.standardError).toBeCloseTo(Math.sqrt(variance / 4), 9);
});

describe("a claim about a line without waiting, whose number is proportional to what is drawn", () => {
  // 20·U a day come and stay ten days, so that 200·U are there. U is even between 0.5 and 1.5: at most 220
  // are there in 6 of 10 cases
  const line = oneModel(
    `pendency: model v1
title: A line
runs: {for: 100 days}
parameters:
  come: {title: Who come, unit: per day, kind: judgement, judgedBy: test, reason: invented, value: 20 per day, uncertainty: {times: {uniform: {from: 0.5, to: 1.5}}}}
stages:
  stay: {arrivals: {rate: come}, dwell: 10 days, next: done}
  done: {outcome: true}
`,
    [
      {
        path: "line.claims.yaml",
        text: `pendency: claims v1
for: line
claims:
  at-most-220:
    words: At most 220 are there.
    said: {by: a test, date: 2025-01, source: invented}
    kind: prediction
    measure: {stock: stay, at: end}
    compare: value
    holdsIf: at most 220 persons
`,
      },
    ],
  );

  test("holds in the share of draws at which it is true, which is 6 in 10 within four standard errors", async () => {
    const draws = 200;
    const { study, verdicts } = await askClaims(line, { engine: "fluid", replications: draws, seed: 4 });
    const drawn = Array.from({ length: draws }, (_, replication) => drawParameters(line.parameters, { seed: 4, replication, sources: {} }).draws["come"].value); // prettier-ignore
    const values = study!.stacks[0].measures[0].values;
    values.forEach((value, draw) => expect(value! / (200 * drawn[draw])).toBeCloseTo(1, 9));
    const held = drawn.filter((u) => u <= 1.1).length;
    const [{ probability, interval, verdict, reason }] = verdicts;
    expect(probability).toBe(held / draws);
    expect(interval).toEqual(jeffreysInterval(held, draws, 0.95));
    expect(Math.abs(held / draws - 0.6)).toBeLessThan(4 * Math.sqrt((0.6 * 0.4) / draws));
    expect(verdict).toBe("not settled");
    expect(reason).toBe("chance is left out: the share tells of uncertain parameters alone, by expected numbers");
  });

  test("has no verdict from one run at the parameters' values, and says why", async () => {
    const { verdicts } = await askClaims(line, { engine: "fluid" });
    expect(verdicts[0]).toMatchObject({ verdict: "not settled", probability: null, interval: null });
    expect(verdicts[0].tests[0]).toMatchObject({ verdict: "not settled", probability: null, interval: null });
    // the number itself stands beside it: 20 a day for ten days
    expect(verdicts[0].tests[0].numbers[0].value).toBeCloseTo(200, 9);
    expect(verdicts[0].reason).toContain("chance is left out and no uncertain parameter was drawn");
  });
});

test("what is followed only as far as claims ask has the numbers of runs to the end", async () => {
  const whole = await makeStudy(officeRequest({ engine: "fluid" }), documents);
  const request = officeRequest({ engine: "fluid", inFull: 1, shown: [[]] });
  const part = await makeStudy({ ...request, fluid: whole.fluid }, documents);
  const claim = "claim:shorter-line/0/measure";
  expect(valuesOf(part.stacks[1], claim)).toEqual(valuesOf(whole.stacks[1], claim));
  expect(valuesOf(part.stacks[0], "claim:shorter-line/0/against")).toEqual(
    valuesOf(whole.stacks[0], "claim:shorter-line/0/against"),
  );
  expect(part.stacks.map(({ fans }) => fans.length > 0)).toEqual([true, false]);
  expect(part.stacks[0].fans.every(({ runs }) => runs === 1)).toBe(true);
});

test("studies of one publisher each take over the step of the question's own, so that they differ in nothing else", async () => {
  const fluids: unknown[] = [];
  const here = inThisThread({ documents });
  const executor: Executor = {
    width: 1,
    run(request, tasks, watch) {
      fluids.push(request.fluid);
      return here.run(request, tasks, watch);
    },
  };
  const asked = { engine: "fluid" as const, replications: 2, rule: "one run each" as const };
  const { study } = await askRun(documents, asked, { executor });
  expect(fluids).toHaveLength(3);
  expect(fluids.every((one) => one === fluids[0])).toBe(true);
  expect(study.fluid).toBe(fluids[0]);
});

test("what expected numbers cannot give is named with the reason, and has no value", async () => {
  const text = readFileSync(new URL("../../examples/counter-with-impatience.yaml", import.meta.url), "utf8");
  const { study } = await askRun(oneModel(text), { engine: "fluid" });
  expect(study.fluid?.without).toEqual({ gaveUp: "expected numbers do not know one person's history" });
  expect(valuesOf(study.stacks[0], "gaveUp")).toEqual([null]);
});
