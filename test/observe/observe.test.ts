// One hand-made history, announced call by call; every figure below can be checked on paper.
import { beforeEach, describe, expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import type { Program } from "../../src/compile/program.ts";
import { readModel } from "../../src/model/readModel.ts";
import { LedgerError } from "../../src/observe/ledgerError.ts";
import { observe, type Observer } from "../../src/observe/observe.ts";
import { leaveCauses } from "../../src/simulate/recorder.ts";

const text = `pendency: model v1
title: One desk, seen by hand
runs: {for: 10 days}
groups:
  kind: [red, blue]
resources:
  desk: {servers: 1, cost: 100 USD per day}
stages:
  desking:
    arrivals: {rate: {by: kind, else: 1 per day}}
    initial: {count: {by: kind, red: 1, blue: 0}, age: 3 days}
    service: {by: desk, time: 2 days}
    clocks:
      gaveUp: {after: 4 days, while: waiting, to: gone}
    next: done
  done: {outcome: true}
  gone: {outcome: true}
quantities:
  atTwo: {stock: desking, at: 2 days}
  average: {stock: desking}
  line: {waiting: desking}
  entered: {entries: desking}
  blueEntered: {entries: desking, where: {kind: blue}}
  firstHalf: {entries: desking, window: {from: 0 days, for: 2 days}}
  servedPath: {moves: [desking, done]}
  struck: {strikes: gaveUp}
  servedWait: {wait: desking, statistic: mean}
  everyWait: {wait: desking, statistic: mean, among: everyone}
  earlyWait: {wait: desking, statistic: mean, window: {from: 0 days, for: 5 days}}
  overADay: {wait: desking, statistic: {share over: 1 day}}
  stay: {sojourn: desking, statistic: mean}
  ageAtFour: {age: desking, statistic: mean, at: 4 days}
  doneShare: {share: done, cohort: {entered: desking}, at: end}
  busy: {utilisation: desk}
  money: {cost: desk}
`;

/**
 * Day 0: A (red, there for 3 days) is served at once, until 2. Day 1: B (blue) comes, is served 2 to 4.
 * Day 2: C (red) comes, waits, gives up at 6; D (blue) comes at 3 and is served 6 to 8.
 * Record 0 is A, then D; record 1 is B; record 2 is C.
 */
function tell(observer: Observer, program: Program, redClass: number, blueClass: number): void {
  const { recorder } = observer;
  const [desking, done, gone] = ["desking", "done", "gone"].map((name) =>
    program.stages.findIndex((stage) => stage.name === name),
  );
  const { ownEnd, stageClock } = leaveCauses;
  recorder.start(program);
  recorder.units(0, 0, 0, 1);
  recorder.arrive(0, 0, redClass, desking, 1, true, 3);
  recorder.enter(0, 0, redClass, desking, -1, 1, true, -3);
  recorder.units(0, 0, 1, 1);
  recorder.begin(0, 0, redClass, desking, 0, 1, -3);
  recorder.edge(0);
  recorder.edge(1);
  recorder.arrive(1, 1, blueClass, desking, 1, false, 0);
  recorder.enter(1, 1, blueClass, desking, -1, 1, true, 1);
  recorder.edge(2);
  recorder.leave(2, 0, redClass, desking, done, ownEnd, -1, 1, false, -3);
  recorder.units(2, 0, 0, 1);
  recorder.enter(2, 0, redClass, done, desking, 1, false, 2);
  recorder.units(2, 0, 1, 1);
  recorder.begin(2, 1, blueClass, desking, 0, 1, 1);
  recorder.arrive(2, 2, redClass, desking, 1, false, 0);
  recorder.enter(2, 2, redClass, desking, -1, 1, true, 2);
  recorder.edge(3);
  recorder.arrive(3, 0, blueClass, desking, 1, false, 0);
  recorder.enter(3, 0, blueClass, desking, -1, 1, true, 3);
  recorder.edge(4);
  recorder.leave(4, 1, blueClass, desking, done, ownEnd, -1, 1, false, 1);
  recorder.units(4, 0, 0, 1);
  recorder.enter(4, 1, blueClass, done, desking, 1, false, 4);
  recorder.edge(5);
  recorder.edge(6);
  recorder.leave(6, 2, redClass, desking, gone, stageClock, 0, 1, true, 2);
  recorder.enter(6, 2, redClass, gone, desking, 1, false, 6);
  recorder.units(6, 0, 1, 1);
  recorder.begin(6, 0, blueClass, desking, 0, 1, 3);
  recorder.edge(7);
  recorder.edge(8);
  recorder.leave(8, 0, blueClass, desking, done, ownEnd, -1, 1, false, 3);
  recorder.units(8, 0, 0, 1);
  recorder.enter(8, 0, blueClass, done, desking, 1, false, 8);
  recorder.edge(9);
  recorder.edge(10);
  recorder.finish(10);
}

const model = readModel({ path: "desk.yaml", text }, "desk");
const program = compile({ model, parameters: [], scenarios: [] }, null, plainly);
const redClass = program.classNames.findIndex((name) => name.includes("red"));
const blueClass = program.classNames.findIndex((name) => name.includes("blue"));

const options = { seriesGroup: "kind", seriesLevels: ["red"], series: true, waits: true, timelines: 1 };
let observer: Observer;
beforeEach(() => {
  observer = observe(program, options);
  tell(observer, program, redClass, blueClass);
});

const value = (name: string) => observer.result().measures.find((one) => one.name === name)?.value;

describe("the measures of a history told by hand", () => {
  test("a stock at an instant is after everything that happens at that instant", () => {
    expect(value("atTwo")).toBe(2);
  });
  test("a stock over a window is its time average: 2 + 3 + 4 + 5 person-days in 10 days", () => {
    expect(value("average")).toBeCloseTo(1.4, 14);
  });
  test("the line holds people until they are served or give up: 1 + 4 + 3 person-days", () => {
    expect(value("line")).toBeCloseTo(0.8, 14);
  });
  test("the initial stock did not enter", () => {
    expect([value("entered"), value("blueEntered")]).toEqual([3, 2]);
  });
  test("a window includes its first instant and not its last", () => {
    expect(value("firstHalf")).toBe(1);
  });
  test("moves count a path and strikes a clock", () => {
    expect([value("servedPath"), value("struck")]).toEqual([3, 1]);
  });
  test("a wait runs from entering to being served, the time before the run included: 3, 1 and 3 days", () => {
    expect(value("servedWait")).toBeCloseTo(7 / 3, 14);
    expect(value("overADay")).toBeCloseTo(2 / 3, 14);
  });
  test("on day 5 two people still stand in line beside the two who were served, and on day 10 nobody", () => {
    const stillWaiting = (name: string) => observer.result().measures.find((one) => one.name === name)?.stillWaiting;
    expect([stillWaiting("earlyWait"), stillWaiting("servedWait")]).toEqual([2, 0]);
  });
  test("among everyone, the 4 days of the one who gave up count too", () => {
    expect(value("everyWait")).toBeCloseTo(11 / 4, 14);
  });
  test("a sojourn runs to leaving: 5, 3, 4 and 5 days", () => {
    expect(value("stay")).toBeCloseTo(17 / 4, 14);
  });
  test("on day 4, after the second has left, two people have been there 2 and 1 days", () => {
    expect(value("ageAtFour")).toBeCloseTo(1.5, 14);
  });
  test("of the three who came, two were served", () => {
    expect(value("doneShare")).toBeCloseTo(2 / 3, 14);
  });
  test("the desk was busy 6 days of 10, and paid for all of them", () => {
    expect(value("busy")).toBeCloseTo(0.6, 14);
    expect(value("money")).toBeCloseTo(1000, 10);
  });
});

describe("series, moves and waits of the same history", () => {
  test("stocks at edges end where the ledger ends", () => {
    const { series, ledger } = observer.result();
    expect(series?.levels).toEqual(["", "red"]);
    expect([...ledger.initial].reduce((a, b) => a + b)).toBe(1);
    expect([...ledger.arrived].reduce((a, b) => a + b)).toBe(3);
    expect([...ledger.exited].reduce((a, b) => a + b)).toBe(4);
    expect([...ledger.inside].reduce((a, b) => a + b)).toBe(0);
  });
  test("waits, sojourns and ages are kept apart", () => {
    const everybody = observer.result().waits.filter((one) => one.level === 0);
    expect(everybody.map((one) => [one.kind, one.count, one.totalDays])).toEqual([
      ["wait", 3, 7],
      ["sojourn", 4, 17],
    ]);
  });
  test("the life of the first of each class is kept", () => {
    const { timelines } = observer.result();
    expect(timelines.map((one) => [...one.instants])).toEqual([
      [1, 4],
      [2, 6],
    ]);
  });
});

describe("the digest", () => {
  test("is the same for the same history, whatever else is recorded", () => {
    const again = observe(program, { ...options, series: false });
    tell(again, program, redClass, blueClass);
    expect(again.result().digest).toBe(observer.result().digest);
  });
});

test("a person who leaves a stage and enters none breaks the ledger, by name and step", () => {
  const broken = observe(program, options);
  broken.recorder.start(program);
  broken.recorder.arrive(0, 0, redClass, 0, 1, false, 0);
  expect(() => broken.recorder.edge(1)).toThrow(LedgerError);
  expect(() => broken.recorder.edge(1)).toThrow(/kind=red.*grid step 1/);
});
