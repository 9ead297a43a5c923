// Facts that the fluid engine once missed, each true of the model and of the individual engine, whatever the step.
import { describe, expect, test } from "vitest";
import { expectedIn } from "./expected.ts";

test.each([4, 2, 0.5, 0.3])(
  "fifty guards guard fifty while more ask for one than there are, however alike their stays are; steps of %d days",
  (step) => {
    const { guarded } = expectedIn(
      `runs: {for: 200 days}
resources: {guards: {servers: 50}}
holds: {guard: {of: guards, whileIn: [yard]}}
stages:
  yard: {arrivals: {rate: 100 per day}, dwell: 8 days, ifFull: away, next: done}
  away: {outcome: true}
  done: {outcome: true}
quantities: {guarded: {stock: yard, window: {from: 50 days, for: 150 days}}}
`,
      step,
    );
    expect(guarded).toBeGreaterThan(50 * 0.98);
    expect(guarded).toBeLessThan(50 * 1.001);
  },
);

const airlines = (first: string, line: string): string => `runs: {for: 80 days}
grid: 6 hours
resources: {one: {slots: 50, departs: {dates: [${first}], then: 1 per day}}, other: {slots: 50, departs: {dates: [1 day], then: 1 per day}}}
stages:
  gate: {arrivals: {rate: 8 per day}, boards: [one, other], ${line}next: flown}
  flown: {outcome: true}
`;

test.each([40, 12, 7, 4, 1])(
  "an airline that leaves six hours before another every day carries three quarters of the people; steps of %d times six hours",
  (step) => {
    const { one, other } = expectedIn(
      `${airlines("18 hours", "")}quantities:
  one: {boardings: [gate, one], window: {from: 0 days, for: 80 days}}
  other: {boardings: [gate, other], window: {from: 0 days, for: 80 days}}
`,
      step,
    );
    // 80 departures of one and 79 of the other, the last of which leaves with the end of the run
    expect(Math.abs(one / 480 - 1)).toBeLessThan(0.02);
    expect(Math.abs(other / 158 - 1)).toBeLessThan(0.05);
  },
);

describe("who loses patience before a departure waits 18 hours for it, or six", () => {
  test.each([80, 40, 20, 12])("steps of %d times six hours", (step) => {
    const { flown } = expectedIn(
      `${airlines("18 hours", "clocks: {left: {rate: 4 per day, while: waiting, to: gone}}, ")}  gone: {outcome: true}
quantities: {flown: {entries: flown, window: {from: 0 days, for: 79 days}}}
`,
      step,
    );
    // a day's people who are there: 8 × ((1 − e^−3) + (1 − e^−1)) / 4
    const aDay = 2 * (1 - Math.exp(-3) + (1 - Math.exp(-1)));
    // those who come after the last departure of a step meet too much of the next one's hazard
    expect(Math.abs(flown / (79 * aDay) - 1)).toBeLessThan(1.6 / step);
  });
});

test.each([24, 10, 7, 2, 1])(
  "a boat leaves behind, on average over its departures, those in line less those it takes; steps of %d hours",
  (step) => {
    const { growing, cleared } = expectedIn(
      `runs: {for: 4 days}
grid: 1 hour
resources: {full: {slots: 2, departs: {dates: [1 hour], then: 1 per hour}}, large: {slots: 10, departs: {dates: [1 hour], then: 1 per hour}}}
stages:
  quay: {arrivals: {rate: 72 per day}, boards: full, next: gone}
  pier: {initial: {count: 100}, arrivals: {rate: 72 per day}, boards: large, next: gone}
  gone: {outcome: true}
quantities:
  growing: {leftBehind: full}
  cleared: {leftBehind: large}
`,
      step,
    );
    // hour k: three have come and two gone each hour; a hundred become seven fewer an hour, and none after 14 hours
    const hours = Array.from({ length: 95 }, (_, i) => i + 1);
    const mean = (of: (hour: number) => number): number => hours.reduce((sum, hour) => sum + of(hour), 0) / 95;
    expect(Math.abs(growing / mean((hour) => hour) - 1)).toBeLessThan(0.04);
    expect(Math.abs(cleared / mean((hour) => Math.max(0, 100 - 7 * hour)) - 1)).toBeLessThan(0.06);
  },
);
