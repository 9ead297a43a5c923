// Competing clocks, of a stage and across stages: hazards, where they are void, when they start anew, and what had run
// before the start.
import { describe, expect, test } from "vitest";
import { expectMean, expectShare } from "./chance.ts";
import { entriesInto, linesOf, stageId, staysIn, storyProgram, tell } from "./stories.ts";

describe("a clock across stages", () => {
  test("with a rate runs through every stage: 1 − e⁻¹ of people are struck within ten days at 10 % a day", () => {
    const program = storyProgram(`runs: {for: 4100 days}
clocks: {limit: {starts: order, strikesIn: [order, cell], rate: 0.1 per day, to: released}}
stages:
  order: {arrivals: {every: 1 day}, dwell: 3 days, next: cell}
  cell: {dwell: 7 days, next: gone}
  released: {outcome: true}
  gone: {outcome: true}
`);
    const released = entriesInto(program, "released").length;
    const gone = entriesInto(program, "gone").length;
    expectShare(released, released + gone, 1 - Math.exp(-1));
  });

  test("follows the schedule of its rate: nobody is struck before it begins, everybody's hazard adds up from then", () => {
    const program = storyProgram(`runs: {for: 100 days}
clocks: {limit: {starts: cell, strikesIn: [cell], rate: {steps: {0 days: 0 per day, 20 days: 0.25 per day}}, to: released}}
stages:
  cell: {initial: {count: 3000}, waits: true}
  released: {outcome: true}
`);
    const times = entriesInto(program, "released");
    expect(Math.min(...times)).toBeGreaterThan(20);
    expect(times.length).toBe(3000);
    expectMean(
      times.map((time) => time - 20),
      4,
    );
  });

  test("is void in a stage of `voidIn`, and starts anew when its first stage is entered again", () => {
    const program = storyProgram(`runs: {for: 20 days}
clocks: {limit: {starts: order, strikesIn: [cell], after: 3 days, to: released, voidIn: [hospital]}}
stages:
  order: {arrivals: {every: 30 days}, initial: {count: 1}, dwell: 2 days, next: hospital}
  hospital: {dwell: 4 days, next: back}
  back: {dwell: 1 day, next: {order: 0%, cell: rest}}
  cell: {dwell: 5 days, next: again}
  again: {dwell: 1 day, next: second}
  second: {passes: true, next: {order: 100%, done: 0%}}
  released: {outcome: true}
  done: {outcome: true}
`);
    // void at 2 in the hospital, so that five days in the cell (7 to 12) are safe; from 13 the order runs again and the
    // hospital at 15 stops it again
    expect(linesOf(program, /leave (cell|order)/)).toEqual([
      "2 leave order to hospital by end #1",
      "12 leave cell to again by end #1",
      "15 leave order to hospital by end #1",
    ]);
  });

  test("strikes once, and runs anew after it struck; entering its first stage while it runs changes nothing", () => {
    const program = storyProgram(`runs: {for: 14 days}
clocks: {limit: {starts: order, strikesIn: [order, cell], after: 5 days, to: order}}
stages:
  order: {initial: {count: 1}, dwell: 2 days, next: cell}
  cell: {dwell: 2 days, next: order}
`);
    // order 0–2, cell 2–4, order 4 (does not start it again) struck at 5; then from 5: order 5–7, cell 7–9, order 9–10
    expect(linesOf(program, /leave/)).toEqual([
      "2 leave order to cell by end #1",
      "4 leave cell to order by end #1",
      "5 leave order to order by cross clock #1",
      "7 leave order to cell by end #1",
      "9 leave cell to order by end #1",
      "10 leave order to order by cross clock #1",
      "12 leave order to cell by end #1",
      "14 leave cell to order by end #1",
    ]);
  });
});

