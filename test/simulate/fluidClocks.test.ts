// Clocks in expected numbers: who is struck when, of those followed one by one.
import { describe, expect, test } from "vitest";
import { expectedIn } from "./expected.ts";

const steps = [2, 1, 0.5];

test("of two clocks of 4 and of 12 days on average the first strikes three times as often; ten a day live 3 days each", () => {
  for (const step of steps) {
    const { quick, slow, inside } = expectedIn(
      `runs: {for: 200 days}
stages:
  race: {arrivals: {rate: 10 per day}, waits: true, clocks: {first: {after: {exponential: {mean: 4 days}}, to: quick}, second: {after: {exponential: {mean: 12 days}}, to: slow}}}
  quick: {outcome: true}
  slow: {outcome: true}
quantities:
  quick: {entries: quick, window: {from: 100 days, for: 100 days}}
  slow: {entries: slow, window: {from: 100 days, for: 100 days}}
  inside: {stock: race, at: 190 days}
`,
      step,
    );
    // of second order in the step over the mean stay
    const square = (step / 3) ** 2;
    expect(Math.abs(quick / 750 - 1)).toBeLessThan(0.06 * square);
    expect(Math.abs(slow / 250 - 1)).toBeLessThan(0.15 * square);
    expect(Math.abs(inside / 30 - 1)).toBeLessThan(0.25 * square);
  }
});

test("of a hundred who come in ten days to a line that nobody serves, all are there who have come within their ten days' patience", () => {
  for (const step of [4, ...steps]) {
    const { inside, waiting, early, wait } = expectedIn(
      `runs: {for: 100 days}
resources: {nobody: {servers: {steps: {0 days: 0, 99 days: 1}}}}
stages:
  line: {arrivals: {rate: 10 per day}, service: {by: nobody, time: 1 day}, clocks: {left: {after: 10 days, while: waiting, to: gone}}, next: done}
  done: {outcome: true}
  gone: {outcome: true}
quantities:
  inside: {stock: line, at: 60 days}
  waiting: {waiting: line, at: 60 days}
  early: {entries: gone, window: {from: 0 days, for: 8 days}}
  wait: {wait: line, statistic: mean, among: everyone, window: {from: 20 days, for: 50 days}}
`,
      step,
    );
    expect(inside).toBeCloseTo(100, 9);
    expect(waiting).toBeCloseTo(100, 9);
    expect(early).toBeCloseTo(0, 9);
    expect(wait).toBeCloseTo(10, 9);
  }
});

test("a limit of ten days beside a tenth who leave a day: 100·(1 − 1/e) are there, and a share 1/e reaches the limit", () => {
  for (const step of steps) {
    const { inside, left, limited } = expectedIn(
      `runs: {for: 100 days}
stages:
  life: {arrivals: {rate: 10 per day}, waits: true, clocks: {limit: {after: 10 days, to: limited}, left: {rate: 0.1 per day, to: gone}}}
  limited: {outcome: true}
  gone: {outcome: true}
quantities:
  inside: {stock: life, at: 60 days}
  left: {entries: gone, window: {from: 50 days, for: 50 days}}
  limited: {entries: limited, window: {from: 50 days, for: 50 days}}
`,
      step,
    );
    const square = (0.1 * step) ** 2;
    expect(Math.abs(inside / (100 * (1 - Math.exp(-1))) - 1)).toBeLessThan(square / 20);
    expect(Math.abs(left / (500 * (1 - Math.exp(-1))) - 1)).toBeLessThan(square / 10);
    expect(Math.abs(limited / (500 * Math.exp(-1)) - 1)).toBeLessThan(square / 5);
  }
});

