// Rank correlations as they are written.
import { expect, test } from "vitest";
import { correlationText } from "../../../src/ask/explain/correlationWords.ts";

test("correlations are written with their sign", () => {
  expect([0.714, -0.052, 0.001, null].map(correlationText)).toEqual(["+0.71", "−0.05", "0.00", "–"]);
});
