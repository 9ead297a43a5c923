// What a run will need, told before it starts, beside what it then needed. A factor of two is what a limit
// has to know.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { compile, plainly } from "../../src/compile/compile.ts";
import type { Program } from "../../src/compile/program.ts";
import type { FactLibrary } from "../../src/facts/fact.ts";
import { simulateFast } from "../../src/simulate/fast/run.ts";
import type { Recorder } from "../../src/simulate/recorder.ts";
import { estimateRecords } from "../../src/study/estimateRecords.ts";
import { estimateRun, mostBytes, type RunEstimate } from "../../src/study/estimateRun.ts";
import * as flagship from "../flagship/flagship.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const noFacts: FactLibrary = { facts: new Map(), publications: new Map(), conflicts: [] };

const examples = readdirSync(join(root, "examples"))
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => name.slice(0, -".yaml".length));

function exampleProgram(name: string): Program {
  const text = readFileSync(join(root, "examples", `${name}.yaml`), "utf8");
  return compile(readDocuments([{ path: `${name}.yaml`, text }], name), noFacts, plainly);
}

/**
 * What the run really had: records, the most inside at one time, events, and bytes of the kernel's memory.
 */
function needed(program: Program): RunEstimate {
  let inside = 0;
  let mostInside = 0;
  const isOut = program.stages.map(({ kind }) => kind === "outcome");
  const counting: Recorder = {
    start() {},
    edge() {},
    arrive: () => void inside++,
    enter(_time, _person, _class, stage) {
      if (isOut[stage]) inside--;
      mostInside = Math.max(mostInside, inside);
    },
    begin() {},
    leave() {},
    units() {},
    departure() {},
    finish() {},
  };
  const { persons, events } = simulateFast(program, { seed: 3, replication: 0, recorders: [counting] });
  const { bytes } = simulateFast(program, { seed: 3, replication: 0, recorders: [] });
  return { records: persons, mostInside, events, bytes };
}

/**
 * A few dozen people are no matter for a limit; a coarse run does not see them come and go within one of its
 * steps.
 */
const fewPeople = 500;

function expectWithinFactorTwo(estimate: RunEstimate, truth: RunEstimate): void {
  for (const what of ["records", "events", "bytes", "mostInside"] as const) {
    if (what === "mostInside" && truth[what] < fewPeople) continue;
    const factor = estimate[what] / truth[what];
    expect(factor, `${what}: ${estimate[what]} estimated, ${truth[what]} needed`).toBeGreaterThan(0.5);
    expect(factor, `${what}: ${estimate[what]} estimated, ${truth[what]} needed`).toBeLessThan(2);
  }
}

describe("the estimate is within a factor of two of what the run needs", () => {
  test.each(examples)("%s", (name) => {
    const program = exampleProgram(name);
    expectWithinFactorTwo(estimateRun(program), needed(program));
  });

  test("the flagship, with the sample of its study", () => {
    const { documents, facts } = flagship;
    const sample = { group: "nationality", weights: { China: 1 }, otherwise: 100 };
    const program = compile({ ...documents, parameters: documents.model.parameters }, facts, { ...plainly, sample });
    const truth = needed(program);
    expectWithinFactorTwo(estimateRun(program), truth);
    expect(truth.mostInside).toBeGreaterThan(100_000);
  }, 60_000);

  test("a model whose arrivals depend on its stocks, which the quick count leaves out", () => {
    const text = `pendency: model v1
title: People who tell their friends
runs: {for: 200 days}
stages:
  known: {initial: {count: 50}, arrivals: {rate: stock(known) * 5% per day + 1 per day}, dwell: {exponential: {mean: 30 days}}, next: gone}
  gone: {outcome: true}
`;
    const program = compile(readDocuments([{ path: "friends.yaml", text }], "friends"), noFacts, plainly);
    const truth = needed(program);
    expect(program.hasFeedback).toBe(true);
    expect(estimateRecords(program)).toBe(50);
    expectWithinFactorTwo(estimateRun(program), truth);
  });
});

test("the quick bound is never less than what the run needs, where nothing depends on stocks", () => {
  for (const name of ["one-clerk", "ferry", "kidney-list", "custody-limit"]) {
    const program = exampleProgram(name);
    const { bytes } = simulateFast(program, { seed: 3, replication: 0, recorders: [] });
    expect(mostBytes(program, estimateRecords(program)), name).toBeGreaterThan(bytes);
  }
});
