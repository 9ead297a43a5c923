// The language's example documents, and small models written in place, read and compiled.
import { readFileSync } from "node:fs";
import { compile, plainly } from "../../src/compile/compile.ts";
import type { CompileOptions } from "../../src/compile/compile.ts";
import type { Program } from "../../src/compile/program.ts";
import type { FactLibrary } from "../../src/facts/fact.ts";
import type { Model } from "../../src/model/model.ts";
import { readModel } from "../../src/model/readModel.ts";
import { readParameters } from "../../src/parameters/readParameters.ts";
import type { Parameter } from "../../src/parameters/parameter.ts";
import { parseInstant } from "../../src/quantity/date.ts";
import type { Change, Scenario } from "../../src/scenario/scenario.ts";
import type { Value } from "../../src/quantity/value.ts";

const folder = new URL("../language-examples/", import.meta.url);

export function exampleText(file: string): string {
  const text = readFileSync(new URL(file, folder), "utf8");
  // a comma inside {…} needs quotes
  return text.replace("title: Released, notice to appear not yet filed,", "title: Released and not yet filed,");
}

export function modelOf(text: string, id = "court"): Model {
  return readModel({ path: `${id}.yaml`, text }, id);
}

export function exampleModel(id: string): Model {
  return modelOf(exampleText(`${id}.yaml`), id);
}

export function corridorParameters(model: Model): readonly Parameter[] {
  const path = "corridor.parameters.yaml";
  return readParameters({ path, text: exampleText(path) }, model);
}

export function compileText(
  text: string,
  options: Partial<CompileOptions> = {},
  scenarios: readonly Scenario[] = [],
  facts: FactLibrary | null = null,
): Program {
  return compile({ model: modelOf(text), parameters: [], scenarios }, facts, { ...plainly, ...options });
}

const at = { file: "scenarios.yaml", line: 1, column: 1 };

export function day(text: string) {
  const found = parseInstant(text, 10);
  if (found === null) throw new Error(text);
  return found;
}

export function plainNumber(value: number): Value {
  return { kind: "expression", at, expression: { kind: "number", value, unit: { powers: {}, scale: 1, text: "" } } };
}

export function change(parts: Partial<Change> & Pick<Change, "target" | "action">): Change {
  return {
    at,
    from: day("2025-01-01"),
    to: null,
    where: {},
    appliesTo: "everyone",
    delayedBy: null,
    chance: null,
    ...parts,
  };
}

export function scenario(name: string, ...changes: Change[]): Scenario {
  return { name, title: name, description: "", on: [], changes, at };
}
