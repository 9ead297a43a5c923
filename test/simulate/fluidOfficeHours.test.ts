// Offices that open and close within a step: as many people are served as there are hours of whole servers in it.
import { expect, test } from "vitest";
import { expectedIn } from "./expected.ts";

const served = (servers: string, days: number, step: number): number =>
  expectedIn(
    `runs: {for: ${days} days}
grid: 1 hour
resources: {desk: {servers: ${servers}}}
stages:
  q: {initial: {count: 100000}, service: {by: desk, time: 1 hour}, next: gone}
  gone: {outcome: true}
quantities: {x: {entries: gone}}
`,
    24 * step,
  ).x;

test.each([7, 3.7, 2, 1, 0.594, 0.37, 0.25])(
  "three clerks for eight hours on five days a week serve 120 in each of ten weeks, with steps of %d days",
  (step) => {
    const week = Array.from({ length: 5 }, (_, day) => `${24 * day + 9} hours: 3, ${24 * day + 17} hours: 0`).join(
      ", ",
    );
    // people in service when a step ends are done in the next one: at most the clerks, and nobody at a closed office
    const got = served(`{repeat: 1 week, steps: {0 days: 0, ${week}}}`, 70, step);
    expect(Math.abs(got - 1200)).toBeLessThanOrEqual(3);
  },
);

test.each([10, 3, 1, 0.3])(
  "servers that grow evenly from 0 to 4 in forty days are whole ones: 0, 1, 2 and 3 for ten days each, with steps of %d days",
  (step) => {
    const got = served("{line: {0 days: 0, 40 days: 4}}", 40, step);
    expect(Math.abs(got - 24 * 60)).toBeLessThanOrEqual(4);
  },
);

const open = (clerks: number, week: string, time: string, weeks: number, step: number): number =>
  expectedIn(
    `runs: {for: ${7 * weeks} days}
grid: 1 hour
resources: {desk: {servers: {repeat: 1 week, steps: {${week.replaceAll("n", `${clerks}`)}}}}}
stages:
  q: {initial: {count: 100000}, service: {by: desk, time: ${time}}, next: gone}
  gone: {outcome: true}
quantities: {x: {entries: gone}}
`,
    24 * step,
  ).x;

const fiveDays = "0 days: n, 5 days: 0";
const twoDays = "0 days: 0, 9 hours: n, 17 hours: 0, 33 hours: n, 41 hours: 0";

// Each opening of T hours begins T over the mean service, and one more a server where services last exponentially: the
// one in service at the close is finished after hours, and nobody knows how long it has lasted. Services that all last
// equally long begin one whenever the one before is done: T over the service, rounded up.
test.each([
  ["five clerks for five days a week, 1.2 hours on average", 5, fiveDays, "{exponential: {mean: 1.2 hours}}", 101],
  ["three clerks for eight hours on two days, an hour on average", 3, twoDays, "{exponential: {mean: 1 hour}}", 18],
  ["five clerks for five days a week, 1.7 hours each", 5, fiveDays, "1.7 hours", 71],
  ["three clerks for eight hours on two days, three hours each", 3, twoDays, "3 hours", 6],
])(
  "who is in service at the close is finished after hours, in steps of any length: %s",
  (_, clerks, week, time, each) => {
    for (const step of [7, 3, 1, 0.5, 0.25]) {
      // what the run's last step begins is done after it: at most the clerks
      const off = open(clerks, week, time, 20, step) - 20 * clerks * each;
      expect(Math.abs(off), `steps of ${step} days`).toBeLessThanOrEqual(clerks + 1e-6 * 20 * clerks * each);
    }
  },
);

test("an office without a line costs no more for closing: eight hours of three clerks a day, who are busy for one hour in eight", () => {
  for (const step of [1, 0.25]) {
    const { cost, use } = expectedIn(
      `runs: {for: 70 days}
grid: 1 hour
resources: {desk: {servers: {repeat: 1 day, steps: {0 hours: 0, 9 hours: 3, 17 hours: 0}}, cost: 1 USD per hour}}
stages:
  q: {arrivals: {rate: {repeat: 1 day, steps: {0 hours: 0 per hour, 9 hours: 0.75 per hour, 16 hours: 0 per hour}}}, service: {by: desk, time: 0.5 hours}, next: gone}
  gone: {outcome: true}
quantities: {cost: {cost: desk}, use: {utilisation: desk}}
`,
      24 * step,
    );
    expect(cost / (70 * 24)).toBeCloseTo(1, 6);
    expect(use).toBeLessThan(0.15);
  }
});