describe("clocks of those who are there at the start", () => {
  const custody = (initial: string): string => `runs: {for: 20 days}
clocks: {limit: {starts: order, strikesIn: [order, cell], after: 10 days, to: released}}
stages:
  order: {initial: {count: 1, age: 4 days${initial === "inOrder" ? ", elapsed: {limit: 7 days}" : ""}}, dwell: 30 days, next: cell}
  cell: {initial: {count: 1, age: 4 days${initial === "inCell" ? ", elapsed: {limit: 7 days}" : ""}}, dwell: 30 days, next: gone}
  released: {outcome: true}
  gone: {outcome: true}
`;

  test("`elapsed` is what a clock has run; without it, it has run for the age in its first stage and not at all elsewhere", () => {
    expect(linesOf(storyProgram(custody("")), /leave/)).toEqual(["6 leave order to released by cross clock #2"]);
    expect(linesOf(storyProgram(custody("inCell")), /leave/)).toEqual([
      "3 leave cell to released by cross clock #1",
      "6 leave order to released by cross clock #2",
    ]);
  });

  test("`elapsed` stands before the age in the clock's first stage as well", () => {
    expect(linesOf(storyProgram(custody("inOrder")), /leave/)).toEqual(["3 leave order to released by cross clock #2"]);
  });

  test("an elapsed time that is a distribution leaves the rest of the limit: uniform from 4 to 10 days", () => {
    const program = storyProgram(`runs: {for: 20 days}
clocks: {limit: {starts: order, strikesIn: [cell], after: 10 days, to: released}}
stages:
  order: {dwell: 1 day, next: cell}
  cell: {initial: {count: 4000, elapsed: {limit: {uniform: {from: 0 days, to: 6 days}}}}, waits: true}
  released: {outcome: true}
`);
    const times = entriesInto(program, "released");
    expect(times.length).toBe(4000);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(4);
    expectMean(times, 7);
  });

  test("a stage clock that is exponential has no memory; one that is uniform has what remains of it", () => {
    const program = (after: string): ReturnType<typeof storyProgram> =>
      storyProgram(`runs: {for: 200 days}
stages:
  cell: {initial: {count: 4000, age: 6 days}, waits: true, clocks: {limit: {after: ${after}, to: released}}}
  released: {outcome: true}
`);
    expectMean(entriesInto(program("{exponential: {mean: 5 days}}"), "released"), 5);
    const uniform = entriesInto(program("{uniform: {from: 0 days, to: 10 days}}"), "released");
    expect(Math.max(...uniform)).toBeLessThanOrEqual(4);
    expectMean(uniform, 2);
  });
});

test("a stage's hazard follows the calendar, not the stay: nobody who came on the tenth day leaves before the twentieth", () => {
  const program = storyProgram(`runs: {for: 120 days}
stages:
  hall: {initial: {count: 3000}, dwell: 10 days, next: cell}
  cell: {waits: true, clocks: {out: {rate: {steps: {0 days: 0 per day, 20 days: 0.25 per day}}, to: released}}}
  released: {outcome: true}
`);
  const times = entriesInto(program, "released");
  expect(times.length).toBe(3000);
  expect(Math.min(...times)).toBeGreaterThan(20);
  expectMean(times.map((time) => time - 20), 4); // prettier-ignore
});

test("a hazard that rises along a line adds up to the triangle under it, and goes on from there", () => {
  const program = storyProgram(`runs: {for: 120 days}
stages:
  cell: {initial: {count: 4000}, waits: true, clocks: {out: {rate: {line: {0 days: 0 per day, 10 days: 0.2 per day}}, to: released}}}
  released: {outcome: true}
`);
  const times = entriesInto(program, "released");
  expect(times.length).toBe(4000);
  // 0.01 t² until the tenth day, a fifth a day from then on
  expectShare(times.filter((time) => time <= 5).length, 4000, 1 - Math.exp(-0.25));
  expectShare(times.filter((time) => time <= 10).length, 4000, 1 - Math.exp(-1));
  expectShare(times.filter((time) => time <= 15).length, 4000, 1 - Math.exp(-2));
});

