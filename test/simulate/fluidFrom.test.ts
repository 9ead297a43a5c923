// Runs that are heard from a later instant on, and have what is before it in common with the run before them.
import { expect, test } from "vitest";
import type { Program } from "../../src/compile/program.ts";
import { planFor, runInSlices, runPlan, type FluidListener } from "../../src/simulate/fluid/run.ts";
import { sameUntil } from "../../src/simulate/fluid/sameUntil.ts";
import { randomProgram } from "./randomProgram.ts";

/** A program that differs from an instant on: figures are a tenth higher, and of departures every third one is left out. */
function movedFrom(program: Program, instant: number): Program {
  const { starts, values } = program.curves;
  const moved = values.map((value, piece) => (starts[piece] >= instant && value > 2 ? value * 1.1 : value));
  const resources = program.resources.map((one) => ({
    ...one,
    departures: one.departures.filter((time, i) => time < instant || i % 3 > 0),
  }));
  return { ...program, resources, curves: { ...program.curves, values: moved } };
}

function heard(program: Program, like: ReturnType<typeof planFor>, from: number, engine?: "straight"): number[] {
  const seen: number[] = [];
  const see: FluidListener = {
    start: (view) => void seen.push(view.now),
    before() {},
    after: ({ content, entered, moved }) => void seen.push(...content, ...entered, ...moved),
  };
  const plan = like.program === program ? like : planFor(program, like.h, undefined, like);
  runPlan(plan, { listeners: [see], from, ...(engine === undefined ? {} : { engine }) });
  return seen;
}

/** with nothing settled from stocks and a change in the second half; and others, which begin anew */
const seeds = [18, 23, 25, 40, 54, 61, 1, 2, 3, 4];

test("a run begun from what another kept is the run from the beginning, to the last bit, in 10 random programs", () => {
  let taken = 0;
  for (const seed of seeds) {
    const program = randomProgram(seed);
    const from = program.time.steps / 2;
    const moved = movedFrom(program, from);
    const like = planFor(program, 1);
    heard(program, like, from);
    const after = heard(moved, like, from);
    const anew = heard(moved, planFor(moved, 1), from, "straight");
    if (sameUntil(like, planFor(moved, 1, undefined, like)) > 0) taken++;
    expect(after.length).toBe(anew.length);
    expect(after.every((value, i) => value === anew[i])).toBe(true);
    // and back again
    expect(heard(program, like, from)).toEqual(heard(program, planFor(program, 1), from, "straight"));
  }
  // otherwise nothing was taken over from anybody
  expect(taken).toBeGreaterThan(3);
});

test("whoever leaves a run before its end can run the plan again", () => {
  const plan = planFor(randomProgram(3), 1);
  const whole = runPlan(plan);
  const slices = runInSlices(plan);
  slices.next();
  slices.return({ step: 0, steps: 0, persons: 0, imbalance: 0 });
  expect(runPlan(plan)).toEqual(whole);
});

test("whoever leaves it on the way to the instant from which it is heard leaves its memory to the next run", () => {
  const program = randomProgram(18);
  const from = program.time.steps / 2;
  const plan = planFor(program, program.time.steps / 64);
  const anew = heard(program, planFor(program, plan.h), from, "straight");
  const slices = runInSlices(plan, { from });
  for (let slice = 0; slice < 3; slice++) expect(slices.next().done).toBe(false);
  slices.return({ step: 0, steps: 0, persons: 0, imbalance: 0 });
  expect(plan.idle).toHaveLength(1);
  expect(heard(program, plan, from)).toEqual(anew);
  expect(plan.idle).toHaveLength(1);
});

test("with fewer histories kept apart both engines give the same numbers", () => {
  for (let seed = 1; seed <= 8; seed++) {
    const plan = planFor(randomProgram(seed), 1, undefined, undefined, undefined, 2);
    expect(runPlan(plan)).toEqual(runPlan(plan, { engine: "straight" }));
  }
});
