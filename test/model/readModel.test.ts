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

test.each(["utilisation", "overtime", "cost", "leftBehind"])(
  "a %s limited to some people is refused, because all share the resource",
  (kind) => {
    const read = (measure: string) => {
      const text = `pendency: model v1
title: A hall
runs: {for: 10 days}
groups: {kind: [adult, child]}
resources:
  clerk: {servers: 1, cost: 10 USD per day}
stages:
  hall: {arrivals: {rate: 1 per day, split: {kind: {adult: 50%, child: rest}}}, service: {by: clerk, time: 1 hour}, next: out}
  out: {outcome: true}
quantities:
  one: ${measure}
`;
      return readModel({ path: "hall.yaml", text }, "hall").quantities;
    };
    expect(() => read(`{${kind}: clerk, where: {kind: adult}}`)).toThrow(
      /hall.yaml:11:\d+ › quantities.one.where\n {2}expected a \w+ of the whole resource, which all people share; got `where:`/,
    );
    expect(read(`{${kind}: clerk}`)).toHaveLength(1);
  },
);
