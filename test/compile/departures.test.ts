// Timetables whose dates lie outside the run.
import { expect, test } from "vitest";
import { compileText } from "./examples.ts";

test("a run may end before the last departure date: only the earlier dates depart", () => {
  const program = compileText(`pendency: model v1
title: A quay
runs: {from: 2024-01-01, through: 2024-12-31}
resources: {boat: {slots: 10, departs: {dates: [2024-03-01, 2025-02-01], then: 1 per week}}}
stages:
  quay: {arrivals: {rate: 6 per day}, boards: boat, next: over}
  over: {outcome: true}
`);
  const { departures } = program.resources[0];
  expect([...departures]).toEqual([60]); // 1 March is the 61st day of 2024
});
