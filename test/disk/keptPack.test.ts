// A pack serves the very texts that it was made from, and no others.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keepPack, keptHolds, keptPack } from "../../src/disk/keptPack.ts";
import { openTexts, textsOfModel } from "../../src/disk/openModel.ts";
import type { ModelTexts } from "../../src/disk/openModel.ts";

const texts = textsOfModel("passport-office");
const documents = openTexts(texts);

const changed = (one: string, other: string): ModelTexts => ({
  ...texts,
  files: {
    ...texts.files,
    documents: texts.files.documents.map((file) => ({ ...file, text: file.text.replace(one, other) })),
  },
});

test("what is kept is the model itself; of texts that changed by a letter nothing is kept", () => {
  const folder = mkdtempSync(join(tmpdir(), "pendency-packs-"));
  expect(keptPack(texts, folder)).toBeNull();
  keepPack(texts, documents, folder);
  expect(keptPack(texts, folder)!.documents.parameters).toHaveLength(documents.parameters.length);
  expect(keptPack(changed("title", "title "), folder)).toBeNull();
  const figure = { path: "facts/new.yaml", text: "pendency: facts v1\n" };
  expect(keptPack({ ...texts, factFiles: [...texts.factFiles, figure] }, folder)).toBeNull();
});

test("a pack that is damaged is none", () => {
  const folder = mkdtempSync(join(tmpdir(), "pendency-packs-"));
  keepPack(texts, documents, folder);
  const path = join(folder, "passport-office.txt");
  writeFileSync(path, readFileSync(path, "utf8").slice(0, 300));
  expect(keptPack(texts, folder)).toBeNull();
});

test("whether levers may be held is read of a pack of the very texts alone", () => {
  const folder = mkdtempSync(join(tmpdir(), "pendency-packs-"));
  expect(keptHolds(texts, folder)).toBeNull();
  keepPack(texts, documents, folder, true);
  expect([keptHolds(texts, folder), keptPack(texts, folder)?.holds]).toEqual([true, true]);
  expect(keptHolds(changed("title", "title "), folder)).toBeNull();
});
