// The sample's own noise is taken off: what is left is the spread that runs have in which everybody is followed.
// All runs have fixed seeds. Of 100 runs the range that holds eight in ten is known to 9 %, and after taking off half
// of the variance to 18 %: the two ranges, whose parameters are the same, agree within 35 %.
import { expect, test } from "vitest";
import { askComparison } from "../../src/ask/compare.ts";
import type { Difference } from "../../src/ask/compare.ts";
import { askAnswer } from "../../src/ask/answer.ts";
import type { FanPanel } from "../../src/ask/report/fanPanel.ts";
import { shareOfSample, withoutSampleNoise } from "../../src/ask/sampleNoise.ts";
import { answerTables } from "../../src/present/answerTables.ts";
import { fanTables } from "../../src/present/fanSection.ts";
import { differencesText } from "../../src/present/compareText.ts";
import { sureSentences } from "../../src/present/sureSentences.ts";
import { plainStyle } from "../../src/present/terminalStyle.ts";
import { openTexts } from "../documents/openTexts.ts";

const judged = "kind: judgement, judgedBy: a test, reason: invented";
const model = `pendency: model v1
title: People held, then returned or released
entities: [persons]
groups: {region: [north, south]}
runs: {from: 2024-01-01, through: 2024-12-31}
parameters:
  coming: {title: People who come, unit: per day, ${judged}, value: 50 per day, uncertainty: {times: {lognormal: {median: 1, p95: 1.2}}}}
  returned: {title: Share returned, ${judged}, unit: share, value: 20%, uncertainty: {times: {lognormal: {median: 1, p95: 1.2}}}}
stages:
  custody:
    arrivals: {rate: coming, split: {region: {north: 50%, south: rest}}}
    dwell: {exponential: {mean: 60 days}}
    next: {home: returned, street: rest}
  home: {outcome: true}
  street: {outcome: true}
quantities:
  home: {entries: home}
  held: {stock: custody, at: 2024-12-01}
`;
const scenarios = `pendency: scenarios v1
for: held
scenarios:
  deal: {title: A deal, changes: [{from: 2024-01-01, parameter: returned, multiply: 2}]}
`;
const study = `pendency: study v1
for: held
question: Are fewer held with the deal?
replications: 100
stacks: [[baseline], [deal]]
answer:
  with: deal
  change: the deal
  asks: {noun: People held, before: 2024-02-01, after: 2024-12-01, yesIf: less}
  boxes:
    - {title: Held, stages: custody}
  flows:
    - {title: returned, entries: home, way: out}
fans:
  held: {title: Held, note: All who are held., stages: custody, counts: stock, every: month, stacks: [[baseline], [deal]]}
`;
const documents = openTexts("held", { "held.yaml": model, "scenarios.yaml": scenarios, "study.yaml": study });
const everybody = null;
const bound = 0.35;
const recordsOf = (weight: number) => ({ group: "region", weights: {}, otherwise: weight });
const width = ({ p10, p90 }: { p10: number | null; p90: number | null }): number => p90! - p10!;
const named = (differences: readonly Difference[], name: string) => differences.find((one) => one.name === name)!;

test("what a deal changes varies over runs in records of a hundred as it does when everybody is followed", async () => {
  const asked = { replications: 100, stacks: [["deal"]] };
  const whole = named((await askComparison(documents, { ...asked, sample: everybody })).differences, "home");
  const sampled = await askComparison(documents, { ...asked, sample: recordsOf(100) });
  const one = named(sampled.differences, "home");
  expect(whole.ofSample).toBeUndefined();
  // some 3,000 people: variance 99 × 3,000 of the sample, beside that of the two parameters, about (0.16 × 3,000)²
  expect(one.ofSample).toBeGreaterThan(0.4);
  expect(one.ofSample).toBeLessThan(0.75);
  expect(Math.abs(width(one) / width(whole) - 1)).toBeLessThan(bound);
  expect(width(one) / Math.sqrt(1 - one.ofSample!) / width(whole)).toBeGreaterThan(1.3);
  const text = differencesText({ scenarios: [], study: sampled.study }, sampled.differences, {
    ...plainStyle,
    width: 300,
  });
  expect(text).toContain("the sample's own noise is taken off the 80 %");
}, 120_000);

test("where runs differ in chance alone, all of what records add goes: nine tenths of a spread at a hundred", async () => {
  const asked = { replications: 100, stacks: [["deal"]], chanceOnly: true };
  const whole = named((await askComparison(documents, { ...asked, sample: everybody })).differences, "home");
  const one = named((await askComparison(documents, { ...asked, sample: recordsOf(100) })).differences, "home");
  expect(one.ofSample).toBe(0.99);
  expect(Math.abs(width(one) / width(whole) - 1)).toBeLessThan(bound);
}, 120_000);

