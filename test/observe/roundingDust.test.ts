// Rounding leaves a trace of people who have all left; a number that is small for other reasons stays as it is.
import { expect, test } from "vitest";
import { expectedIn } from "../simulate/expected.ts";

test("a line that has run empty is empty, and a millionth of a person is a millionth of a person", () => {
  for (const step of [0.7, 0.3, 1 / 7]) {
    const { line, atEnd, few } = expectedIn(
      `runs: {for: 60 days}
resources: {desk: {servers: 7}}
stages:
  line: {initial: {count: 1000}, arrivals: {rate: {steps: {0 days: 33.3 per day, 20 days: 0 per day}}}, service: {by: desk, time: 3 hours}, next: done}
  small: {arrivals: {rate: 0.000001 per day}, dwell: 1 day, next: done}
  done: {outcome: true}
quantities:
  line: {waiting: line, window: {from: 50 days, for: 5 days}}
  atEnd: {stock: line, at: 59 days}
  few: {stock: small, at: 59 days}
`,
      step,
    );
    expect([line, atEnd]).toEqual([0, 0]);
    expect(few).toBeCloseTo(1e-6, 12);
  }
});
