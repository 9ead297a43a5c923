// Further pictures: what their titles, sentences, values under the pointer and tables say, in both languages alike.
import { describe, expect, test } from "vitest";
import type { BindingTable } from "../../src/ask/report/bindingTable.ts";
import type { CostTable } from "../../src/ask/report/costTable.ts";
import type { TrackRecordRow } from "../../src/ask/report/trackRecord.ts";
import { bindingPair } from "../../src/present/bindingPair.ts";
import { costPair } from "../../src/present/costPair.ts";
import { eachChart } from "../../src/present/eachChart.ts";
import { fateChart } from "../../src/present/fateChart.ts";
import { recordChart } from "../../src/present/recordChart.ts";
import { survivalChart } from "../../src/present/survivalChart.ts";
import type { ToldChart } from "../../src/present/toldChart.ts";
import { waitPair } from "../../src/present/waitPair.ts";
import { moreEn } from "../../src/workbench/more/en.ts";
import type { MoreWords } from "../../src/workbench/more/en.ts";
import { moreEs } from "../../src/workbench/more/es.ts";
import { spanish } from "../../src/workbench/words/spanish.ts";
import { english } from "../../src/workbench/words/tongue.ts";
import { twoLines } from "./twoLines.ts";

const names = ["without <it>", "with <it>"];
const titleOf = (_name: string, title = _name): string => title;

const months = ["2024-01", "2024-02", "2024-03"];
const tableOf = (binds: readonly (readonly number[])[]): BindingTable => ({
  stack: [],
  runs: 1,
  years: ["FY2024"],
  months,
  yearOfMonth: months.map(() => "FY2024"),
  rows: binds.map((months_, nth) => ({
    resource: `r${nth}`, title: `Resource ${nth}`, level: "", kind: "servers", utilisation: [0.9], overtime: [0], offeredLoad: [1],
    monthly: months_.map((one) => ({ use: one === 1 ? 1 : 0.4, overtime: 0, inLine: 20 * one, turnedAway: 0, binds: one === 1 })),
  })), // prettier-ignore
});
const bindingIn = (words: MoreWords) =>
  bindingPair([tableOf([[1, 1, 0], [0, 0, 0]]), tableOf([[0, 1, 0], [0, 0, 0]])], {
    id: "b", width: 700, names, words: words.binding, titleOf,
  }); // prettier-ignore

const costs: CostTable = {
  period: "FY2024",
  currency: "USD",
  per: "journey",
  rows: [
    { stack: [], route: "bus", title: "By bus", cost: 3000, persons: 30, costPerPerson: 100 },
    { stack: [], route: "train", title: "By train", cost: 1000, persons: 5, costPerPerson: 200 },
    { stack: ["x"], route: "bus", title: "By bus", cost: 1500, persons: 15, costPerPerson: 100 },
    { stack: ["x"], route: "train", title: "By train", cost: 1500, persons: 0, costPerPerson: null },
  ],
};
const costsIn = (words: MoreWords) => costPair(costs, { id: "c", width: 700, names, words: words.costs, titleOf });

const rowOf = (title: string, ratio: number | null, status: TrackRecordRow["status"]): TrackRecordRow => ({
  title, horizonMonths: 12, outcomes: 10, held: 7, n: 4, ratio, lower: ratio && ratio * 0.8, upper: ratio && ratio * 1.3,
  baseline: "last value", status,
}); // prettier-ignore
const record = [
  rowOf("Receipts", 0.7, "passed"),
  rowOf("Detention", 1.6, "failed"),
  rowOf("Pending", null, "untested"),
];
const recordIn = (words: MoreWords) => recordChart(record, { id: "r", width: 800, words: words.record, titleOf });

const lines = [
  { name: names[0], points: [{ days: 0, share: 1 }, { days: 10, share: 0.5 }, { days: 30, share: 0.2 }], persons: 100 },
  { name: names[1], points: [{ days: 0, share: 1 }, { days: 10, share: 0.25 }, { days: 30, share: 0 }], persons: 100 },
]; // prettier-ignore
const survivalIn = (words: MoreWords, all = lines) =>
  survivalChart(all, { id: "s", width: 700, height: 300, words: words.survival });

