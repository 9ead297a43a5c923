import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { readClaims } from "../../src/claim/readClaims.ts";
import { readForecasts } from "../../src/claim/readForecasts.ts";
import { readTargets } from "../../src/claim/readTargets.ts";
import { readCorrelations } from "../../src/parameters/readCorrelations.ts";
import { readStudyDocument } from "../../src/documents/readStudyDocument.ts";
import { exampleFiles, exampleIds } from "../claim/examples.ts";

const schemaOf = (kind: string): { properties: Record<string, { additionalProperties?: unknown }> } =>
  JSON.parse(readFileSync(new URL(`../../schema/${kind}.schema.json`, import.meta.url), "utf8"));
const ajv = new Ajv2020({ strict: false, allErrors: false });
for (const kind of [
  "values",
  "model",
  "parameters",
  "scenarios",
  "claims",
  "targets",
  "study",
  "forecasts",
  "translation",
])
  ajv.addSchema(schemaOf(kind));

const kindOf = (text: string) => /^pendency: (\w+) v1/.exec(text)?.[1] as string;
const errorsOf = (text: string) => {
  const validate = ajv.getSchema(`${kindOf(text)}.schema.json`);
  // a comma inside a plain text in braces makes a key without a value, which the reader takes as more text
  const document = JSON.parse(
    JSON.stringify(parse(text), (_key, value: unknown) => (value === null ? undefined : value)),
  );
  return validate?.(document) === true ? [] : validate?.errors;
};

describe("the published schemas agree with the reader", () => {
  test.each(exampleIds.flatMap(exampleFiles))("on $path, which both accept", ({ text }) => {
    expect(errorsOf(text)).toEqual([]);
  });

  const [{ text }] = exampleFiles("mm1");
  const shapeMistakes: [string, string, string][] = [
    ["a misspelt key", "title:", "tittle:"],
    ["two stays in one stage", "done: {outcome: true}", "done: {outcome: true, waits: true}"],
    ["no stay", "done: {outcome: true}", "done: {title: Done}"],
    ["an arrival of two kinds", "{rate: 0.8 per hour}", "{rate: 0.8 per hour, every: 1 hour}"],
    ["an unknown distribution", "exponential", "exponentia"],
    ["a resource that is nothing", "{servers: 1}", "{cost: 3 USD}"],
    ["an unknown statistic", "statistic: mean", "statistic: average"],
    ["a measure of two things", "{utilisation: clerk}", "{utilisation: clerk, cost: clerk}"],
    ["a name that is not camelCase", "  done:", "  Done It:"],
  ];
  test.each(shapeMistakes)("on %s, which both refuse", (_title, from, to) => {
    const mistaken = text.replace(from, to);
    expect(mistaken).not.toBe(text);
    expect(errorsOf(mistaken)).not.toEqual([]);
    expect(() => readDocuments([{ path: "mm1.yaml", text: mistaken }], "mm1")).toThrow();
  });

  // the reader lists the keys it knows when it meets one it does not
  const keysKnown = (change: string, to: string): string[] => {
    try {
      readDocuments([{ path: "mm1.yaml", text: text.replace(change, to) }], "mm1");
    } catch (error) {
      return (/ may have (.*)$/m.exec((error as Error).message)?.[1] ?? "").split(", ").toSorted();
    }
    return [];
  };
  const propertiesOf = (section: string) => {
    const below = schemaOf("model").properties[section].additionalProperties as { properties: object };
    return Object.keys(below.properties).toSorted();
  };
  test("on every key of a model, a stage and a resource", () => {
    expect(keysKnown("title:", "qqqqqqqq:")).toEqual(Object.keys(schemaOf("model").properties).toSorted());
    expect(keysKnown("next: done", "next: done\n    qqqqqqqq: 1")).toEqual(propertiesOf("stages"));
    expect(keysKnown("{servers: 1}", "{servers: 1, qqqqqqqq: 1}")).toEqual(propertiesOf("resources"));
  });
});

const flagship = (name: string) => readFileSync(new URL(`../../models/us-removal/${name}`, import.meta.url), "utf8");
const context = {
  id: "us-removal",
  units: [],
  entities: [],
  fiscalYearStartMonth: 10,
  runs: { kind: "calendar" as const },
};

describe.each([
  ["targets.yaml", readTargets],
  ["study.yaml", readStudyDocument],
  ["forecasts.yaml", readForecasts],
] as const)("%s: the published schema agrees with the reader", (path, reader) => {
  const text = flagship(path);
  const accepts = (changed: string) => {
    try {
      reader({ path, text: changed }, context);
      return true;
    } catch {
      return false;
    }
  };

  test("on the document itself, which both accept", () => {
    expect(errorsOf(text)).toEqual([]);
    expect(accepts(text)).toBe(true);
  });

  const mistakes: [string, string][] =
    path === "targets.yaml"
      ? [
          ["    title:", "    tittle:"],
          ["band: within 5%", "band: about 5%"],
          ["byConstruction: true", "byConstruction: perhaps"],
          ["observed: {fact:", "observed: {facts:"],
          ["measure: {stock:", "measure: {stocks:"],
        ]
      : path === "forecasts.yaml"
        ? [
            ["    title:", "    tittle:"],
            ["horizons: 12 months", "horizons: 12 weeks"],
            ["gate: at most 1.05", "gate: 1.05"],
            ["every: fiscal year", "every: year"],
            ["taken: on average", "taken: in the middle"],
            ["transform: log(x + 10)", "transform: log(x)"],
            ["chance: poisson", "chance: normal"],
            ["isInput: when conditional", "isInput: sometimes"],
            ["measure: {entries: removed}", "measure: {entry: removed}"],
            ["every: 3 months}", "every: quarter}"],
          ]
        : [
            ["question:", "querstion:"],
            ["\nreplications: ", "\nreplications: -"],
            ["counts: entries", "counts: people"],
            ["every: fiscal year", "every: year"],
            ["series: {by: nationality, levels: [China]}", "series: {by: nationality}"],
            ["yesIf: less", "yesIf: fewer"],
            ["way: out", "way: away"],
            ["range: [0.1, 8]", "range: [0.1]"],
            ["per: removal", "for: removal"],
          ];
  test.each(mistakes)("on %s written as %s, which both refuse", (from, to) => {
    const mistaken = text.replace(from, to);
    expect(mistaken).not.toBe(text);
    expect(errorsOf(mistaken)).not.toEqual([]);
    expect(accepts(mistaken)).toBe(false);
  });

  test("on every key of the document", () => {
    const kind = path.replace(".yaml", "");
    let known = "";
    try {
      reader({ path, text: `${text}qqqqqqqq: 1\n` }, context);
    } catch (error) {
      known = / may have (.*)$/m.exec((error as Error).message)?.[1] ?? "";
    }
    expect(known.split(", ").toSorted()).toEqual(Object.keys(schemaOf(kind).properties).toSorted());
  });
});

