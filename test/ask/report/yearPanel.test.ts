// Fans by fiscal year: years wholly inside the run, quantiles over the runs that reached them, and no year in which a
// stack has fewer runs than in the first.
import { describe, expect, test } from "vitest";
import { readDocuments } from "../../../src/documents/readDocuments.ts";
import { fanMeasures, fansBeside, fiscalYears } from "../../../src/ask/report/fanMeasures.ts";
import { fanPanels } from "../../../src/ask/report/fanPanels.ts";
import type { Measure } from "../../../src/model/measure.ts";
import { parseInstant } from "../../../src/quantity/date.ts";
import type { Study } from "../../../src/study/study.ts";
import type { FanPlan } from "../../../src/documents/studyDocument.ts";
import type { StackSummary } from "../../../src/summarise/summary.ts";

const office = (runs: string): string => `pendency: model v1
title: Office
entities: [persons]
runs: ${runs}
groups: {kind: [short, long]}
stages:
  counter: {arrivals: {rate: {by: kind, else: 1 per day}}, dwell: 1 day, next: done}
  done: {outcome: true}
`;
const modelOf = (runs: string) => readDocuments([{ path: "office.yaml", text: office(runs) }], "office").model;
const model = modelOf("{from: 2023-04-01, through: 2026-12-31}");

const fan: FanPlan = {
  key: "out",
  title: "Done",
  note: "",
  stages: ["done"],
  level: "long",
  counts: "entries",
  every: "fiscal year",
  stacks: [[], ["rush"]],
  observed: "",
  observedAt: "end",
  at: { file: "study.yaml", line: 1, column: 1 },
};

/** A stack whose runs have these values, by year. */
function stack(name: readonly string[], years: Readonly<Record<string, readonly (number | null)[]>>): StackSummary {
  const measures = Object.entries(years).map(([year, values]) => ({ name: `fan:out/${year}`, values }));
  return { stack: name, measures } as unknown as StackSummary;
}

const study = (...stacks: StackSummary[]): Study =>
  ({ entities: "persons", stacks, spec: { sample: null }, draws: [] }) as unknown as Study;

test("years are those of which the run has every day", () => {
  expect(fiscalYears(model)).toEqual(["FY2024", "FY2025", "FY2026"]);
  expect(fiscalYears(modelOf("{from: 2023-10-01, through: 2024-09-30}"))).toEqual(["FY2024"]);
  expect(fiscalYears(modelOf("{from: 2023-10-02, through: 2024-09-30}"))).toEqual([]);
  expect(fiscalYears(modelOf("{for: 1000 days}"))).toEqual([]);
});

test("each year is a measure of its own window, or of its last instant for a stock, for the level's people only", () => {
  const entries = fanMeasures([fan, { ...fan, every: "month" }], model);
  expect(entries.map(({ name }) => name)).toEqual(["fan:out/FY2024", "fan:out/FY2025", "fan:out/FY2026"]);
  const window = { text: "FY2024" };
  expect(entries[0].measure).toMatchObject({ kind: "entries", stages: ["done"], where: { kind: ["long"] }, window });
  const [stock] = fanMeasures([{ ...fan, counts: "stock", level: "" }], model);
  expect(stock.measure).toMatchObject({ kind: "stock", where: {}, window: null });
});

test("runs that go on for the answer finish the fiscal year it ends in, so that no picture is cut inside it", () => {
  const { measure } = fanMeasures([fan], model)[1];
  const upTo = (day: string): Measure =>
    ({
      ...measure,
      window: { from: parseInstant("2024-10-01", 10)!, to: parseInstant(day, 10)!, text: "" },
    }) as Measure;
  expect(fansBeside([upTo("2025-07-01")], [fan, { ...fan, every: "month" }], model)).toEqual(["fan:out/FY2025"]);
  expect(fansBeside([upTo("2025-10-01")], [fan], model)).toEqual(["fan:out/FY2025"]);
  expect(fansBeside([upTo("2025-10-02")], [fan], model)).toEqual(["fan:out/FY2026"]);
  expect(fansBeside([{ ...measure, kind: "stock", moment: "end", window: null } as Measure], [fan], model)).toEqual([]);
});

describe("the panel", () => {
  const whole = { FY2024: [10, 20, 30, 40, 50], FY2025: [11, 21, 31, 41, 51], FY2026: [0, 0, 0, 0, 0] };

  test("has the quantiles over runs in every year, and the runs themselves as paths", () => {
    const [panel] = fanPanels([fan], study(stack([], whole)), model);
    expect(panel.points.map(({ label }) => label)).toEqual(["FY2024", "FY2025", "FY2026"]);
    const [band] = panel.bands;
    expect([band.runs, band.median, band.p25, band.p75]).toEqual([5, [30, 31, 0], [20, 21, 0], [40, 41, 0]]);
    expect(band.paths[1]).toEqual([20, 21, 0]);
    expect([panel.unit, panel.counts]).toEqual(["persons a fiscal year", "flow"]);
  });

  test("stops where runs of a shown stack stop, so that no fan narrows for want of runs", () => {
    const short = { FY2024: [1, 2, 3], FY2025: [1, 2, null], FY2026: [1, null, null] };
    const [panel] = fanPanels([fan], study(stack([], whole), stack(["rush"], short)), model);
    expect(panel.points.map(({ label }) => label)).toEqual(["FY2024"]);
    expect(panel.bands.map(({ runs, median }) => [runs, median])).toEqual([[5, [30]], [3, [2]]]); // prettier-ignore
  });

  test("shows the fan's stacks in the fan's order, and nothing for a stack without runs or a fan without any", () => {
    const both = study(stack(["rush"], whole), stack(["other"], whole), stack([], whole));
    expect(fanPanels([fan], both, model)[0].bands.map(({ stack: names }) => names)).toEqual([[], ["rush"]]);
    const unmade = { FY2024: [null, null], FY2025: [null, null], FY2026: [null, null] };
    expect(fanPanels([fan], study(stack([], unmade)), model)).toEqual([]);
    expect(fanPanels([fan], study(stack(["other"], whole)), model)).toEqual([]);
  });
});