const fate = (stage: string, isOut: boolean, persons: readonly number[]) => ({ stage, title: `At ${stage}`, isOut, persons }); // prettier-ignore
const fatesIn = (words: MoreWords) =>
  fateChart(
    [
      [fate("out", true, [60, 20]), fate("room", false, [40, 80])],
      [fate("out", true, [90, 20]), fate("room", false, [10, 80])],
    ],
    ["FY2023", "FY2024"],
    { id: "f", width: 700, names, words: words.fates },
  );

const wait = (median: number, more = {}) => ({
  stage: "hall", level: "", count: 50, meanDays: median, p10: median / 2, p25: median * 0.8, median, p75: median * 1.5, p90: median * 2,
  ...more,
}); // prettier-ignore
const waitsIn = (words: MoreWords) =>
  waitPair(
    [
      [{ kind: "wait", stack: [], year: "FY2024", rows: [wait(20, { delay: wait(300, { stage: "before" }) })] }],
      [{ kind: "wait", stack: [], year: "FY2024", rows: [wait(10, { delay: wait(200, { stage: "before" }) })] }],
    ],
    { id: "w", width: 700, names, words: words.waits, titleOf },
  );

const eachIn = (words: MoreWords) =>
  eachChart(twoLines([100, 100, 100], [100, 150, 80], [100, 90, 120]), {
    id: "e", width: 700, height: 320, names: ["without", "a, alone", "all"], words: words.each,
    change: words === moreEn ? english.change : spanish.change,
  }); // prettier-ignore

test("what binds: the resource that binds most is in the title, with the months of both sides; one that never does is named", () => {
  const told = bindingIn(moreEn);
  expect(told?.title).toBe("Resource 0: short in 1 of 3 months, 2 without the changes");
  expect(told?.sentence).toBe(
    "Resource 0: short in 2 of 3 months without the changes, 1 with them. Never short: Resource 1.",
  );
  expect(told?.marks.map((row) => row.length)).toEqual([3, 3]);
  expect(told?.marks[0][0].text).toBe("Resource 0 without <it>, January 2024: 100 % in use, 20 in line; binds");
  expect(told?.months.rows).toHaveLength(12);
  expect(told?.table.rows.map((row) => row.at(-1))).toEqual([2, 1, 0, 0]);
  expect(bindingPair([], { id: "b", width: 700, names, words: moreEn.binding, titleOf })).toBeNull();
});

test("costs: both totals, the change as a part of the first, and each route's money under the pointer", () => {
  const told = costsIn(moreEn);
  expect(told.title).toBe("It costs 25 % less with the changes: 3,000 USD in FY2024");
  expect(told.sentence).toBe(
    "Without <it> 4,000 USD, of which By bus 75 %. With <it> 3,000 USD, of which By bus 50 %.",
  );
  expect(told.marks[1][1].text).toBe("By train with <it>: 1,500 USD; 0 carried, – each");
  expect(told.routes).toEqual([
    { letter: "A", title: "By bus" },
    { letter: "B", title: "By train" },
  ]);
});

test("the record: losses are as plain as wins, and what failed its gate is grey and says so", () => {
  const told = recordIn(moreEn);
  expect(told?.title).toBe("Forecasts of the past: better than a plain rule in 1 of 2 kinds, worse in 1");
  expect(told?.sentence).toContain("80 % intervals held 21 of 30 outcomes. 1 kinds passed their gate, 1 failed it");
  expect(told?.picture).toContain('class="record-spot better"');
  expect(told?.picture).toContain('class="record-spot far"');
  expect(told?.picture).toContain("failed its gate");
  expect(told?.picture).toContain("no rule to compare with");
  // left of the bound is better
  const [better, worse, none] = told?.marks.map(([mark]) => mark.x) ?? [];
  expect(better).toBeLessThan(none);
  expect(worse).toBeGreaterThan(none);
  expect(recordChart([], { id: "r", width: 800, words: moreEn.record, titleOf })).toBeNull();
});

