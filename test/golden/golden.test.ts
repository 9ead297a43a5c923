// Textbook systems, written as documents and run through the whole pipeline, against values computed elsewhere.
// GOLDEN=long runs the slow systems too and prints the table; GOLDEN_SEED gives other seeds (scripts/golden.mjs).
import { describe, expect, test } from "vitest";
import { goldenCases } from "./cases.ts";
import { goldenSystems, notRun } from "./documents.ts";
import { runSystem, type Judged } from "./runSystem.ts";

const long = process.env["GOLDEN"] === "long";
/** Fixed, so that the test is deterministic. */
const seed = Number(process.env["GOLDEN_SEED"] ?? 20261123);

describe("many runs agree with the exact value, and settle it within 2 %", () => {
  for (const system of goldenSystems.filter((one) => long || !one.long)) {
    test(system.title, { timeout: 600_000 }, () => {
      const judged = runSystem(system, seed);
      if (long) console.log(judged.map(row).join("\n"));
      expect(judged.filter((one) => one.verdict !== "agrees")).toEqual([]);
    });
  }
});

test("every public case for a stochastic engine is written as a document, or named with the reason why not", () => {
  const written = new Set(goldenSystems.flatMap((system) => Object.keys(system.cases)));
  const forgotten = goldenCases.filter(
    ({ id, engine }) => !written.has(id) && notRun[id] === undefined && engine !== "fluid" && engine !== "statistics",
  );
  expect(forgotten.map((one) => one.id)).toEqual([]);
});

function row({ id, expected, got, halfWidth, z, verdict }: Judged): string {
  const share = `± ${((100 * halfWidth) / Math.abs(expected)).toFixed(2)} %`;
  const numbers = [expected.toPrecision(7).padStart(12), got.toPrecision(7).padStart(12), share.padStart(9)];
  return [id.padEnd(36), ...numbers, z.toFixed(2).padStart(7), verdict].join("  ");
}
