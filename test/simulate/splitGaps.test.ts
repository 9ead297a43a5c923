// Gaps with a split: one row of instants, each of a kind drawn by its share, in every engine.
import { expect, test } from "vitest";
import type { Program } from "../../src/compile/program.ts";
import { observe } from "../../src/observe/observe.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import { observeRun } from "../../src/observe/observeRun.ts";
import { simulateFluid } from "../../src/simulate/fluid/run.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import { expectShare } from "./chance.ts";
import { arrivalsIn, storyProgram } from "./stories.ts";

const coming = (arrivals: string, days: number, groups = "{kind: [a, b]}"): Program =>
  storyProgram(`runs: {for: ${days} days}
groups: ${groups}
stages:
  here: {arrivals: ${arrivals}, dwell: 1 hour, next: gone}
  gone: {outcome: true}
quantities:
  all: {entries: here}
  a: {entries: here, where: {kind: a}}
`);

/** arrivals by class name */
function byKind(program: Program): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { caseClass } of arrivalsIn(program, "here")) {
    const name = program.classNames[caseClass];
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

test("one a day in all, on the hour, and 70 % of them of one kind", () => {
  const program = coming("{every: 1 day, split: {kind: {a: 70%, b: rest}}}", 5000);
  const times = arrivalsIn(program, "here").map(({ time }) => time);
  expect(times.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 5000 }, (_, day) => day + 1));
  expectShare(byKind(program)["kind=a"], 5000, 0.7);
});

test("the instants are those of gaps without kinds, however they are distributed", () => {
  const gap = "{gamma: {mean: 2 days, cv: 0.5}}";
  const times = (program: Program): number[] => arrivalsIn(program, "here").map(({ time }) => time).toSorted((a, b) => a - b); // prettier-ignore
  const split = times(coming(`{every: ${gap}, split: {kind: {a: 30%, b: rest}}}`, 4000));
  // as many as a row of gaps brings: 2000, give or take cv · √2000; 1e-6 is 4.9 of them
  expect(Math.abs(split.length - 2000)).toBeLessThan(4.9 * 0.5 * Math.sqrt(2000));
  // no two of them are nearer than one row of gaps of cv ½ makes likely: two rows would halve the mean gap
  expect(new Set(split).size).toBe(split.length);
});

test("gaps by one group and a split of another are two rows of instants, each shared out", () => {
  const program = coming(
    "{every: {by: region, north: 1 day, south: 2 days}, split: {kind: {by: region, north: {a: 20%, b: rest}, south: {a: 90%, b: rest}}}}",
    6000,
    "{kind: [a, b], region: [north, south]}",
  );
  const found = byKind(program);
  const [na, nb, sa, sb] = ["a, region=north", "b, region=north", "a, region=south", "b, region=south"].map((name) => found[`kind=${name}`]); // prettier-ignore
  expect([na + nb, sa + sb]).toEqual([6000, 3000]);
  expectShare(na, 6000, 0.2);
  expectShare(sa, 3000, 0.9);
});

test("a share that changes by date is that of the instant, and a kind without a share never comes", () => {
  const program = coming(
    "{every: 1 day, split: {kind: {a: {steps: {0 days: 100%, 100 days: 0%}}, b: rest, c: 0%}}}",
    200,
    "{kind: [a, b, c]}",
  );
  expect(byKind(program)).toEqual({ "kind=a": 99, "kind=b": 101 });
});

test("a batch is of one kind", () => {
  const program = coming("{every: 1 day, batch: 3, split: {kind: {a: 50%, b: rest}}}", 300);
  const kinds = new Map<number, Set<number>>();
  for (const { time, caseClass } of arrivalsIn(program, "here")) kinds.set(time, (kinds.get(time) ?? new Set()).add(caseClass)); // prettier-ignore
  expect(kinds.size).toBe(300);
  expect([...kinds.values()].every((each) => each.size === 1)).toBe(true);
});

test("Node and the kernel find the same people, and expected numbers their shares", () => {
  const wanted = { seriesGroup: "", seriesLevels: [], series: true, waits: true };
  const program = coming("{every: {exponential: {mean: 1 day}}, split: {kind: {a: {line: {0 days: 20%, 400 days: 60%}}, b: rest}}}", 400); // prettier-ignore
  const observer = observe(program, wanted);
  simulate(program, { seed: 7, replication: 2, recorders: [observer.recorder] });
  expect(observeRun(program, { seed: 7, replication: 2, recorders: [] }, wanted)).toEqual(observer.result());
  const expected = observeFluid(program, wanted);
  simulateFluid(program, { step: 1, listeners: [expected.listener] });
  const [all, a] = expected.result().measures.map(({ value }) => value!);
  // from a share of 20 % to one of 60 %
  expect(a / all).toBeCloseTo(0.4, 2);
});

test("by a group and split by it at once is refused beside `every`, `rate` and `counts` alike", () => {
  const split = "split: {kind: {a: 70%, b: rest}}";
  for (const amount of [
    "every: {by: kind, else: 1 day}",
    "rate: {by: kind, else: 1 per day}",
    "counts: {by: kind, else: {counts: {0 days to 9 days: 9}}}",
  ]) {
    // prettier-ignore
    expect(() => coming(`{${amount}, ${split}}`, 9)).toThrow(
      /:\d+:\d+ › stages\.here\.arrivals\n {2}expected no split of kind, because the value is already by kind/,
    );
  }
  for (const amount of ["every: 1 day", "rate: 1 per day", "counts: {0 days to 9 days: 9}"]) {
    expect(() => coming(`{${amount}}`, 9)).toThrow(/expected a value by kind, or a split of kind; got neither/);
    expect(() => coming(`{${amount}, ${split}}`, 9)).not.toThrow();
  }
});

test.each(["exact", "{monthly cv: 20%}"])("`chance: %s` beside gaps is refused, and not left aside", (chance) => {
  expect(() => coming(`{every: 1 day, split: {kind: {a: 70%, b: rest}}, chance: ${chance}}`, 10)).toThrow(
    /stages\.here\.arrivals\.chance\n {2}expected no `chance:` beside `every:`; got one/,
  );
});
