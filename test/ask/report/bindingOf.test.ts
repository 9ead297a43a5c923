// What binds: use, lines and offered load out of series that can be added up by hand.
import { expect, test } from "vitest";
import { bindingOf } from "../../../src/ask/report/bindingOf.ts";
import type { StackSummary } from "../../../src/summarise/summary.ts";
import { inventedInput } from "../../present/fixture.ts";

const fan = (kind: "stock" | "waiting" | "entries", stage: string, values: readonly number[]) =>
  ({
    kind,
    stage,
    level: "",
    p10: values,
    p25: values,
    median: values,
    p75: values,
    p90: values,
    mean: values,
    runs: 1,
    paths: [],
  }) as const;
const nothing = { overtime: null, cost: [0, 0], currency: "" };
const base = inventedInput().study.stacks[0];
const judges = { resource: "judges", title: "Judges", copies: ["judges"], stages: ["hearing"], level: "" };

/** Four judges, all busy; 12 a month come, 8 are decided, so that the line grows by 4 a month. */
const court: StackSummary = {
  ...base,
  fans: [
    fan("stock", "hearing", [14, 18, 22]),
    fan("waiting", "hearing", [10, 14, 18]),
    fan("entries", "hearing", [12, 12]),
  ],
  moves: [{ from: "hearing", to: "done", cause: "ownEnd", persons: [8, 8] }],
  resources: [{ ...nothing, name: "judges", kind: "servers", used: [4, 4], present: [4, 4], served: [8, 8] }],
};

test("a line that grows by half of what is decided has a load of one and a half", () => {
  const [row] = bindingOf(court, [{ ...judges, lines: ["hearing"] }], ["2020-01", "2020-02"], ["a", "a"]).rows;
  expect(row.utilisation).toEqual([1]);
  expect(row.offeredLoad[0]).toBeCloseTo(1.5, 12);
  expect(row.monthly.map((month) => month.inLine)).toEqual([12, 16]);
  expect(row.monthly.map((month) => month.binds)).toEqual([true, true]);
});

test("utilisation of a year is what was used of what was there, not the mean of the months' shares", () => {
  const uneven = { ...court, resources: [{ ...court.resources[0], used: [3, 5], present: [4, 6] }] };
  const [row] = bindingOf(uneven, [{ ...judges, lines: ["hearing"] }], ["2020-01", "2020-02"], ["a", "a"]).rows;
  expect(row.utilisation).toEqual([0.8]);
  expect(row.monthly.map((month) => month.use)).toEqual([0.75, 5 / 6]);
});

test("overtime of a year is what was beyond what was present, of all that was used", () => {
  const late = { used: [2, 6], present: [4, 6], overtime: [0, 4] };
  const over = { ...court, resources: [{ ...court.resources[0], ...late }] };
  const choices = [{ ...judges, lines: ["hearing"] }];
  const [row] = bindingOf(over, choices, ["2020-01", "2020-02"], ["a", "a"]).rows;
  expect(row.overtime).toEqual([0.5]);
  expect(row.monthly.map((month) => month.overtime)).toEqual([0, 4 / 6]);
  const unknown = { ...over, resources: [{ ...over.resources[0], overtime: null }] };
  expect(bindingOf(unknown, choices, ["2020-01", "2020-02"], ["a", "a"]).rows[0].overtime).toEqual([null]);
});

test("nothing binds while nobody is in line, however busy it is", () => {
  const quiet = { ...court, fans: [fan("stock", "hearing", [4, 4, 4]), fan("entries", "hearing", [8, 8])] };
  const [row] = bindingOf(quiet, [{ ...judges, lines: ["hearing"] }], ["2020-01", "2020-02"], ["a", "a"]).rows;
  expect(row.monthly.map((month) => month.binds)).toEqual([false, false]);
  expect(row.offeredLoad[0]).toBeCloseTo(1, 12);
});

test("beds bind when people are turned away from full stages, and the load counts them", () => {
  const jail: StackSummary = {
    ...base,
    fans: [],
    moves: [{ from: "cell", to: "street", cause: "full", persons: [0, 5] }],
    resources: [{ ...nothing, name: "beds", kind: "held", used: [9, 10], present: [10, 10], served: [20, 20] }],
  };
  const beds = { resource: "beds", title: "Beds", copies: ["beds"], stages: ["cell"], lines: [], level: "" };
  const [row] = bindingOf(jail, [beds], ["2020-01", "2020-02"], ["a", "b"]).rows;
  expect(row.monthly.map((month) => [month.turnedAway, month.binds])).toEqual([
    [0, false],
    [5, true],
  ]);
  expect(row.offeredLoad).toEqual([0.9, 1.25]);
});

test("copies for every level are added up, and a level by itself has no load", () => {
  const seats = {
    ...court,
    resources: ["a", "b"].map((level, i) => ({
      ...nothing,
      name: `seats(${level})`,
      kind: "slots" as const,
      used: [i, i],
      present: [2, 2],
      served: [i, i],
    })),
  };
  const choice = { resource: "seats", title: "Seats", stages: ["hearing"], lines: ["hearing"] };
  const choices = [
    { ...choice, copies: ["seats(a)", "seats(b)"], level: "" },
    { ...choice, copies: ["seats(b)"], level: "b" },
  ];
  const { rows } = bindingOf(seats, choices, ["2020-01", "2020-02"], ["a", "a"]);
  expect(rows.map((row) => row.utilisation)).toEqual([[0.25], [0.5]]);
  expect(rows[0].offeredLoad[0]).toBeCloseTo(0.25 * 1.5, 12);
  expect(rows[1].offeredLoad).toEqual([null]);
});

test("a resource that the study does not have makes no row", () => {
  const choice = { ...judges, copies: ["nobody"], lines: [] };
  expect(bindingOf(court, [choice], ["2020-01"], ["a"]).rows).toEqual([]);
});
