// The generator of random programs: what it promises, and properties of every run of what it makes.
import { describe, expect, test } from "vitest";
import { samplerFamilies, type Program } from "../../src/compile/program.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import type { Recorder } from "../../src/simulate/recorder.ts";
import { listener } from "./programs.ts";
import { randomProgram } from "./randomProgram.ts";

const programs = Array.from({ length: 400 }, (_, seed) => randomProgram(seed));

/** Stops at the first announcement that cannot be true. */
function watcher(program: Program): Recorder {
  const inside = new Map<number, { stage: number; caseClass: number; since: number }>();
  // persons by class: who came, who is inside, who is gone
  const [came, here, gone] = [0, 1, 2].map(() => new Float64Array(program.classCount));
  const isOneToOne = program.weights.every((weight) => weight === 1);
  let last = 0;
  const must = (holds: boolean, what: string): void => {
    if (!holds) throw new Error(`${program.modelId} at ${last}: expected ${what}`);
  };
  const goOn = (time: number): void => {
    must(time >= last, `no instant before; got ${time}`);
    last = time;
  };
  const mustBeIn = (person: number, stage: number, caseClass: number, since: number): void => {
    const stay = inside.get(person);
    const isSame = stay?.stage === stage && stay.caseClass === caseClass && stay.since === since;
    must(isSame, `person ${person} in ${stage} since ${since}`);
  };
  const count = (): void => {
    for (let c = 0; c < came.length; c++) must(came[c] === here[c] + gone[c], `class ${c} all inside or gone`);
  };
  return listener({
    arrive(time, person, caseClass, _stage, weight) {
      goOn(time);
      must(!inside.has(person), `person ${person} outside`);
      must(weight === program.weights[caseClass], "the weight of the class");
      came[caseClass] += weight;
    },
    enter(time, person, caseClass, stage, from, weight, _waiting, since) {
      goOn(time);
      must(!inside.has(person), `person ${person} in one stage only`);
      must(from < 0 || program.stages[from].kind !== "outcome", "nobody to come back from an outcome");
      if (program.stages[stage].kind === "outcome") gone[caseClass] += weight;
      else {
        here[caseClass] += weight;
        inside.set(person, { stage, caseClass, since });
      }
    },
    begin(time, person, caseClass, stage, _resource, _weight, since) {
      goOn(time);
      mustBeIn(person, stage, caseClass, since);
      must(since <= time, "a wait of no less than nothing");
    },
    leave(time, person, caseClass, stage, to, cause, clock, weight, _waiting, since) {
      goOn(time);
      mustBeIn(person, stage, caseClass, since);
      const { next, clocks, ifFull } = program.stages[stage];
      if (cause === 0) must(next.to.includes(to), "a route of the stage");
      if (cause === 1) must(clocks[clock].to === to, "where the clock leads");
      if (cause === 2) must(program.crossClocks[clock].to === to, "where the clock across stages leads");
      if (cause === 2) must(program.crossClocks[clock].strikesIn[stage] === 1, "a stage it strikes in");
      if (cause === 3) must(ifFull === to, "where people go when it is full");
      here[caseClass] -= weight;
      inside.delete(person);
    },
    units(time, _resource, inUse, present) {
      goOn(time);
      must(inUse >= 0 && present >= 0, "units of no less than none");
    },
    departure(time, _resource, offered, used, leftBehind, cancelled) {
      goOn(time);
      must(!cancelled || used === 0, "nobody on a cancelled departure");
      must(!isOneToOne || used <= offered, "no more people than slots");
      must(leftBehind >= 0, "no less than nobody left behind");
    },
    edge: count,
    finish: count,
  });
}

test("in 400 random programs nobody is lost, nobody goes back in time, and every way out is one the program has", () => {
  for (const [seed, program] of programs.entries()) {
    const run = (): unknown =>
      simulate(program, { seed, replication: 0, recorders: [watcher(program)], limits: { maxEvents: 50_000 } });
    expect(run).not.toThrow();
  }
});

test("a seed gives the same program, to the last number, and another seed another one", () => {
  expect(randomProgram(7)).toEqual(randomProgram(7));
  expect(randomProgram(8)).not.toEqual(randomProgram(7));
});

