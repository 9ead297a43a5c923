import { describe, expect, test } from "vitest";
import type { Program } from "../../src/compile/program.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import { diary, listener, ProgramWriter } from "./programs.ts";

function diaryOf(program: Program, only: RegExp = /./): string[] {
  const { lines, recorder } = diary(program);
  simulate(program, { seed: 1, replication: 0, recorders: [recorder] });
  return lines.filter((line) => only.test(line));
}

describe("a day at the counter, by hand", () => {
  test("with a gap of 2 and a service of 3, each person waits one step more than the one before (D/D/1)", () => {
    const w = new ProgramWriter(["counter", "done"]);
    w.stage("service", { time: w.sampler("fixed", 3), lines: [0], next: { done: 1 } }).stage("outcome");
    w.resource("clerk", "servers", 1).arrivalsEvery("counter", w.sampler("fixed", 2));
    // arrivals 2 4 6 8 10 12; services begin 2 5 8 11
    expect(diaryOf(w.program(12), /begin/)).toEqual([
      "2 begin counter by clerk #1",
      "5 begin counter by clerk #2",
      "8 begin counter by clerk #3",
      "11 begin counter by clerk #4",
    ]);
  });

  test("two people ready at one instant begin in the order of their names' index", () => {
    const w = new ProgramWriter(["counter", "done"]);
    w.stage("service", { time: w.sampler("fixed", 1), lines: [0], next: { done: 1 } }).stage("outcome");
    w.resource("clerk", "servers", 1).arrivalsEvery("counter", w.sampler("fixed", 2), 3);
    expect(diaryOf(w.program(4), /begin/).slice(0, 3)).toEqual([
      "2 begin counter by clerk #1",
      "3 begin counter by clerk #2",
      "4 begin counter by clerk #3",
    ]);
  });

  test("last come, first served takes the newest", () => {
    const w = new ProgramWriter(["counter", "done"]);
    w.stage("service", { time: w.sampler("fixed", 3), lines: [0], next: { done: 1 } }).stage("outcome");
    w.resource("clerk", "servers", 1, { discipline: "last come" }).arrivalsEvery("counter", w.sampler("fixed", 1));
    // at 4 #2 and #3 are in line and #4 arrives; #1's end at 4 comes first in the order of persons
    expect(diaryOf(w.program(7), /begin/)).toEqual([
      "1 begin counter by clerk #1",
      "4 begin counter by clerk #3",
      "7 begin counter by clerk #6",
    ]);
  });

  test("a better priority goes first, and nobody in service is interrupted", () => {
    const w = new ProgramWriter(["low", "high", "done"]);
    w.stage("service", { time: w.sampler("fixed", 4), lines: [0], next: { done: 1 } });
    w.stage("service", { time: w.sampler("fixed", 1), lines: [0], next: { done: 1 } }).stage("outcome");
    w.resource("judge", "servers", 1, { ranks: { high: 0, low: 1 } });
    w.stock("low", 2).arrivalsEvery("high", w.sampler("fixed", 3));
    expect(diaryOf(w.program(6), /begin/)).toEqual([
      "0 begin low by judge #1",
      "4 begin high by judge #3",
      "5 begin low by judge #2",
    ]);
  });

  test("when servers fall, work in hand is finished; when they rise, the next begin at that edge", () => {
    const w = new ProgramWriter(["counter", "done"]);
    w.stage("service", { time: w.sampler("fixed", 3), lines: [0], next: { done: 1 } }).stage("outcome");
    w.resource("clerk", "servers", [
      [0, 2],
      [1, 0],
      [5, 1],
    ]).stock("counter", 3);
    expect(diaryOf(w.program(9), /begin|leave/)).toEqual([
      "0 begin counter by clerk #1",
      "0 begin counter by clerk #2",
      "3 leave counter to done by end #1",
      "3 leave counter to done by end #2",
      "5 begin counter by clerk #3",
      "8 leave counter to done by end #3",
    ]);
  });
});

