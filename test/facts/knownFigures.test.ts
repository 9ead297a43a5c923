// Which figure was known on a day, and which one a forecast is held against.
import { describe, expect, test } from "vitest";
import { PendencyError } from "../../src/errors.ts";
import { knownOn, outcomeOf, printedFigures } from "../../src/facts/knownFigures.ts";
import type { SeriesFigures } from "../../src/facts/knownFigures.ts";
import { readFacts } from "../../src/facts/readFacts.ts";
import { readOwnFigures } from "../../src/facts/readOwnFigures.ts";
import { daysFromCivil } from "../../src/quantity/date.ts";
import { periodCalled } from "../../src/quantity/periods.ts";
import type { Every } from "../../src/quantity/periods.ts";

const source = (id: string, publishedOn: string, vintageOf = "") => ({
  path: `facts/${id}/source.yaml`,
  text:
    `publisher: The court\ntitle: Figures\npublishedOn: ${publishedOn}\nretrievedOn: 2023\nlicence: none\nfoundIn: here\n` +
    `rawFile: ""\nrawSha256: ""\nnotes: ""\n${vintageOf === "" ? "" : `vintageOf: ${vintageOf}\n`}`,
});
const table = (id: string, rows: Readonly<Record<string, number>>) => ({
  path: `facts/${id}/table.csv`,
  text: [
    "row,title,value,unit,scope,period,address,confidence,note",
    ...Object.entries(rows).map(([row, value]) => {
      const period = row.slice(row.lastIndexOf(".") + 1);
      return `${row},a,${value},cases,all,${period},line 1,A,`;
    }),
    "",
  ].join("\n"),
});
const lags = {
  path: "facts/lags.yaml",
  text: "lags:\n  - publication: court/new\n    days: 31\n    basis: judged\n",
};
const day = (text: string): number => {
  const [year, month, date] = text.split("-").map(Number);
  return daysFromCivil(year, month, date);
};
const period = (label: string, every: Every = "fiscal year") => {
  const found = periodCalled(label, every, 10);
  if (found === null) throw new Error(label);
  return found;
};

describe("a yearly series of two editions, of which the newer one revised FY2019 from 444 to 546", () => {
  const library = readFacts([
    source("court/old", "2020-01-15"),
    table("court/old", { "receipts.FY2018": 316, "receipts.FY2019": 444, "receipts.FY2020YTD": 90 }),
    source("court/new", "2025-07-31", "court/old"),
    table("court/new", {
      "receipts.FY2018": 317,
      "receipts.FY2019": 546,
      "receipts.FY2020": 369,
      "receipts.FY2025": 9,
    }),
    lags,
  ]);
  const shape = { every: "fiscal year" as const, startMonth: 10, joined: "sum" as const, months: [] };
  const series: SeriesFigures = {
    ...shape,
    printed: printedFigures(library, ["court/new#receipts"], "fiscal year", 10),
  };
  const knownOnDay = (text: string) =>
    knownOn(series, day(text)).map(({ period: { label }, value, vintage }) => [label, value, vintage]);

  test("before an edition is out a figure is known once the usual lag has passed, from the earliest edition that has it", () => {
    expect(knownOnDay("2018-10-30")).toEqual([]);
    expect(knownOnDay("2018-10-31")).toEqual([["FY2018", 316, "court/old"]]);
    expect(knownOnDay("2019-10-31")).toEqual([
      ["FY2018", 316, "court/old"],
      ["FY2019", 444, "court/old"],
    ]);
    // the new edition stands in for a year that the old one does not have
    expect(knownOnDay("2020-10-31").at(-1)).toEqual(["FY2020", 369, "court/new"]);
  });

  test("from its day on the newer edition counts", () => {
    expect(knownOnDay("2025-07-30")[1]).toEqual(["FY2019", 444, "court/old"]);
    expect(knownOnDay("2025-07-31")[1]).toEqual(["FY2019", 546, "court/new"]);
  });

  test("a forecast is held against the figure known when the lag had passed, not against what it became", () => {
    expect(outcomeOf(series, period("FY2019"))).toMatchObject({ value: 444, vintage: "court/old" });
    expect(outcomeOf(series, period("FY2020"))).toMatchObject({ value: 369, vintage: "court/new" });
    expect(outcomeOf(series, period("FY2021"))).toBe(null);
  });

  test("a figure printed before its period has ended is a part of it, and counts for nothing", () => {
    expect(knownOnDay("2030-01-01").map(([label]) => label)).toEqual(["FY2018", "FY2019", "FY2020"]);
    expect(outcomeOf(series, period("FY2025"))).toBe(null);
  });

  test("of two editions that do not name each other the one listed first counts once both are out", () => {
    const listed = (...ids: string[]) => ({ ...shape, printed: printedFigures(library, ids, "fiscal year", 10) });
    const newestFirst = listed("court/new#receipts", "court/old#receipts");
    expect(knownOn(newestFirst, day("2026-01-01"))[1].value).toBe(546);
    expect(knownOn(newestFirst, day("2022-01-01"))[1].value).toBe(444);
  });
});

