// A model's titles in another language: by the names of what they translate, with what is missing left as it is.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readForecasts } from "../../src/claim/readForecasts.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { translated, translatedSections } from "../../src/documents/translation.ts";
import { originalsOf, untranslated } from "../../src/documents/untranslated.ts";
import { readTranslations } from "../../src/documents/readTranslation.ts";
import { readStudyDocument } from "../../src/documents/readStudyDocument.ts";
import { documentsHash } from "../../src/study/documentsHash.ts";
import { documents as flagship } from "../flagship/flagship.ts";

const model = `pendency: model v1
title: Office
runs: {for: 30 days}
groups: {side: [north, south]}
parameters:
  pace: {title: Pace, unit: per day, kind: judgement, judgedBy: test, reason: invented, value: 5, lever: {from: 1, to: 9, step: 1, label: Pace of work}}
resources:
  clerk: {title: Clerks, servers: 2}
stages:
  queue: {title: In line, phase: At the counter, arrivals: {rate: 3 per day, split: {side: {north: 50%, south: rest}}}, service: {by: clerk, time: {exponential: {mean: 1 / pace}}}, next: done}
  done: {title: Served, outcome: true}
quantities:
  served: {title: People served, entries: done}
`;
const spanish = `pendency: translation v1
for: office
language: es
title: Oficina
stages: {queue: En fila}
levels: {north: norte}
levers: {pace: Ritmo de trabajo}
phrases: {At the counter: En la ventanilla}
`;
const open = (...translations: readonly string[]) =>
  openDocuments(
    modelFiles("office", [
      { path: "office.yaml", text: model },
      ...translations.map((text, i) => ({ path: `office.translation.${i}.yaml`, text })),
    ]),
  );

test("titles are found by the names of what they translate", () => {
  const [translation] = open(spanish).translations ?? [];
  expect(translated(translation, "title", "", "Office")).toEqual({ text: "Oficina", isTranslated: true });
  expect(translated(translation, "stages", "queue", "In line").text).toBe("En fila");
  expect(translated(translation, "levers", "pace", "Pace of work").text).toBe("Ritmo de trabajo");
  expect(translated(translation, "phrases", "At the counter", "At the counter").text).toBe("En la ventanilla");
});

test("what is missing stays as the model writes it, and is marked; in the model's own language nothing is missing", () => {
  const documents = open(spanish);
  const [translation] = documents.translations ?? [];
  expect(translated(translation, "stages", "done", "Served")).toEqual({ text: "Served", isTranslated: false });
  expect(translated(translation, "question", "", "Why?")).toEqual({ text: "Why?", isTranslated: false });
  expect(translated(null, "stages", "done", "Served")).toEqual({ text: "Served", isTranslated: true });
  const left = untranslated(originalsOf(documents), translation);
  expect(left.map(({ section, name }) => `${section}.${name}`)).toEqual([
    "stages.done",
    "resources.clerk",
    "groups.side",
    "levels.south",
    "parameters.pace",
    "quantities.served",
  ]);
});

test("words that the model no longer says are a warning with their place: rewording a note breaks nothing", () => {
  const documents = open(spanish.replace("At the counter:", "At the conter:"));
  expect(documents.warnings).toMatchObject([
    { at: { line: 8, column: 11 }, got: '"At the conter"', hint: 'did you mean "At the counter"?' },
  ]);
  expect(open(spanish).warnings).toEqual([]);
});

