import fc from "fast-check";
import { expect, test } from "vitest";
import { PendencyError } from "../../src/errors.ts";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { exampleFiles, exampleIds } from "./examples.ts";

const insertions = ["{", "}", "[", "]", ":", ",", "-", "\t", "\n", "*x", "&x", "!t", '"', "'", "#", "rest", "0", "-1", "%", "(", "stock(x)", "é", "\u0000", "by: x", "constructor", "toString"]; // prettier-ignore

const mutation = fc.record({
  id: fc.constantFrom(...exampleIds),
  file: fc.nat(),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(20),
  insert: fc.constantFrom("", ...insertions),
});

test("whatever is mistyped, the answer is a model or problems that stand inside the file", () => {
  fc.assert(
    fc.property(mutation, ({ id, file, at, remove, insert }) => {
      const files = exampleFiles(id);
      const changed = files[file % files.length];
      const start = Math.floor(at * changed.text.length);
      const text = changed.text.slice(0, start) + insert + changed.text.slice(start + remove);
      const mutants = files.map((one) => (one === changed ? { ...one, text } : one));
      try {
        readDocuments(mutants, id);
      } catch (error) {
        if (!(error instanceof PendencyError)) throw error;
        expect(error.problems.length).toBeGreaterThan(0);
        expect(error.problems.length).toBeLessThanOrEqual(10);
        for (const problem of error.problems) {
          if (problem.at === null) throw new Error(`no position: ${problem.expected}`);
          const { file: path, line, column } = problem.at;
          const lines = mutants.find((one) => one.path === path)?.text.split("\n") ?? [];
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual(lines[line - 1].length + 1);
        }
      }
    }),
    { numRuns: 500, seed: 20240406 },
  );
});