describe("a limit across stages", () => {
  // stays in days of the stages that people go through, a clock of a share a day that strikes in all of them, and which
  // of them reach the end: e to the minus share times days
  for (const [stays, rate, reach] of [
    [[3, 7], 0.1, Math.exp(-1)],
    [[2, 1, 2], 0.2, Math.exp(-1)],
    [[4, 6, 10], 0.05, Math.exp(-1)],
  ] as const) {
    test(`with a rate of ${rate} a day lets 1/e go through stages of ${stays.join(", ")} days, to the square of a step`, () => {
      const names = stays.map((_, i) => `stage${i}`);
      const stages = stays.map(
        (days, i) =>
          `  ${names[i]}: {${i === 0 ? "arrivals: {rate: 10 per day}, " : ""}dwell: ${days} days, next: ${names[i + 1] ?? "gone"}}\n`,
      );
      for (const step of [1, 0.5]) {
        const { gone } = expectedIn(
          `runs: {for: 200 days}
clocks: {limit: {starts: stage0, strikesIn: [${names.join(", ")}], rate: ${rate} per day, to: released}}
stages:
${stages.join("")}  released: {outcome: true}
  gone: {outcome: true}
quantities: {gone: {entries: gone, window: {from: 100 days, for: 100 days}}}
`,
          step,
        );
        expect(Math.abs(gone / (1000 * reach) - 1)).toBeLessThan((rate * step) ** 2);
      }
    });
  }

  // the stay in each of three stages, the longest limit, all lengths up to it equally likely
  for (const [each, longest] of [
    [5, 20],
    [4, 30],
    [3, 12],
  ]) {
    const struck = (3 * each) / longest;
    for (const where of ["flight", "order, verified, flight", "verified, flight"]) {
      test(`of up to ${longest} days takes ${struck} of those who stay for ${each} days in each of three stages, if it strikes in ${where}`, () => {
        for (const step of [2, 1]) {
          const { released } = expectedIn(
            `runs: {for: 100 days}
clocks: {limit: {starts: order, strikesIn: [${where}], after: {uniform: {from: 0 days, to: ${longest} days}}, to: released}}
stages:
  order: {arrivals: {rate: 10 per day}, dwell: ${each} days, next: verified}
  verified: {dwell: ${each} days, next: flight}
  flight: {dwell: ${each} days, next: gone}
  gone: {outcome: true}
  released: {outcome: true}
quantities: {released: {entries: released, window: {from: 40 days, for: 50 days}}}
`,
            step,
          );
          expect(Math.abs(released / (500 * struck) - 1)).toBeLessThan(0.01);
        }
      });
    }
  }

  test("counts on when its first stage is entered again: of 10 a day 480 are released by day 60, those who came by day 48", () => {
    for (const step of steps) {
      const { early, by60 } = expectedIn(
        `runs: {for: 100 days}
clocks: {limit: {starts: order, strikesIn: [order, cell], after: 12 days, to: released}}
stages:
  order: {arrivals: {rate: 10 per day}, dwell: 5 days, next: cell}
  cell: {dwell: 4 days, next: order}
  released: {outcome: true}
quantities:
  early: {entries: released, window: {from: 0 days, for: 10 days}}
  by60: {entries: released, window: {from: 0 days, for: 60 days}}
`,
        step,
      );
      expect(early).toBeCloseTo(0, 9);
      expect(by60).toBeCloseTo(480, 6);
    }
  });

  test("that its own first stage makes void starts anew there: nobody who comes back after nine days reaches twelve", () => {
    for (const step of steps) {
      const { released } = expectedIn(
        `runs: {for: 100 days}
clocks: {limit: {starts: order, strikesIn: [order, cell], after: 12 days, to: released, voidIn: [order]}}
stages:
  order: {arrivals: {rate: 10 per day}, dwell: 5 days, next: cell}
  cell: {dwell: 4 days, next: order}
  released: {outcome: true}
quantities: {released: {entries: released, window: {from: 0 days, for: 100 days}}}
`,
        step,
      );
      expect(released).toBeCloseTo(0, 9);
    }
  });

  test("is void where `voidIn` says: of those who come by the hospital nobody is released, of the others all are", () => {
    for (const step of steps) {
      const { released, gone } = expectedIn(
        `runs: {for: 100 days}
clocks: {limit: {starts: order, strikesIn: [cell], after: 12 days, to: released, voidIn: [hospital]}}
stages:
  order: {arrivals: {rate: 10 per day}, dwell: 5 days, next: {hospital: 40%, camp: rest}}
  hospital: {dwell: 4 days, next: cell}
  camp: {dwell: 4 days, next: cell}
  cell: {dwell: 6 days, next: gone}
  gone: {outcome: true}
  released: {outcome: true}
quantities:
  released: {entries: released, window: {from: 40 days, for: 50 days}}
  gone: {entries: gone, window: {from: 40 days, for: 50 days}}
`,
        step,
      );
      expect(released).toBeCloseTo(300, 6);
      expect(gone).toBeCloseTo(200, 6);
    }
  });

  test("that has run out elsewhere strikes on entering: of limits up to 20 days a half before the flight, a quarter in its 5 days", () => {
    for (const step of steps) {
      const { released, gone } = expectedIn(
        `runs: {for: 100 days}
clocks: {limit: {starts: order, strikesIn: [flight], after: {uniform: {from: 0 days, to: 20 days}}, to: released}}
stages:
  order: {arrivals: {rate: 10 per day}, dwell: 5 days, next: verified}
  verified: {dwell: 5 days, next: flight}
  flight: {dwell: 5 days, next: gone}
  gone: {outcome: true}
  released: {outcome: true}
quantities:
  released: {entries: released, window: {from: 40 days, for: 50 days}}
  gone: {entries: gone, window: {from: 40 days, for: 50 days}}
`,
        step,
      );
      // half a step's hazard is lost at each of two changes of stage
      expect(Math.abs(released - 375)).toBeLessThan(12.5 * step);
      expect(released + gone).toBeCloseTo(500, 6);
    }
  });

  test.each([
    ["a stay", "dwell: 5 days"],
    ["a line with servers for all", "service: {by: crew, time: 5 days}"],
    ["a gate with a flight every six hours", "boards: plane"],
  ])(
    "of 8 days has run out before the flight that people reach after 10: on entering it all are released from %s",
    (_, stay) => {
      for (const step of [1, 0.5]) {
        const { flight, released } = expectedIn(
          `runs: {for: 100 days}
resources: {crew: {servers: 1000}, plane: {slots: 1000, departs: 4 per day}}
clocks: {limit: {starts: order, strikesIn: [flight], after: 8 days, to: released}}
stages:
  order: {arrivals: {rate: 10 per day}, dwell: 5 days, next: verified}
  verified: {dwell: 5 days, next: flight}
  flight: {${stay}, next: gone}
  gone: {outcome: true}
  released: {outcome: true}
quantities:
  flight: {stock: flight, at: 60 days}
  released: {entries: released, window: {from: 40 days, for: 50 days}}
`,
          step,
        );
        expect(flight).toBeCloseTo(0, 9);
        expect(released).toBeCloseTo(500, 6);
      }
    },
  );

  test("strikes once: who is sent to a stage where it could strike stays there for his 20 days", () => {
    for (const step of steps) {
      const { struck, review } = expectedIn(
        `runs: {for: 100 days}
clocks: {limit: {starts: order, strikesIn: [order, review], after: 10 days, to: review}}
stages:
  order: {arrivals: {rate: 10 per day}, dwell: 30 days, next: gone}
  review: {dwell: 20 days, next: gone}
  gone: {outcome: true}
quantities:
  struck: {strikes: limit, window: {from: 40 days, for: 50 days}}
  review: {stock: review, at: 60 days}
`,
        step,
      );
      expect(struck).toBeCloseTo(500, 9);
      expect(review).toBeCloseTo(200, 9);
    }
  });

  test("has run for the age of those there at the start, or for what `elapsed` says: a twelfth of them is released a day", () => {
    for (const step of [4, ...steps]) {
      const found = expectedIn(
        `runs: {for: 20 days}
clocks: {limit: {starts: order, strikesIn: [order, cell], after: 12 days, to: released}}
stages:
  order: {initial: {count: 1200, age: {uniform: {from: 0 days, to: 12 days}}}, waits: true}
  cell: {initial: {count: 1200, age: 40 days, elapsed: {limit: {uniform: {from: 0 days, to: 12 days}}}}, waits: true}
  hall: {initial: {count: 1200, age: {uniform: {from: 0 days, to: 12 days}}}, waits: true, clocks: {tired: {after: 12 days, to: released}}}
  released: {outcome: true}
quantities:
  order4: {stock: order, at: 4 days}
  order8: {stock: order, at: 8 days}
  cell4: {stock: cell, at: 4 days}
  cell8: {stock: cell, at: 8 days}
  hall4: {stock: hall, at: 4 days}
  hall8: {stock: hall, at: 8 days}
`,
        step,
      );
      expect(found.order4).toBeCloseTo(800, 6);
      expect(found.order8).toBeCloseTo(400, 6);
      expect(found.hall4).toBeCloseTo(800, 6);
      expect(found.hall8).toBeCloseTo(400, 6);
      // sixteen equally likely ages
      expect(Math.abs(found.cell4 - 800)).toBeLessThan(1200 / 16 / 8);
      expect(Math.abs(found.cell8 - 400)).toBeLessThan(1200 / 16 / 8);
    }
  });

  test("with a rate of a tenth a day strikes 1 − 1/e of those who stay for ten days in two stages", () => {
    for (const step of steps) {
      const { released, gone } = expectedIn(
        `runs: {for: 200 days}
clocks: {limit: {starts: order, strikesIn: [order, cell], rate: 0.1 per day, to: released}}
stages:
  order: {arrivals: {rate: 10 per day}, dwell: 3 days, next: cell}
  cell: {dwell: 7 days, next: gone}
  released: {outcome: true}
  gone: {outcome: true}
quantities:
  released: {entries: released, window: {from: 100 days, for: 100 days}}
  gone: {entries: gone, window: {from: 100 days, for: 100 days}}
`,
        step,
      );
      // those who come in a step are taken to have met all of it: half a step's hazard too much
      expect(Math.abs(gone / (1000 * Math.exp(-1)) - 1)).toBeLessThan(0.06 * step);
      expect(released + gone).toBeCloseTo(1000, 6);
    }
  });
});

