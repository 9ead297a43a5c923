// What goes on along a series that comes out sooner, by hand: two offices of one ministry, and its wire.
import { expect, test } from "vitest";
import { compile } from "../../src/compile/compile.ts";
import { documentsAsOf } from "../../src/documents/documentsAsOf.ts";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { readFacts } from "../../src/facts/readFacts.ts";
import { partsOf } from "../../src/quantity/parts.ts";
import type { Value } from "../../src/quantity/value.ts";
import { day } from "./toyVintages.ts";

const header = "row,title,value,unit,scope,period,address,confidence,note";
const rows = (series: string, figures: Readonly<Record<string, number>>): string[] =>
  Object.entries(figures).map(([period, value]) => `${series}.${period},Came,${value},persons,all,${period},B2,A,`);
const publication = (name: string, lines: readonly string[]) => [
  {
    path: `facts/ministry/${name}/source.yaml`,
    text: `publisher: Ministry\ntitle: ${name}\npublishedOn: "2025-01-31"\nretrievedOn: "2026"\nlicence: public domain\nfoundIn: a library\n`,
  },
  { path: `facts/ministry/${name}/table.csv`, text: [header, ...lines, ""].join("\n") },
];
const facts = readFacts([
  ...publication("book", [
    ...rows("came.North", { "2024-01": 30, "2024-02": 60, "2024-03": 62, "2024-04": 7777 }),
    ...rows("came.South", { "2024-01": 90, "2024-02": 30, "2024-03": 31, "2024-04": 7777 }),
  ]),
  // the wire counts a tenth more people than the book
  ...publication("wire", [
    ...rows("came", { "2024-01": 132, "2024-02": 99, "2024-03": 198, "2024-04": 99, "2024-05": 9999 }),
    ...rows("later", { "2024-05": 1 }),
  ]),
  // the book comes out 90 days after a month, the wire 10
  {
    path: "facts/lags.yaml",
    text: "lags:\n  - {publication: ministry/book, days: 90, basis: judged}\n  - {publication: ministry/wire, days: 10, basis: judged}\n",
  },
]);

const text = (more: string): string => `pendency: model v1
title: Offices
runs: {from: 2024-01-01, through: 2024-12-31}
groups:
  country: [North, South]
parameters:
  came:
    title: Came
    unit: persons
    kind: estimate
    method: as published
    facts: [ministry/book#came.North.2024-01]
    value: {counts: {facts: "ministry/book#came.{country}"}${more}}
stages:
  office:
    arrivals: {counts: came, chance: exact}
    dwell: 1 day
    next: done
  done: {outcome: true}
`;

const judged = (stay: string): string =>
  text("")
    .replace("dwell: 1 day", "dwell: stay")
    .replace(
      "stages:",
      `  stay:
    title: Stay
    unit: days
    kind: judgement
    judgedBy: test
    reason: invented, half-year by half-year
    knownFrom: {rest: 2023-12-31, 2024-03-01: 2024-12-31, 2024-07-01: 2024-12-31}
    value: ${stay}
stages:`,
    );

const standOn = (more: string, date: string) => {
  const documents = readDocuments([{ path: "offices.yaml", text: text(more) }], "offices", facts);
  return documentsAsOf(documents, facts, day(date), { date, strict: false });
};

/** How many of North and South come from each day of the run on, in the periods that the counts make. */
function periods({ documents, facts: known }: ReturnType<typeof standOn>): readonly (readonly number[])[] {
  const { arrivals } = compile(documents, known, { stack: [], point: null, sources: {}, sample: null, measures: [] });
  const { from, counts } = arrivals[0].periods;
  return [...from].map((start, index) => [start, counts[2 * index], counts[2 * index + 1]]);
}

/** All of them from a day of the run on. */
function after(start: number, all: readonly (readonly number[])[]): readonly number[] {
  return [1, 2].map((place) => all.filter(([from]) => from >= start).reduce((sum, one) => sum + one[place], 0));
}

