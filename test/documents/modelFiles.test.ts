// The texts of one model, sorted by what their first lines say, whatever their order and however they are written.
import { expect, test } from "vitest";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { PendencyError } from "../../src/errors.ts";
import { documentKind } from "../../src/reading/documentKind.ts";

const file = (path: string, text: string) => ({ path, text });
const model = file("model.yaml", "pendency: model v1\ntitle: Office\n");
const study = file("study.yaml", "pendency: study v1\nfor: office\n");
const other = file("another.yaml", "# the short one\n\npendency: study v1\nfor: office\n");
const targets = file("targets.yaml", "pendency: targets v1\nfor: office\n");

test("what the model is judged by and what its main job runs stand beside its documents", () => {
  const files = modelFiles("office", [study, targets, model]);
  expect(files).toEqual({ id: "office", asked: "office", documents: [model], targets: [targets], study });
});

test.each([[[model, study, other]], [[other, model, study]]])(
  "two studies are refused by name, in any order",
  (all) => {
    let problems: PendencyError["problems"] = [];
    try {
      modelFiles("office", all);
    } catch (error) {
      if (!(error instanceof PendencyError)) throw error;
      problems = error.problems;
    }
    expect(problems).toEqual([
      {
        kind: "shape",
        at: { file: "study.yaml", line: 1, column: 1 },
        path: "",
        expected: "one document that says `pendency: study v1`",
        got: "another.yaml and study.yaml",
      },
    ]);
  },
);

test.each([
  ["the first line", "pendency: scenarios v1\nfor: office\n", "scenarios"],
  [
    "after comments, empty lines and a byte order mark",
    "\uFEFF# a note\r\n\r\n  # more\r\npendency: claims v1\r\n",
    "claims",
  ],
  ["in quotes", '"pendency": "targets v1"\nfor: office\n', "targets"],
  ["on one line, in braces", "{pendency: study v1, for: office}\n", "study"],
  ["in a later version, which its reader refuses", "pendency: model v2\n", "model"],
  ["with a mistake further down", "pendency: parameters v1\n\tfor: [\n", "parameters"],
  ["as no kind there is", "pendency: modell v1\n", null],
  ["in a text of another key", "note: |\n  a\n\n  pendency: model v1\nmore: 1\n", null],
  ["below another key", "for: office\npendency: study v1\n", null],
  ["nowhere: it is no document", "\u0000", null],
])("a document says its kind: %s", (_, text, kind) => {
  expect(documentKind(file("a.yaml", text))).toBe(kind);
});