describe("holds", () => {
  test("a unit set free is given at that instant to the first at the door", () => {
    const w = new ProgramWriter(["cell", "done"]);
    w.stage("dwell", { time: w.sampler("fixed", 0.75), next: { done: 1 } }).stage("outcome");
    w.resource("beds", "held", 1).hold("bed", 0, "cell").arrivalsEvery("cell", w.sampler("fixed", 0.5));
    // one every half day comes, and each has the bed for three quarters of a day after the one before
    expect(diaryOf(w.program(3), /begin|leave/)).toEqual([
      "1.25 leave cell to done by end #1",
      "1.25 begin cell by door #2",
      "2 leave cell to done by end #2",
      "2 begin cell by door #3",
      "2.75 leave cell to done by end #3",
      "2.75 begin cell by door #4",
    ]);
  });

  test("with ifFull, people go elsewhere at once instead of standing at the door", () => {
    const w = new ProgramWriter(["cell", "released", "done"]);
    w.stage("dwell", { time: w.sampler("fixed", 5), ifFull: "released", next: { done: 1 } });
    w.stage("outcome").stage("outcome");
    w.resource("beds", "held", 1).hold("bed", 0, "cell").arrivalsEvery("cell", w.sampler("fixed", 1));
    expect(diaryOf(w.program(2), /leave/)).toEqual(["2 leave cell to released by full #2"]);
  });

  test("more people holding units at the start than units is refused", () => {
    const w = new ProgramWriter(["cell", "done"]);
    w.stage("dwell", { time: w.sampler("fixed", 5), next: { done: 1 } }).stage("outcome");
    w.resource("beds", "held", 1).hold("bed", 0, "cell").stock("cell", 2);
    expect(() => simulate(w.program(5), { seed: 1, replication: 0, recorders: [listener({})] })).toThrow(/2 people/);
  });
});

describe("departures", () => {
  test("one who is ready at 14:00 sharp makes the 14:00 departure; the rest keep their places", () => {
    const w = new ProgramWriter(["gate", "away"]);
    w.stage("boards", { lines: [0], next: { away: 1 } }).stage("outcome");
    w.resource("flight", "slots", 2, { departures: Float64Array.of(3, 6) });
    w.arrivalsEvery("gate", w.sampler("fixed", 1));
    expect(diaryOf(w.program(6), /departure|begin/)).toEqual([
      "3 departure flight 2 of 2, 1 left",
      "3 begin gate by flight #1",
      "3 begin gate by flight #2",
      "6 departure flight 2 of 2, 2 left",
      "6 begin gate by flight #3",
      "6 begin gate by flight #4",
    ]);
  });

  test("under the minimum nobody leaves and the slots are gone; kept leftovers add up", () => {
    const w = new ProgramWriter(["gate", "away"]);
    w.stage("boards", { lines: [0], next: { away: 1 } }).stage("outcome");
    w.resource("flight", "slots", 3, { departures: Float64Array.of(1, 2, 4), minimum: 2, leftoverKept: true });
    w.arrivalsEvery("gate", w.sampler("fixed", 1));
    expect(diaryOf(w.program(4), /departure/)).toEqual([
      "1 departure flight 0 of 3, 1 left",
      "2 departure flight 2 of 3, 0 left",
      "4 departure flight 2 of 4, 0 left",
    ]);
  });

  test("oneGroup takes the level of the first in line that can make up the minimum", () => {
    const w = new ProgramWriter(["gate", "away"], [1, 1]);
    w.stage("boards", { lines: [0], next: { away: 1 } }).stage("outcome");
    w.resource("flight", "slots", 5, { departures: Float64Array.of(1), minimum: 3, oneGroup: 0 });
    w.stock("gate", 2).arrivalsExactly("gate", 0.25, 0.5, 0);
    const program = w.program(2);
    program.initial[0].counts[1] = 3;
    expect(diaryOf(program, /departure|begin/)).toEqual([
      "1 departure flight 3 of 5, 2 left",
      "1 begin gate by flight #3",
      "1 begin gate by flight #4",
      "1 begin gate by flight #5",
    ]);
  });
});

