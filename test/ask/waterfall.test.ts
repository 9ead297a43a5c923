// What changes of a stack contribute: a gate through which a known number of people goes.
import { expect, test } from "vitest";
import { askWaterfall, movedChange } from "../../src/ask/waterfall.ts";
import type { WaterfallMeasure } from "../../src/ask/waterfall.ts";
import { PendencyError } from "../../src/errors.ts";
import { noGates } from "../../src/judge/verdictGate.ts";
import { differenceGate } from "../../src/judge/verdictGate.ts";
import { waterfallChart, englishWaterfall } from "../../src/present/waterfallChart.ts";
import { waterfallNumbers } from "../../src/present/waterfallNumbers.ts";
import { waterfallText } from "../../src/present/waterfallText.ts";
import { openTexts } from "../documents/openTexts.ts";

const judged = "kind: judgement, judgedBy: a test, reason: invented";
const text = `pendency: model v1
title: A gate
runs: {for: 10 days}
parameters:
  mornings: {title: Mornings, unit: per day, ${judged}, value: 20 per day}
  evenings: {title: Evenings, unit: per day, ${judged}, value: 0 per day}
  opened: {title: Share let in, unit: share, ${judged}, value: 50%}
stages:
  street: {arrivals: {rate: (mornings + evenings) * opened}, passes: true, next: in}
  in: {outcome: true}
quantities:
  came: {title: People who came in, entries: in}
`;
const change = (title: string, what: string): string => `{title: ${title}, changes: [{from: 0 days, ${what}}]}`;
const scenarios = `pendency: scenarios v1
for: gate
scenarios:
  late: ${change("Open late", "parameter: evenings, set: 12 per day")}
  wide: ${change("Both doors", "parameter: opened, set: 100%")}
  crowd: ${change("A fair", "parameter: mornings, add: 40 per day")}
  closed: ${change("No door", "parameter: opened, set: 0%")}
`;
const documents = openTexts("gate", { "gate.yaml": text, "gate.scenarios.yaml": scenarios });
const expected = { engine: "fluid" as const, stepDays: 1 };

// in ten days: 10 · (20 + 40 crowd + 12 late) · (0.5 + 0.5 wide)
const came = (crowd: number, late: number, wide: number): number => 10 * (20 + 40 * crowd + 12 * late) * (0.5 + 0.5 * wide); // prettier-ignore

test("each of three changes has the mean of what it adds over all six orders, by hand", async () => {
  const { waterfall } = await askWaterfall(documents, { ...expected, to: ["crowd", "late", "wide"] });
  const [measure] = waterfall.measures;
  expect(waterfall.orders).toEqual({ which: "all", count: 6 });
  expect(measure.start).toBeCloseTo(100, 8);
  expect(measure.end).toBeCloseTo(720, 8);
  const [crowd, late, wide] = measure.changes;
  // half at either width of the door: 40 · 10 · (0.5 + 1) / 2; the door has what is left
  expect(crowd.mean).toBeCloseTo(300, 6);
  expect(late.mean).toBeCloseTo(90, 6);
  expect(wide.mean).toBeCloseTo(620 - 390, 6);
  expect(crowd.alone).toBeCloseTo(came(1, 0, 0) - came(0, 0, 0), 6);
  expect(wide.last).toBeCloseTo(came(1, 1, 1) - came(1, 1, 0), 6);
  expect(measure.together).toBeCloseTo(620 - (200 + 60 + 100), 6);
  expect(measure.pairs[0].of).toEqual(["crowd", "wide"]);
  expect(measure.pairs[0].by).toBeCloseTo(200, 6);
});

test("a value from outside is a change as a scenario is, by hand", async () => {
  const moved = [movedChange(documents, "evenings", "12 per day", null)];
  const { waterfall } = await askWaterfall(documents, { ...expected, to: ["crowd", "wide"], moved });
  const [measure] = waterfall.measures;
  expect(waterfall.to).toEqual(["crowd", "wide", "evenings = 12 per day"]);
  expect(measure.changes.map(({ scenario, title }) => [scenario, title]).at(-1)).toEqual(["evenings = 12 per day", "Evenings: 12 per day"]); // prettier-ignore
  const [crowd, wide, late] = measure.changes;
  expect(measure.end).toBeCloseTo(720, 8);
  expect(crowd.mean).toBeCloseTo(300, 6);
  expect(late.mean).toBeCloseTo(90, 6);
  expect(wide.mean).toBeCloseTo(620 - 390, 6);
  expect(late.alone).toBeCloseTo(came(0, 1, 0) - came(0, 0, 0), 6);
  // two values alone are two changes
  const two = [...moved, movedChange(documents, "opened", "100%", null)];
  const both = (await askWaterfall(documents, { ...expected, to: [], moved: two })).waterfall.measures[0];
  expect(both.end).toBeCloseTo(came(0, 1, 1), 6);
  // a value beside a scenario that sets the same is told by name, and no order leads through it
  const twice = [movedChange(documents, "opened", "60%", null)];
  await expect(askWaterfall(documents, { ...expected, to: ["crowd", "wide"], moved: twice })).rejects.toThrow(/one change of opened at a time/); // prettier-ignore
});

