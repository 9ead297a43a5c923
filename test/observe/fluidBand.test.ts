// Of people served one after another, expected numbers spread each over a whole service. Beside a share above a limit
// stands how much that may come to.
import { describe, expect, test } from "vitest";
import { observeFluid } from "../../src/observe/observeFluid.ts";
import { simulateFluid } from "../../src/simulate/fluid/run.ts";
import { storyProgram } from "../simulate/stories.ts";

describe.each([
  // person k of 100 waits k × 100 minutes; of 10 at two desks two wait 0, two 90 minutes …
  { desks: 1, people: 100, minutes: 100, limits: { 0: 0.99, 100: 0.98, 200: 0.97, 5000: 0.49 } },
  { desks: 2, people: 10, minutes: 90, limits: { 0: 0.8, 90: 0.6, 180: 0.4 } },
  { desks: 7, people: 35, minutes: 1440, limits: { 0: 0.8, 1440: 0.6, 4320: 0.2 } },
])("$people people before $desks desks, $minutes minutes each", ({ desks, people, minutes, limits }) => {
  test.each([24, 5, 1, 0.1])("a share over a limit is off by no more than the page says, steps of %d hours", (step) => {
    const names = Object.keys(limits);
    const program = storyProgram(`runs: {for: 20 days}
grid: 1 hour
resources: {desk: {servers: ${desks}}}
stages:
  b: {initial: {count: ${people}}, service: {by: desk, time: ${minutes} minutes}, next: done}
  done: {outcome: true}
quantities:
${names.map((limit) => `  over${limit}: {wait: b, statistic: {share over: ${limit} minutes}}\n`).join("")}`);
    const observer = observeFluid(program, { seriesGroup: "", seriesLevels: [], series: false });
    simulateFluid(program, { step, listeners: [observer.listener] });
    const bands = observer.bands();
    for (const { name, value } of observer.result().measures) {
      const right = limits[Number(name.slice(4)) as keyof typeof limits]!;
      const said = / may be off by ([\d.]+)/.exec(bands.get(name)?.words ?? "")?.[1] ?? "0";
      expect(Math.abs(value! - right)).toBeLessThanOrEqual(Number(said) + 1e-9);
      // and it is not said of everything: a step and a service of all who were served
      expect(Number(said)).toBeLessThanOrEqual((2 * (desks * (1 + (step * 60) / minutes) + 1)) / people);
    }
  });
});
