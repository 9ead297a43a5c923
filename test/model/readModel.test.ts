import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { readModel } from "../../src/model/readModel.ts";
import { readParameters } from "../../src/parameters/readParameters.ts";

const folder = new URL("../language-examples/", import.meta.url);
const fileOf = (name: string) => ({ path: name, text: readFileSync(new URL(name, folder), "utf8") });
const models = readdirSync(folder).filter((name) => /^[a-z0-9-]+\.yaml$/.test(name));

test.each(models)("%s reads as a model", (name) => {
  const model = readModel(fileOf(name), name.replace(".yaml", ""));
  expect(model.stages.length).toBeGreaterThan(1);
});

test("a phase is words, not a name, and stages without one have none", () => {
  const text = fileOf("mm1.yaml").text.replace(/^(  [a-z]+:)\n/m, "$1\n    phase: At the counter, waiting or served\n");
  const phases = (from: string) => readModel({ path: "mm1.yaml", text: from }, "mm1").stages.map(({ phase }) => phase);
  expect(phases(fileOf("mm1.yaml").text).every((phase) => phase === "")).toBe(true);
  expect(phases(text)).toContain("At the counter, waiting or served");
});

test("the corridor's parameters read with their units and sources", () => {
  const model = readModel(fileOf("corridor.yaml"), "corridor");
  const parameters = readParameters(fileOf("corridor.parameters.yaml"), model);
  expect(parameters.length).toBe(25);
});
