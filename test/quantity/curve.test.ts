// Arithmetic on values over time agrees with arithmetic on their values at any instant.
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  constantCurve,
  integralOver,
  lineCurve,
  rangeOf,
  stepsCurve,
  valueAt,
  waveCurve,
} from "../../src/quantity/curve.ts";
import type { Curve } from "../../src/quantity/curve.ts";
import {
  addCurves, clipCurve, divideCurves, mapCurve, mapCurves, maxCurves, minCurves, multiplyCurves, scaleCurve, spliceCurve,
  subtractCurves,
} from "../../src/quantity/curveAlgebra.ts"; // prettier-ignore
import { cos } from "../../src/quantity/portable.ts";

const horizon = 40;
const points = fc.uniqueArray(
  fc.record({ at: fc.integer({ min: 1, max: 39 }), value: fc.integer({ min: 1, max: 50 }) }),
  {
    selector: ({ at }) => at,
    maxLength: 5,
  },
);
const curves: fc.Arbitrary<Curve> = fc
  .tuple(points, fc.integer({ min: 1, max: 50 }), fc.constantFrom(stepsCurve, lineCurve), fc.constantFrom(0, 40, 80))
  .map(([some, first, make, period]) =>
    make([{ at: 0, value: first }, ...some.sort((left, right) => left.at - right.at)], period),
  );
const instants = fc.integer({ min: 0, max: 39 });

const exact = [
  ["sum", addCurves, (a: number, b: number) => a + b],
  ["difference", subtractCurves, (a: number, b: number) => a - b],
  ["product", multiplyCurves, (a: number, b: number) => a * b],
  ["quotient", divideCurves, (a: number, b: number) => a / b],
  ["lower", minCurves, Math.min],
  ["upper", maxCurves, Math.max],
] as const;

test.each(exact)("the %s of two curves is that of their values at every grid edge", (_name, ofCurves, ofNumbers) => {
  fc.assert(
    fc.property(curves, curves, instants, (a, b, t) => {
      expect(valueAt(ofCurves(a, b, horizon), t)).toBeCloseTo(ofNumbers(valueAt(a, t), valueAt(b, t)), 9);
    }),
    { seed: 1 },
  );
});

const steps = fc
  .tuple(points, fc.integer({ min: 1, max: 50 }))
  .map(([some, first]) => stepsCurve([{ at: 0, value: first }, ...some.sort((left, right) => left.at - right.at)]));

test.each(exact)(
  "the %s of two curves of steps is exact at every instant, and has no step that is none",
  (_name, ofCurves, ofNumbers) => {
    fc.assert(
      fc.property(steps, steps, (a, b) => {
        const both = ofCurves(a, b, horizon);
        const atEdges = Array.from({ length: horizon }, (_, t) => ofNumbers(valueAt(a, t), valueAt(b, t)));
        expect(atEdges.map((_, t) => valueAt(both, t + 0.5))).toEqual(atEdges);
        expect(both.starts).toEqual([...atEdges.keys()].filter((t) => t === 0 || atEdges[t] !== atEdges[t - 1]));
        expect(both.slopes.every((slope) => Object.is(slope, 0))).toBe(true);
        const mapped = mapCurves([a, b], horizon, ([one, other]) => ofNumbers(one, other));
        expect(mapped).toEqual(both);
      }),
      { seed: 5 },
    );
  },
);

test("lower and upper are exact between edges too", () => {
  fc.assert(
    fc.property(curves, curves, fc.double({ min: 0, max: 39, noNaN: true }), (a, b, t) => {
      expect(valueAt(minCurves(a, b, horizon), t)).toBeCloseTo(Math.min(valueAt(a, t), valueAt(b, t)), 9);
    }),
    { seed: 2 },
  );
});

test("a product with a constant is exact and keeps repeating", () => {
  const week = stepsCurve([{ at: 0, value: 4 }, { at: 5, value: 0 }], 7); // prettier-ignore
  const doubled = multiplyCurves(week, constantCurve(2), 1e9);
  expect(doubled).toEqual({ starts: [0, 5], values: [8, 0], slopes: [0, 0], period: 7 });
});

test("a change that changes nothing returns the curve itself", () => {
  fc.assert(
    fc.property(curves, instants, instants, (curve, from, to) => {
      expect(spliceCurve(curve, scaleCurve(curve, 1), from, to, horizon)).toBe(curve);
      expect(spliceCurve(curve, multiplyCurves(curve, constantCurve(1), horizon), from, to, horizon)).toEqual(curve);
    }),
    { seed: 3 },
  );
});

test("points before the run are welcome, and what is after it is cut off", () => {
  const curve = lineCurve([{ at: -10, value: 0 }, { at: 10, value: 20 }, { at: 90, value: 100 }]); // prettier-ignore
  expect(valueAt(curve, 0)).toBe(10);
  expect(clipCurve(curve, 40).starts).toEqual([0, 40]);
  expect(rangeOf(curve, 40).lowest).toBe(10);
});

test("over a whole turn a wave adds up to nothing, and between pieces it is off by less than 5e-6", () => {
  const wave = waveCurve(10, 2.5, cos);
  expect(integralOver(wave, 0, 10)).toBeCloseTo(0, 9);
  for (let t = 0; t < 10; t += 0.037) {
    expect(Math.abs(valueAt(wave, t) - Math.cos((2 * Math.PI * (t - 2.5)) / 10))).toBeLessThan(5e-6);
  }
});

test("a mapped line meets the function at every grid edge", () => {
  const line = lineCurve([{ at: 0, value: 1 }, { at: 9, value: 100 }]); // prettier-ignore
  const root = mapCurve(line, horizon, Math.sqrt);
  for (let t = 0; t < 20; t++) expect(valueAt(root, t)).toBeCloseTo(Math.sqrt(valueAt(line, t)), 12);
});