describe("mistakes are told with their place", () => {
  test.each([
    ["stages: {queue:", "stages: {queu:", /office\.translation\.0\.yaml:5:10[\s\S]*stages[\s\S]*did you mean "queue"/],
    ["language: es", "language: Spanish", /3:11[\s\S]*a language as pages say it[\s\S]*"Spanish"/],
    ["language: es\n", "", /a translation with `language:`/],
    ["stages: {queue: En fila}", "stages: [En fila]", /5:9[\s\S]*written as keys and values/],
    ["for: office", "for: offices", /the model office/],
    ["levers: {pace:", "levers: {clerk:", /a name among its parameters with a lever/],
    ["title: Oficina", "titel: Oficina", /did you mean "title"/],
    ["v1", "v2", /pendency: translation v1/],
  ])("%s written as %s", (from, to, said) => {
    const text = spanish.replace(from, to);
    expect(text).not.toBe(spanish);
    expect(() => open(text)).toThrow(said);
  });

  test("two translations into one language", () => {
    expect(() => open(spanish, spanish)).toThrow(
      /one translation in the language es; got office\.translation\.0\.yaml and office\.translation\.1\.yaml/,
    );
    expect(open(spanish, spanish.replace("language: es", "language: es-MX")).translations).toHaveLength(2);
  });

  test("a level called like something that every object has is only a name", () => {
    expect(() => open(spanish.replace("{queue:", "{constructor:"))).toThrow(/a name among its stages/);
    const [translation] = open(spanish).translations ?? [];
    expect(translated(translation, "stages", "constructor", "x").isTranslated).toBe(false);
  });
});

test("no run depends on it: the model's documents are the same with it and without", () => {
  const [without, withIt] = [open(), open(spanish)];
  expect(withIt.files.documents).toEqual(without.files.documents);
  expect(documentsHash(withIt.files)).toBe(documentsHash(without.files));
});

describe("the flagship in Spanish", () => {
  const text = readFileSync(new URL("../../models/us-removal/translation.es.yaml", import.meta.url), "utf8");
  const study = readFileSync(new URL("../../models/us-removal/study.yaml", import.meta.url), "utf8");
  const plan = readStudyDocument({ path: "study.yaml", text: study }, flagship.model);
  const asked = readFileSync(new URL("../../models/us-removal/forecasts.yaml", import.meta.url), "utf8");
  const forecasts = readForecasts({ path: "forecasts.yaml", text: asked }, flagship.model);
  const documents = { ...flagship, plan, forecasts };
  const [spanishTitles] = readTranslations([{ path: "translation.es.yaml", text }], documents);

  test("every title, lever and statement has its Spanish, and nothing is in it that is no longer said", () => {
    expect(spanishTitles.stale).toEqual([]);
    const originals = originalsOf(documents);
    const left = untranslated(originals, spanishTitles);
    const later = ["parameters", "descriptions"];
    expect(left.filter(({ section }) => !later.includes(section))).toEqual([]);
    // a parameter may be there for a while before its Spanish is
    const parameters = left.filter(({ section }) => section === "parameters").length;
    expect(parameters).toBeLessThan(originals.parameters.size / 10);
  });

  test("removal is remoción throughout, and expulsión only what Title 42 or the emergency authority does", () => {
    const original = originalsOf(documents);
    for (const section of translatedSections) {
      for (const [name, english] of original[section]) {
        const es = spanishTitles.sections[section][name] ?? "";
        if (es === "") continue;
        const place = `${section}.${name}: ${es}`;
        if (/expuls/i.test(es)) expect(english, place).toMatch(/expel|expuls/i);
        if (/\bremovals?\b|\bremoved\b/i.test(english)) expect(es, place).toMatch(/remo(?:ción|ciones|vi)/i);
      }
    }
  });

  test("the published schema accepts it and refuses what the reader refuses", () => {
    const schema = JSON.parse(readFileSync(new URL("../../schema/translation.schema.json", import.meta.url), "utf8"));
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate(parse(text))).toBe(true);
    expect(validate(parse(spanish.replace("language: es", "language: Spanish")))).toBe(false);
    expect(validate(parse(spanish.replace("title:", "titel:")))).toBe(false);
    expect(validate(parse(spanish.replace("stages: {queue: En fila}", "stages: [En fila]")))).toBe(false);
    const known = ["pendency", "for", "language", "title", "question", ...translatedSections];
    expect(Object.keys(schema.properties).toSorted()).toEqual(known.toSorted());
  });
});
