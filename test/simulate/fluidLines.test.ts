// Lines and servers in expected numbers: who is served first, what clocks take meanwhile, how many servers are free.
import { describe, expect, test } from "vitest";
import { expectedIn } from "./expected.ts";

describe("twenty come a day and ten are served: on day 30 the line holds 300, and those served then have waited", () => {
  const waitOn30 = (discipline: string, clocks = ""): Record<string, number> =>
    expectedIn(
      `runs: {for: 40 days}
resources: {clerk: {servers: 1, discipline: ${discipline}}}
stages:
  line: {arrivals: {rate: 20 per day}, service: {by: clerk, time: 0.1 days}${clocks}, next: done}
  done: {outcome: true}
quantities:
  inLine: {waiting: line, at: 30 days}
  wait: {wait: line, statistic: mean, window: {from: 29 days, for: 2 days}}
`,
      0.5,
    );

  test.each([
    ["first come", "half of the time, 15 days, because number 300 came on day 15", 15],
    ["random", "a third of it, 10 days: of those of day s a share s/30 is left, and the mean of (30 − s)·s is 10", 10],
    ["last come", "not at all", 0],
  ])("%s: %s", (discipline, _, days) => {
    // the second time followed one by one, for a clock that nobody lives to see
    for (const clocks of ["", ", clocks: {left: {after: 300 days, to: done}}"]) {
      const { inLine, wait } = waitOn30(discipline, clocks);
      expect(Math.abs(inLine - 300)).toBeLessThan(2);
      expect(Math.abs(wait - days)).toBeLessThan(0.3);
    }
  });
});

describe("once nobody comes any more, those left behind are served from either end: two days later they have waited", () => {
  test.each([
    ["first come", "16 days: number 320 came on day 16", 16],
    ["last come", "4 days: of each day ten were left, and those of the last two have been served", 4],
  ])("%s: %s", (discipline, _, days) => {
    for (const clocks of ["", ", clocks: {left: {after: 300 days, to: done}}"]) {
      const { wait } = expectedIn(
        `runs: {for: 40 days}
resources: {clerk: {servers: 1, discipline: ${discipline}}}
stages:
  line: {arrivals: {rate: {steps: {0 days: 20 per day, 30 days: 0 per day}}}, service: {by: clerk, time: 0.1 days}${clocks}, next: done}
  done: {outcome: true}
quantities: {wait: {wait: line, statistic: mean, window: {from: 31.5 days, for: 1 day}}}
`,
        0.5,
      );
      expect(Math.abs(wait - days)).toBeLessThan(0.5);
    }
  });
});

describe("of a hundred there at the start, of ages up to 10 days, ten are served a day: on day 5 they have waited", () => {
  test.each([
    ["first come", "10 days: 5 since then, and 5 before", 10],
    ["last come", "10 days less those of the oldest: number 50 from the newest was 5 days old", 10],
  ])("%s: %s", (discipline, _, days) => {
    const { on5 } = backlog(discipline);
    expect(Math.abs(on5 - days)).toBeLessThan(0.3);
  });

  test("and on day 1, 10 days under first come, 2 under last come", () => {
    expect(Math.abs(backlog("first come").on1 - 10)).toBeLessThan(0.3);
    expect(Math.abs(backlog("last come").on1 - 2)).toBeLessThan(0.3);
  });

  function backlog(discipline: string): Record<string, number> {
    return expectedIn(
      `runs: {for: 20 days}
resources: {clerk: {servers: 1, discipline: ${discipline}}}
stages:
  line: {initial: {count: 100, age: {uniform: {from: 0 days, to: 10 days}}}, service: {by: clerk, time: 0.1 days}, next: done}
  done: {outcome: true}
quantities:
  on1: {wait: line, statistic: mean, window: {from: 0.5 days, for: 1 day}}
  on5: {wait: line, statistic: mean, window: {from: 4.5 days, for: 1 day}}
`,
      0.25,
    );
  }
});

const twoRooms = (resource: string, rooms: string): string => `runs: {for: 30 days}
resources: {judge: {servers: 1${resource}}}
stages:
${rooms}
  done: {outcome: true}
quantities:
  first: {waiting: first, at: 10 days}
  second: {waiting: second, at: 10 days}
`;

test("one judge for two rooms takes the oldest of both: a hundred 20 days old go before a hundred 5 days old", () => {
  const room = (name: string, days: number): string =>
    `  ${name}: {initial: {count: 100, age: ${days} days}, service: {by: judge, time: 0.1 days}, next: done}`;
  for (const [first, second] of [
    [20, 5],
    [5, 20],
  ]) {
    const found = expectedIn(twoRooms("", `${room("first", first)}\n${room("second", second)}`), 0.5);
    expect(Math.abs(found.first - (first === 20 ? 0 : 100))).toBeLessThan(1e-6);
    expect(Math.abs(found.second - (second === 20 ? 0 : 100))).toBeLessThan(1e-6);
  }
});

test("of 10 served a day, the 6 who come to the room with priority are, and 4 of the other's 8: its line grows by 4 a day", () => {
  const rooms = `  first: {arrivals: {rate: 8 per day}, service: {by: judge, time: 0.1 days}, next: done}
  second: {arrivals: {rate: 6 per day}, service: {by: judge, time: 0.1 days}, next: done}`;
  const found = expectedIn(twoRooms(", priority: [{stage: second}, rest]", rooms), 0.5);
  expect(Math.abs(found.second)).toBeLessThan(1e-9);
  expect(Math.abs(found.first - 40)).toBeLessThan(0.5);
});

