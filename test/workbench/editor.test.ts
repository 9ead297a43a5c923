// The editor without a page: its reader tells what the command line tells, what it completes comes from the published
// schemas, and drafts are kept or it is said that they are not.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkDocuments } from "../../src/ask/check.ts";
import { DraftMemory } from "../../src/ask/live/draftMemory.ts";
import { checkDraft, checkDraftQuickly, openDraft, packDraft } from "../../src/ask/live/draftModel.ts";
import { packTexts } from "../../src/ask/live/packParts.ts";
import { packsBeside } from "../../src/disk/packs.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { findModel } from "../../src/disk/findModel.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { modelTexts } from "../../src/documents/modelTexts.ts";
import type { ModelTexts } from "../../src/documents/modelTexts.ts";
import { PendencyError, describeProblem } from "../../src/errors.ts";
import type { Problem } from "../../src/errors.ts";
import { readTree } from "../../src/reading/document.ts";
import type { DocumentFile, Node } from "../../src/reading/document.ts";
import { documentKind, documentKinds } from "../../src/reading/documentKind.ts";
import {
  changedFiles,
  draftOf,
  fromKept,
  publishedText,
  readKept,
  toKept,
  withText,
} from "../../src/workbench/edit/draft.ts";
import { whyNotShown } from "../../src/workbench/edit/givenText.ts";
import { keepDraft, ownDrafts, recallDraft } from "../../src/workbench/edit/keepDraft.ts";
import { lineDiff } from "../../src/workbench/edit/lineDiff.ts";
import { namedSections, namesIn } from "../../src/workbench/edit/namesIn.ts";
import { Newest } from "../../src/workbench/edit/newest.ts";
import { waysTo } from "../../src/workbench/edit/schemaWalk.ts";
import { explain, sectionsAt, suggest } from "../../src/workbench/edit/suggest.ts";
import { yamlPlace } from "../../src/workbench/edit/yamlPlace.ts";
import { editEn } from "../../src/workbench/edit/words/editEn.ts";
import { editEs } from "../../src/workbench/edit/words/editEs.ts";
import { root } from "../installed.ts";
import { diceOf, mutate } from "../mutated/mutate.ts";
import { originals } from "../mutated/originals.ts";

const none = async (): Promise<readonly DocumentFile[]> => [];
const small = originals(root).filter(({ isLarge, namesFacts }) => !isLarge && !namesFacts);

/** What crosses from the server to the page and into its worker. */
const posted = <T>(data: T): T => JSON.parse(JSON.stringify(data)) as T;

