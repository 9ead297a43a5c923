// Textbook systems, written as documents and run through the whole pipeline, against values computed elsewhere.
import { describe, expect, test } from "vitest";
import { goldenCases } from "./cases.ts";
import { goldenSystems, notRun } from "./documents.ts";
import { runSystem } from "./runSystem.ts";

/** Fixed: the test is deterministic. Other seeds are for `scripts/golden.mjs`. */
const seed = 20261123;

describe("long or many runs agree with the exact value, and settle it within 2 %", () => {
  for (const system of goldenSystems) {
    test(system.title, { timeout: 120_000 }, () => {
      const judged = runSystem(system, seed);
      expect(judged.filter((one) => one.verdict !== "agrees")).toEqual([]);
    });
  }
});

test("every public case is run, computed, or named with the reason why not", () => {
  const run = new Set(goldenSystems.flatMap((system) => Object.keys(system.cases)));
  const forgotten = goldenCases.filter(
    ({ id, engine }) => !run.has(id) && notRun[id] === undefined && engine !== "fluid" && engine !== "statistics",
  );
  expect(forgotten.map((one) => one.id)).toEqual([]);
});
