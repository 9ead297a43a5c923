// A place in a document of a model is called the same whatever folder the model was opened from.
import { expect, test } from "vitest";
import { pathInModel, placeInModel, problemInModel } from "../../src/documents/placeInModel.ts";
import { problem } from "../../src/errors.ts";

test.each([
  ["from the folder itself", "model.yaml", "scenarios/rush.yaml", "scenarios/rush.yaml"],
  ["from above it", "models/hall/model.yaml", "models/hall/scenarios/rush.yaml", "scenarios/rush.yaml"],
  ["from elsewhere", "/home/ada/hall/model.yaml", "/home/ada/hall/scenarios/rush.yaml", "scenarios/rush.yaml"],
  ["from beside it", "../hall/model.yaml", "../hall/scenarios/rush.yaml", "scenarios/rush.yaml"],
  ["on Windows", "C:\\hall\\model.yaml", "C:\\hall\\scenarios\\rush.yaml", "scenarios/rush.yaml"],
  ["a model of one file", "examples/hall.yaml", "examples/hall.scenarios.yaml", "hall.scenarios.yaml"],
  ["a document that lies elsewhere", "models/hall/model.yaml", "/home/ada/rush.yaml", "rush.yaml"],
  ["one elsewhere, from the folder itself", "model.yaml", "/home/ada/rush.yaml", "rush.yaml"],
  ["one in a folder beside it", "model.yaml", "../ada/rush.yaml", "rush.yaml"],
  ["one on another drive", "model.yaml", "D:\\ada\\rush.yaml", "rush.yaml"],
])("%s", (_, file, path, inside) => {
  expect(pathInModel(path, { file })).toBe(inside);
  expect(placeInModel({ file: path, line: 12 }, { file })).toBe(`${inside}:12`);
});

test("so is the place of what is wrong, and what has no place has none", () => {
  const at = { file: "models/hall/model.yaml", line: 3, column: 4 };
  const wrong = problem("sense", at, "stages.hall", "a number", "none");
  const model = { file: "models/hall/model.yaml" };
  expect(problemInModel(wrong, model)).toEqual({ ...wrong, at: { ...at, file: "model.yaml" } });
  expect(problemInModel({ ...wrong, at: null }, model).at).toBeNull();
});
