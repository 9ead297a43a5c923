// Patience much shorter than a step: nearly nobody is left at its end, and nobody is lost.
import { describe, expect, test } from "vitest";
import { expectedIn } from "./expected.ts";

/** Of six a day, those who leave in the last 100 days of 200, when hardly anybody is ever served or carried. */
const left = (rate: string, resource: string, stay: string, step: number): number =>
  expectedIn(
    `runs: {for: 200 days}
resources: {boat: ${resource}}
stages:
  quay: {arrivals: {rate: 6 per day}, ${stay}, clocks: {left: {rate: ${rate}, while: waiting, to: gone}}, next: over}
  over: {outcome: true}
  gone: {outcome: true}
quantities: {gone: {entries: gone, window: {from: 100 days, for: 100 days}}}
`,
    step,
  ).gone;

describe.each(["60 per hour", "1e6 per hour", "1e12 per hour"])("of 600 people who lose patience at %s", (rate) => {
  test.each([0.1, 1, 4])("all leave a quay from which no boat departs for a year, with steps of %d days", (step) => {
    const boat = "{slots: 1, departs: {dates: [1 day], then: 1 per year}}";
    expect(Math.abs(left(rate, boat, "boards: boat", step) / 600 - 1)).toBeLessThan(0.01);
  });

  test.each([0.1, 1, 4])("all leave a counter where nobody serves, with steps of %d days", (step) => {
    expect(Math.abs(left(rate, "{servers: 0}", "service: {by: boat, time: 1 day}", step) / 600 - 1)).toBeLessThan(0.01);
  });
});

describe.each(["rate: 60 per hour", "after: {exponential: {mean: 1 minute}}", "after: 1 minute"])(
  "of 600 people with a minute's patience at a quay from which a boat for all leaves each day (%s)",
  (patience) => {
    test.each([0.1, 1, 4, 4.17])("all but the one or two who have just come give up, with steps of %d days", (step) => {
      for (const split of ["", ", split: {kind: {a: 70%, b: 30%}}"]) {
        const { gone, flown } = expectedIn(
          `runs: {for: 200 days}
${split === "" ? "" : "groups: {kind: [a, b]}\n"}resources: {boat: {slots: 20, departs: 1 per day}}
stages:
  quay: {arrivals: {rate: 6 per day${split}}, boards: boat, clocks: {left: {${patience}, while: waiting, to: gone}}, next: flown}
  flown: {outcome: true}
  gone: {outcome: true}
quantities:
  gone: {entries: gone, window: {from: 100 days, for: 100 days}}
  flown: {entries: flown, window: {from: 100 days, for: 100 days}}
`,
          step,
        );
        // a minute's arrivals at each of a hundred departures are 0.42 people
        expect(flown).toBeLessThan(1);
        expect(gone).toBeGreaterThan(595);
      }
    });
  },
);
