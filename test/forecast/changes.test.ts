// Changes from one window to a later one: what plain rules say, worked out by hand.
import { expect, test } from "vitest";
import { changeBetween, lastYearsChange, noChange } from "../../src/forecast/changes.ts";
import { hubLevels } from "../../src/forecast/forecast.ts";

const span = { before: 1, between: 0, after: 1 };
const at = (level: number): number => hubLevels.indexOf(level);

test("a change is the logarithm of mean after over mean before, and a level that is off drops out", () => {
  expect(changeBetween([100, 300], [400])).toBeCloseTo(Math.log(2), 12);
  expect(changeBetween([170, 510], [680])).toBeCloseTo(Math.log(2), 12);
  // none after some: half of one counted
  expect(changeBetween([2], [0])).toBeCloseTo(Math.log(0.25), 12);
});

test("no change is as wide as earlier changes were, and those that share figures count less", () => {
  // four changes of a doubling or halving; windows of two periods that share none are two of these
  const { middle, quantiles } = noChange([100, 200, 100, 200, 100], span);
  expect(middle).toBe(0);
  expect(quantiles[at(0.5)]).toBe(0);
  // Student's t with 2 degrees: its 90 % point is 1.88562 (tables), times the root mean square log 2
  expect(quantiles[at(0.9)]).toBeCloseTo(1.88562 * Math.log(2), 4);
  expect(quantiles[at(0.1)]).toBeCloseTo(-1.88562 * Math.log(2), 4);
});

test("with fewer than two changes that share nothing there is no width", () => {
  expect(new Set(noChange([100, 200, 100], span).quantiles)).toEqual(new Set([0]));
  expect(new Set(noChange([], span).quantiles)).toEqual(new Set([0]));
});

test("last year's change is that of the same season, a year further back where it was not yet known", () => {
  // two seasons a year: up by half in the first, down by as much in the second
  const known = [100, 150, 100, 150, 100];
  expect(lastYearsChange(known, span, 4, 2)?.middle).toBeCloseTo(Math.log(1.5), 12);
  // the change from place 6 a year before is that from 4, whose after is not known
  expect(lastYearsChange(known, span, 6, 2)?.middle).toBeCloseTo(Math.log(1.5), 12);
  expect(lastYearsChange(known, span, 5, 2)?.middle).toBeCloseTo(Math.log(2 / 3), 12);
  // it had never missed
  expect(new Set(lastYearsChange(known, span, 4, 2)?.quantiles).size).toBe(1);
  expect(lastYearsChange([100, null, 100], span, 2, 2)).toBeNull();
  expect(lastYearsChange([100], span, 1, 2)).toBeNull();
});
