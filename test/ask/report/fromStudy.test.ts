// What a study holds, in the shapes that charts take.
import { expect, test } from "vitest";
import { fanPanel, flowOf, waitPanels } from "../../../src/ask/report/fromStudy.ts";
import type { StackSummary } from "../../../src/summarise/summary.ts";
import type { Study } from "../../../src/study/study.ts";
import { inventedInput } from "../../present/fixture.ts";

const base = inventedInput().study;
const fan = (kind: "stock" | "entries", values: readonly number[]) =>
  ({ kind, stage: "hearing", level: "", ...spread(values), mean: values, runs: 1, paths: [values] }) as const;
const spread = (values: readonly number[]) => ({ p10: values, p25: values, median: values, p75: values, p90: values });

const stack: StackSummary = {
  ...base.stacks[0],
  fans: [fan("stock", [10, 20, 30]), fan("entries", [5, 7])],
  moves: [
    { from: "hearing", to: "appeal", cause: "ownEnd", persons: [4, 6] },
    { from: "hearing", to: "elsewhere", cause: "ownEnd", persons: [1, 1] },
  ],
  resources: [
    {
      name: "judges",
      kind: "servers",
      used: [3, 5],
      present: [4, 6],
      overtime: [0, 0],
      served: [1, 1],
      cost: [0, 0],
      currency: "",
    },
  ],
  waits: [
    {
      stage: "hearing",
      level: "",
      kind: "wait",
      year: "FY2019",
      count: 9,
      meanDays: 2,
      p10: 1,
      p25: 1,
      median: 2,
      p75: 3,
      p90: 4,
    },
  ],
};
const study: Study = { ...base, periodLabels: ["2018-10", "2018-11"], endDate: "2018-12-01", stacks: [stack] };

test("stocks stand at the edges of months, flows in their middle", () => {
  const choice = { key: "k", title: "t", unit: "persons", note: "", stage: "hearing", level: "" };
  const stocks = fanPanel(study, { ...choice, kind: "stock" });
  expect(stocks?.points.map((point) => point.label)).toEqual(["2018-10", "2018-11", "2018-12-01"]);
  expect(stocks?.points[1].at).toBeCloseTo(2018.75 + 1 / 12, 9);
  const flows = fanPanel(study, { ...choice, kind: "entries" });
  expect(flows?.points.map((point) => point.at)).toEqual([2018.75 + 0.5 / 12, 2018.75 + 1.5 / 12]);
  expect(fanPanel(study, { ...choice, kind: "stock", stage: "unknown" })).toBeNull();
});

test("a band says how many runs are behind it", () => {
  const choice = {
    key: "k",
    title: "t",
    unit: "persons",
    note: "",
    stage: "hearing",
    level: "",
    kind: "stock",
  } as const;
  expect(fanPanel(study, choice)?.bands.map((band) => band.runs)).toEqual([1]);
});

test("a wait in line stands beside the delay that most of those in it come from", () => {
  const times = { level: "", year: "FY2019", count: 9, meanDays: 420, p10: 400, p25: 410, p75: 430, p90: 440 };
  const delayed: StackSummary = {
    ...stack,
    moves: [
      { from: "untilTheDay", to: "hearing", cause: "ownEnd", persons: [6, 5] },
      { from: "elsewhere", to: "hearing", cause: "ownEnd", persons: [5, 5] },
    ],
    waits: [...stack.waits, { ...times, stage: "untilTheDay", kind: "sojourn", median: 420 }],
  };
  const rowsOf = (one: StackSummary, delays: readonly string[]) =>
    waitPanels({ ...study, stacks: [one] }, 0, ["hearing"], "FY2019", new Set(delays))[0].rows;
  expect(rowsOf(delayed, ["untilTheDay"])[0]).toMatchObject({
    median: 2,
    delay: { stage: "untilTheDay", median: 420 },
  });
  // a line of its own is no delay, and neither is the way by which fewer than half come
  expect(rowsOf(delayed, [])[0].delay).toBeUndefined();
  const few = delayed.moves.map((move) => ({ ...move, persons: move.from === "elsewhere" ? [9, 9] : [1, 1] }));
  expect(rowsOf({ ...delayed, moves: few }, ["untilTheDay"])[0].delay).toBeUndefined();
});

test("flows are means a month over the span asked for, between stages of the picture", () => {
  const stages = [
    { name: "hearing", title: "Hearing", phase: "Court", kind: "service" },
    { name: "appeal", title: "Appeal", phase: "", kind: "service" },
  ] as const;
  const flow = flowOf(study, 0, stages, { hearing: 12 }, [0, 2]);
  expect(flow.links).toEqual([{ from: "hearing", to: "appeal", monthly: 5 }]);
  expect(flow.stages.map((stage) => [stage.stock, stage.arrivals])).toEqual([
    [30, 12],
    [null, 0],
  ]);
});

test("waits of another year or stage are not shown", () => {
  expect(waitPanels(study, 0, ["hearing"], "FY2019").map((panel) => [panel.kind, panel.rows.length])).toEqual([
    ["wait", 1],
  ]);
  expect(waitPanels(study, 0, ["hearing"], "FY2020")).toEqual([]);
  expect(waitPanels(study, 0, ["appeal"], "FY2019")).toEqual([]);
});
