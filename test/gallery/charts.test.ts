// Change detectors, not evidence: charts as a person approved them, compared as text. Approve anew with `vitest -u`.
import { expect, test } from "vitest";
import { costChart } from "../../src/present/costChart.ts";
import { fanChart, fanTop } from "../../src/present/fanChart.ts";
import { flowSvg } from "../../src/present/flowPicture.ts";
import { gridChart } from "../../src/present/gridChart.ts";
import { rangePlot } from "../../src/present/rangePlot.ts";
import type { CostTable, FanPanel, Grid } from "../../src/present/reportInput.ts";
import { standalone } from "../../src/present/svg.ts";
import { inventedFlow } from "../present/fixture.ts";

const median = [100, 140, 170, 190];
const times = (factor: number): readonly number[] => median.map((value) => value * factor);

test("a fan with published figures over it", async () => {
  const panel: FanPanel = {
    key: "k",
    title: "Pending",
    unit: "cases",
    counts: "stock",
    note: "",
    axis: "calendar",
    elapsedUnit: "",
    points: [2020, 2021, 2022, 2023].map((at) => ({ label: String(at), at })),
    bands: [
      { stack: [], p10: times(0.8), p25: times(0.9), median, p75: times(1.1), p90: times(1.25), paths: [times(1.05)] },
    ],
  };
  const observed = [{ period: "2021", at: 2021, value: 150, source: "invented" }];
  const options = {
    id: "fan",
    width: 480,
    height: 260,
    title: "Pending",
    top: fanTop(panel, observed),
    reference: null,
  };
  const picture = fanChart(panel, panel.bands[0], observed, options);
  await expect(standalone(picture)).toMatchFileSnapshot("fan.svg");
});

test("ranges of waits in two groups", async () => {
  const row = { p10: 100, p25: 220, median: 400, p75: 700, p90: 1000 };
  const rows = [
    { ...row, group: "Court", name: "Arcadia" },
    { ...row, group: "Court", name: "everybody", median: 300 },
    { ...row, group: "Appeal", name: "everybody", p90: 1200 },
  ];
  const picture = rangePlot(rows, { id: "range", title: "Wait", width: 640, top: 1200 });
  await expect(standalone(picture)).toMatchFileSnapshot("ranges.svg");
});

test("a grid with its break-even line", async () => {
  const grid: Grid = {
    title: "Seats against arrivals",
    note: "",
    measure: "change",
    unit: "persons",
    event: "the stock falls",
    x: { title: "seats", unit: "a month", values: [0, 100, 200] },
    y: { title: "arrivals", unit: "a month", values: [50, 150] },
    values: [
      [500, -400, -1400],
      [1500, 600, -500],
    ],
    probability: [
      [0, 1, 1],
      [0, 0, 1],
    ],
    breakEven: [56, 155],
  };
  await expect(standalone(gridChart(grid, "grid", 560))).toMatchFileSnapshot("grid.svg");
});

test("costs stacked by route", async () => {
  const costs: CostTable = {
    period: "FY2025",
    currency: "USD",
    per: "removal",
    rows: [
      { stack: [], route: "a", title: "seat", cost: 2e6, persons: 900, costPerPerson: 2222 },
      { stack: ["deal"], route: "a", title: "seat", cost: 3e6, persons: 1300, costPerPerson: 2308 },
      { stack: ["deal"], route: "b", title: "charter", cost: 9e6, persons: 1200, costPerPerson: 7500 },
    ],
  };
  await expect(standalone(costChart({ scenarios: [] }, costs, "costs", 560))).toMatchFileSnapshot("costs.svg");
});

test("the flow picture of an invented system with cycles", async () => {
  await expect(standalone(flowSvg(inventedFlow()))).toMatchFileSnapshot("flow.svg");
});
