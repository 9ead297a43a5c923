// A quantile from the durations of one part alone against all of them in order, to the last bit.
import { expect, test } from "vitest";
import { quantileInOrder, quantileInPart, weightedQuantile } from "../../src/observe/weightedQuantile.ts";
import { Dice } from "../simulate/dice.ts";

const shares = [0.05, 0.25, 0.5, 0.9, 0.99];

function drawn(seed: number, kept: number, value: (u: number) => number, weight: (u: number) => number) {
  const dice = new Dice(seed);
  const values = Float64Array.from({ length: kept }, () => value(dice.share()));
  const weights = Float64Array.from({ length: kept }, () => weight(dice.share()));
  return { ones: { values, weights, kept }, persons: weights.reduce((sum, one) => sum + one, 0) };
}

const shapes: Readonly<Record<string, [(u: number) => number, (u: number) => number]>> = {
  "no two alike": [(u) => 1000 * u * u, (u) => 50 * u],
  "many alike": [(u) => Math.floor(40 * u), (u) => 3 * u],
  "all alike": [() => 7, (u) => u],
  "nearly nobody": [(u) => 100 * u, (u) => 1e-6 * u],
  "one by one": [(u) => 1000 * u, () => 1],
  "most at one end": [(u) => (u < 0.99 ? u : 1e6 * u), (u) => u],
};

test.each(Object.keys(shapes))("both ways give the same of durations, %s", (name) => {
  for (let seed = 0; seed < 60; seed++) {
    const { ones, persons } = drawn(seed, 1 + seed * 37, ...shapes[name]);
    for (const share of shares) {
      expect(weightedQuantile(ones, persons, share)).toBe(quantileInOrder(ones, persons, share));
    }
  }
});

test("of persons in parts one part is enough nearly always, and of whole persons never where two meet", () => {
  const found = Array.from({ length: 60 }, (_, seed) => {
    const { ones, persons } = drawn(seed, 2000, ...shapes["no two alike"]);
    return quantileInPart(ones, persons, 0.5);
  });
  expect(found.filter((one) => one !== null).length).toBeGreaterThan(55);
  const { ones, persons } = drawn(1, 2000, ...shapes["one by one"]);
  expect(quantileInPart(ones, persons, 0.5)).toBeNull();
});
