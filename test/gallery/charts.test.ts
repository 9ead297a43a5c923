// Change detectors, not evidence: charts as a person approved them, compared as text. Approve anew with `vitest -u`.
import { expect, test } from "vitest";
import { bindingChart } from "../../src/present/bindingChart.ts";
import { costChart } from "../../src/present/costChart.ts";
import { fanChart, fanTop } from "../../src/present/fanChart.ts";
import { flowSvg } from "../../src/present/flowPicture.ts";
import { gridChart } from "../../src/present/gridChart.ts";
import { pricesChart } from "../../src/present/pricesChart.ts";
import { englishPrices } from "../../src/present/pricesWords.ts";
import { rangePlot } from "../../src/present/rangePlot.ts";
import { sharesChart } from "../../src/present/sharesChart.ts";
import { englishShares } from "../../src/present/sharesWords.ts";
import type { Grid } from "../../src/ask/grid.ts";
import type { CostTable } from "../../src/ask/report/costTable.ts";
import type { FanPanel } from "../../src/ask/report/fanPanel.ts";
import { standalone } from "../../src/present/svg.ts";
import { inventedFlow, inventedInput } from "../present/fixture.ts";

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
      {
        stack: [],
        runs: 20,
        p10: times(0.8),
        p25: times(0.9),
        median,
        p75: times(1.1),
        p90: times(1.25),
        paths: [times(1.05)],
      },
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

test("a single run is a line without a range", async () => {
  const at = [2020, 2021, 2022, 2023].map((year) => ({ label: String(year), at: year }));
  const band = { stack: [], runs: 1, p10: median, p25: median, median, p75: median, p90: median, paths: [median] };
  const panel: FanPanel = {
    key: "k",
    title: "Pending",
    unit: "cases",
    counts: "stock",
    note: "",
    axis: "calendar",
    elapsedUnit: "",
    points: at,
    bands: [band],
  };
  const options = { id: "one", width: 480, height: 260, title: "Pending", top: 200, reference: times(0.9) };
  await expect(standalone(fanChart(panel, band, [], options))).toMatchFileSnapshot("fan-one-run.svg");
});

test("use of resources by month, with lines and the months in which they bind", async () => {
  const month = (use: number | null, inLine: number, binds: boolean) => ({
    use,
    overtime: null,
    inLine,
    turnedAway: 0,
    binds,
  });
  const common = { utilisation: [0.9], overtime: [null], offeredLoad: [1.1] };
  const rows = [
    {
      ...common,
      resource: "judges",
      title: "Immigration judges",
      level: "",
      kind: "servers",
      monthly: [month(0.7, 0, false), month(0.97, 40, true), month(1, 90, true), month(0.85, 60, false)],
    },
    {
      ...common,
      resource: "charter/Arcadia",
      title: "Seats on a charter with a very long name that needs two lines: Arcadia",
      level: "Arcadia",
      kind: "slots",
      monthly: [month(null, 0, false), month(1, 3, true), month(null, 2, false), month(0.2, 0, false)],
    },
  ] as const;
  const months = ["2020-11", "2020-12", "2021-01", "2021-02"];
  const binding = { stack: [], runs: 3, years: ["FY2021"], months, yearOfMonth: months.map(() => "FY2021"), rows };
  await expect(standalone(bindingChart(binding, "binding", 720))).toMatchFileSnapshot("binding.svg");
});

test("shares of a spread with their intervals, beside what chance alone reaches", async () => {
  const [level] = inventedInput().matters!.outcomes;
  const told = sharesChart(level, { id: "shares", width: 720, words: englishShares, titleOf: ({ title }) => title, table: "shares" }); // prettier-ignore
  await expect(standalone(told!.picture)).toMatchFileSnapshot("shares.svg");
});

test("what one more of each resource changes, to either side", async () => {
  const told = pricesChart(inventedInput().binds!, { id: "prices", width: 720, words: englishPrices, titleOf: (_, title) => title }); // prettier-ignore
  await expect(standalone(told!.picture)).toMatchFileSnapshot("prices.svg");
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
    gate: null,
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
  await expect(standalone(costChart({ scenarios: [], answerBase: [] }, costs, "costs", 560))).toMatchFileSnapshot(
    "costs.svg",
  );
});

test("the flow picture of an invented system with cycles", async () => {
  await expect(standalone(flowSvg(inventedFlow()))).toMatchFileSnapshot("flow.svg");
});
