// Of people followed one by one, so few that they are told from the next ones for nothing become one with them.
import { expect, test } from "vitest";
import { simulateFluid } from "../../src/simulate/fluid/run.ts";
import type { FluidView } from "../../src/simulate/fluid/view.ts";
import { expectedIn } from "./expected.ts";
import { storyProgram } from "./stories.ts";

/** Ten a day stay thirty days on average, and of those who stay longer than ninety each is limited afterwards. */
const story = `runs: {for: 600 days}
clocks: {limit: {starts: stay, strikesIn: [desk], after: 90 days, to: limited}}
stages:
  stay: {arrivals: {rate: 10 per day}, dwell: {exponential: {mean: 30 days}}, next: desk}
  desk: {dwell: 1 hour, next: home}
  home: {outcome: true}
  limited: {outcome: true}
quantities:
  inside: {stock: stay, at: 500 days}
  limited: {entries: limited, window: {from: 400 days, for: 200 days}}
  home: {entries: home, window: {from: 400 days, for: 200 days}}
`;

test("of exponential stays of thirty days a share e^−3 is longer than ninety, also where the last of them are few", () => {
  const { inside, limited, home } = expectedIn(story, 1);
  expect(Math.abs(inside / 300 - 1)).toBeLessThan(1e-3);
  // ages are known to half a step, and a sixtieth fewer stay that much longer
  expect(Math.abs(limited / (2000 * Math.exp(-3)) - 1)).toBeLessThan(1 / 60);
  expect(Math.abs((limited + home) / 2000 - 1)).toBeLessThan(1e-3);
});

test("the last ten-thousandth of those in a stay is no packet for each day on which one of them came", () => {
  let packets = 0;
  const listener = {
    start(): void {},
    before(): void {},
    after: (run: FluidView): void => {
      packets = Math.max(packets, run.packetCount());
    },
  };
  simulateFluid(storyProgram(story), { step: 1, listeners: [listener] });
  // a day's people are a ten-thousandth of all for 30 · ln(10,000 / 30) = 174 days; then two histories are left
  expect(packets).toBeGreaterThan(150);
  expect(packets).toBeLessThan(300);
});
