// Draws led to what was published: what they find of a truth that is known, what they leave alone, and what becomes of a
// calibration that was stopped, cannot be made, or is used for something else.
import { describe, expect, test } from "vitest";
import { askBacktest } from "../../src/ask/backtest.ts";
import { askCalibrate } from "../../src/ask/calibrate.ts";
import type { CalibrateAsked, CalibrateStore } from "../../src/ask/calibrate/asked.ts";
import { askBothEngines } from "../../src/ask/calibrate/bothEngines.ts";
import { setText } from "../../src/ask/calibrate/setText.ts";
import type { Calibrated } from "../../src/ask/calibrate/setText.ts";
import { withPosterior } from "../../src/ask/posterior.ts";
import { askRun } from "../../src/ask/run.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { calibrateText } from "../../src/present/calibrateText.ts";
import { plainStyle } from "../../src/present/terminalStyle.ts";
import { inThisThread } from "../../src/study/inThisThread.ts";
import type { Conduct } from "../../src/study/makeStudy.ts";
import { calibration, daysOf, figures, forecasts, model, months } from "./counter.ts";

const tablesWith = (text: string) => ({ beside: { "observed.csv": { path: "observed.csv", text } }, given: null });

const filesWith = (more: { of?: string; forecasts?: string; calibration?: string } = {}) =>
  modelFiles("counter", [
    { path: "model.yaml", text: more.of ?? model },
    { path: "forecasts.yaml", text: more.forecasts ?? forecasts },
    { path: "calibration.yaml", text: more.calibration ?? calibration },
  ]);
const open = (more: Parameters<typeof filesWith>[0] = {}) => openDocuments(filesWith(more));
const asking = (more: CalibrateAsked = {}): CalibrateAsked => ({
  asOf: { date: "2023-01-01", strict: false },
  tables: tablesWith(figures()),
  draws: 100,
  ...more,
});

class Kept implements CalibrateStore {
  readonly texts = new Map<string, string>();
  readonly read = (name: string): string | null => this.texts.get(name) ?? null;
  readonly write = (name: string, text: string): void => void this.texts.set(name, text);
}

const calibrate = async (
  asked = asking(),
  documents = open(),
  store = new Kept(),
  conduct: Conduct = {},
): Promise<Calibrated> => {
  const found = await askCalibrate(documents, asked, () => store, conduct);
  if (found === null) throw new Error("it was stopped");
  return found;
};
const once = calibrate();
const rowOf = async (name: string) => (await once).parameters.find((one) => one.name === name);
const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[values.length >> 1];

describe("a truth that is known", () => {
  test("is found: 1.2 times as many as judged, and 1.25 times as long", async () => {
    const { values, refused } = await once;
    expect(refused).toEqual([]);
    // twelve figures of 1 % and a walk leave some 2 % of either; five deviations of the median of 100 draws are 3 %
    expect(Math.abs(median(values["coming"]) / 1.2 - 1)).toBeLessThan(0.03);
    expect(Math.abs(median(values["staying"]) / 1.25 - 1)).toBeLessThan(0.05);
    for (const name of ["coming", "staying"]) {
      expect((await rowOf(name))?.informed).toBe(true);
      expect((await rowOf(name))?.removed).toBeGreaterThan(0.9);
    }
  });

  test("is met by draws and error together, as it was not before", async () => {
    const { before, after } = await once;
    for (const [at, one] of after.series.entries()) {
      expect(one.off).toBeLessThan(0.03);
      expect(before.series[at].off).toBeGreaterThan(0.1);
      expect(one.held[95]).toBeGreaterThanOrEqual(one.figures - 2);
    }
    expect(after.odds).toBeGreaterThan(0.001);
  });

  test("a walk of the record is one number a month before the day, and later months are drawn as ever", async () => {
    const { coordinates } = await once;
    const steps = coordinates.flatMap((one) => (one.of === "step" ? [one.month] : []));
    // July to December 2022, in months since January 1970
    expect(steps).toEqual([6, 7, 8, 9, 10, 11].map((month) => 52 * 12 + month));
  });
});

test("what has no way to a figure is no number of the calibration, and is said to be drawn as before", async () => {
  const { coordinates } = await once;
  expect(coordinates.some(({ parameter }) => parameter === "late")).toBe(false);
  expect(await rowOf("late")).toMatchObject({ hasWay: false, informed: false, removed: 0 });
  expect(calibrateText(await once, plainStyle)).toContain("Without a way to any figure, drawn as before: late.");
});

