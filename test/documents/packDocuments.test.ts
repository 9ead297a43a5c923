// A pack is the model itself, as far as running it goes: what is opened from it gives the same Programs to the bit.
import { isDeepStrictEqual } from "node:util";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { compile, plainly } from "../../src/compile/compile.ts";
import { knownModels } from "../../src/disk/findModel.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { fromCompactJson, nowhere, toCompactJson } from "../../src/documents/compactJson.ts";
import { packClaims, packDocuments, unpackDocuments, withClaims } from "../../src/documents/packDocuments.ts";
import type { Documents } from "../../src/documents/documents.ts";
import { pointOf } from "../../src/study/pointOf.ts";
import type { StudySpec } from "../../src/study/study.ts";
import { stackName } from "../../src/scenario/stack.ts";

describe.each(knownModels())("%s, packed and opened again", (name) => {
  const documents = openModel(name);
  const pack = packDocuments(documents);
  const opened = unpackDocuments(pack);

  // of a study its own stacks, which hold most of its scenarios; a large model compiles for a second
  const stacks = documents.plan?.stacks ?? [[], ...documents.scenarios.map((scenario) => [scenario.name])];

  test.each(stacks.map((stack) => [stackName(stack), stack] as const))(
    "compiles to the same bits: %s",
    (_name, stack) => {
      const options = { ...plainly, stack };
      const [own, packed] = [documents, opened].map((one) => compile(one, one.facts, options));
      expect(isDeepStrictEqual(packed, own)).toBe(true);
    },
  );

  test("says where a scenario's changes stand, and packs to the same text again", () => {
    const places = ({ scenarios }: typeof documents) => scenarios.map(({ changes }) => changes.map(({ at }) => at));
    expect(places(opened)).toEqual(places(documents));
    expect(packDocuments(opened)).toBe(pack);
  });

  test("has its claims and targets back once they are given to it", () => {
    const whole = withClaims(opened, packClaims(documents));
    const judged = ({ claims, targets }: typeof documents) => [
      claims.map(({ id, tests }) => [id, tests.length]),
      targets.map(({ id }) => id),
    ];
    expect(judged(whole)).toEqual(judged(documents));
    expect(opened.claims).toEqual([]);
  });

  test("is less than 130 kB compressed, well below half of what a page may fetch before its first picture", () => {
    expect(gzipSync(pack).length).toBeLessThan(130_000);
  });
});

test("what JSON has no word for comes back, and texts that look like such a word do too", () => {
  const value = { a: -0, b: [Infinity, -Infinity], c: "@", d: "@map", e: new Map([["@x", [1]]]), f: null };
  expect(fromCompactJson(toCompactJson({ ...value, g: undefined }))).toStrictEqual(value);
  expect(fromCompactJson(toCompactJson({ at: { file: "a.yaml", line: 3, column: 1 } }))).toEqual({ at: nowhere });
});

test("what is said twice is written once, comes back as two things, and no key is lost or becomes another", () => {
  const unit = { text: "persons per month", scale: 0.5, powers: { day: -1 } };
  const value = { a: [unit, { ...unit }], b: { unit, "@x": [], "": {} }, c: JSON.parse('{"__proto__": {"d": 1}}') };
  const text = toCompactJson(value);
  expect(text.split("persons per month")).toHaveLength(2);
  const back = fromCompactJson(text) as typeof value;
  expect(back).toStrictEqual(value);
  expect(Object.keys(back.c)).toEqual(["__proto__"]);
  expect(back.a[0]).not.toBe(back.a[1]);
});

test.each([
  "",
  "null",
  "{",
  "[[],[],null]",
  "[[],[],[7,1]]",
  "[1]",
  '[[["pack"]],[],[1,"pendency pack v1"]]',
  '{"pack":"pendency pack v1"}',
  "<html>not here</html>",
])("%j is refused as no pack", (text) => {
  expect(() => unpackDocuments(text)).toThrow("a model packed by this version");
});

test("draws of a parameter set are those of the pack too", () => {
  const documents = openModel("us-removal", null, "stored");
  const spec = { points: "drawn", seed: 1, sources: {} } as StudySpec;
  const drawnOf = (of: Documents) => [0, 1, 250].map((replication) => pointOf({ spec, documents: of }, { stack: 0, replication })?.draws); // prettier-ignore
  const whole = drawnOf(documents);
  expect(drawnOf(unpackDocuments(packDocuments(documents)))).toEqual(whole);
  expect(drawnOf({ ...documents, posterior: undefined })).not.toEqual(whole);
});
