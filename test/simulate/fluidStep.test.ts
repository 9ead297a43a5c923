// How long a step may be: the longest tried of which the two halvings before it change nothing by more than is allowed.
import { expect, test } from "vitest";
import { chooseStep } from "../../src/simulate/fluid/chooseStep.ts";
import { simulateFluid } from "../../src/simulate/fluid/run.ts";
import { expectedOf } from "./expected.ts";
import { storyProgram } from "./stories.ts";

const days = 400;
const instants = [1, 2, 3, 4, 5, 6, 7, 8].map((eighth) => (eighth * days) / 8);
const program = storyProgram(`runs: {for: ${days} days}
stages:
  first: {arrivals: {rate: {wave: {mean: 100 per day, swing: 60 per day, every: 40 days, peak: 10 days}}}, dwell: {gamma: {mean: 6 days, cv: 0.7}}, next: second}
  second: {dwell: {lognormal: {mean: 9 days, cv: 1}}, next: gone}
  gone: {outcome: true}
quantities:
${instants.map((day) => `  first${day}: {stock: first, at: ${day} days}\n  second${day}: {stock: second, at: ${day} days}`).join("\n")}
`);

/** Largest relative difference that halving the step makes to those in the two stages. */
function halvingChanges(step: number): number {
  const [coarse, fine] = [expectedOf(program, step), expectedOf(program, step / 2)];
  return Math.max(...Object.keys(fine).map((name) => Math.abs(coarse[name] / fine[name] - 1)));
}

test.each([0.05, 0.01, 0.002])(
  "neither of two halvings down to the step that is chosen for %d changes more than that, one of those down to twice of it does",
  (tolerance) => {
    const { step, error } = chooseStep(program, tolerance);
    const changes = Math.max(halvingChanges(4 * step), halvingChanges(2 * step));
    expect(changes).toBeLessThanOrEqual(tolerance);
    expect(error).toBeCloseTo(changes, 9);
    expect(Math.max(halvingChanges(8 * step), halvingChanges(4 * step))).toBeGreaterThan(tolerance);
  },
);

test("a run of which nothing is asked beyond day 10 goes on until that day is over, and no further", () => {
  expect(simulateFluid(program, { step: 4, until: 10 }).steps).toBe(3);
  expect(simulateFluid(program, { step: 4, until: 12 }).steps).toBe(3);
  expect(simulateFluid(program, { step: 4 }).steps).toBe(100);
});
