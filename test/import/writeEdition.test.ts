// A publication's folder on the disk: whole, or not there.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { PendencyError } from "../../src/errors.ts";
import { editionFolder, writeEdition } from "../../src/import/writeEdition.ts";

const facts = mkdtempSync(join(tmpdir(), "pendency-edition-"));
afterAll(() => rmSync(facts, { recursive: true }));
const files = [{ path: "facts/office/one/table.csv", text: "a" }, { path: "facts/office/one/source.yaml", text: "b" }]; // prettier-ignore

test("an edition takes its place in one move, and what an import has left that was ended goes", () => {
  const stale = join(facts, "office", ".import-999999999");
  mkdirSync(stale, { recursive: true });
  writeFileSync(join(stale, "table.csv"), "cut");
  const running = join(facts, "office", `.import-${process.ppid}`);
  mkdirSync(running);
  const edition = editionFolder(facts, "office/one", files);
  writeEdition(edition.path, edition.files);
  expect(readdirSync(join(facts, "office")).sort()).toEqual([`.import-${process.ppid}`, "one"]);
  expect(readFileSync(join(edition.path, "table.csv"), "utf8")).toBe("a");
  expect(() => editionFolder(facts, "office/one", files)).toThrow("expected a folder that is not there yet");
});

test("an edition that cannot be written is told, and nothing of it is left", () => {
  writeFileSync(join(facts, "file"), "in the way");
  const path = join(facts, "file", "two");
  expect(() => writeEdition(path, [{ name: "table.csv", text: "a" }])).toThrow(PendencyError);
  expect(existsSync(path)).toBe(false);
});
