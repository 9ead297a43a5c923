// Who is next: the disciplines of a line, priorities, and servers for records of many persons.
import { describe, expect, test } from "vitest";
import { diary } from "./programs.ts";
import { linesOf, storyProgram, tell } from "./stories.ts";
import { simulateFast } from "../../src/simulate/fast/run.ts";
import { simulate } from "../../src/simulate/individual/run.ts";

const desk = (discipline: string, stages: string): ReturnType<typeof storyProgram> =>
  storyProgram(`runs: {for: 20 days}
resources: {desk: {servers: {steps: {0 days: 0, 9 days: 1}}, discipline: ${discipline}}}
stages:
${stages}
  done: {outcome: true}
`);

describe("disciplines", () => {
  // the first comes into the house at 1 and to the desk at 7; the second straight to the desk at 4
  const twoDoors = `  corridor: {arrivals: {every: {steps: {0 days: 1 day, 1 day: 90 days}}}, dwell: 6 days, next: counter}
  counter: {arrivals: {every: {steps: {0 days: 4 days, 4 days: 90 days}}}, service: {by: desk, time: 1 day}, next: done}`;

  test("first come serves by the instant of joining the line, longest in system by that of entering the system", () => {
    expect(linesOf(desk("first come", twoDoors), /begin/)).toEqual([
      "9 begin counter by desk #2",
      "10 begin counter by desk #1",
    ]);
    expect(linesOf(desk("longest in system", twoDoors), /begin/)).toEqual([
      "9 begin counter by desk #1",
      "10 begin counter by desk #2",
    ]);
    expect(linesOf(desk("last come", twoDoors), /begin/)).toEqual([
      "9 begin counter by desk #1",
      "10 begin counter by desk #2",
    ]);
  });

  test("of the stock at the start the oldest is first under first come and longest in system, the newest under last come", () => {
    const initial = "  counter: {initial: {count: {by: kind, a: 1, b: 1}, age: {by: kind, a: 3 days, b: 8 days}}, service: {by: desk, time: 1 day}, next: done}"; // prettier-ignore
    const first = (discipline: string): string =>
      linesOf(
        storyProgram(`runs: {for: 20 days}
groups: {kind: [a, b]}
resources: {desk: {servers: 1, discipline: ${discipline}}}
stages:
${initial}
  done: {outcome: true}
`),
        /begin/,
      )[0];
    expect(["first come", "longest in system", "last come"].map(first)).toEqual([
      "0 begin counter by desk #2",
      "0 begin counter by desk #2",
      "0 begin counter by desk #1",
    ]);
  });

  test("in random order each of the 24 orders of four people is as likely as any other", () => {
    const program = desk("random", "  counter: {initial: {count: 4}, service: {by: desk, time: 1 day}, next: done}");
    const orders = new Map<string, number>();
    const trials = 4800;
    for (let replication = 0; replication < trials; replication++) {
      const { lines, recorder } = diary(program);
      simulate(program, { seed: 3, replication, recorders: [recorder] });
      const order = lines.filter((line) => line.includes("begin")).map((line) => line.at(-1)).join(""); // prettier-ignore
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect(orders.size).toBe(24);
    const expected = trials / 24;
    const chiSquare = [...orders.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 23 degrees of freedom: above 80 in three of a hundred million correct runs
    expect(chiSquare).toBeLessThan(80);
  });
});

test("in random order a record of ten persons is drawn next as often as ten persons are", () => {
  const program = storyProgram(
    `runs: {for: 3 days}
groups: {kind: [ten, single]}
resources: {desk: {servers: {steps: {0 days: 0, 1 day: 10}}, discipline: random}}
stages:
  counter: {initial: {count: {by: kind, ten: 20, single: 5}}, service: {by: desk, time: 10 days}, next: done}
  done: {outcome: true}
`,
    [],
    { sample: { group: "kind", weights: { single: 1 }, otherwise: 10 } },
  );
  let tens = 0;
  const trials = 2000;
  for (let replication = 0; replication < trials; replication++) {
    let first = -1;
    const begin = (_time: number, _person: number, caseClass: number): void => {
      if (first < 0) first = caseClass;
    };
    tell(program, { begin }, replication);
    if (first === 0) tens++;
  }
  // 20 of 25 persons are in records of ten (2 records of 7); five standard deviations: one in a million correct engines
  const sd = Math.sqrt(0.8 * 0.2 * trials);
  expect(Math.abs(tens - 0.8 * trials)).toBeLessThan(5 * sd);
});

test("a priority by level comes before the discipline, and levels the list leaves out come last", () => {
  const program = storyProgram(`runs: {for: 20 days}
groups: {kind: [adult, family, minor]}
resources: {desk: {servers: 1, priority: [{kind: minor}, {kind: family}]}}
stages:
  counter: {initial: {count: {by: kind, else: 1}, age: {by: kind, adult: 9 days, family: 5 days, minor: 1 day}}, service: {by: desk, time: 1 day}, next: done}
  done: {outcome: true}
`);
  // #1 is the adult, #2 of a family, #3 the minor
  expect(linesOf(program, /begin/)).toEqual([
    "0 begin counter by desk #3",
    "1 begin counter by desk #2",
    "2 begin counter by desk #1",
  ]);
});

test("in random order the spread of waits before one busy desk is between first come and last come (M/M/1)", () => {
  const program = storyProgram(`runs: {for: 60000 hours}
grid: 1 hour
resources: {desk: {servers: 1, discipline: random}}
stages:
  q: {arrivals: {rate: 0.8 per hour}, service: {by: desk, time: {exponential: {mean: 1 hour}}}, next: done}
  done: {outcome: true}
`);
  // E[W²] = 2 / (2 − load) of the 40 h² under first come: 66.7 h²; a key drawn on joining gives about 140 h², last come
  // 200 h². Over 20 replications the estimate has a standard deviation of 10 h²: with another seed one correct run in
  // eighteen would be outside of these bounds, which is why seed and replication are fixed.
  for (const run of [simulate, simulateFast]) {
    let squares = 0;
    let count = 0;
    const { recorder } = diary(program);
    const begin: typeof recorder.begin = (time, _person, _class, _stage, _resource, _weight, since) => {
      squares += (time - since) ** 2;
      count++;
    };
    run(program, { seed: 5, replication: 0, recorders: [{ ...recorder, begin }] });
    expect(squares / count).toBeGreaterThan(50);
    expect(squares / count).toBeLessThan(90);
  }
});
