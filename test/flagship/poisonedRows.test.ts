// A run as of a day owes nothing to what came out later: multiply, shuffle and delete every later row of every table,
// and not one byte of it changes. More days: npm run poisoned-rows -- --days 20 --seed 7
import { describe, expect, test } from "vitest";
import { compile } from "../../src/compile/compile.ts";
import type { Program } from "../../src/compile/program.ts";
import { asOfJson, asOfLines } from "../../src/ask/asOfWords.ts";
import { PendencyError } from "../../src/errors.ts";
import { factFiles } from "../../src/disk/openModel.ts";
import { findModel } from "../../src/disk/findModel.ts";
import type { Documents } from "../../src/documents/documents.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { readFacts } from "../../src/facts/readFacts.ts";
import { sha256 } from "../../src/study/sha256.ts";
import { daysDrawn, poison } from "./poison.ts";

const seed = Number(process.env["POISON_SEED"] ?? 20261129);
const days = daysDrawn(Number(process.env["POISON_DAYS"] ?? 3), seed);

const files = findModel("us-removal");
const facts = factFiles();

const open = (tables: typeof facts, date: string): Documents => openDocuments(files, tables, { date, strict: false });

/** What a run reads of its documents. Which later figures they cite, or do without, is no part of it. */
const expanded = ({ model, parameters, scenarios }: Documents): ReadonlyMap<string, string> => {
  const withoutGrounds = (key: string, value: unknown): unknown => {
    if ((key === "facts" && Array.isArray(value)) || key === "fallback" || key === "earlier") return undefined;
    return key === "unavailable" ? true : value;
  };
  const all: readonly (readonly [string, unknown])[] = [
    ...parameters.map((parameter) => [`parameters.${parameter.name}`, parameter] as const),
    ...scenarios.map((scenario) => [`scenarios.${scenario.name}`, scenario] as const),
    ["the model", { ...model, parameters: [] }],
  ];
  return new Map(all.map(([name, part]) => [name, JSON.stringify(part, withoutGrounds)]));
};

const differing = (one: Documents, other: Documents): readonly string[] => {
  const [left, right] = [expanded(one), expanded(other)];
  expect([...left.keys()]).toEqual([...right.keys()]);
  return [...left].flatMap(([name, text]) => (right.get(name) === text ? [] : [name]));
};

const said = ({ asOf, facts: known }: Documents): readonly string[] => [
  ...asOfLines(asOf),
  ...Object.entries(asOfJson(asOf!, known)).flatMap(([key, part]) =>
    Array.isArray(part) ? part.map((one) => `${key}: ${JSON.stringify(one)}`) : [`${key}: ${JSON.stringify(part)}`],
  ),
];

/** Every field of a Program, its curves and tables number by number. */
const written = (program: Program): string =>
  JSON.stringify(program, (_, value: unknown) => {
    if (ArrayBuffer.isView(value)) return [...(value as unknown as Iterable<number>)].map(String);
    if (value instanceof Map) return [...value];
    return typeof value === "number" ? String(value) : value;
  });

/** A stack that rests on later figures is refused with and without them; test/flagship/origins.test.ts runs the others. */
const programOf = (documents: Documents, stack: readonly string[]): string => {
  try {
    return written(
      compile(documents, documents.facts, { stack, point: null, sources: {}, sample: null, measures: [] }),
    );
  } catch (error) {
    if (error instanceof PendencyError && error.problems.every(({ kind }) => kind === "facts")) return "refused";
    throw error;
  }
};

describe(`the flagship at ${days.length} days drawn with seed ${seed}`, () => {
  test.each(days.map((day, index) => [day, index] as const))("on %s", { timeout: 120_000 }, (day, index) => {
    const spoilt = poison(facts, day, seed + index + 1);
    // there is something to be misled by, in each of the three ways
    expect(Math.min(spoilt.multiplied, spoilt.shuffled, spoilt.deleted)).toBeGreaterThan(20);
    const [clean, other] = [open(facts, day), open(spoilt.files, day)];
    expect(differing(clean, other)).toEqual([]);
    // what every output says of the day: its lines, and the key of its JSON
    expect(said(other)).toEqual(said(clean));
    for (const stack of [[], ["april2024", "arrivalsApril2024"], ["arrivalsLow"]])
      expect(sha256(programOf(other, stack))).toBe(sha256(programOf(clean, stack)));
  });

  test("without a day the same rows change the run, so that the test can see them", { timeout: 120_000 }, () => {
    const spoilt = poison(facts, days[0], seed);
    const library = readFacts(spoilt.files, true);
    const changed = [...readFacts(facts).facts.values()].filter(
      ({ id, value }) => library.facts.get(id)?.value !== value,
    );
    expect(changed.length).toBeGreaterThan(100);
    const ofLater = open(facts, "2026-06-30");
    expect(differing(ofLater, open(facts, days[0])).length).toBeGreaterThan(10);
  });
});
