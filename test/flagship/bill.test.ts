// The Senate bill of February 2024: its emergency authority hangs on arrivals, and beds that are added hold people.
import { expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import { observeRun } from "../../src/observe/observeRun.ts";
import { documents, facts } from "./flagship.ts";

/** To the end of 2025, one record for a thousand: what is counted is in the hundreds of thousands. */
const day = (text: string): number => Date.parse(text) / 86_400_000;
const until = day("2026-01-01") - day("2018-10-01");

function happenings(stack: readonly string[]): { expelled: number; held: number } {
  const sample = { group: "nationality", weights: {}, otherwise: 1000 };
  const program = compile({ ...documents, parameters: documents.model.parameters }, facts, {
    ...plainly,
    stack,
    sample,
  });
  const options = { seriesGroup: "", seriesLevels: [], series: true, waits: false, digest: false };
  const { series } = observeRun(program, { seed: 5, replication: 0, recorders: [], until }, options);
  const periods = program.time.periodEdges.length - 1;
  const from = program.time.periodLabels.indexOf("2024-07");
  const entered = (name: string): number => {
    const row = program.stages.findIndex((stage) => stage.name === name) * periods;
    return series!.entries.subarray(row + from, row + periods).reduce((sum, count) => sum + count, 0);
  };
  return { expelled: entered("expelled"), held: entered("noticeFiledDetained") };
}

// arrivals of early 2024 are above 5,000 a day and those of 2025 near 300, so that no draw of chance decides it
test("the emergency authority expels nobody while encounters stay below 4,000 a day, and many above 5,000", () => {
  expect(happenings(["april2024", "arrivalsLow", "senateBill2024"]).expelled).toBe(0);
  expect(happenings(["april2024", "arrivalsApril2024", "senateBill2024"]).expelled).toBeGreaterThan(300_000);
  expect(happenings(["april2024", "arrivalsApril2024"]).expelled).toBe(0);
}, 120_000);

// 8,500 beds, each kept 95 days on average, hold some 32,700 more people a year; a record stands for a thousand
test("8,500 added beds hold people who would have been released, as many as the beds and the stays allow", () => {
  const without = happenings(["april2024", "arrivalsApril2024"]).held;
  const more = happenings(["april2024", "arrivalsApril2024", "beds8500"]).held - without;
  expect(more).toBeGreaterThan(20_000);
  expect(more).toBeLessThan(45_000);
}, 120_000);