test("between two stacks, leaving a scenario out is a change as well", async () => {
  const { waterfall } = await askWaterfall(documents, { ...expected, from: ["crowd"], to: ["late"] });
  const [measure] = waterfall.measures;
  expect(measure.changes.map(({ scenario, isLeftOut }) => [scenario, isLeftOut])).toEqual([
    ["crowd", true],
    ["late", false],
  ]);
  expect(measure.changes.map(({ mean }) => Math.round(mean))).toEqual([-200, 60]);
  expect(waterfallText(waterfall, documents.scenarios)).toContain("without A fair");
});

test("run by run with draws and chance, contributions add up to the difference of the ends, with their errors", async () => {
  const { waterfall } = await askWaterfall(documents, { replications: 4, to: ["crowd", "wide"] });
  const [measure] = waterfall.measures;
  expect(measure.runs).toBe(4);
  const sum = measure.changes.reduce((all, { mean }) => all + mean, 0);
  expect(sum).toBeCloseTo((measure.end ?? 0) - (measure.start ?? 0), 9);
  expect(measure.changes.every(({ standardError, higher }) => (standardError ?? 0) > 0 && higher === 4)).toBe(true);
});

test("changes that contradict each other, a single change, and an unknown quantity are refused by name", async () => {
  const refused = async (asked: object): Promise<string> => {
    const error: unknown = await askWaterfall(documents, { ...expected, ...asked }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PendencyError);
    return String(error);
  };
  expect(await refused({ to: ["wide", "closed"] })).toMatch(/opened|contradict|closed/);
  expect(await refused({ to: ["wide"] })).toContain("differ in 2 to 20 scenarios");
  expect(await refused({ to: ["wide", "lat"] })).toContain('did you mean "late"');
  expect(await refused({ to: ["wide", "late"], measure: "cames" })).toContain('did you mean "came"');
  expect(await refused({})).toContain("scenario\n  expected the stack of scenarios");
});

test("of stacks that cannot be run, the smallest is told, once, in the words of every other refusal", async () => {
  const { waterfall } = await askWaterfall(documents, { ...expected, from: ["wide"], to: ["closed", "crowd", "late"] });
  expect(waterfall.impossible.length).toBeGreaterThan(1);
  const said = waterfallText(waterfall, documents.scenarios).replace(/\s+/g, " ");
  expect(said.match(/not possible: [^:]*/g)).toEqual(["not possible: closed+wide"]);
  expect(said).toContain('expected one change of opened at a time, or two that both add or both multiply; got "set"');
});

// digits of a text as a whole number of its last place
const steps = (words: string, decimals: number): number => {
  const plain = words.replaceAll(",", "").replace("−", "-").replace("+", "");
  return Math.round(Number(plain) * 10 ** decimals);
};

test("of 200 invented waterfalls, what is printed adds up to the last digit printed", () => {
  let seed = 12345;
  const next = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let nth = 0; nth < 200; nth++) {
    const scale = 10 ** Math.floor(next() * 9 - 3);
    const means = Array.from({ length: 2 + Math.floor(next() * 4) }, () => (next() - 0.4) * scale);
    const start = next() * scale * 3;
    const measure = invented(start, means);
    const numbers = waterfallNumbers(measure);
    if (numbers === null) throw new Error("no numbers");
    const every = [numbers.start, ...numbers.changes, numbers.end];
    const decimals = Math.max(...every.map((words) => (words.split(".")[1] ?? "").length));
    const added = [numbers.start, ...numbers.changes].reduce((sum, words) => sum + steps(words, decimals), 0);
    expect([added, every]).toEqual([steps(numbers.end, decimals), every]);
  }
});

function invented(start: number, means: readonly number[]): WaterfallMeasure {
  return {
    name: "came",
    title: "People who came in",
    unit: "persons",
    runs: 1,
    start,
    end: start + means.reduce((sum, one) => sum + one, 0),
    changes: means.map((mean, nth) => ({
      scenario: `s${nth}`,
      title: `Change ${nth}`,
      isLeftOut: false,
      mean,
      standardError: null,
      p10: mean,
      p90: mean,
      lower: 0,
      higher: 0,
      alone: mean,
      last: mean,
    })),
    together: 0,
    pairs: [],
    gate: differenceGate(noGates),
  };
}

test("the picture's bars begin where the one before ended, and its sentence says every change", async () => {
  const { waterfall } = await askWaterfall(documents, { ...expected, to: ["crowd", "late", "wide"] });
  const told = waterfallChart(waterfall, waterfall.measures[0], {
    id: "w",
    width: 700,
    words: englishWaterfall,
    ends: ["as it stands", "all three"],
    titleOf: (_, title) => title,
  });
  expect(told?.title).toBe("People who came in: from 100 to 720 persons");
  expect(told?.sentence).toContain("A fair: +300 (alone +200).");
  expect(told?.sentence).toContain("Together they make +260 beyond what each makes alone, most of it “A fair” with “Both doors” (+200)."); // prettier-ignore
  const bars = [...(told?.picture ?? "").matchAll(/<rect class="c\d" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)].map(([, x, width]) => [Number(x), Number(x) + Number(width)]); // prettier-ignore
  expect(bars).toHaveLength(5);
  for (let nth = 1; nth < bars.length - 1; nth++) expect(Math.abs(bars[nth][0] - bars[nth - 1][1])).toBeLessThan(0.3);
  expect(Math.abs(bars[4][1] - bars[3][1])).toBeLessThan(0.3);
  expect(told?.table.rows.map(([name]) => name)).toEqual(["A fair", "Open late", "Both doors"]);
});
