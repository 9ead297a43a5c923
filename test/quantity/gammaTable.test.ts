// Shares from the table are those of the incomplete gamma function.
import { expect, test } from "vitest";
import { GammaTable } from "../../src/quantity/gammaTable.ts";
import { IncompleteGamma } from "../../src/quantity/incompleteGamma.ts";
import { normalCdf } from "../../src/quantity/specialFunctions.ts";

test.each([0.05, 0.5, 1, 1.25, 2.78, 7, 39, 60])("a gamma of shape %d, at 20,000 ages", (shape) => {
  const [table, exact] = [new GammaTable(shape), new IncompleteGamma(shape)];
  let ended = 0;
  let within = 0;
  for (let x = 0; x < 140; x += 0.007) {
    ended = Math.max(ended, Math.abs(table.ended(x) - exact.lower(x)));
    within = Math.max(within, Math.abs(table.within(x) - exact.within(x)));
  }
  expect(ended).toBeLessThan(1e-13);
  expect(within).toBeLessThan(1e-13 * Math.max(1, shape));
});

test("of shape 1 and scale 1 a share of 1 − e^(−x) has ended, and the mean within x is the same number", () => {
  const table = new GammaTable(1);
  for (let x = 0.1; x < 30; x += 0.37) {
    expect(table.ended(x)).toBeCloseTo(1 - Math.exp(-x), 14);
    expect(table.within(x)).toBeCloseTo(1 - Math.exp(-x), 14);
  }
});

test("what is asked before changes nothing", () => {
  const [one, other] = [new GammaTable(1.25), new GammaTable(1.25)];
  for (let x = 20; x > 0; x -= 0.31) one.within(x);
  for (let x = 0; x < 20; x += 0.29) expect(one.ended(x)).toBe(other.ended(x));
});

test("normal shares are half the gamma's of shape 1/2 at half the square", () => {
  const half = new IncompleteGamma(0.5);
  for (let x = 0.01; x < 8; x += 0.013) {
    expect(Math.abs(normalCdf(-x) / (0.5 * half.upper((x * x) / 2)) - 1)).toBeLessThan(5e-14);
    expect(normalCdf(x)).toBeCloseTo(1 - 0.5 * half.upper((x * x) / 2), 14);
  }
});