test("months of which the total alone is out take it in the proportions of the last month known by country", () => {
  // on 5 June the book is out to February, the wire to April
  const view = standOn(", sooner: ministry/wire#came, goOn: last 1 month", "2024-06-05");
  const all = periods(view);
  expect(all.slice(0, 2)).toEqual([
    [0, 30, 90],
    [31, 60, 30],
  ]);
  // the wire had twice as many in March as in February, and in April as many; that it counts more people does not enter
  expect(all.slice(2, 4)).toEqual([
    [60, 120, 60],
    [91, 60, 30],
  ]);
  // April's 2 and 1 a day go on for the 245 days from May to December
  expect(after(121, all)).toEqual([2 * 245, 245]);
  expect(view.account.goOn).toEqual([{ parameter: "came", from: "2024-05-01", months: 1 }]);
  expect(view.account.computed).toEqual([
    { parameter: "came", series: "ministry/book#came.{country}", from: "2024-02", to: "2024-02" },
    { parameter: "came", series: "ministry/wire#came", from: "2024-02", to: "2024-04" },
  ]);
});

test("without a series that comes out sooner, the mean of the months asked for goes on", () => {
  // January and February: 90 and 120 in 60 days, for the 306 days from March to December
  expect(after(60, periods(standOn(", goOn: last 2 months", "2024-06-05")))).toEqual([1.5 * 306, 2 * 306]);
  expect(after(60, periods(standOn(", goOn: last 1 month", "2024-06-05")))).toEqual([(60 / 29) * 306, (30 / 29) * 306].map(Math.round)); // prettier-ignore
});

test("a sooner series of which nothing is out yet carries nothing on", () => {
  // on 10 May the book is out to January, and a wire of the year before ends with it
  const view = standOn(", sooner: ministry/wire#later, goOn: last 1 month", "2024-05-10");
  expect(view.account.goOn).toEqual([{ parameter: "came", from: "2024-02-01", months: 1 }]);
});

test("a series that comes out sooner carries a series on, and nothing typed", () => {
  const typed = text(", sooner: ministry/wire#came").replace('facts: "ministry/book#came.{country}"', "2024: 9");
  expect(() => readDocuments([{ path: "offices.yaml", text: typed }], "offices", facts)).toThrow(
    /expected `sooner:` beside counts with `facts:`, which it carries on; got it without/,
  );
});

test("a level judged later goes on from the last one known along the months of a series, and at its last month", () => {
  const stay = "{steps: {2024-01-01: 10 days, 2024-03-01: 70 days, 2024-07-01: 90 days}, sooner: ministry/wire#came}";
  const documents = readDocuments([{ path: "offices.yaml", text: judged(stay) }], "offices", facts);
  const on = (date: string) => {
    const view = documentsAsOf(documents, facts, day(date), { date, strict: false });
    const { source } = view.documents.parameters.find(({ name }) => name === "stay")!;
    const points = partsOf(source!.value, "").flatMap((part) =>
      part.kind === "schedule" && part.schedule.kind === "steps" ? part.schedule.points : [],
    );
    const factor = ({ value }: (typeof points)[number]) => {
      const { expression } = value as Extract<Value, { kind: "expression" }>;
      return expression.kind === "binary" && expression.right.kind === "number" ? expression.right.value : 1;
    };
    return {
      days: points.map((point) => [point.when.text, 10 * factor(point)]),
      judgedLater: view.account.judgedLater,
    };
  };
  // 10 days stand for January and February, in which the wire had 115.5 on average; it had 198 in March and 99 in April
  const june = on("2024-06-05");
  expect(june.days).toEqual([
    ["2024-01-01", 10],
    ["2024-03", (10 * 198) / 115.5],
    ["2024-04", (10 * 99) / 115.5],
  ]);
  expect(june.judgedLater).toEqual([]);
  // on the last day of the year all that was judged is known, and the wire says nothing
  expect(on("2024-12-31").days.map(([date]) => date)).toEqual(["2024-01-01", "2024-03-01", "2024-07-01"]);
});

test("a line, and steps that repeat, are not carried on", () => {
  const line = judged("{line: {2024-01-01: 10 days}, sooner: ministry/wire#came}");
  expect(() => readDocuments([{ path: "offices.yaml", text: line }], "offices", facts)).toThrow(
    /expected `sooner:` beside steps that are written out, which it carries on; got a line/,
  );
});