describe("400 seeds are enough to see", () => {
  const some = (test: (program: Program) => boolean): number => programs.filter(test).length;

  test("every family of durations, kind of stage, kind of arrival and discipline", () => {
    const seen = {
      families: new Set(programs.flatMap(({ samplers }) => samplers.map(({ family }) => family))),
      stages: new Set(programs.flatMap(({ stages }) => stages.map(({ kind }) => kind))),
      arrivals: new Set(programs.flatMap(({ arrivals }) => arrivals.map(({ kind }) => kind))),
      disciplines: new Set(programs.flatMap(({ resources }) => resources.map(({ discipline }) => discipline))),
      operations: new Set(programs.flatMap(operationsOf)),
    };
    expect(seen.families).toEqual(new Set(samplerFamilies));
    expect([seen.stages.size, seen.arrivals.size, seen.disciplines.size]).toEqual([6, 4, 4]);
    expect(seen.operations).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
  });

  const of = <K extends "resources" | "stages" | "arrivals">(
    list: K,
    test: (item: Program[K][number]) => boolean,
  ): ((program: Program) => boolean) => {
    return (program) => (program[list] as readonly Program[K][number][]).some(test);
  };
  const written: [string, (program: Program) => boolean][] = [
    ["stocks that drive arrivals", of("arrivals", ({ feedback }) => feedback !== null)],
    ["stocks that drive servers", of("resources", ({ kind, units }) => kind === "servers" && units.feedback !== null)],
    ["stocks that drive held units", of("resources", ({ kind, units }) => kind === "held" && units.feedback !== null)],
    ["stocks that drive slots", of("resources", ({ kind, units }) => kind === "slots" && units.feedback !== null)],
    ["stocks that drive departures", of("resources", ({ departureRate }) => departureRate !== null)],
    ["batches of two sizes", of("arrivals", ({ batchSizes }) => batchSizes.length > 1)],
    ["values that change for new arrivals", ({ eras }) => eras.length > 0],
    ["records of several persons", ({ weights }) => weights.some((weight) => weight > 1)],
    ["stages that can be visited again", of("stages", ({ revisited }) => revisited)],
    ["hazards", of("stages", ({ clocks }) => clocks.some(({ rate }) => rate !== null))],
    ["patience", of("stages", ({ clocks }) => clocks.some(({ whileWaiting }) => whileWaiting))],
    ["several groups", ({ groups }) => groups.length > 1],
    ["curves that repeat", ({ curves }) => curves.periods.some((period) => period > 0)],
    ["curves with slopes", ({ curves }) => curves.slopes.some((slope) => slope !== 0)],
    ["copies by a group", of("resources", ({ name, base }) => name !== base)],
    ["a minimum", of("resources", ({ minimum }) => minimum >= 0)],
    ["kept leftovers", of("resources", ({ leftoverKept }) => leftoverKept)],
    ["departures of one group", of("resources", ({ oneGroup }) => oneGroup >= 0)],
    ["ages at the start", ({ initial }) => initial.some(({ age }) => age.some((sampler) => sampler >= 0))],
    ["elapsed clocks", ({ initial }) => initial.some(({ elapsed }) => elapsed.length > 0)],
    ["as many holds as a person can have", ({ holds }) => holds.length === 32],
    ["clocks across stages with a rate", ({ crossClocks }) => crossClocks.some(({ rate }) => rate !== null)],
    [
      "clocks across stages that are void somewhere",
      ({ crossClocks }) => crossClocks.some(({ voidIn }) => voidIn.includes(1)),
    ],
    [
      "bounds on durations",
      ({ samplers }) => samplers.some(({ family, atMost }) => family !== "normal" && atMost >= 0),
    ],
  ];
  test.each(written)("%s", (_, has) => {
    expect(some(has)).toBeGreaterThanOrEqual(3);
  });

  test("everything that can happen to people happen", () => {
    const happened = new Map<string, number>();
    const note = (what: string): void => void happened.set(what, (happened.get(what) ?? 0) + 1);
    for (const [seed, program] of programs.entries()) simulate(program, { seed, replication: 1, recorders: [noting(program, note)] }); // prettier-ignore
    for (const what of whatHappens) expect([what, (happened.get(what) ?? 0) >= 20]).toEqual([what, true]);
  });
});

const whatHappens = [
  ...["end", "clock", "cross clock", "full"].map((cause) => `left by ${cause}`),
  ...["clock", "cross clock"].map((cause) => `left by ${cause} while waiting`),
  ...["dwell", "service", "boards", "waits", "passes"].map((kind) => `let in at the door of ${kind}`),
  "served at once",
  "served after waiting",
  "boarded",
  "departure cancelled",
  "departure with nobody though people waited",
  "departure that left people behind",
  "more units in use than present",
  "struck at the instant of entering",
];

function noting(program: Program, note: (what: string) => void): Recorder {
  const causes = ["end", "clock", "cross clock", "full"];
  return listener({
    begin(time, _person, _class, stage, resource, _weight, since) {
      const { kind } = program.stages[stage];
      if (resource < 0) note(`let in at the door of ${kind}`);
      else if (kind === "boards") note("boarded");
      else note(time > since ? "served after waiting" : "served at once");
    },
    leave(time, _person, _class, _stage, _to, cause, _clock, _weight, waiting, since) {
      note(`left by ${causes[cause]}`);
      if (waiting) note(`left by ${causes[cause]} while waiting`);
      if (cause === 2 && time === since) note("struck at the instant of entering");
    },
    units(_time, _resource, inUse, present) {
      if (inUse > present) note("more units in use than present");
    },
    departure(_time, _resource, _offered, used, leftBehind, cancelled) {
      if (cancelled) note("departure cancelled");
      else if (leftBehind > 0) note("departure that left people behind");
      if (!cancelled && used === 0 && leftBehind > 0) note("departure with nobody though people waited");
    },
  });
}

function operationsOf({ arrivals, resources }: Program): number[] {
  const feedback = [
    ...arrivals.flatMap((entry) => entry.feedback ?? []),
    ...resources.flatMap(({ units, departureRate }) => [units.feedback, departureRate]),
  ];
  return feedback.flatMap((one) => (one === null ? [] : [...one.code].filter((_, i) => i % 2 === 0)));
}