describe("clocks", () => {
  test("patience is void once service begins; the end of a stay beats a clock at the same instant", () => {
    const w = new ProgramWriter(["counter", "left", "done"]);
    const clocks = [
      { name: "gaveUp", to: "left", after: w.sampler("fixed", 2), whileWaiting: true },
      { name: "limit", to: "left", after: w.sampler("fixed", 4) },
    ];
    w.stage("service", { time: w.sampler("fixed", 4), lines: [0], clocks, next: { done: 1 } });
    w.stage("outcome").stage("outcome");
    w.resource("clerk", "servers", 1).stock("counter", 2);
    expect(diaryOf(w.program(9), /leave/)).toEqual([
      "2 leave counter to left by clock #2",
      "4 leave counter to done by end #1",
    ]);
  });

  test("a limit counted from the order runs through stages where it cannot strike, and strikes on entering one", () => {
    const w = new ProgramWriter(["order", "hospital", "custody", "released", "done"]);
    w.stage("dwell", { time: w.sampler("fixed", 1), next: { hospital: 1 } });
    w.stage("dwell", { time: w.sampler("fixed", 5), next: { custody: 1 } });
    w.stage("dwell", { time: w.sampler("fixed", 9), next: { done: 1 } })
      .stage("outcome")
      .stage("outcome");
    w.crossClock("limit", "order", ["custody"], w.sampler("fixed", 3), "released");
    w.arrivalsEvery("order", w.sampler("fixed", 1));
    expect(diaryOf(w.program(8), /leave.*#1$/)).toEqual([
      "2 leave order to hospital by end #1",
      "7 leave hospital to custody by end #1",
      "7 leave custody to released by cross clock #1",
    ]);
  });

  test("people past a fixed limit at the start leave at the first instant; the others when it is up", () => {
    const w = new ProgramWriter(["custody", "done"]);
    w.stage("dwell", { time: w.sampler("fixed", 180), next: { done: 1 } }).stage("outcome");
    w.stock("custody", 1, w.sampler("fixed", 200)).stock("custody", 1, w.sampler("fixed", 170));
    expect(diaryOf(w.program(20), /leave/)).toEqual([
      "0 leave custody to done by end #1",
      "10 leave custody to done by end #2",
    ]);
  });
});

test("room counts everyone in the stage, and a place is free at the exact instant somebody leaves", () => {
  const w = new ProgramWriter(["ward", "elsewhere", "done"]);
  w.stage("dwell", { time: w.sampler("fixed", 2), room: 1, ifFull: "elsewhere", next: { done: 1 } });
  w.stage("outcome").stage("outcome");
  w.arrivalsEvery("ward", w.sampler("fixed", 1));
  // #3 arrives at 3, when #1 leaves; #1 comes first in the order of persons
  expect(diaryOf(w.program(4), /leave/)).toEqual([
    "2 leave ward to elsewhere by full #2",
    "3 leave ward to done by end #1",
    "4 leave ward to elsewhere by full #4",
  ]);
});

test("a run larger than its limits is stopped with a clear error", () => {
  const w = new ProgramWriter(["counter", "done"]);
  w.stage("dwell", { time: w.sampler("fixed", 1), next: { done: 1 } }).stage("outcome");
  w.arrivalsAtRate("counter", 10);
  const run = (): unknown =>
    simulate(w.program(100), { seed: 1, replication: 0, recorders: [listener({})], limits: { maxPersons: 50 } });
  expect(run).toThrow(/at most 50 persons/);
});

test("M/M/1 at 50 % load: the mean wait is 1 service time", () => {
  const w = new ProgramWriter(["counter", "done"]);
  w.stage("service", { time: w.sampler("exponential", 1), lines: [0], next: { done: 1 } }).stage("outcome");
  w.resource("clerk", "servers", 1).arrivalsAtRate("counter", 0.5);
  const program = w.program(2000);
  const means: number[] = [];
  for (let replication = 0; replication < 60; replication++) {
    let sum = 0;
    let count = 0;
    const recorder = listener({
      begin(time, _person, _class, _stage, _resource, _weight, since) {
        if (since < 200) return;
        sum += time - since;
        count++;
      },
    });
    simulate(program, { seed: 7, replication, recorders: [recorder] });
    means.push(sum / count);
  }
  const mean = means.reduce((a, b) => a + b) / means.length;
  const variance = means.reduce((a, b) => a + (b - mean) ** 2, 0) / (means.length - 1);
  const z = (mean - 1) / Math.sqrt(variance / means.length);
  // Student's t with 59 degrees: beyond 5.5 in one run of a million
  expect(Math.abs(z)).toBeLessThan(5.5);
  expect(Math.sqrt(variance / means.length)).toBeLessThan(0.05);
});