test("fans and answers in records of a hundred are as wide as with everybody followed, and say so", async () => {
  const words = () => ({ effectsCommand: "", commands: [] });
  const asked = { flips: false, grid: false, words };
  const whole = (await askAnswer(documents, { ...asked, sample: everybody }))!;
  const sampled = (await askAnswer(documents, { ...asked, sample: recordsOf(100) }))!;
  const last = ({ bands: [band] }: FanPanel): { p10: number; p90: number } => ({
    p10: band.p10[11],
    p90: band.p90[11],
  });
  const [fan, truth] = [sampled, whole].map(({ report }) => report.fans[0]);
  expect(Math.abs(width(last(fan)) / width(last(truth)) - 1)).toBeLessThan(bound);
  expect(fan.bands[0].ofSample![11]).toBeGreaterThan(0.3);
  expect(truth.bands[0].ofSample).toBeUndefined();
  const tables = [...answerTables(sampled.plain!), ...fanTables(sampled.report)].filter(({ columns }) =>
    columns.some(({ title }) => title.includes("taken off as the sample's")),
  );
  expect(tables.map(({ name }) => name)).toEqual(["answer", "fan-held", "difference-held"]);
  for (const { columns, rows } of tables) for (const cells of rows) expect(cells).toHaveLength(columns.length);
  const [row, right] = [sampled, whole].map(({ plain }) => plain!.flows[0].difference);
  expect(Math.abs(width(row) / width(right) - 1)).toBeLessThan(bound);
  expect(sureSentences(sampled.plain!).join(" ")).toContain(
    "it is taken off these spreads, of levels and, as far as their size tells, of differences",
  );
}, 120_000);

test("what servers limit varies less than its records would by themselves: nothing is taken off, and it is said", async () => {
  const line = `pendency: model v1
title: A line that never empties
groups: {region: [north, south]}
runs: {for: 100 days}
parameters:
  onDuty: {title: Clerks, unit: clerks, ${judged}, value: 100 clerks, uncertainty: {times: {lognormal: {median: 1, p95: 1.001}}}}
units: [clerk]
resources: {desk: {servers: onDuty}}
stages:
  line: {arrivals: {rate: 1000 per day, split: {region: {north: 50%, south: rest}}}, service: {by: desk, time: {uniform: {from: 0.5 days, to: 1.5 days}}}, next: served}
  served: {outcome: true}
quantities: {served: {entries: served}}
`;
  const more = `pendency: scenarios v1
for: line
scenarios: {more: {title: More, changes: [{from: 0 days, parameter: onDuty, add: 50 clerks}]}}
`;
  const own = openTexts("line", { "line.yaml": line, "scenarios.yaml": more });
  const found = await askComparison(own, { replications: 10, stacks: [["more"]], sample: recordsOf(10) });
  const served = named(found.differences, "served");
  // 50 clerks for 100 days: 5,000 people, in records that come and go by themselves ± 212
  expect(served.median).toBeGreaterThan(4800);
  expect(served.ofSample).toBeNull();
  const text = differencesText({ scenarios: [], study: found.study }, found.differences, { ...plainStyle, width: 300 });
  expect(text).toMatch(/It cannot be told from the world's, and stays, in: .*served/);
});

test("the chance of single people stays, and a spread is drawn in about its median", () => {
  const drawn = { weight: 5, isDrawn: true };
  // 1,000 people vary by 1,000 when everybody is followed, by 5,000 in records of five
  expect(shareOfSample(1000, 5000, drawn)).toBeCloseTo(0.8, 12);
  expect(shareOfSample(1000, 8000, drawn)).toBeCloseTo(0.5, 12);
  expect(shareOfSample(-1000, 2000, drawn)).toBeCloseTo(0.5, 12);
  expect(shareOfSample(1000, 900, drawn)).toBeNull();
  const values = [-1, 1].flatMap((sign) => Array.from({ length: 50 }, () => 1000 + sign * 63));
  const spread = withoutSampleNoise({ median: 1000, p10: 937, p90: 1063 }, values, { weight: 5, isDrawn: false });
  expect(spread.p90! - 1000).toBeCloseTo(63 / Math.sqrt(5), 9);
  expect(1000 - spread.p10!).toBeCloseTo(63 / Math.sqrt(5), 9);
});
