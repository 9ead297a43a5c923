// Every model of the language's examples compiles, and the numbers in it are the ones its document says.
import { expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import type { Program } from "../../src/compile/program.ts";
import { corridorParameters, exampleModel } from "./examples.ts";

const small = [
  "mm1", "erlang-a", "jackson", "flights", "transient", "beds", "asylum-lifo", "county-court", "priority-dockets",
]; // prettier-ignore

test.each(small)("%s compiles", (id) => {
  const program = compile({ model: exampleModel(id), parameters: [], scenarios: [] }, null, plainly);
  expect(program.stages.length).toBeGreaterThan(1);
});

test("the corridor compiles with its parameters, and a consulate per country stands in it", () => {
  const model = exampleModel("corridor");
  const program = compile({ model, parameters: corridorParameters(model), scenarios: [] }, null, plainly);
  expect(program.resources.map(({ name }) => name)).toContain("consulate(China)");
});

test("M/M/1: 0.8 arrivals and a mean service of 1 step", () => {
  const program = compile({ model: exampleModel("mm1"), parameters: [], scenarios: [] }, null, plainly);
  expect(constant(program, program.arrivals[0].rates[0])).toBeCloseTo(0.8, 12);
  const { family, figures } = program.samplers[(program.stages[0].time as Int32Array)[0]];
  expect([family, constant(program, figures[0])]).toEqual(["exponential", 1]);
  expect(program.time).toMatchObject({ steps: 100000, warmUp: 1000 });
});

test("a flight a day departs at 1, 2, 3 … days", () => {
  const program = compile({ model: exampleModel("flights"), parameters: [], scenarios: [] }, null, plainly);
  const { departures } = program.resources[0];
  expect(departures.length).toBe(100000);
  expect(departures.every((instant, index) => instant === index + 1)).toBe(true);
});

function constant(program: Program, curve: number): number {
  const { offsets, values } = program.curves;
  expect(offsets[curve + 1] - offsets[curve]).toBe(1);
  return values[offsets[curve]];
}
