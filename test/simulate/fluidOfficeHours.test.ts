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