test("months are joined where a quarter has no figure of its own, and only all three of them", () => {
  const library = readFacts([
    source("ice/a", "2024-12-01"),
    table("ice/a", { "adp.2024-01": 10, "adp.2024-02": 20, "adp.2024-03": 60, "adp.2024-04": 70, "adp.FY2023Q4": 5 }),
  ]);
  const joined = (how: SeriesFigures["joined"]) =>
    knownOn(
      {
        every: "quarter",
        startMonth: 10,
        joined: how,
        printed: printedFigures(library, ["ice/a#adp"], "quarter", 10),
        months: printedFigures(library, ["ice/a#adp"], "month", 10),
      },
      day("2025-01-01"),
    ).map(({ period: { label }, value }) => [label, value]);
  expect(joined("sum")).toEqual([["FY2023Q4", 5], ["FY2024Q2", 90]]); // prettier-ignore
  expect(joined("mean")).toEqual([["FY2023Q4", 5], ["FY2024Q2", 30]]); // prettier-ignore
  expect(joined("last")).toEqual([["FY2023Q4", 5], ["FY2024Q2", 60]]); // prettier-ignore
});

describe("a table of one's own", () => {
  const series = [
    { name: "decided", every: "month" as const },
    { name: "filed", every: "fiscal year" as const },
  ];
  const read = (text: string) => readOwnFigures({ path: "own.csv", text }, series, 10);

  test("is read with its columns in any order, and with what it says of publication", () => {
    expect(read("value,period,series,published\n12,2024-01,decided,2024-02-20\n13.5,FY2024,filed,\n")).toEqual([
      { series: "decided", period: period("2024-01", "month"), value: 12, published: day("2024-02-20") },
      { series: "filed", period: period("FY2024"), value: 13.5, published: null },
    ]);
  });

  test.each([
    ["series,value\n", "own.csv:1:1", "a first line with the columns series, period, value and perhaps published"],
    ["series,period,value\ndecidet,2024-01,1\n", "own.csv:2:1", 'did you mean "decided"?'],
    ["series,period,value\ndecided,FY2024,1\n", "own.csv:2:9", 'a period such as 2024-04; got "FY2024"'],
    ["series,period,value\ndecided,2024-01,many\n", "own.csv:2:17", 'a plain number such as 1234.5; got "many"'],
    ["series,period,value\ndecided,2024-01,\n", "own.csv:2:17", "a plain number such as 1234.5; got nothing"],
    ["series,period,value\ndecided,2024-01,-3\n", "own.csv:2:17", 'a count, 0 or more; got "-3"'],
    ["series,period,value\n", "own.csv:2:1", "at least one row below the first line; got none"],
    ["series,period,value\ndecided,2024-01,1\ndecided,2024-01,2\n", "own.csv:3:9", "each figure once"],
    ["series,period,value,published\ndecided,2024-01,1,2024-02-30\n", "own.csv:2:19", "a day as YYYY-MM-DD"],
    [
      "series,period,value,published\ndecided,2024-01,1,2024-01-15\n",
      "own.csv:2:19",
      "a day on which 2024-01 had ended",
    ],
  ])("%j is told at its cell", (text, place, words) => {
    let message = "";
    try {
      read(text);
    } catch (error) {
      if (!(error instanceof PendencyError)) throw error;
      message = error.message;
    }
    expect(message).toContain(place);
    expect(message).toContain(words);
  });
});
