// Forecasts from days of the past: what they rest on, what they are scored on, and what becomes of a backtest that was
// stopped.
import { describe, expect, test } from "vitest";
import { askBacktest } from "../../src/ask/backtest.ts";
import type { BacktestAsked, BacktestStore } from "../../src/ask/backtest/asked.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { backtestText } from "../../src/present/backtestText.ts";
import { plainStyle } from "../../src/present/terminalStyle.ts";
import type { Conduct } from "../../src/study/makeStudy.ts";
import { inThisThread } from "../../src/study/inThisThread.ts";

/** From 2023 on twice as many come: nobody could know it before. */
const model = (
  perDay = "10 per day, 2023-01-01: 20 per day",
  spread = "uniform: {from: 0.9, to: 1.1}",
) => `pendency: model v1
title: An office
runs: {from: 2022-01-01, through: 2023-12-31}
fiscalYear: starts January
parameters:
  coming: {title: Coming, unit: per day, kind: judgement, judgedBy: a test, reason: invented, value: {steps: {2022-01-01: ${perDay}}}, uncertainty: {times: {${spread}}}}
stages:
  door: {arrivals: {rate: coming}, dwell: 10 days, next: {done: 99%, rare: rest}}
  rare: {outcome: true}
  done: {outcome: true}
`;
const forecasts = `pendency: forecasts v1
for: office
origins: {from: 2022-07-01, through: 2023-01-01, every: 3 months}
choicesThrough: 2022-12-31
draws: 8
step: 1 day
families:
  flows: {title: Flows, horizons: [1 month, 3 months], baseline: last value}
  rare: {title: Rare, horizons: 3 months, baseline: last value}
series:
  done: {title: Done, family: flows, measure: {entries: done}, every: month, observed: observed.csv}
  inside: {title: Inside, family: flows, measure: {stock: door}, every: month, observed: observed.csv}
  rare: {title: Rare, family: rare, measure: {entries: rare}, every: quarter, observed: observed.csv, transform: none, chance: poisson}
`;
const months = Array.from(
  { length: 18 },
  (_, n) => `${2022 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`,
);
const observed = [
  "series,period,value",
  ...months.map((month, n) => `done,${month},${290 + (n % 5)}`),
  ...months.map((month, n) => `inside,${month},${98 + (n % 4)}`),
  "rare,FY2022Q1,8\nrare,FY2022Q2,9\nrare,FY2022Q3,10\nrare,FY2022Q4,7",
  "",
].join("\n");
const open = (text = forecasts, of = model()) =>
  openDocuments(
    modelFiles("office", [
      { path: "model.yaml", text: of },
      { path: "forecasts.yaml", text },
    ]),
  );
const tables = { beside: { "observed.csv": { path: "observed.csv", text: observed } }, given: null };
const asking = (more: BacktestAsked = {}): BacktestAsked => ({ tables, ...more });

class Kept implements BacktestStore {
  readonly texts = new Map<string, string>();
  readonly read = (name: string): string | null => this.texts.get(name) ?? null;
  readonly write = (name: string, text: string): void => void this.texts.set(name, text);
}

const samplesIn = (text: string | undefined, series: string, period: string): readonly number[] =>
  JSON.parse(text ?? "{}").forecasts.find((one: { series: string; period: string }) => one.series === series && one.period === period)?.samples; // prettier-ignore

test("a forecast rests on what was dated by the day: what comes later moves no byte of it", async () => {
  const asked = asking({ origins: ["2022-10-01"] });
  const texts: string[] = [];
  for (const later of ["20 per day", "35 per day"]) {
    const kept = new Kept();
    await askBacktest(open(forecasts, model(`10 per day, 2023-01-01: ${later}`)), asked, () => kept);
    texts.push((kept.read("origin-2022-10-01.json") ?? "").replace(/"id": "\w+"/, '"id": ""'));
  }
  expect(texts[0]).toBe(texts[1]);
  // 10 a day times the draw, less the hundredth that is rare: December has 31 days
  const samples = samplesIn(texts[0], "done", "2022-12");
  expect(samples).toHaveLength(8);
  for (const value of samples) {
    expect(value).toBeGreaterThan(0.99 * 310 * 0.9);
    expect(value).toBeLessThan(0.99 * 310 * 1.1);
  }
});

test("nothing later decides how long the steps are that a day is forecast with", async () => {
  const unsaid = forecasts.replace("step: 1 day\n", "");
  // stays of ten days at first, and of ten or forty from 2023 on, which ask for steps half as long
  const staying = (later: string): string =>
    model()
      .replace("dwell: 10 days", "dwell: stay")
      .replace("stages:", `  stay: {title: Stay, unit: days, kind: judgement, judgedBy: a test, reason: invented, value: {steps: {2022-01-01: 10 days, 2023-01-01: ${later}}}}\nstages:`); // prettier-ignore
  const stepOf = async (later: string): Promise<number> =>
    (await askBacktest(open(unsaid, staying(later)), asking({ origins: ["2022-10-01"] }))).stepDays;
  expect(await stepOf("40 days")).toBe(await stepOf("10 days"));
});

