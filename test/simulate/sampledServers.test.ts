// Servers before records that stand for several persons each: a record begins when at least half of what it needs is
// free, and what it uses beyond what there is, or leaves idle, is made up for by those that come later.
import { describe, expect, test } from "vitest";
import type { Program } from "../../src/compile/program.ts";
import { linesOf, storyProgram, tell } from "./stories.ts";

const bigAndSmall = { group: "size", weights: { small: 1 }, otherwise: 7 };

/** Time servers were in use over time they were present, up to `days`. */
function utilisation(program: Program, days: number): number {
  let used = 0;
  let offered = 0;
  let [since, inUse, present] = [0, 0, 0];
  const upTo = (time: number): void => {
    const until = Math.min(days, time);
    if (until <= since) return;
    used += inUse * (until - since);
    offered += present * (until - since);
    since = until;
  };
  tell(program, {
    units: (time, _resource, nowInUse, nowPresent) => {
      upTo(time);
      [inUse, present] = [nowInUse, nowPresent];
    },
  });
  upTo(days);
  return used / offered;
}

describe("a record of seven before ten servers", () => {
  const program = storyProgram(
    `runs: {for: 60 days}
groups: {size: [big, small]}
resources: {desk: {servers: 10}}
stages:
  b0: {initial: {count: {by: size, big: 7, small: 0}}, dwell: 0 days, next: q}
  b1: {initial: {count: {by: size, big: 7, small: 0}}, dwell: 1 day, next: q}
  s2: {initial: {count: {by: size, big: 0, small: 1}}, dwell: 2 days, next: q}
  q: {service: {by: desk, time: 10 days}, next: done}
  done: {outcome: true}
`,
    [],
    { sample: bigAndSmall },
  );

  test("waits while three are free, and so does whoever comes after it", () => {
    expect(linesOf(program, /begin/).map((line) => line.replace(/ by .*/, ""))).toEqual([
      "0 begin q",
      "10 begin q",
      "10 begin q",
    ]);
    expect(utilisation(program, 10)).toBe(0.7);
  });
});

test("a record of six begins with four free, and the next one when the account of what it overused allows", () => {
  const program = storyProgram(
    `runs: {for: 60 days}
groups: {size: [big, small]}
resources: {desk: {servers: 10}}
stages:
  q: {initial: {count: {by: size, big: 24, small: 0}}, service: {by: desk, time: 10 days}, next: done}
  done: {outcome: true}
`,
    [],
    { sample: { group: "size", weights: { small: 1 }, otherwise: 6 } },
  );
  // at 10 two servers have been overused for ten days, as much as another two would be: for one day four stand idle
  expect(linesOf(program, /begin/).map((line) => Number(line.split(" ")[0]))).toEqual([0, 0, 10, 11]);
});

test("a record of seven before the only server begins after as long an idle time as it owes afterwards", () => {
  const program = storyProgram(
    `runs: {for: 100 days}
groups: {size: [big, small]}
resources: {desk: {servers: 1}}
stages:
  q: {initial: {count: {by: size, big: 21, small: 0}}, service: {by: desk, time: 2 days}, next: done}
  done: {outcome: true}
`,
    [],
    { sample: bigAndSmall },
  );
  // 21 persons of two days each are 42 days of one server: begun at 6, 20 and 34, in the middle of their fourteen days
  expect(linesOf(program, /begin/).map((line) => Number(line.split(" ")[0]))).toEqual([6, 20, 34]);
});

describe.each([
  [2, 5, "fixed"],
  [3, 10, "exponential"],
  [7, 10, "exponential"],
  [7, 3, "exponential"],
  [10, 1, "fixed"],
  [10, 24, "exponential"],
])("records of %i before %i servers, %s services, a line that never ends", (weight, servers, kind) => {
  const time = kind === "fixed" ? "2 days" : "{exponential: {mean: 2 days}}";
  const text = (days: number): string => `runs: {for: ${days} days}
groups: {size: [big, small]}
resources: {desk: {servers: ${servers}}}
stages:
  q: {initial: {count: {by: size, big: ${servers * days}, small: ${days}}}, service: {by: desk, time: ${time}}, next: done}
  done: {outcome: true}
`;
  const sample = { group: "size", weights: { small: 1 }, otherwise: weight };

  test("all servers are in use over a long time, no more and no less, as when everybody is followed", () => {
    const days = 2000;
    // the account is off by one record's service at most, and a service of ten times the mean is one of 22,000
    const owed = (weight * 20) / (servers * days);
    expect(utilisation(storyProgram(text(days)), days)).toBeGreaterThan(0.999);
    const sampled = utilisation(storyProgram(text(days), [], { sample }), days);
    expect(sampled).toBeGreaterThan(1 - owed);
    expect(sampled).toBeLessThan(1 + owed);
  });
});

test("more servers are in use than there are, and never by a whole record: one server at least was free", () => {
  const sample = { group: "size", weights: { small: 1 }, otherwise: 6 };
  const program = storyProgram(
    `runs: {for: 300 days}
groups: {size: [big, small]}
resources: {desk: {servers: 10}}
stages:
  q: {arrivals: {rate: {by: size, big: 4 per day, small: 1 per day}}, service: {by: desk, time: 1 day}, next: done}
  done: {outcome: true}
`,
    [],
    { sample },
  );
  let most = 0;
  tell(program, { units: (_time, _resource, inUse) => void (most = Math.max(most, inUse)) });
  expect(most).toBeGreaterThan(10);
  expect(most).toBeLessThanOrEqual(15);
});