describe("claims: the published schema agrees with the reader", () => {
  const text = `pendency: claims v1
for: us-removal
title: A statement
words:
  often: {phrases: [often, most], compare: value, reads: more than 50%, means: a share of people}
claims:
  it-is-often:
    words: It is often so.
    said: {by: somebody, date: 2024, source: a newspaper}
    kind: fact
    tests:
      - {part: often, measure: {fact: a/b#c}, reads: often, byConstruction: the only source}
      - {part: five, measure: {fact: a/b#c}, against: 5, compare: ratio, holdsIf: at least 5}
    untested: {liked: nobody asked}
    notTested: Whether it lasts.
`;
  const accepts = (changed: string) => {
    try {
      readClaims({ path: "claims.yaml", text: changed }, context);
      return true;
    } catch {
      return false;
    }
  };

  test("on the document itself, which both accept", () => {
    expect(errorsOf(text)).toEqual([]);
    expect(accepts(text)).toBe(true);
  });

  test.each([
    ["reads: often,", "reads: often, compare: value,"],
    ["reads: often,", ""],
    [", holdsIf: at least 5", ""],
    ["reads: more than 50%", "reads: over 50%"],
    [", means: a share of people", ""],
    ["{liked: nobody asked}", "[liked]"],
    ["notTested:", "nottested:"],
    ["part: five", "parts: five"],
  ])("on %s written as %s, which both refuse", (from, to) => {
    const mistaken = text.replace(from, to);
    expect(mistaken).not.toBe(text);
    expect(errorsOf(mistaken)).not.toEqual([]);
    expect(accepts(mistaken)).toBe(false);
  });

  test("on every key of a document, a claim, a test and a word", () => {
    const known = (from: string, to: string): string[] => {
      try {
        readClaims({ path: "claims.yaml", text: text.replace(from, to) }, context);
        return [];
      } catch (error) {
        return (/ may have (.*)$/m.exec((error as Error).message)?.[1] ?? "").split(", ").toSorted();
      }
    };
    type Schema = { properties: Record<string, Schema>; additionalProperties: Schema; anyOf: Schema[] };
    const { properties } = schemaOf("claims") as unknown as Schema;
    const claim = properties.claims.additionalProperties.properties;
    expect(known("title:", "qqqqqqqq:")).toEqual(Object.keys(properties).toSorted());
    expect(known("notTested:", "qqqqqqqq:")).toEqual(Object.keys(claim).toSorted());
    expect(known("{part: five", "{qqqqqqqq: five")).toEqual(Object.keys(claim.tests.anyOf[0].properties).toSorted());
    expect(known("phrases:", "qqqqqqqq:")).toEqual(Object.keys(properties.words.additionalProperties.properties).toSorted()); // prettier-ignore
  });
});

describe("correlations: the published schema agrees with the reader", () => {
  const said = "judgedBy: the authors, reason: busy months have both";
  const documentOf = (entry: string): string => `pendency: parameters v1\nfor: doors\ncorrelations:\n  - {${entry}}\n`;
  const accepts = (entry: string): boolean => {
    try {
      readCorrelations({ path: "doors.parameters.yaml", text: documentOf(entry) }, { ...context, id: "doors" });
      return true;
    } catch {
      return false;
    }
  };
  test.each([
    [`of: [alpha, beta], rank: 0.5, ${said}`, true],
    [`of: [alpha, beta, gamma], normalScores: -40%, ${said}`, true],
    [`of: [alpha, beta], normalScores: -0.4, ${said}`, true],
    [`of: [alpha, beta], rank: 1.5, ${said}`, false],
    [`of: [alpha, beta], rank: much, ${said}`, false],
    [`of: [alpha, beta], ${said}`, false],
    [`of: [alpha, beta], rank: 0.5, normalScores: 0.5, ${said}`, false],
    [`of: [alpha], rank: 0.5, ${said}`, false],
    [`of: [alpha, alpha], rank: 0.5, ${said}`, false],
    [`between: [alpha, beta], rank: 0.5, ${said}`, false],
    ["of: [alpha, beta], rank: 0.5", false],
  ])("on %s", (entry, isRight) => {
    expect((errorsOf(documentOf(entry)) ?? []).length === 0).toBe(isRight);
    expect(accepts(entry)).toBe(isRight);
  });
});
