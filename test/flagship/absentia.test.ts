// Orders in absentia and motions to reopen, beside a report of the Government Accountability Office (GAO-25-106867).
import { expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import type { Measure } from "../../src/model/measure.ts";
import { observeRun } from "../../src/observe/observeRun.ts";
import { documents, facts } from "./flagship.ts";

const published = (id: string): number => facts.facts.get(id)!.value;

const days = (text: string): number => Date.parse(text) / 86_400_000;
const instant = (text: string) => ({ days: days(text), calendar: true, text });
const position = { file: "", line: 1, column: 1 };
const yearsFrom = (from: string, to: string) => ({ from: instant(from), to: instant(to), text: "" });
const counted = { where: {}, position, scenario: [] };
const window = yearsFrom("2018-10-01", "2023-10-01");
const entries = (...stages: string[]): Measure => ({ ...counted, kind: "entries", stages, window });
const reopenedFrom = (from: string): Measure => ({
  ...counted,
  kind: "moves",
  from,
  to: "meritsHearing",
  window: yearsFrom("2018-10-01", "2024-10-01"),
});

/** Six years, one record for two hundred: what is counted is in the ten thousands. */
function found(): Map<string, number> {
  const program = compile({ ...documents, parameters: documents.model.parameters }, facts, {
    ...plainly,
    sample: { group: "nationality", weights: {}, otherwise: 200 },
    measures: [
      { name: "absent", measure: entries("inAbsentiaOrder") },
      { name: "completed", measure: entries("firstHearingEnded", "meritsDecision") },
      { name: "reopened", measure: reopenedFrom("finalOrderAtLarge") },
      { name: "reopenedOthers", measure: reopenedFrom("orderNotExecutable") },
    ],
  });
  const until = days("2024-10-01") - days("2018-10-01") + 1;
  const options = { seriesGroup: "", seriesLevels: [], series: false, waits: false, digest: false };
  const { measures } = observeRun(program, { seed: 5, replication: 0, recorders: [], until }, options);
  return new Map(measures.map(({ name, value }) => [name, value ?? Number.NaN]));
}
const run = found();

// The report counts FY2016 to FY2023; the first two and a half years are before the run, and FY2021 had hardly a hearing.
test("about 34 % of completions of people not detained are orders in absentia, within five points", () => {
  const share = run.get("absent")! / run.get("completed")!;
  expect(Math.abs(share - published("gao/25-106867#inAbsentia.share.FY2016-FY2023"))).toBeLessThan(0.05);
});

// "Judges granted most motions": the report's word, without a number. The share granted is an input, taken from what
// receipts and completions leave unexplained of the pending cases; the stock of final orders that the motions are of
// comes out of the run.
test("most motions to reopen end in a reopened case, and fewer are reopened than were moved for", () => {
  const motions = [2019, 2020, 2021, 2022, 2023, 2024].map((year) =>
    published(`eoir/adjudication-2025-07#motions.FY${year}`),
  );
  const share = (run.get("reopened")! + run.get("reopenedOthers")!) / motions.reduce((sum, count) => sum + count, 0);
  expect(share).toBeGreaterThan(0.5);
  expect(share).toBeLessThan(1);
});