test("a limit of 5 to 15 days that starts at 6 in the morning is read at ages of three quarters: 78 of 8 a day are there at midnight", () => {
  // those of 0.75 to 4.75 days are all there, those of 5.75 to 14.75 days to 92.5, 82.5, … 2.5 %
  const { there } = expectedIn(
    `runs: {for: 60 days}
grid: 1 hour
clocks:
  keep: {starts: gate, strikesIn: [gate, camp], after: 1000 days, to: away}
  limit: {starts: camp, strikesIn: [camp], after: {uniform: {from: 5 days, to: 15 days}}, to: away}
resources: {bus: {slots: 100, departs: {dates: [6 hours], then: 1 per day}}}
stages:
  gate: {arrivals: {rate: 8 per day}, boards: bus, next: camp}
  camp: {dwell: 1000 days, next: away}
  away: {outcome: true}
quantities: {there: {stock: camp, at: 40 days}}
`,
    24,
  );
  // a straight line between whole ages is off by a quarter of what bends within one; the ages before, by 2
  expect(Math.abs(there - 8 * (5 + 4.75))).toBeLessThan(0.5);
});

test("of three hundred histories a step the nearest are made one: a share e^(−7/6) was held too long for five more days", () => {
  const { struck } = expectedIn(
    `runs: {for: 100 days}
grid: 1 hour
clocks: {limit: {starts: held, strikesIn: [held, ready], after: 12 days, to: released}}
stages:
  held: {arrivals: {rate: 100 per day}, dwell: {exponential: {mean: 6 days}}, next: ready}
  ready: {dwell: 5 days, next: removed}
  released: {outcome: true}
  removed: {outcome: true}
quantities: {struck: {strikes: limit, window: {from: 40 days, for: 60 days}}}
`,
    1,
  );
  // merged with whoever is last of the list, they are 5 % too many
  expect(struck / (6000 * Math.exp(-7 / 6))).toBeCloseTo(1, 2.5);
});