describe("the editor's reader", () => {
  test("tells what `pendency check` tells of documents with small mistakes, word for word", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pendency-editor-"));
    let wrong = 0;
    try {
      for (let n = 0; n < 90; n += 1) {
        const { id, files } = small[n % small.length];
        const dice = diceOf(7, n);
        const [first, ...others] = files;
        const mutant = [{ ...first, text: mutate(first.text, "", dice).text }, ...others];
        const home = join(folder, String(n), id);
        mkdirSync(home, { recursive: true });
        for (const { path, text } of mutant) writeFileSync(join(home, path.slice(path.lastIndexOf("/") + 1)), text);
        const onDisk = problemsOf(() => checkDocuments(openModel(home)));
        const inPage = await draftProblems(home);
        expect(inPage.map(describeProblem)).toEqual(onDisk.map(describeProblem));
        if (onDisk.length > 0) wrong += 1;
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    // or nothing was compared
    expect(wrong).toBeGreaterThan(35);
  });

  test("tells at once, of how documents are written and what they name, what the whole reading tells later", async () => {
    let told = 0;
    const memory = new DraftMemory();
    for (let n = 0; n < 120; n += 1) {
      const { id, files } = small[n % small.length];
      const [first, ...others] = files;
      const texts = modelTexts(modelFiles(id, [{ ...first, text: mutate(first.text, "", diceOf(7, n)).text }, ...others])); // prettier-ignore
      const quick = checkDraftQuickly(posted(texts), memory);
      if (quick.length === 0) continue;
      const { problems } = await checkDraft(posted(texts), none, undefined, memory);
      expect(quick.map(describeProblem)).toEqual(problems.map(describeProblem));
      told += 1;
    }
    expect(told).toBeGreaterThan(40);
  });

  test("says how far it is, and what was checked is not read anew to be run", async () => {
    const texts = modelTexts(findModel("passport-office"));
    const told: string[] = [];
    const memory = new DraftMemory();
    await checkDraft(posted(texts), none, (done, of) => told.push(`${done}/${of}`), memory);
    const [last] = told.slice(-1);
    expect(last).toBe(`${told.length}/${told.length}`);
    expect(told.length).toBeGreaterThan(2);
    const { checked } = memory;
    expect(await openDraft(posted(texts), none, memory)).toBe(checked);
    const [first, ...others] = texts.files;
    const typed = { ...texts, files: [{ ...first, text: `${first.text}\n# more\n` }, ...others] };
    expect(await openDraft(typed, none, memory)).not.toBe(checked);
  });

  test("tells what the command prints, in a process of its own", async () => {
    const folder = mkdtempSync(join(tmpdir(), "pendency-editor-"));
    try {
      const text = readFileSync(join(root, "examples", "one-clerk.yaml"), "utf8");
      const path = join(folder, "office.yaml");
      writeFileSync(path, text.replace("  done:", "  dune:").replace("title:", "tittle:"));
      const printed = spawnSync(process.execPath, [join(root, "bin", "pendency.mjs"), "check", path], {
        encoding: "utf8",
      });
      const problems = await draftProblems(path);
      expect(problems.length).toBeGreaterThan(0);
      for (const lines of problems.map(describeProblem)) {
        for (const line of lines.split("\n")) expect(withoutBreaks(printed.stderr)).toContain(withoutBreaks(line));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("makes packs of unchanged documents that are those of the published model, to the letter", async () => {
    const documents = openModel("passport-office");
    const texts = posted(modelTexts(documents.files));
    // the order of its texts is another, which never matters
    const plain = { texts: "" };
    expect({ ...(await packDraft(texts, none)), ...plain }).toEqual({ ...packTexts(documents), ...plain });
  });

  test("asks for the published figures only where a document cites one", async () => {
    let asked = 0;
    const files = async (): Promise<readonly DocumentFile[]> => {
      asked += 1;
      return [];
    };
    await checkDraft(modelTexts(findModel("one-clerk")), files);
    expect(asked).toBe(0);
    const texts = modelTexts(findModel("one-clerk"));
    const [{ path, text }] = texts.files;
    const citing = text.replace(/rate: .*? per hour/, "rate: {fact: office/monthly-2024#served.2024-01}");
    const { problems } = await checkDraft({ ...texts, files: [{ path, text: citing }] }, files);
    expect([asked, ...new Set(problems.map(({ kind }) => kind))]).toEqual([1, "facts"]);
  });
});

test.each<[string, string, RegExp | null]>([
  ["a document", "pendency: model v1\ntitle: A\n", null],
  ["two megabytes", "x\n".repeat(1_000_000), /at most 1 MB; got 2\.0 MB/],
  ["one endless line", `title: ${"x".repeat(900_000)}`, /lines of at most 20000 letters; got one of 900007/],
  ["what is no text", "pendency: model v1\u0000\u0001", /text in UTF-8/],
])("of a file that somebody gives, the editor shows %s or says why not", (_what, text, said) => {
  const why = whyNotShown({ path: "given.yaml", text });
  if (said === null) expect(why).toBeNull();
  else expect(why === null ? "" : describeProblem(why)).toMatch(said);
});

test("documents of a model lie beside its pack, its own document first, even where they are in disorder", () => {
  const texts = JSON.parse(packsBeside(null)("packs/passport-office.documents.txt") ?? "") as ModelTexts;
  expect(texts.files.map(({ path }) => path.slice(path.lastIndexOf("/") + 1))).toEqual([
    "model.yaml",
    "claims.yaml",
    "scenarios.yaml",
    "study.yaml",
  ]);
});

describe("a place in a document", () => {
  const at = (marked: string) => yamlPlace(marked.replace("|", ""), marked.indexOf("|"));

  test("of every key of every document at hand is the one that the reader finds it at", () => {
    let keys = 0;
    for (const file of originals(root).flatMap(({ files }) => files)) {
      // of long documents every ninth: each place is found from the top
      const step = file.text.length > 8000 ? 9 : 1;
      for (const { path, line, column, name } of keysIn(readTree(file), []).filter((_, n) => n % step === 0)) {
        const place = yamlPlace(file.text, offsetOf(file.text, line, column));
        expect([file.path, line, name, place.path.join("/"), place.kind]).toEqual([file.path, line, name, path.join("/"), "key"]); // prettier-ignore
        keys += 1;
      }
    }
    expect(keys).toBeGreaterThan(2000);
  }, 60_000);

  test.each<[string, string, string, string]>([
    ["a: 1\n|", "", "key", ""],
    ["a:\n  |", "a", "key", ""],
    ["a:\n  b: x|", "a/b", "value", ""],
    ["a:\n  b: {c: 1, d|", "a/b", "key", ""],
    ["a:\n  b: {c: 1, d: e|", "a/b/d", "value", ""],
    ["a:\n  b: {c: 1}\n|", "", "key", ""],
    ["a:\n  - b: 1\n    |", "a/[]", "key", ""],
    ["a:\n- b: 1\n  c: |", "a/[]/c", "value", ""],
    ["a: {b: [x, |", "a/b/[]", "value", ""],
    ["a: {b:\n    {c: |", "a/b/c", "value", ""],
    ['a: "{ b: |', "a", "value", '"{ b: '],
    ["a: 5 per |", "a", "value", "5 per "],
    ["# {\na: |", "a", "value", ""],
  ])("%j", (text, path, kind, before) => {
    const found = at(text);
    expect([found.path.join("/"), found.kind, found.before]).toEqual([path, kind, before]);
  });

  test("is found in any text at all, and breaks nothing", () => {
    const letters = "a:{}[],-#'\" \n\tb1";
    const dice = diceOf(3, 1);
    for (let n = 0; n < 300; n += 1) {
      const text = Array.from({ length: 40 }, () => letters[Math.floor(dice() * letters.length)]).join("");
      expect(yamlPlace(text, Math.floor(dice() * 41)).path).toBeInstanceOf(Array);
    }
  });
});

describe("completion and hover text", () => {
  const files = openModel("passport-office").files.documents;
  const names = namesIn(files);
  const [model] = files.filter((file) => documentKind(file) === "model");
  const after = (before: string, kind: (typeof documentKinds)[number] = "model") =>
    suggest(before, before.length, kind, names).all.map(({ word }) => word);

  test("offer every key that the schema has at the top of each kind of document, and none besides", () => {
    for (const kind of documentKinds) {
      const file = JSON.parse(readFileSync(join(root, "schema", `${kind}.schema.json`), "utf8")) as {
        properties: object;
      };
      expect(after("", kind)).toEqual(Object.keys(file.properties));
    }
  });

  test("know every key that a document at hand uses: by its name, or as a place for names", () => {
    const unknown: string[] = [];
    for (const file of originals(root).flatMap((each) => each.files)) {
      const kind = documentKind(file);
      if (kind === null) continue;
      for (const { path, name } of keysIn(readTree(file), [])) {
        if (waysTo(kind, [...path, name]).length === 0) unknown.push(`${file.path} ${[...path, name].join("/")}`);
      }
    }
    // inside what the schemas leave to the reader: tables in tables, levels of mappings without a schema of their own
    const isOpen = (text: string): boolean => /[/ ](split|batch|states|mayChange|regimes|by|else|value|servers|slots|elapsed|leavingShare|capacity)\b/.test(text); // prettier-ignore
    expect(unknown.filter((text) => !isOpen(text))).toEqual([]);
  });

  test("keys under which names are offered are keys of the schemas", () => {
    const known = new Set<string>();
    const collect = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      if ("properties" in value) for (const key of Object.keys(value.properties as object)) known.add(key);
      for (const below of Object.values(value)) collect(below);
    };
    for (const name of readdirSync(join(root, "schema"))) {
      if (name.endsWith(".json")) collect(JSON.parse(readFileSync(join(root, "schema", name), "utf8")));
    }
    expect([...Object.keys(sectionsAt), ...namedSections].filter((key) => !known.has(key))).toEqual([]);
  });

  test("are enumerations, stages, parameters and units where these belong", () => {
    expect(after("parameters:\n  x: {kind: ")).toEqual(expect.arrayContaining(["fact", "estimate", "judgement"]));
    expect(after("stages:\n  counter:\n    next: ")).toEqual(["counter", "issued", "refused"]);
    expect(after("stages:\n  counter:\n    next: {issued: 90%, ")).toEqual(["counter", "refused"]);
    expect(after("stages:\n  counter:\n    service: {by: ")).toEqual(["officers"]);
    expect(after("stages:\n  counter:\n    arrivals: {rate: ")).toEqual(
      expect.arrayContaining(["applicants", "interview"]),
    );
    expect(after("parameters:\n  x: {value: 60 per ")).toEqual(["minute", "hour", "day", "week", "month", "year"]);
    expect(after("parameters:\n  x: {value: 3 ")).toEqual(expect.arrayContaining(["days", "per day", "officer"]));
    expect(after("scenarios:\n  a:\n    changes:\n      - {parameter: ", "scenarios")).toEqual(
      expect.arrayContaining(["applicants"]),
    );
    expect(after("stages:\n  counter: {title: a, ")).not.toContain("title");
  });

  test("say what a key means, in the schema's words, and what a name is, with its place", () => {
    const said = (word: string) => explain(model.text, model.text.indexOf(word) + 1, "model", names)?.about;
    const schema = JSON.parse(readFileSync(join(root, "schema", "model.schema.json"), "utf8"));
    expect(said("warmUp")).toBe(schema.properties.warmUp.description);
    expect(said("officersOnDuty}")).toContain("Officers on duty · officers");
    expect(said("officersOnDuty}")).toContain("model.yaml:9");
    expect(said("2025-01-01")).toBeUndefined();
  });
});

describe("a draft", () => {
  const published = modelTexts(findModel("passport-office"));
  const [{ path, text }] = published.files;

  test("is kept as what differs, and comes back the same", () => {
    const draft = withText(withText(draftOf(published), path, `${text}# mine\n`), "examples/own.yaml", "x: 1\n");
    expect(changedFiles(draft).map((file) => file.path)).toEqual([path, "examples/own.yaml"]);
    expect(publishedText(draft, path)).toBe(text);
    const kept = readKept(JSON.stringify(toKept(draft)));
    expect(kept === null ? null : fromKept(kept, published).texts).toEqual(draft.texts);
    expect(changedFiles(withText(draft, path, text)).length).toBe(1);
  });

  test.each([
    "",
    "null",
    "{}",
    '{"version":2}',
    '{"version":1,"id":"a","isNew":false,"files":[{"path":1}]}',
    "<script>",
  ])("that is none is not read: %s", (found) => expect(readKept(found)).toBeNull());

  test("that a browser does not keep is told of, and nothing is thrown", () => {
    const refusing = () => {
      throw new Error("denied");
    };
    const full = () => ({ getItem: () => null, removeItem: () => {}, setItem: refusing, key: () => null, length: 0 });
    expect(keepDraft("a", toKept(draftOf(published)), refusing)).toBe(false);
    expect(keepDraft("a", toKept(draftOf(published)), full)).toBe(false);
    expect(recallDraft("a", refusing)).toBeNull();
    expect(ownDrafts(refusing)).toEqual([]);
  });
});

test("changes are told line by line, and nothing else is", () => {
  const told = (before: string, after: string) => lineDiff(before, after).map(({ kind, line, text }) => `${kind} ${line} ${text}`); // prettier-ignore
  expect(told("a\nb\nc\n", "a\nx\nc\n")).toEqual(["out 2 b", "in 2 x"]);
  expect(told("a\nb", "a\nb\n")).toEqual([]);
  expect(told("", "a\n")).toEqual(["in 1 a"]);
  expect(told("a\nb\nc\nd", "b\nc\ne\nd")).toEqual(["out 1 a", "in 3 e"]);
  const long = Array.from({ length: 5000 }, (_, n) => `l${n}`);
  expect(lineDiff(long.join("\n"), long.toReversed().join("\n")).length).toBe(10_000);
});

test("of questions that come while one is under way, the newest alone is asked", async () => {
  const answered: number[] = [];
  const waits: (() => void)[] = [];
  const newest = new Newest<number, number>(
    (asked) => new Promise((resolve) => waits.push(() => resolve(asked))),
    (found) => void answered.push(found),
  );
  for (const n of [1, 2, 3]) newest.ask(n);
  waits.shift()?.();
  await Promise.resolve().then(() => new Promise((resolve) => setTimeout(resolve)));
  waits.shift()?.();
  await new Promise((resolve) => setTimeout(resolve));
  expect(answered).toEqual([1, 3]);
});

test("the editor says the same things in both languages", () => {
  const slots = (phrase: unknown) =>
    [...JSON.stringify(phrase).matchAll(/\{(\w+)\}/g)].map(([slot]) => slot).toSorted();
  for (const key of Object.keys(editEn) as (keyof typeof editEn)[]) {
    expect(slots(editEs[key]), key).toEqual(slots(editEn[key]));
    expect(JSON.stringify(editEs[key]), key).not.toBe(JSON.stringify(editEn[key]));
  }
});

function problemsOf(read: () => unknown): readonly Problem[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof PendencyError) return error.problems;
    throw error;
  }
}

async function draftProblems(asked: string): Promise<readonly Problem[]> {
  let texts: ModelTexts;
  try {
    texts = modelTexts(findModel(asked));
  } catch (error) {
    if (error instanceof PendencyError) return error.problems;
    throw error;
  }
  return posted(await checkDraft(posted(texts), none)).problems;
}

function withoutBreaks(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

interface KeyAt {
  readonly path: readonly string[];
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

function keysIn(node: Node, path: readonly string[]): readonly KeyAt[] {
  if (node.kind === "text") return [];
  if (node.kind === "list") return node.items.flatMap((item) => keysIn(item, [...path, "[]"]));
  return [...node.entries].flatMap(([name, { keyAt, value }]) => [
    { path, name, line: keyAt.line, column: keyAt.column },
    ...keysIn(value, [...path, name]),
  ]);
}

function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split("\n");
  return lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}
