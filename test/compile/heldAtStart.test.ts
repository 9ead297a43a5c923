// People who hold units at the first instant, before any engine runs.
import { expect, test } from "vitest";
import { storyProgram } from "../simulate/stories.ts";

const ward =
  (servers: string, count = "5", more = "") =>
  (): unknown =>
    storyProgram(`runs: {for: 10 days}
groups: {kind: [a, b]}
resources: {bed: {servers: ${servers}${more}}}
holds: {place: {of: bed, whileIn: [ward]}}
stages:
  ward: {initial: {count: {by: kind, a: ${count}, b: 1}}, dwell: 1 day, next: done}
  done: {outcome: true}
`);

test("more of them than units is refused where the units stand, whichever engine would run", () => {
  for (const servers of ["2", "{steps: {0 days: 5, 1 day: 9}}", "11 / 2"]) {
    expect(ward(servers)).toThrow(
      /^court\.yaml:5:\d+ › resources\.bed\n {2}expected units for all 6 people who hold one at the first instant; got \d\n/,
    );
  }
  expect(ward("5", "6", ", each: kind")).toThrow(/resources\.bed\(a\)\n {2}expected units for all 6 people .*; got 5/);
});

test("as many as units, or units without limit, are enough", () => {
  for (const servers of ["6", "unlimited", "{steps: {0 days: unlimited, 1 day: 0}}"])
    expect(ward(servers)).not.toThrow();
  expect(ward("5", "5", ", each: kind")).not.toThrow();
});
