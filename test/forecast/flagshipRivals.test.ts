// The rivals of the flagship's court on days of the past, from the figures that were out.
import { expect, test } from "vitest";
import { libraryAsOf } from "../../src/facts/libraryAsOf.ts";
import { readFacts } from "../../src/facts/readFacts.ts";
import { forecastRival, type Rival, type RivalName } from "../../src/forecast/rivals.ts";
import { rivalFigures, type RivalSeries } from "../../src/forecast/rivalFigures.ts";
import { daysFromCivil } from "../../src/quantity/date.ts";
import { factFiles, factsFolder } from "../facts/factsOnDisk.ts";

const library = readFacts(factFiles(factsFolder));
const series: RivalSeries = {
  pending: ["eoir/adjudication-2025-07#pending"],
  receipts: ["eoir/adjudication-2025-07#receipts"],
  completions: ["eoir/adjudication-2025-07#completions"],
  servers: ["eoir/judges#judges"],
  hires: ["crs/R47637#judgeHires"],
};

function rivalOn(day: string, name: RivalName, target: string): Rival {
  const [year, month, date] = day.split("-").map(Number);
  const known = libraryAsOf(library, daysFromCivil(year, month, date), { date: day, strict: false }).library;
  const figures = rivalFigures(known, series, day);
  const rival = forecastRival(name, figures, { hiresPerYear: 0, leavingShare: 0.05 }, day, target);
  if (rival === null) throw new Error(`nothing known on ${day}`);
  return rival;
}

test("on 6 April 2024 judges held complete what they completed in FY2023: 2,768,875 + 1,206,107 − 526,648", () => {
  const one = rivalOn("2024-04-06", "heldServers", "FY2024");
  expect(one.from).toBe("FY2023");
  expect(one.middle).toBeCloseTo(3_448_334, 3);
  expect(rivalOn("2024-04-06", "heldServers", "FY2025").middle).toBeCloseTo(3_448_334 + 1_206_107 - 526_648, 3);
  expect(one.inputs.servers).toMatchObject({ value: 649, figure: { period: "FY2023Q2" } });
  expect(one.forecast).toHaveProperty("quantiles");
});

test("the worksheet hires 104 a year, which was printed, and lets 5 % leave, which is a judgement", () => {
  const { inputs, middle } = rivalOn("2024-04-06", "worksheet", "FY2024");
  expect(inputs.hiresPerYear).toMatchObject({ value: 104, figure: { period: "FY2022" } });
  expect(inputs.leavingShare).toEqual({ value: 0.05, judgement: "share that leaves in a year, judged" });
  // 649 become 649 × 0.95 + 104 = 720.55
  expect(middle).toBeCloseTo(2_768_875 + 1_206_107 - (526_648 / 649) * ((649 + 720.55) / 2), 3);
});

test("on 1 October 2021 the year that had just ended was not out, and hires were not printed yet", () => {
  const { from, inputs, middle } = rivalOn("2021-10-01", "worksheet", "FY2022");
  expect(from).toBe("FY2020");
  expect(inputs.servers).toMatchObject({ value: 489, figure: { period: "FY2020Q2" } });
  expect(inputs.hiresPerYear).toEqual({ value: 0, judgement: "hires a year, judged" });
  // 489, 464.55 and 441.3225 judges at the ends
  const perJudge = 232_311 / 489;
  const completions = perJudge * ((489 + 464.55) / 2 + (464.55 + 441.3225) / 2);
  expect(middle).toBeCloseTo(1_504_246 + 2 * 369_598 - completions, 3);
});

test("rows that come out later move nothing", () => {
  const spoilt = {
    ...library,
    facts: new Map(
      [...library.facts].map(([id, fact]) => [id, /FY202[4-9]/.test(fact.period) ? { ...fact, value: 1 } : fact]),
    ),
  };
  const of = (facts: typeof library) => {
    const day = { date: "2024-04-06", strict: false };
    return rivalFigures(libraryAsOf(facts, daysFromCivil(2024, 4, 6), day).library, series, day.date);
  };
  expect(of(spoilt)).toEqual(of(library));
});
