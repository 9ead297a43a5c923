// Clocks across stages that differ in nothing but where they start are one in expected numbers, unless somebody may have
// both: each of two would then strike by itself.
import { expect, test } from "vitest";
import { findClocks } from "../../src/simulate/fluid/clocks.ts";
import { expectedIn } from "./expected.ts";
import { storyProgram } from "./stories.ts";

/** Ten a day come to either place, stay there for one length each, and are limited twelve days after they came. */
const story = (left: string, right: string, next = "{late: all}"): string => `runs: {for: 600 days}
clocks:
  limitOfLeft: {starts: left, strikesIn: [late], after: 12 days, to: limited}
  limitOfRight: {starts: right, strikesIn: [late], after: ${right}, to: limited}
stages:
  left: {arrivals: {rate: 10 per day}, dwell: ${left}, next: ${next}}
  right: {arrivals: {rate: 10 per day}, dwell: 8 days, next: late}
  late: {dwell: 6 days, next: home}
  home: {outcome: true}
  limited: {outcome: true}
quantities:
  late: {stock: late, at: 500 days}
  limited: {entries: limited, window: {from: 400 days, for: 100 days}}
  home: {entries: home, window: {from: 400 days, for: 100 days}}
`;
const count = (text: string): number => findClocks(storyProgram(text)).clocks.length;

test("two limits of twelve days are one, and each begins where its people came", () => {
  const text = story("3 days", "12 days", "late");
  expect(count(text)).toBe(1);
  const { late, limited, home } = expectedIn(text, 1);
  // of the left six days later, home after nine; of the right limited four days after they came to the late stage
  expect(Math.abs(late / (10 * 6 + 10 * 4) - 1)).toBeLessThan(1e-2);
  expect(Math.abs(limited / 1000 - 1)).toBeLessThan(1e-2);
  expect(Math.abs(home / 1000 - 1)).toBeLessThan(1e-2);
});

test("limits of other lengths are two", () => {
  expect(count(story("3 days", "20 days", "late"))).toBe(2);
});

test("limits that one person can have at a time are two: the earlier strikes", () => {
  const text = story("10 days", "12 days", "right");
  expect(count(text)).toBe(2);
  const { limited, home } = expectedIn(text, 1);
  // whoever comes from the left is over the first limit, and all others over theirs four days after the right
  expect(Math.abs(limited / 2000 - 1)).toBeLessThan(1e-2);
  expect(home).toBeLessThan(1e-9);
});
