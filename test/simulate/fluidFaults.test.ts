// Faults of the fluid engine that are known and not mended yet. Each fact is true of the model and of the individual engine;
// `test.fails` says so as soon as it holds here as well, and docs/validation.md lists by how much it does not.
import { expect, test } from "vitest";
import { expectedIn } from "./expected.ts";

test.fails("fifty guards guard fifty at most, however many ask for one and however alike their stays are", () => {
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
  expect(guarded).toBeLessThan(50 * 1.02);
});
