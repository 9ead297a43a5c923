// Waits by when people joined a line: counted as the estimate by Kaplan and Meier on single persons has them.
import { expect, test } from "vitest";
import { compile } from "../../src/compile/compile.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { cohortWaits, daysUntil } from "../../src/observe/cohortWaits.ts";
import { hearsNothing } from "../../src/simulate/recorder.ts";
import type { Recorder } from "../../src/simulate/recorder.ts";
import { simulateIndividuals } from "../../src/simulate/simulateIndividuals.ts";
import { kaplanMeier } from "../../src/statistics/kaplanMeier.ts";

/** Waits of everybody and of a class, cohort by month, and each single wait as it was announced. */
function ran(line: string, days = 360) {
  const text = `pendency: model v1
title: Office
runs: {for: ${days} days}
grid: 1 day
resources: {desk: {servers: 2}}
groups: {ticket: [one, two]}
stages:
  counter:
    initial: {count: {by: ticket, one: 30, two: 0}}
    arrivals: {rate: {by: ticket, one: 8 per day, two: 4 per day}}
    service: {by: desk, time: {exponential: {mean: 4 hours}}}
    ${line}
    next: out
  out: {outcome: true}
  gone: {outcome: true}
`;
  const documents = openDocuments(modelFiles("office", [{ path: "office.yaml", text }]));
  const program = compile(documents, documents.facts, {
    stack: [],
    point: null,
    sources: {},
    sample: null,
    measures: [],
  });
  const periods = program.time.periodLabels.length;
  const cohortOfPeriod = Int32Array.from({ length: periods }, (_, period) => (period < periods / 2 ? 0 : 1));
  const levelOfClass = Int32Array.from({ length: program.classCount }, (_, caseClass) => caseClass);
  const { recorder, result } = cohortWaits(program, { levelOfClass, cohortOfPeriod });
  const singles: { joined: number; days: number; ended: boolean; isServed: boolean }[] = [];
  const open = new Map<number, number>();
  const end = (now: number, person: number, ended: boolean, isServed = false): void => {
    const joined = open.get(person);
    if (joined === undefined) return;
    singles.push({ joined, days: (now - joined) * program.time.gridDays, ended, isServed });
    open.delete(person);
  };
  const listener: Recorder = {
    ...hearsNothing,
    enter(now, person, _class, stage, _from, _weight, _waiting, since) {
      if (program.stages[stage].kind === "service" && since >= now) open.set(person, now);
    },
    begin: (now, person) => end(now, person, true, true),
    leave: (now, person) => end(now, person, true),
    finish: (now) => [...open.keys()].forEach((person) => end(now, person, false)),
  };
  simulateIndividuals(program, { seed: 5, replication: 0, recorders: [recorder, listener] });
  return { found: result(), singles, program };
}

type Found = ReturnType<ReturnType<typeof cohortWaits>["result"]>;
const everybody = (found: Found): Found => found.filter(({ level }) => level < 0);

test("half, 90 % and 99 % are those of single persons, to the width of a bin, with many still waiting", () => {
  const { found, singles } = ran("");
  const joined = everybody(found).reduce((sum, one) => sum + one.joined, 0);
  expect(joined).toBe(singles.length);
  expect(everybody(found).reduce((sum, one) => sum + one.waiting, 0)).toBe(singles.filter((one) => !one.ended).length);
  for (const [cohort, one] of everybody(found).entries()) {
    const own = singles.filter((single) => (single.joined < 180 ? 0 : 1) === cohort);
    expect(own.length).toBe(one.joined);
    const steps = kaplanMeier(
      own.map((single) => single.days),
      own.map((single) => single.ended),
    );
    for (const share of [0.5, 0.1, 0.01]) {
      const exact = steps.find(({ survival }) => survival <= share)?.time ?? null;
      const binned = daysUntil(one.points, share);
      if (exact === null || binned === null) continue;
      // a bin is a sixteenth of its time wide, and those whom the end cuts short count through half of it
      expect(Math.abs(binned - exact) / Math.max(exact, 0.1), `${cohort} ${share}`).toBeLessThan(1 / 8);
    }
  }
});

test("who was in the line at the start is in no cohort, and everybody is the sum of the levels", () => {
  const { found, singles } = ran("");
  expect(singles.every((single) => single.joined >= 0)).toBe(true);
  for (const one of everybody(found)) {
    const levels = found.filter(({ level, cohort }) => level >= 0 && cohort === one.cohort);
    for (const key of ["joined", "waiting", "unserved"] as const) {
      expect(levels.reduce((sum, level) => sum + level[key], 0)).toBe(one[key]);
    }
  }
});

test("who gives up ends the wait without being served", () => {
  const { found, singles } = ran("clocks: {gaveUp: {after: 2 days, while: waiting, to: gone}}");
  const [first] = everybody(found);
  const gaveUp = singles.filter(({ ended, isServed }) => ended && !isServed).length;
  expect(gaveUp).toBeGreaterThan(50);
  expect(everybody(found).reduce((sum, { unserved }) => sum + unserved, 0)).toBe(gaveUp);
  // nobody waits longer than the clock, to the width of a bin
  expect(daysUntil(first.points, 0.01) ?? 0).toBeLessThan(2 * (1 + 1 / 16));
});

test("a share that nobody was watched for has no time", () => {
  const points = [
    { days: 0, share: 1 },
    { days: 10, share: 0.4 },
  ];
  expect(daysUntil(points, 0.5)).toBeCloseTo(10 / 1.2, 10);
  expect(daysUntil(points, 0.1)).toBeNull();
  expect(daysUntil([], 0.1)).toBeNull();
});