test("draws of a set on both engines: person by person they lie off expected numbers by little of the figures' own error", async () => {
  const found = await once;
  const files = withPosterior(filesWith(), { path: "parameter-set.json", text: setText(found) });
  const onDay = openDocuments(files, [], { date: "2023-01-01", strict: false });
  const both = await askBothEngines(onDay, 2, { tables: tablesWith(figures()) });
  expect(both).toMatchObject({ set: found.id, asOf: "2023-01-01", draws: 2, figures: 23, from: "2022-01", through: "2022-12" }); // prettier-ignore
  // months of 3,700 people or stocks of 3,000, each in the mean of two draws: chance is a hundredth of either
  expect(both.rootMeanSquare).toBeLessThan(0.05);
  expect(Math.abs(both.mean)).toBeLessThan(0.02);
  expect(both.isConfirmed).toBe(Math.abs(both.mean) <= 0.2 * both.error && both.rootMeanSquare <= 0.5 * both.error);
  await expect(askBothEngines(open(), 2)).rejects.toThrow("expected draws of a parameter set");
});

test("only figures that were out by the day move anything: later ones change no byte", async () => {
  const later = figures() + "came,2023-01,99999\ninside,2023-01,99999\n";
  const found = await calibrate(asking({ tables: tablesWith(later) }));
  expect(found.scores).toEqual((await once).scores);
});

test("one that is stopped goes on to the same bytes, and makes no run again that is whole", async () => {
  const store = new Kept();
  const stopping = new AbortController();
  let finished = 0;
  const conduct: Conduct = {
    executor: inThisThread({ documents: open() }),
    stop: stopping.signal,
    narrate: (event) => {
      if (event.kind === "progress" && ++finished === 250) stopping.abort();
    },
  };
  expect(await askCalibrate(open(), asking(), () => store, conduct)).toBeNull();
  const kept = [...store.texts.values()].reduce((sum, text) => sum + JSON.parse(text).values.length, 0);
  expect(kept).toBeGreaterThan(0);
  let made = 0;
  const counting: Conduct = { narrate: (event) => void (event.kind === "progress" && made++) };
  const found = await calibrate(asking(), open(), store, counting);
  expect(setText(found)).toBe(setText(await once));
  // five times 150 members, and 100 draws of the set
  expect(made).toBe(850 - kept);
});

test("half a file of runs is made again", async () => {
  const store = new Kept();
  const first = await calibrate(asking(), open(), store);
  const [[name, text]] = [...store.texts];
  store.texts.set(name, text.slice(0, text.length / 2));
  expect(setText(await calibrate(asking(), open(), store))).toBe(setText(first));
  expect(store.texts.get(name)).toBe(text);
});

