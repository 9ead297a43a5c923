// A draw that takes over from others what they have in common is the draw made from scratch: the same Program, the same
// plan's dials, the same numbers at the end, to the last bit.
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import { drawParameters } from "../../src/compile/drawParameters.ts";
import { DrawCache } from "../../src/compile/drawCache.ts";
import type { Program } from "../../src/compile/program.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import type { Plan } from "../../src/simulate/fluid/plan.ts";
import { planFor, runPlan } from "../../src/simulate/fluid/run.ts";
import { documents, facts } from "./flagship.ts";

const compiled = (replication: number, kept?: DrawCache, stack: readonly string[] = []): Program => {
  const draws = drawParameters(documents.model.parameters, { seed: 1, replication, sources: {} });
  return compile(documents, facts, { ...plainly, stack, point: draws, kept });
};

/** Its changes jump on days of their own, so that no plan of the model as it stands fits. */
const otherwise = ["april2024", "arrivalsApril2024", "senateBill2024"];

/** Nine weeks a step: what is compared does not hang on the step, and a run takes less time. */
const stepDays = 63;

const resultOf = (program: Program, plan: Plan, until?: number): unknown => {
  const observer = observeFluid(program, { seriesGroup: "", seriesLevels: [], series: true });
  return [runPlan(plan, { listeners: [observer.listener], until }), observer.result()];
};

test("draws made one after another are the draws made from scratch, in Program, plan and result", () => {
  const kept = new DrawCache();
  let like: Plan | undefined;
  const books = new Set<unknown>();
  // the third has another structure, and the first two come back after it
  for (const replication of [0, 1, 7, 1, 2, 0]) {
    const stack = replication === 7 ? otherwise : [];
    const [program, anew] = [
      compiled(replication, replication === 7 ? undefined : kept, stack),
      compiled(replication, undefined, stack),
    ];
    const [plan, planAnew] = [planFor(program, stepDays, [], like), planFor(anew, stepDays, [])];
    like ??= plan;
    books.add(plan.book);
    // number by number, minus zero apart: `expect` takes minutes over lists as long as these
    const same = {
      program: isDeepStrictEqual(program, anew),
      dials: isDeepStrictEqual(plan.dials, planAnew.dials),
      delays: isDeepStrictEqual(plan.delays, planAnew.delays),
      wheels: isDeepStrictEqual(plan.wheelLength, planAnew.wheelLength),
      result: isDeepStrictEqual(resultOf(program, plan), resultOf(anew, planAnew)),
    };
    expect(same).toEqual({ program: true, dials: true, delays: true, wheels: true, result: true });
  }
  // else nothing was taken over, or only one structure was met
  expect(books.size).toBe(2);
}, 120_000);

test("a draw planned as far as it is asked runs as the first years of the draw planned to the end", () => {
  const kept = new DrawCache();
  let like: Plan | undefined;
  let changes = Infinity;
  for (const replication of [0, 1]) {
    const program = compiled(replication, kept);
    const until = program.time.steps / 5;
    const [plan, whole] = [planFor(program, stepDays, [], like, until), planFor(program, stepDays, [])];
    like ??= plan;
    expect(plan.book).toBe(like.book);
    expect(isDeepStrictEqual(resultOf(program, plan), resultOf(program, whole, until))).toBe(true);
    changes = plan.dials.values.length / whole.dials.values.length;
  }
  expect(changes).toBeLessThan(0.3);
}, 120_000);

test("what draws leave as it is, Programs have in common", () => {
  const kept = new DrawCache();
  const [one, other] = [compiled(0, kept), compiled(1, kept)];
  expect(other.stages).toBe(one.stages);
  expect(other.curves.starts).toBe(one.curves.starts);
  expect(isDeepStrictEqual(other.curves.values, one.curves.values)).toBe(false);
});
