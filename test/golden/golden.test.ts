// Textbook systems, written as documents and run through the whole pipeline, against values computed elsewhere.
// Those that settle within seconds are here; `npm run verify-engines` runs all of them, on each engine, and prints the table.
import { describe, expect, test } from "vitest";
import { engines } from "../engines/engines.ts";
import { goldenCases } from "./cases.ts";
import { goldenSystems, notExpressible } from "./documents.ts";
import { compileSystem, firstRuns, runSystem } from "./runSystem.ts";

/** Fixed, so that the test is deterministic. */
const seed = 20261123;

/** The quickest is asked for every run; the others owe its runs to the last bit, of which one in twenty is looked at. */
const [quickest, ...others] = engines.toReversed();
const share = 1 / 20;

describe.each([quickest])(
  "many runs of the $name engine agree with the exact value, and settle it within 2 %",
  (engine) => {
    for (const system of goldenSystems.filter((one) => one.length === "change")) {
      test(system.title, () => {
        expect(runSystem(system, engine, seed).filter((one) => one.verdict !== "agrees")).toEqual([]);
      });
    }
  },
);

describe.each(others)("runs of the $name engine are those of its twin to the last bit", (engine) => {
  for (const system of goldenSystems.filter((one) => one.length === "change")) {
    test(system.title, () => {
      const runs = Math.max(3, Math.ceil(system.replications * share));
      expect(firstRuns(system, engine, seed, runs)).toEqual(firstRuns(system, quickest, seed, runs));
    });
  }
});

test("those that need longer, too, are documents the compiler takes", () => {
  for (const system of goldenSystems) expect(() => compileSystem(system), system.title).not.toThrow();
});

test("every public case for an individual engine is written as a document, or named with what the language lacks", () => {
  const written = new Set(goldenSystems.flatMap((system) => Object.keys(system.cases)));
  const forgotten = goldenCases.filter(
    ({ id, engine }) =>
      !written.has(id) && notExpressible[id] === undefined && engine !== "fluid" && engine !== "statistics",
  );
  expect(forgotten.map((one) => one.id)).toEqual([]);
});