test("a document that does not run because of what came later is forecast with from a day before", async () => {
  const share = `  doneShare: {title: Done, unit: share, kind: judgement, judgedBy: a test, reason: invented, value: {steps: {2022-01-01: 99%, 2023-01-01: 160%}}}\nstages:`;
  const broken = model()
    .replace("next: {done: 99%, rare: rest}", "next: {done: doneShare, rare: rest}")
    .replace("stages:", share);
  const found = await askBacktest(open(forecasts, broken), asking({ origins: ["2022-10-01"] }));
  const whole = await askBacktest(open(forecasts, broken.replace("160%", "99%")), asking({ origins: ["2022-10-01"] }));
  expect(found.origins[0].chunk?.forecasts).toEqual(whole.origins[0].chunk?.forecasts);
  expect(found.origins[0].status).toBe("forecast");
});

test("the n-th period that ends after the origin is the horizon of n periods", async () => {
  const { rows } = await askBacktest(open(), asking({ origins: ["2022-10-01", "2022-10-15"], draws: 2 }));
  const periods = rows
    .filter(({ forecaster }) => forecaster === "office")
    .map(({ series, origin, horizonMonths, period }) => [series, origin, horizonMonths, period].join(" "));
  for (const origin of ["2022-10-01", "2022-10-15"]) {
    expect(periods).toContain(`done ${origin} 1 2022-10`);
    expect(periods).toContain(`inside ${origin} 3 2022-12`);
    expect(periods).toContain(`rare ${origin} 3 FY2022Q4`);
  }
});

test("without drift a model that drifts forecasts as one that does not, to the bit", async () => {
  const drifting = model().replace(
    "uncertainty: {times",
    "drift: {size: 20%, halfLife: 3 years, degrees: 5, cut: 6}, uncertainty: {times",
  );
  const samples = async (of: string, more: BacktestAsked): Promise<unknown> => {
    const found = await askBacktest(open(forecasts, of), asking({ origins: ["2022-10-01"], ...more }));
    return found.origins[0].chunk?.forecasts;
  };
  const plain = await samples(model(), {});
  expect(await samples(drifting, { with: [] })).toEqual(plain);
  expect(await samples(drifting, {})).not.toEqual(plain);
  expect(await samples(drifting, { with: ["drift"] })).toEqual(await samples(drifting, {}));
});

test("a judgement made after the day is used as judged, or made by a rule", async () => {
  const judged = model().replace("judgedBy: a test,", "judgedBy: a test, knownFrom: 2023-12-01,");
  const leastOf = async (standIns: boolean): Promise<number> => {
    const found = await askBacktest(open(forecasts, judged), asking({ origins: ["2023-04-01"], standIns }));
    return Math.min(...(found.origins[0].chunk?.forecasts[0].samples ?? []));
  };
  // 20 a day in April, by somebody who knew; the rule goes on with the 10 of a year before
  expect(await leastOf(false)).toBeGreaterThan(0.9 * 0.99 * 20 * 30);
  expect(await leastOf(true)).toBeLessThan(1.1 * 0.99 * 10 * 30);
});

test("of every series the periods known and those up to the last target are kept beside the forecasts", async () => {
  const found = await askBacktest(open(), asking({ origins: ["2022-10-15"], draws: 2, series: ["done"] }));
  const chunk = found.origins[0].chunk;
  expect(chunk?.forecasts.map(({ period }) => period)).toEqual(["2022-10", "2022-12"]);
  // figures are known the day after their period
  const known = months.filter((month) => month <= "2022-09");
  expect(chunk?.path.map(({ period }) => period)).toEqual([...known, "2022-11"]);
});