describe("120 come a day for 100 servers of a day; half of those in line give up a day, a tenth of all die a day", () => {
  // 100 in service: 100 a day are served and 10 die there, so that 10 a day are left to the line, which holds 10 / 0.6
  test.each([0.5, 0.1])(
    "100 a day are served, 50/6 give up, 10 + 10/6 die, 100/6 are in line; steps of %d days",
    (h) => {
      const found = expectedIn(
        `runs: {for: 200 days}
resources: {servers: {servers: 100}}
stages:
  line:
    arrivals: {rate: 120 per day}
    service: {by: servers, time: {exponential: {mean: 1 day}}}
    clocks: {gaveUp: {rate: 0.5 per day, while: waiting, to: abandoned}, died: {rate: 0.1 per day, to: dead}}
    next: done
  done: {outcome: true}
  abandoned: {outcome: true}
  dead: {outcome: true}
quantities:
  served: {entries: done, window: {from: 100 days, for: 100 days}}
  gaveUp: {entries: abandoned, window: {from: 100 days, for: 100 days}}
  died: {entries: dead, window: {from: 100 days, for: 100 days}}
  inLine: {waiting: line, at: 199 days}
`,
        h,
      );
      const parts = [
        found.served / 10_000,
        found.gaveUp / (5000 / 6),
        found.died / (7000 / 6),
        found.inLine / (100 / 6),
      ];
      // of second order in the step, where a stay may end in two ways; a line a sixth as long as the staff feels it more
      const square = [1 / 15, 1 / 2, 1 / 4, 1 / 2];
      parts.forEach((part, i) => expect(Math.abs(part - 1)).toBeLessThan(square[i] * h ** 2 + 1e-3));
    },
  );
});

test("a line that is left by half its people every few hours holds 4 after a year too: 20 a day over 5 a day", () => {
  const found = expectedIn(
    `runs: {for: 400 days}
resources: {servers: {servers: 100}}
stages:
  line:
    arrivals: {rate: 120 per day}
    service: {by: servers, time: {exponential: {mean: 1 day}}}
    clocks: {gaveUp: {rate: 5 per day, while: waiting, to: abandoned}}
    next: done
  done: {outcome: true}
  abandoned: {outcome: true}
quantities:
  inLine: {waiting: line, window: {from: 50 days, for: 350 days}}
  served: {entries: done, window: {from: 50 days, for: 350 days}}
  wait: {wait: line, statistic: mean, window: {from: 50 days, for: 350 days}}
`,
    0.1,
  );
  expect(Math.abs(found.inLine / 4 - 1)).toBeLessThan(0.03);
  expect(Math.abs(found.served / 35_000 - 1)).toBeLessThan(1e-4);
  // a sixth gives up before its turn: e^(−5w) = 1/1.2, known to half a step
  expect(Math.abs(found.wait - Math.log(1.2) / 5)).toBeLessThan(0.05);
});

test("when the office closes, those in service stay in it: of 100 served for a day on average, 100·e^(−u) after u days", () => {
  for (const step of [0.5, 0.25]) {
    const found = expectedIn(
      `runs: {for: 30 days}
resources: {clerks: {servers: {steps: {0 days: 100, 20 days: 0}}}}
stages:
  office: {arrivals: {rate: 150 per day}, service: {by: clerks, time: {exponential: {mean: 1 day}}}, next: done}
  done: {outcome: true}
quantities:
  all1: {stock: office, at: 21 days}
  line1: {waiting: office, at: 21 days}
  all3: {stock: office, at: 23 days}
  line3: {waiting: office, at: 23 days}
`,
      step,
    );
    expect(Math.abs((found.all1 - found.line1) / (100 * Math.exp(-1)) - 1)).toBeLessThan(2e-3);
    expect(Math.abs((found.all3 - found.line3) / (100 * Math.exp(-3)) - 1)).toBeLessThan(2e-3);
  }
});

test("five halves of a clerk are two clerks: of 30 who come a day, 20 are served", () => {
  const found = expectedIn(
    `runs: {for: 30 days}
resources: {clerks: {servers: {line: {0 days: 2.5, 30 days: 2.5}}}}
stages:
  line: {arrivals: {rate: 30 per day}, service: {by: clerks, time: 0.1 days}, next: done}
  done: {outcome: true}
quantities: {served: {entries: done, window: {from: 10 days, for: 10 days}}}
`,
    1,
  );
  expect(Math.abs(found.served - 200)).toBeLessThan(1e-6);
});

test("what moves along a path is what comes by it, of every kind of people: 2, 3 and 5 a day", () => {
  const found = expectedIn(
    `runs: {for: 100 days}
groups: {kind: [a, b, c]}
stages:
  here: {arrivals: {rate: {by: kind, a: 2 per day, b: 3 per day, c: 5 per day}}, dwell: 2 days, next: {there: 50%, away: rest}}
  there: {outcome: true}
  away: {outcome: true}
quantities:
${["a", "b", "c"].map((kind) => `  ${kind}: {moves: [here, there], where: {kind: ${kind}}, window: {from: 50 days, for: 50 days}}\n`).join("")}  all: {moves: [here, there], window: {from: 50 days, for: 50 days}}
`,
    1,
  );
  expect(found.a).toBeCloseTo(50, 9);
  expect(found.b).toBeCloseTo(75, 9);
  expect(found.c).toBeCloseTo(125, 9);
  expect(found.all).toBeCloseTo(250, 9);
});