describe("a set that runs take", () => {
  const setOf = async () => ({ path: "parameter-set.json", text: setText(await once) });
  const day = { date: "2023-01-01", strict: false };

  test("gives replication k its draw k, to the bit", async () => {
    const found = await once;
    const documents = openDocuments(withPosterior(filesWith(), await setOf()), [], day);
    const { study } = await askRun(documents, { engine: "fluid", replications: 5, stepDays: 2 });
    const drawn = study.draws.find(({ name, how }) => name === "coming" && how === "times");
    expect(drawn?.values.map((value) => Number(Number(value).toPrecision(9)))).toEqual(found.values["coming"].slice(0, 5)); // prettier-ignore
  });

  test("narrows what is forecast from its day, and moves it to what was published", async () => {
    const asked = { tables: tablesWith(figures()), draws: 40, series: ["inside"] };
    const plain = await askBacktest(open(), { ...asked, origins: ["2023-01-01"], with: [] });
    const own = await askBacktest(open(), { ...asked, posteriors: [await setOf()], with: [] });
    expect(own.origins.map(({ date }) => date)).toEqual(["2023-01-01"]);
    const samplesOf = ({ origins }: typeof own): readonly number[] =>
      origins[0].chunk?.forecasts.find(({ series, horizonMonths }) => series === "inside" && horizonMonths === 1)
        ?.samples ?? [];
    const width = (all: readonly number[]): number => Math.max(...all) / Math.min(...all);
    expect(width(samplesOf(own))).toBeLessThan(1.5);
    expect(width(samplesOf(plain))).toBeGreaterThan(2);
    expect(Math.abs(median(samplesOf(own)) / 3000 - 1)).toBeLessThan(0.1);
  });

  test("of another day, model or document, or one that was damaged, is one clear error", async () => {
    const set = await setOf();
    const refusal = (work: () => unknown): string => {
      try {
        work();
      } catch (error) {
        return (error as Error).message;
      }
      return "";
    };
    const openOn = (date: string | null, file = set, files = filesWith()) =>
      refusal(() => openDocuments(withPosterior(files, file), [], date === null ? null : { date, strict: false }));
    expect(openOn(null)).toContain(
      "expected documents that stand on 2023-01-01, on which the set was made; got no day",
    );
    expect(openOn("2022-12-01")).toContain("got 2022-12-01");
    expect(openOn("2023-01-01", set, filesWith({ of: model.replace("100 per day", "90 per day") }))).toContain("which changed since"); // prettier-ignore
    expect(openOn("2023-01-01", set, { ...filesWith(), id: "other" })).toContain("expected a parameter set of other; got one of counter"); // prettier-ignore
    for (const damaged of [set.text.slice(0, 3000), set.text.replace(/\[-?\d\.\d+/, "[9.9"), "{}", "not JSON"]) {
      expect(openOn("2023-01-01", { ...set, text: damaged })).toMatch(/parameter-set\.json\n {2}expected a parameter set as/); // prettier-ignore
    }
  });

  test("is an origin's own: a day without one, and two of one day, are refused", async () => {
    const set = await setOf();
    const asked = { tables: tablesWith(figures()), draws: 4 };
    await expect(askBacktest(open(), { ...asked, posteriors: [set], origins: ["2023-02-01"] })).rejects.toThrow(
      "expected days of the parameter sets (2023-01-01); got 2023-02-01",
    );
    await expect(askBacktest(open(), { ...asked, posteriors: [set, set] })).rejects.toThrow("one parameter set of 2023-01-01; got two"); // prettier-ignore
  });
});

describe("what cannot be calibrated", () => {
  test("figures that no draw comes near are refused by name, and no run takes such a set", async () => {
    const found = await calibrate(asking({ tables: tablesWith(figures(120, 400)) }));
    expect(found.refused.join()).toContain("misfit");
    expect(calibrateText(found, plainStyle)).toContain("Not published, because a gate failed");
    const set = { path: "set.json", text: setText(found) };
    expect(() => openDocuments(withPosterior(filesWith(), set), [], { date: "2023-01-01", strict: false })).toThrow(
      "expected a parameter set whose gates all held",
    );
  });

  test("one figure is too few to tell an error from the next", async () => {
    const few = figures().split("\n").filter((line) => !line.startsWith("inside") || line.includes("2022-03")).join("\n"); // prettier-ignore
    await expect(calibrate(asking({ tables: tablesWith(few) }))).rejects.toThrow(
      "expected two figures of Inside or more known on 2023-01-01; got one",
    );
  });

  test("a model without the document, a series of which nothing is said, and a size without a source are told", async () => {
    const { calibration: _left, ...files } = filesWith();
    await expect(calibrate(asking(), openDocuments(files))).rejects.toThrow("`pendency: calibration v1`; got none");
    const inside = /\n {2}inside: .*/;
    expect(() => open({ calibration: calibration.replace(inside, "") })).toThrow(
      "expected series.inside under `targets:`",
    );
    expect(() => open({ calibration: calibration.replaceAll("judgedBy: a test, ", "") })).toThrow("`facts:` or `judgedBy:`"); // prettier-ignore
    expect(() => open({ calibration: calibration.replace("error: 1%, judged", "error: 0%, judged") })).toThrow(
      "0 for both",
    );
    expect(() => open({ calibration: calibration.replace("came: {", "come: {") })).toThrow('got "come"');
    expect(() => open({ calibration: `${calibration}walks:\n  coming: {from: 2022-02-01, judgedBy: a test, reason: it may}\n` })).toThrow("the name of a parameter with a drift"); // prettier-ignore
  });

  test("too few members, passes or draws are told by the names of the options", async () => {
    const called = { members: "--members", passes: "--passes", draws: "--draws", day: "--as-of" };
    for (const [more, words] of [
      [{ members: 19 }, "--members"],
      [{ passes: 0 }, "--passes"],
      [{ draws: 1 }, "--draws"],
    ] as const) {
      await expect(calibrate(asking({ ...more, called }))).rejects.toThrow(words);
    }
  });
});

test("a walk that begins on the record is found there: arrivals that rise from May on", async () => {
  const rising = [
    "series,period,value",
    ...months.map((month, n) => `came,${month},${Math.floor(120 * 1.06 ** Math.max(0, n - 3)) * daysOf[n]}`),
  ];
  const text = `${calibration.replace(/\n {2}inside: .*/, "")}leftOut: {inside: not looked at here}
walks:
  walk: {from: 2022-02-01, judgedBy: a test, reason: they rose on the record}
`;
  const documents = open({ calibration: text });
  const found = await calibrate(asking({ tables: tablesWith(rising.join("\n")) }), documents);
  expect(found.begins).toEqual(["walk"]);
  expect(found.coordinates.filter(({ of }) => of === "step")).toHaveLength(11);
  expect(found.after.series[0].off).toBeLessThan(0.05);
  expect(found.before.series[0].off).toBeGreaterThan(0.2);
});