describe("scores", () => {
  test("are of the figure published, for D and H apart, beside baselines of the figures known", async () => {
    const { rows, families } = await askBacktest(open(), asking());
    const [own] = rows.filter(
      (row) =>
        row.forecaster === "office" && row.series === "done" && row.origin === "2022-07-01" && row.horizonMonths === 1,
    );
    expect(own.outcome).toMatchObject({ value: 291, vintage: "2022-08-01" });
    expect(own.part).toBe("D");
    const last = rows.find(
      (row) =>
        row.forecaster === "last value" &&
        row.series === "done" &&
        row.origin === "2022-07-01" &&
        row.horizonMonths === 1,
    );
    // June has 290 + 5 % 5, and is known on 1 July
    expect(last?.quantiles[11]).toBeCloseTo(290, 9);
    expect(families.map(({ family }) => family)).toEqual(["flows", "rare"]);
    const [flows] = families;
    const parts = flows.forecasters
      .filter(({ forecaster }) => forecaster === "office")
      .map(({ part, scored }) => [part, scored]);
    // two series, two horizons, three origins: of 2022-07-01 and 2022-10-01 all lie in 2022
    expect(parts).toEqual([["all", 12], ["D", 8], ["H", 4]]); // prettier-ignore
    const baseline = flows.forecasters.find(({ forecaster, part }) => forecaster === "last value" && part === "all");
    expect(baseline?.crpsRatio).toBeCloseTo(1, 12);
  });

  test("gates are of outcomes on which no choice was made, and too few blocks decide nothing", async () => {
    const found = await askBacktest(open(), asking({ draws: 4 }));
    const { whole, levels } = found.gates;
    // four of flows in 2023, from one origin; of rare the first quarter of 2023 is not published
    expect(whole.coverage.outcomes).toBe(4);
    expect(whole.skillMet).toBe(null);
    // on the first of January the model already says that twice as many come, of which nothing was published: none of two
    // is held, and from one origin they are one outcome
    expect(levels.map(({ coverage: { held, outcomes, effective } }) => [held, outcomes, effective])).toEqual([[0, 2, 1], [0, 2, 1]]); // prettier-ignore
    const why = "too few independent outcomes (4 decide)";
    expect(levels.map((one) => [one.family, one.horizonMonths, one.status, one.why])).toEqual([
      ["flows", 1, "untested", why],
      ["flows", 3, "untested", why],
    ]);
    const text = backtestText(found, plainStyle).replace(/\s+/g, " ");
    for (const { words, family, horizonMonths } of found.gates.levels) {
      expect(words).toMatch(/^in the model; untested \(n = \d\)$/);
      const titled = found.families.find((one) => one.family === family)?.title;
      expect(text).toContain(`I${words.slice(1)}: `);
      expect(text).toContain(`${titled} at ${horizonMonths} month`);
    }
    expect(text).toMatch(/times the baselines': decides nothing with 0 blocks of four quarters/);
  });

  test("small counts have their chance put back: the interval of a certain mean is Poisson's", async () => {
    const certain = open(forecasts, model("10 per day", "uniform: {from: 1, to: 1.0000001}"));
    const { rows } = await askBacktest(certain, asking({ origins: ["2022-10-01"], series: ["rare"] }));
    const [{ quantiles }] = rows.filter(({ forecaster }) => forecaster === "office");
    // a hundredth of 920: a Poisson count of mean 9.2 has median 9 and is at most 3 or 17 with 2.5 % and 99 %
    expect(quantiles[11]).toBe(9);
    expect(quantiles[1]).toBe(4);
    expect(quantiles[22]).toBe(17);
  });

  test("a figure that nobody has published is forecast, told and not scored", async () => {
    const found = await askBacktest(open(), asking({ origins: ["2023-06-01"] }));
    const rare = found.rows.find(({ forecaster, series }) => forecaster === "office" && series === "rare");
    expect(rare).toMatchObject({ outcome: null, score: null });
    expect(backtestText(found, plainStyle)).toContain("no published figure at hand, such as");
  });
});

describe("what cannot be forecast is told, and the others go on", () => {
  test("an origin before the first figure of a series", async () => {
    const found = await askBacktest(open(), asking({ origins: ["2022-01-15", "2022-10-01"] }));
    expect(found.origins.map(({ date, status }) => [date, status])).toEqual([
      ["2022-01-15", "nothing"],
      ["2022-10-01", "forecast"],
    ]);
    expect(backtestText(found, plainStyle)).toContain(
      "2022-01-15: nothing to forecast: no figure of the series was known",
    );
    await expect(askBacktest(open(), asking({ origins: ["2022-01-15"] }))).rejects.toThrow(
      /a day from which at least one figure can be forecast; got 2022-01-15/,
    );
  });

  test("a horizon that the run does not reach", async () => {
    const found = await askBacktest(open(), asking({ origins: ["2023-12-01"] }));
    const [{ leftOut }] = found.origins;
    expect(leftOut).toContainEqual({
      series: "done",
      period: "2024-02",
      horizonMonths: 3,
      why: "the model's run ends on 2023-12-31",
    });
    expect(found.rows.some(({ period }) => period === "2023-12")).toBe(true);
  });

  test("draws that the model refuses are named, counted and left out", async () => {
    // a share of 60 % times up to 2 does not fit beside the rest
    const refusing = model()
      .replace("next: {done: 99%, rare: rest}", "next: {done: doneShare, rare: rest}")
      .replace("stages:", "  doneShare: {title: Done, unit: share, kind: judgement, judgedBy: a test, reason: invented, value: 60%, uncertainty: {times: {uniform: {from: 1, to: 2}}}}\nstages:"); // prettier-ignore
    const kept = new Kept();
    const found = await askBacktest(
      open(forecasts, refusing),
      asking({ origins: ["2022-10-01"], draws: 20 }),
      () => kept,
    );
    const chunk = found.origins[0].chunk;
    const failed = chunk?.failed ?? [];
    expect(failed.length).toBeGreaterThan(0);
    expect(chunk?.forecasts[0].samples).toHaveLength(20 - failed.length);
    expect(failed[0].why).toContain("doneShare");
    expect(backtestText(found, plainStyle)).toContain("failed and");
  });

  test.each([
    [{ origins: ["soon"] }, /origins\n.*days as YYYY-MM-DD; got "soon"/],
    [{ origins: ["2030-01-01"] }, /a day of the model's run, 2022-01-01 to 2023-12-31; got 2030-01-01/],
    [{ series: ["dun"] }, /series of the forecasts document \(done, inside, rare\); got "dun"/],
    [{ draws: 1 }, /draws\n.*a whole number from 2/],
    [{ stack: ["rush"] }, /a scenario of the model/],
  ])("%j is refused in one message", async (more, words) => {
    await expect(askBacktest(open(), asking(more))).rejects.toThrow(words);
  });

  test("a table that is not there", async () => {
    await expect(askBacktest(open(), { tables: { beside: {}, given: null } })).rejects.toThrow(
      /series\.done\.observed\n.*a table beside the document; got observed.csv, no such file/,
    );
  });

  test("a model without such a document", async () => {
    const bare = openDocuments(modelFiles("office", [{ path: "model.yaml", text: model() }]));
    await expect(askBacktest(bare)).rejects.toThrow(/a document that says `pendency: forecasts v1`/);
  });
});

describe("a backtest that was stopped", () => {
  /** Stops after so many runs. */
  const stopping = (runs: number): Conduct => {
    const stop = new AbortController();
    const documents = open();
    let left = runs;
    const pause = async (): Promise<void> => {
      if (--left === 0) stop.abort();
    };
    return { stop: stop.signal, executor: inThisThread({ documents, pause }) };
  };

  test("goes on from the origins that are whole, to the same bytes", async () => {
    const whole = new Kept();
    const first = await askBacktest(open(), asking(), () => whole);
    const kept = new Kept();
    const stopped = await askBacktest(open(), asking(), () => kept, stopping(13));
    expect(stopped.origins.map(({ status }) => status)).toEqual(["forecast", "unfinished", "unfinished"]);
    expect([...kept.texts.keys()]).toEqual(["origin-2022-07-01.json"]);
    const again = await askBacktest(open(), asking(), () => kept);
    expect(again.origins.map(({ isKept }) => isKept)).toEqual([true, false, false]);
    expect([...kept.texts].toSorted()).toEqual([...whole.texts].toSorted());
    expect(again.rows).toEqual(first.rows);
    expect(again.families).toEqual(first.families);
  });

  test("makes an origin again of which half is there, or another backtest's", async () => {
    const kept = new Kept();
    await askBacktest(open(), asking({ origins: ["2022-10-01"] }), () => kept);
    const text = kept.read("origin-2022-10-01.json") ?? "";
    const emptied = text.replace(/"path": \[[^]*?\n {2}\]/, '"path": null');
    for (const broken of [text.slice(0, 500), text.replace(/"id": "\w+"/, '"id": "0"'), emptied]) {
      expect(broken).not.toBe(text);
      kept.write("origin-2022-10-01.json", broken);
      await askBacktest(open(), asking({ origins: ["2022-10-01"] }), () => kept);
      expect(kept.read("origin-2022-10-01.json")).toBe(text);
    }
  });

  test("takes what is there of more series and horizons than are asked for", async () => {
    const kept = new Kept();
    const all = await askBacktest(open(), asking({ origins: ["2022-10-01"] }), () => kept);
    const one = await askBacktest(open(), asking({ origins: ["2022-10-01"], series: ["done"] }), () => kept);
    expect(one.origins[0].isKept).toBe(true);
    expect(one.rows).toEqual(all.rows.filter(({ series }) => series === "done"));
  });
});

test("figures given with the question go before those of the document, and only for the series they name", async () => {
  const given = {
    path: "mine.csv",
    text: "series,period,value\ndone,2022-08,200\ndone,2022-09,210\ndone,2022-10,220\n",
  };
  const { rows } = await askBacktest(open(), { tables: { ...tables, given }, origins: ["2022-10-01"] });
  const own = rows.filter(({ forecaster, horizonMonths }) => forecaster === "office" && horizonMonths === 1);
  expect(own.map(({ series, outcome }) => [series, outcome?.value])).toEqual([["done", 220], ["inside", 99]]); // prettier-ignore
});
