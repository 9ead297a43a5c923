// Small documents run in expected numbers, for tests that know the answer from elsewhere.
import type { Program } from "../../src/compile/program.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import { simulateFluid } from "../../src/simulate/fluid/run.ts";
import { storyProgram } from "./stories.ts";

/**
 * The quantities of a model in expected numbers.
 *
 * @param body a model document after its title
 * @param step grid steps
 */
export function expectedIn(body: string, step: number, scenarios: readonly Scenario[] = []): Record<string, number> {
  return expectedOf(storyProgram(body, scenarios), step);
}

export function expectedOf(program: Program, step: number): Record<string, number> {
  const observer = observeFluid(program, { seriesGroup: "", seriesLevels: [], series: false });
  simulateFluid(program, { step, listeners: [observer.listener] });
  return Object.fromEntries(observer.result().measures.map(({ name, value }) => [name, value ?? NaN]));
}
