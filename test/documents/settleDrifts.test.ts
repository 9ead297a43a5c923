// A drift begins after what is known, and its size may come from a published history as known on the day.
import { expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import { drawParameters } from "../../src/compile/drawParameters.ts";
import { readFacts } from "../../src/facts/readFacts.ts";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { PendencyError } from "../../src/errors.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import type { Drift } from "../../src/parameters/parameter.ts";

const header = "row,title,value,unit,scope,period,address,confidence,note";
const source = `publisher: Ministry\ntitle: Counts\npublishedOn: "2026-01-15"\nretrievedOn: "2026"\nlicence: public domain\nfoundIn: a library\n`;

/** Forty-eight months that go up and down by a fifth, from January 2020 on; shares beside them, and three years. */
const values = Array.from({ length: 48 }, (_, i) => 100 * 1.2 ** ((i * 7) % 3));
const period = (i: number): string => `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`;
const rows = [
  ...values.map((value, i) => `came.north.${period(i)},Came,${value},persons,all,${period(i)},B2,A,`),
  ...values.map((_, i) => `came.south.${period(i)},Came,50,persons,all,${period(i)},B2,A,`),
  ...values.map((value, i) => `won.${period(i)},Won,${value / 400},share,all,${period(i)},B2,A,`),
  ...[2021, 2022, 2023].map((year) => `years.${year},Came,${year},persons,all,${year},B2,A,`),
  ...values.map(
    (value, i) => `few.${period(i)},Came,${i === 7 || i === 20 ? 0 : value},persons,all,${period(i)},B2,A,`,
  ),
  ...values.map((value, i) => `fifth.${period(i)},Came,${i % 5 === 4 ? 0 : value},persons,all,${period(i)},B2,A,`),
  ...values.map((_, i) => `none.${period(i)},Came,${i % 5},persons,all,${period(i)},B2,A,`),
];
const factFiles = [
  { path: "facts/ministry/counts/source.yaml", text: source },
  { path: "facts/ministry/counts/table.csv", text: [header, ...rows, ""].join("\n") },
  { path: "facts/lags.yaml", text: `lags:\n  - {publication: ministry/counts, days: 20, basis: judged}\n` },
];

const model = (parameter: string): string => `pendency: model v1
title: A hall
runs: {from: 2020-01-01, through: 2026-12-31}
groups: {region: [north, south]}
parameters:
  p: {title: P, ${parameter}}
stages:
  a: {arrivals: {rate: 1 per day, split: {region: {north: 50%, south: rest}}}, dwell: 1 day, next: out}
  out: {outcome: true}
`;
const judged = (drift: string, unit = "persons per year"): string =>
  `unit: ${unit}, kind: judgement, judgedBy: me, reason: r, value: ${unit === "share" ? "30%" : 100}, drift: ${drift}`;
const estimate = (facts: string, drift: string): string =>
  `unit: persons per year, kind: estimate, method: m, facts: [${facts}], value: {steps: {2020-01-01: 100}}, drift: ${drift}`;

function driftOf(parameter: string, asOf: string | null = null): Drift {
  const files = {
    id: "hall",
    asked: "hall",
    documents: [{ path: "hall.yaml", text: model(parameter) }],
    targets: [],
    study: null,
  };
  const documents = openDocuments(files, factFiles, asOf === null ? null : { date: asOf, strict: false });
  return documents.parameters[0].drift as Drift;
}

test("without a figure and without a day it begins with the run", () => {
  expect(driftOf(judged("{size: 20%}"))).toMatchObject({ from: null, meanOf: 1 });
});

test("it begins after the last figure that the value rests on, and the value is a mean of that figure's period", () => {
  const months = driftOf(estimate("ministry/counts#came.north", "{size: 20%}"));
  expect(months).toMatchObject({ from: { text: "2024-01-01" }, meanOf: 1 });
  const years = driftOf(estimate("ministry/counts#years.2022", "{size: 20%}"));
  expect(years).toMatchObject({ from: { text: "2023-01-01" }, meanOf: 12 });
  const both = estimate("ministry/counts#came.north", "{size: 20%, from: 2023-06-01, meanOf: 1 year}");
  expect(driftOf(both)).toMatchObject({ from: { text: "2023-06-01" }, meanOf: 12 });
});

test("standing on a day it begins after the last figure known then, and never after the day", () => {
  const asOf = "2022-04-06";
  // March 2022 is out after 20 days
  const known = driftOf(estimate("ministry/counts#came.north", "{size: 20%}"), asOf);
  expect(known).toMatchObject({ from: { text: "2022-03-01" } });
  const explicit = driftOf(estimate("ministry/counts#came.north", "{size: 20%, from: 2026-01-01}"), asOf);
  expect(explicit).toMatchObject({ from: { text: "2022-04-07" } });
});

test("a size from a series comes with its half-life and degrees unless they are written, and says what it rests on", () => {
  const found = driftOf(judged("{size: {from: ministry/counts#came.north}}"));
  expect(found.sizedBy).toEqual({ series: "ministry/counts#came.north", figures: 47, through: "2023-12" });
  expect(found.size).toBeGreaterThan(0.05);
  const written = driftOf(judged("{size: {from: ministry/counts#came.north}, halfLife: 24 months, degrees: 7}"));
  expect(written).toMatchObject({ degrees: 7, halfLife: 24 });
});

test("figures after the day have no say in a size", () => {
  const later = driftOf(judged("{size: {from: ministry/counts#came.north}}"), "2021-06-25");
  expect(later.sizedBy).toEqual({ series: "ministry/counts#came.north", figures: 16, through: "2021-05" });
});

test("to a strict reader a size of which no edition of the day has enough is of later ones, that one alone, and named", () => {
  // counts came out in one edition, long after the day; an early edition of births has five months of its own
  const early = values
    .slice(0, 6)
    .map((value, i) => `births.${period(i)},Born,${value + 50},persons,all,${period(i)},B2,A,`);
  const sources = [
    ...factFiles,
    { path: "facts/ministry/early/source.yaml", text: source.replaceAll("ministry/counts", "ministry/early").replace(/publishedOn: .*/, "publishedOn: 2020-08-01") },
    { path: "facts/ministry/early/table.csv", text: [header, ...early, ""].join("\n") },
  ]; // prettier-ignore
  const two = `${judged("{size: {from: ministry/early#births}}")}}\n  q: {title: Q, ${judged("{size: {from: ministry/counts#came.north}}")}`;
  const files = {
    id: "hall",
    asked: "hall",
    documents: [{ path: "hall.yaml", text: model(two) }],
    targets: [],
    study: null,
  };
  const { parameters, asOf } = openDocuments(files, sources, { date: "2021-06-25", strict: true });
  expect(parameters.map(({ drift }) => drift?.sizedBy?.series)).toEqual([
    "ministry/early#births",
    "ministry/counts#came.north",
  ]);
  const named = asOf!.standIns.filter(({ what }) => what === "reconstructed").map(({ parameter }) => parameter);
  expect(named).toEqual(["q"]);
});

test("a group in braces gives a history a level: one size for all", () => {
  const found = driftOf(judged("{size: {from: 'ministry/counts#came.{region}'}, by: region}"));
  expect(found.sizedBy?.figures).toBe(94);
  expect(found.away).toBe(0);
});

test("of several series the first with enough figures gives the size, and `else` where none has", () => {
  const from = (more: string) => `{size: {from: [ministry/counts#years, ministry/counts#came.north]${more}}}`;
  expect(driftOf(judged(from(""))).sizedBy?.series).toBe("ministry/counts#came.north");
  expect(driftOf(judged(from(", else: 35%")), "2020-03-25")).toMatchObject({ size: 0.35, halfLife: null });
  expect(driftOf(judged("{size: {from: ministry/counts#years, else: 35%}}"))).toMatchObject({ size: 0.35 });
});

test("a few figures of 0 are passed over", () => {
  const few = driftOf(judged("{size: {from: ministry/counts#few}}"));
  expect(few.sizedBy?.figures).toBe(45);
});

test("a share is measured in logits", () => {
  const logits = driftOf(judged("{size: {from: ministry/counts#won}}", "share"));
  const logs = driftOf(judged("{size: {from: ministry/counts#won}, in: logs}", "share"));
  expect(logits.size as number).toBeGreaterThan(logs.size as number);
});

test.each([
  ["{size: {from: ministry/counts#years}}", "a series of which at least 5 figures, each of as long a time, are known", "3 of ministry/counts#years"], // prettier-ignore
  ["{size: {from: ministry/counts#none}}", "figures above 0, which have logarithms", "10 of 48 others in ministry/counts#none"], // prettier-ignore
  ["{size: {from: ministry/counts#nobody}}", "a series of published figures", '"ministry/counts#nobody"'],
])("`drift: %s` is refused where it stands", (drift, expected, got) => {
  let problems: unknown = null;
  try {
    driftOf(judged(drift));
  } catch (error) {
    if (error instanceof PendencyError) ({ problems } = error);
  }
  expect(problems).toMatchObject([{ kind: "facts", at: { file: "hall.yaml", line: 6 }, expected, got }]);
});

test("a fifth of the figures at 0 are passed over; it takes more to refuse a history", () => {
  // 9 of 48, and the series `none` above has 10
  expect(driftOf(judged("{size: {from: ministry/counts#fifth}}")).sizedBy?.series).toBe("ministry/counts#fifth");
});

test("on a day too early for a history the error names the day", () => {
  expect(() => driftOf(judged("{size: {from: ministry/counts#came.north}}"), "2020-04-25")).toThrow(
    /at least 5 figures/,
  );
});

test("documents that are read with figures are settled, and stand on a day as if they had not been", () => {
  const parameter = judged("{size: {from: ministry/counts#came.north}}");
  const today = readDocuments([{ path: "hall.yaml", text: model(parameter) }], "hall", readFacts(factFiles));
  expect(today.parameters[0].drift).toEqual(driftOf(parameter));
  const then = driftOf(parameter, "2022-04-06");
  expect(then.sizedBy?.through).toBe("2022-02");
  expect(then.written).toEqual(today.parameters[0].drift?.written);
});

test("without figures a run that draws says so, and one at the values needs none", () => {
  const text = model(judged("{size: {from: ministry/counts#came.north}}")).replace("rate: 1 per day", "rate: p");
  const documents = readDocuments([{ path: "hall.yaml", text }], "hall");
  const point = drawParameters(documents.parameters, { seed: 1, replication: 0, sources: {} });
  expect(() => compile(documents, null, { ...plainly, point })).toThrow(/documents that were read without figures/);
  expect(() => compile(documents, null, plainly)).not.toThrow();
});

test("a size from one series over another is that of their ratio, in the periods that both have", () => {
  const drift = (from: string): Drift => driftOf(judged(`{size: {from: ministry/counts#${from}}, in: logs}`));
  // north goes up and down by a fifth, south stays: their ratio wanders as north does
  const north = drift("came.north");
  const ratio = drift("came.north, outOf: ministry/counts#came.south");
  expect(ratio.size).toBeCloseTo(north.size as number, 10);
  expect(ratio.sizedBy).toMatchObject({ series: "ministry/counts#came.north", outOf: "ministry/counts#came.south" });
  // the share that won is always a four hundredth of north
  expect(drift("won, outOf: ministry/counts#came.north").size).toBeCloseTo(0.01, 6);
  // no month of three years is a year: there is nothing to go by
  expect(() => drift("came.north, outOf: ministry/counts#years")).toThrow(/at least 5 figures/);
  expect(() => drift("came.north, outOf: ministry/counts#nobody")).toThrow(/expected a series of published figures/);
});
