// Runs so small that what is observed can be said beforehand.
import { expect, test } from "vitest";
import { Answer } from "../../src/observe/counting/answer.ts";
import { Digest } from "../../src/observe/counting/digest.ts";
import { Rows } from "../../src/observe/counting/rows.ts";
import { observe } from "../../src/observe/observe.ts";
import type { Observation } from "../../src/observe/observation.ts";
import { simulate } from "../../src/simulate/individual/run.ts";
import { storyProgram } from "../simulate/stories.ts";

function observed(body: string): Observation {
  const program = storyProgram(body);
  const observer = observe(program, { seriesGroup: "", seriesLevels: [], series: false, waits: false });
  simulate(program, { seed: 1, replication: 0, recorders: [observer.recorder] });
  return observer.result();
}

test("of five at the gate a flight a day with two seats leaves three, one and nobody: 4/3 on average", () => {
  const { measures } = observed(`runs: {for: 4 days}
resources: {flight: {slots: 2, departs: {steps: {0 days: 1 per day, 3 days: 0 per day}}}}
stages:
  gate: {initial: {count: 5}, boards: flight, next: away}
  away: {outcome: true}
quantities:
  left: {leftBehind: flight}
`);
  expect(measures[0].value).toBeCloseTo(4 / 3, 14);
});

test("a digest tells a stay of 30 hours from one of 31, though both end on the same day", () => {
  const stay = (hours: number): string =>
    observed(`runs: {for: 4 days}
stages:
  cell: {initial: {count: 1}, dwell: ${hours} hours, next: free}
  free: {outcome: true}
`).digest;
  expect(stay(31)).not.toBe(stay(30));
  expect(stay(30)).toBe(stay(30));
});

test("a digest does not depend on the order of announcements within a step, and on that of steps it does", () => {
  const digestOf = (steps: readonly (readonly number[])[]): readonly number[] => {
    const digest = new Digest(new Rows(), Uint32Array.of(12, 34), new Uint32Array(0));
    for (const persons of steps) {
      for (const person of persons) digest.arrive(0.5, person, 0, 0);
      digest.edge();
    }
    const answer = new Answer();
    digest.write(answer);
    return answer.numbers;
  };
  expect(digestOf([[1, 2, 3]])).toEqual(digestOf([[3, 1, 2]]));
  expect(digestOf([[1], [2]])).not.toEqual(digestOf([[2], [1]]));
});