test("how long people stay: the day by which half have left, on both sides, and nobody where nobody came", () => {
  const told = survivalIn(moreEn);
  expect(told?.title).toBe("Half have left after 6.7 days with the changes, after 10 days without");
  expect(told?.marks[0][0].text).toBe("100 % still there after 0 min, without <it>");
  expect(survivalIn(moreEn, [{ ...lines[0], persons: 0 }])).toBeNull();
  expect(survivalIn(moreEn, [{ ...lines[0], name: "" }])?.title).toBe("Half have left after 10 days");
});

test("what became of whom: the share that changes most, by the year in which people came", () => {
  const told = fatesIn(moreEn);
  expect(told?.title).toBe("Of those who came in FY2023, 90 %: At out; 60 % without the changes");
  expect(told?.keys.map(({ title }) => title)).toEqual(["At out", "still there at the end"]);
  expect(told?.marks[0].map(({ text }) => text)).toEqual([
    "FY2023 without <it>: At out 60 %, 60 persons",
    "FY2023 without <it>: still there at the end 40 %, 40 persons",
  ]);
  expect(told?.table.rows).toContainEqual(["FY2024", "with <it>", "At room (still there at the end)", 80, 0.8]);
});

test("waits: the delay until a day that is set stands beside the line on it, both sides beside each other", () => {
  const told = waitsIn(moreEn);
  expect(told?.title).toBe("hall: half wait 200 days or more, 300 days without the changes");
  expect(told?.table.rows.map((row) => row.slice(1, 3))).toEqual([
    ["without <it>", "until its day"],
    ["with <it>", "until its day"],
    ["without <it>", "in line"],
    ["with <it>", "in line"],
  ]);
});

test("each scenario: the lowest and the highest line where they end, and every line under the pointer", () => {
  const told = eachIn(moreEn);
  expect(told.title).toBe("People in line: from 80 (a, alone) to 120 (all) on 1 March 2025");
  expect(told.marks.map((row) => row[2].text)).toEqual([
    "100 persons on 1 March 2025, without",
    "80 persons on 1 March 2025, a, alone",
    "120 persons on 1 March 2025, all",
  ]);
});

describe("in Spanish", () => {
  const numbers = (text: string): readonly string[] => (text.match(/\d[\d.,]*/g) ?? []).map((one) => one.replace(/[.,]$/, "")).toSorted(); // prettier-ignore
  const pictures: Readonly<Record<string, (words: MoreWords) => ToldChart | null>> = {
    binding: bindingIn, costs: costsIn, record: recordIn, survival: survivalIn, fates: fatesIn, waits: waitsIn, each: eachIn,
  }; // prettier-ignore

  test.each(Object.keys(pictures))("%s says the same numbers, and other words", (name) => {
    const [en, es] = [pictures[name](moreEn), pictures[name](moreEs)] as [ToldChart, ToldChart];
    const said = (told: ToldChart): string => [told.title, told.sentence].join(" ").replaceAll(/\d{4}-\d{2}-\d{2}|1 March 2025|1 de marzo de 2025/g, "DAY"); // prettier-ignore
    expect(numbers(said(es))).toEqual(numbers(said(en)));
    expect(es.title).not.toBe(en.title);
    expect(es.sentence).not.toBe(en.sentence);
    expect(es.table.rows).toHaveLength(en.table.rows.length);
    // what somebody wrote into a model is no markup
    expect(en.picture).not.toContain("<it>");
    expect(en.picture).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("every phrase is there, with the same names to fill in", () => {
    const slots = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();
    for (const [key, text] of Object.entries(moreEn)) {
      const other = moreEs[key as keyof MoreWords];
      if (typeof text === "string") {
        expect(slots(other as string), key).toEqual(slots(text));
        expect(other, key).not.toBe(text);
      }
    }
  });
});
