// Faults of the fluid engine that are known and not mended yet. Each fact is true of the model and of the individual engine;
// `test.fails` says so as soon as it holds here as well, and docs/validation.md lists by how much it does not.
import { expect, test } from "vitest";
import { expectedIn } from "./expected.ts";

test("fifty guards guard fifty while more ask for one than there are, however alike their stays are", () => {
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
    2,
  );
  expect(guarded).toBeGreaterThan(50 * 0.98);
});

test.fails("an airline that leaves six hours before another every day carries three quarters of the people, however long the step", () => {
  const { one } = expectedIn(
    `runs: {for: 80 days}
grid: 6 hours
resources: {one: {slots: 50, departs: {dates: [18 hours], then: 1 per day}}, other: {slots: 50, departs: {dates: [1 day], then: 1 per day}}}
stages:
  gate: {arrivals: {rate: 8 per day}, boards: [one, other], next: flown}
  flown: {outcome: true}
quantities: {one: {boardings: [gate, one], window: {from: 0 days, for: 80 days}}}
`,
    40,
  );
  expect(Math.abs(one / 480 - 1)).toBeLessThan(0.05);
});
