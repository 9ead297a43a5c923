// Lines are counted as the engine counts rows, whatever stands in them, so that a row can be found again.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { lineOfRow, readLine, surveyFile } from "../../../src/import/eoir/surveyFile.ts";
import { newFolder, remove } from "./releases.ts";

const folder = newFolder();
afterAll(() => remove(folder));

async function survey(text: string): ReturnType<typeof surveyFile> {
  const path = join(folder, "table.csv");
  writeFileSync(path, text, "latin1");
  return surveyFile(path);
}

test("lines, NUL bytes, empty lines and the hash of a small file", async () => {
  const text = "ID\tCITY\r\n1\tA\0B\0\r\n\r\n2\tC\r\n3\t\0";
  const found = await survey(text);
  expect(found).toMatchObject({ bytes: text.length, lines: 4, nulLines: 2, emptyLines: [3], endsWithLineFeed: false });
  expect(found.firstNulLines).toEqual([2, 5]);
  expect(found.sha256).toBe(createHash("sha256").update(text, "latin1").digest("hex"));
  expect([0, 1, 2].map((row) => lineOfRow(found, row))).toEqual([2, 4, 5]);
  expect([0, 1, 2].map((row) => readLine(found, lineOfRow(found, row))[0])).toEqual(["1", "2", "3"]);
});

test("every line of a file larger than a block is found, with lines across the blocks' edges", async () => {
  const lines = Array.from({ length: 70_000 }, (_, n) => (n % 9_973 === 5 ? "" : `${n}\t${"x".repeat(n % 190)}ã`));
  const found = await survey(`${lines.join("\r\n")}\r\n`);
  expect(found.bytes).toBeGreaterThan(1.5 * 2 ** 22);
  expect(found.lines).toBe(lines.filter((line) => line !== "").length);
  expect(found.emptyLines).toEqual(lines.flatMap((line, n) => (line === "" ? [n + 1] : [])));
  for (const n of [0, 1, 1023, 1024, 1025, 40_000, 69_999]) expect(readLine(found, n + 1)).toBe(lines[n]);
  const rows = lines.flatMap((line, n) => (n > 0 && line !== "" ? [n + 1] : []));
  for (const row of [0, 3, 4, 5, 9_970, 9_980, 50_000]) expect(lineOfRow(found, row)).toBe(rows[row]);
});

test("files of nothing, of one line, and without a line feed", async () => {
  expect(await survey("")).toMatchObject({ lines: 0, bytes: 0, endsWithLineFeed: false });
  expect(await survey("ID\r\n")).toMatchObject({ lines: 1, endsWithLineFeed: true });
  expect(await survey("ID")).toMatchObject({ lines: 1, endsWithLineFeed: false });
});
