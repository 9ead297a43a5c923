// How long a step may be: the longest tried of which the two halvings before it change nothing by more than is allowed.
import { expect, test } from "vitest";
import { chooseStep } from "../../src/simulate/fluid/chooseStep.ts";
import type { FluidView } from "../../src/simulate/fluid/view.ts";
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

/** Asks of each run tried how long its step is: a number that halves for ever. */
function neverSettled(body: string) {
  const tried: { steps: number; packets: number; cells: number }[] = [];
  const chosen = chooseStep(storyProgram(body), 0.02, () => {
    const one = { steps: 0, packets: 0, cells: 0 };
    const see = (run: FluidView): void => {
      one.steps = run.plan.steps;
      one.cells = run.plan.layout.cells;
      one.packets = Math.max(one.packets, run.packetCount());
    };
    tried.push(one);
    return {
      listener: { start() {}, before() {}, after: see },
      values: () => [1 / one.steps],
      names: ["length of a step"],
    };
  });
  return { tried, chosen };
}

const sixtyKinds = Array.from({ length: 60 }, (_, i) => `k${i}`);

test("what halving never settles is named, and not halved for beyond what all runs tried may cost together", () => {
  const { tried, chosen } = neverSettled(`runs: {for: 400 days}
groups: {kind: [${sixtyKinds.join(", ")}]}
stages:
  cell: {arrivals: {rate: 10 per day, split: {kind: {${sixtyKinds.map((kind, i) => `${kind}: ${i === 59 ? "rest" : "1%"}`).join(", ")}}}}, dwell: {gamma: {mean: {by: kind, ${sixtyKinds.map((kind, i) => `${kind}: ${i + 40} days`).join(", ")}}, cv: 0.5}}, clocks: {left: {after: {gamma: {mean: 30 days, cv: 0.5}}, to: gone}}, next: done}
  gone: {outcome: true}
  done: {outcome: true}
`);
  expect(chosen.unsettled[0]).toEqual({ what: "length of a step", change: 1 });
  expect(chosen.error).toBe(1);
  expect(chosen.step).toBeCloseTo(400 / tried.at(-1)!.steps, 9);
  expect(tried.at(-1)!.steps).toBeLessThan(12_288);
  const most = tried.map(({ steps, packets, cells }) => steps * (packets + 10 * cells));
  expect(most.reduce((sum, one) => sum + one, 0)).toBeLessThan(3.3e7);
});

test("of a small model steps go down to the 12,288th part of the run", () => {
  const { tried } = neverSettled(`runs: {for: 400 days}
stages:
  cell: {arrivals: {rate: 10 per day}, dwell: {exponential: {mean: 9 days}}, next: done}
  done: {outcome: true}
`);
  expect(tried.map(({ steps }) => steps)).toEqual([48, 96, 192, 384, 768, 1536, 3072, 6144, 12_288]);
});

test("packets are counted alike in Node and in the kernel", () => {
  const counts = (engine: "straight" | "fast"): number[] => {
    const found: number[] = [];
    const after = (run: FluidView): void => void found.push(run.packetCount());
    simulateFluid(program, { step: 4, engine, listeners: [{ start() {}, before() {}, after }] });
    return found;
  };
  expect(counts("fast")).toEqual(counts("straight"));
});

test("a run of which nothing is asked beyond day 10 goes on until that day is over, and no further", () => {
  expect(simulateFluid(program, { step: 4, until: 10 }).steps).toBe(3);
  expect(simulateFluid(program, { step: 4, until: 12 }).steps).toBe(3);
  expect(simulateFluid(program, { step: 4 }).steps).toBe(100);
});