describe("patience", () => {
  test("is drawn anew at every visit", () => {
    const program = storyProgram(`runs: {for: 200 days}
stages:
  hall: {initial: {count: 2000}, dwell: 1 day, next: cell}
  cell: {waits: true, clocks: {gaveUp: {after: {exponential: {mean: 2 days}}, to: hall}}}
`);
    const visits = new Map<number, number[]>();
    const cell = stageId(program, "cell");
    tell(program, {
      leave: (time, person, _class, left, _to, _cause, _clock, _weight, _waiting, since) => {
        if (left === cell) visits.set(person, [...(visits.get(person) ?? []), time - since]);
      },
    });
    const pairs = [...visits.values()].filter((lasted) => lasted.length > 1);
    expect(pairs.length).toBe(2000);
    // two independent stays: the later is longer for half of the people
    expectShare(pairs.filter(([first, second]) => second > first).length, pairs.length, 0.5);
  });

  test("runs at the door of a held unit, and is void once the unit is given, at that very instant too", () => {
    const program = storyProgram(`runs: {for: 20 days}
resources: {beds: {servers: 1}}
holds: {bed: {of: beds, whileIn: [ward]}}
stages:
  ward: {arrivals: {every: 6 days}, initial: {count: 1}, dwell: 10 days, clocks: {gaveUp: {after: 4 days, while: waiting, to: left}}, next: done}
  left: {outcome: true}
  done: {outcome: true}
`);
    // #1 leaves at 10 and the bed is given to #2, who came at 6 and would have given up at that instant, but people act in
    // the order of persons. #3 comes at 12 and gives up; #4 comes at 18
    expect(linesOf(program, /begin|leave/)).toEqual([
      "10 leave ward to done by end #1",
      "10 begin ward by door #2",
      "16 leave ward to left by clock #3",
      "20 leave ward to done by end #2",
      "20 begin ward by door #4",
    ]);
  });

  test("whoever has no patience at all is served where a server is free, and leaves at once where none is", () => {
    const program = storyProgram(`runs: {for: 5 days}
resources: {desk: {servers: 1}}
stages:
  counter: {arrivals: {every: 1 day}, service: {by: desk, time: 36 hours}, clocks: {left: {after: 0 days, while: waiting, to: gone}}, next: done}
  done: {outcome: true}
  gone: {outcome: true}
`);
    expect(linesOf(program, /begin|leave/)).toEqual([
      "1 begin counter by desk #1",
      "2 leave counter to gone by clock #2",
      "2.5 leave counter to done by end #1",
      "3 begin counter by desk #3",
      "4 leave counter to gone by clock #4",
      "4.5 leave counter to done by end #3",
      "5 begin counter by desk #5",
    ]);
  });

  test("of two clocks at one instant the one first by name strikes", () => {
    const program = storyProgram(`runs: {for: 5 days}
stages:
  cell: {initial: {count: 1}, dwell: 4 days, clocks: {bond: {after: 2 days, to: bonded}, appeal: {after: 2 days, to: appealed}}, next: bonded}
  bonded: {outcome: true}
  appealed: {outcome: true}
`);
    expect(linesOf(program, /leave/)).toEqual(["2 leave cell to appealed by clock #1"]);
  });
});

test("stays that a clock ended and stays that ended by themselves are all the stays there are", () => {
  const program = storyProgram(`runs: {for: 3000 days}
stages:
  cell: {arrivals: {every: 1 day}, dwell: {exponential: {mean: 2 days}}, clocks: {died: {rate: 0.25 per day, to: dead}}, next: free}
  free: {outcome: true}
  dead: {outcome: true}
`);
  const stays = staysIn(program, "cell");
  // two exponential risks: a quarter in three quarters a day
  expectShare(stays.filter(({ to }) => to === "dead").length, stays.length, 1 / 3);
  expectMean(stays.map(({ lasted }) => lasted), 4 / 3); // prettier-ignore
});
