// A confidence sequence for a share, held to its promise by exact sums over all sequences of trials, not by chance.
import { describe, expect, test } from "vitest";
import { jeffreysInterval } from "../../src/statistics/jeffreysInterval.ts";
import { shareSequence } from "../../src/statistics/shareSequence.ts";

/** The chance that some interval of the first `trials` leaves the share out. */
function chanceToMiss(share: number, trials: number, interval: typeof shareSequence): number {
  let kept = [1];
  let missed = 0;
  for (let tried = 1; tried <= trials; tried++) {
    const next = Array.from({ length: tried + 1 }, (_, held) => (kept[held] ?? 0) * (1 - share) + (kept[held - 1] ?? 0) * share); // prettier-ignore
    kept = next.map((chance, held) => {
      const [low, high] = interval(held, tried, 0.95);
      if (low <= share && share <= high) return chance;
      missed += chance;
      return 0;
    });
  }
  return missed;
}

describe.each([0.02, 0.2, 0.5, 0.8, 0.97])("with a share of %d", (share) => {
  test("all of 150 intervals hold it in at least 95 of 100 sequences of trials", () => {
    expect(chanceToMiss(share, 150, shareSequence)).toBeLessThan(0.05);
  });
});

test("intervals made for one look, looked at 40 times, do not", () => {
  expect(chanceToMiss(0.8, 40, jeffreysInterval)).toBeGreaterThan(0.05);
});

test("it is about the count, mirrored with it, and narrows", () => {
  const [low, high] = shareSequence(15, 20, 0.95);
  expect(low).toBeLessThan(0.75);
  expect(high).toBeGreaterThan(0.75);
  const [mirroredLow, mirroredHigh] = shareSequence(5, 20, 0.95);
  expect(mirroredLow).toBeCloseTo(1 - high, 12);
  expect(mirroredHigh).toBeCloseTo(1 - low, 12);
  const [later] = shareSequence(150, 200, 0.95);
  expect(later).toBeGreaterThan(low);
  expect(shareSequence(0, 0, 0.95)).toEqual([0, 1]);
});

test("when nothing but holding was seen, its end solves B(n + 1/2, 1/2) / B(1/2, 1/2) = p^n / 0.05", () => {
  // B(3 1/2, 1/2) / B(1/2, 1/2) = 5/16, so that three of three leave p above (5/320)^(1/3) = 1/4
  const [low, high] = shareSequence(3, 3, 0.95);
  expect(low).toBeCloseTo(0.25, 12);
  expect(high).toBe(1);
});
