// CSV that a spreadsheet reads back as it was and never runs.
import Papa from "papaparse";
import { expect, test } from "vitest";
import { csvText, reportTables } from "../../src/present/csv.ts";
import { figures, words } from "../../src/present/table.ts";
import { inventedInput } from "./fixture.ts";

const table = (text: string) =>
  csvText({ name: "t", caption: "", columns: [words("a"), figures("b", "days")], rows: [[text, -1.5]] });

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])(
  "text that begins like a formula, %j, becomes text",
  (text) => {
    const [, row] = Papa.parse<string[]>(table(text).trimEnd()).data;
    expect(row[0]).toBe(`'${text}`);
  },
);

test("negative numbers stay numbers, and units stand in the heading", () => {
  expect(table("x")).toBe("a,b (days)\r\nx,-1.5\r\n");
});

test.each(['says "no"', "a,b", "two\nlines", "plain"])("%j reads back as it was", (text) => {
  expect(Papa.parse<string[]>(table(text).trimEnd()).data[1][0]).toBe(text);
});

test("fans whose names differ in case, marks or foreign letters only have files of their own", () => {
  const input = inventedInput();
  const [panel] = input.fans;
  const keys = [
    "Court pending",
    "court-pending",
    "court pending!",
    "court-pending-2",
    "待审",
    "판결",
    "",
    "x",
    "Sources x",
  ];
  const source = { parameter: "p", title: "P", fixed: null, sources: [], shares: panel.points.map(() => 0.5) };
  const fans = keys.map((key) => ({
    ...panel,
    key,
    bands: panel.bands.map((band) => ({ ...band, sources: [source] })),
  }));
  const names = reportTables({ ...input, fans }).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => /^fan-(?!sources-)/.test(name))).toEqual(
    [
      "court-pending",
      "court-pending-2",
      "court-pending-3",
      "court-pending-2-2",
      "unnamed",
      "unnamed-2",
      "unnamed-3",
      "x",
    ]
      .concat("of-sources-x")
      .map((name) => `fan-${name}.csv`),
  );
});

test("a fan with a very long name has a file that every file system takes", () => {
  const input = inventedInput();
  const fans = [
    { ...input.fans[0], key: "a".repeat(400) },
    { ...input.fans[0], key: "a".repeat(401) },
  ];
  const names = reportTables({ ...input, fans }).map(({ name }) => name);
  expect(Math.max(...names.map(({ length }) => length))).toBeLessThan(120);
  expect(new Set(names).size).toBe(names.length);
});

test("every table has a name of its own, one header row, and rows as wide as it", () => {
  const files = reportTables(inventedInput());
  expect(new Set(files.map((file) => file.name)).size).toBe(files.length);
  for (const file of files) {
    expect(file.name).toMatch(/^[a-z0-9-]+\.csv$/);
    const { data, errors } = Papa.parse<string[]>(file.text.trimEnd());
    expect(errors.filter((error) => error.code !== "UndetectableDelimiter")).toEqual([]);
    expect(new Set(data.map((row) => row.length))).toEqual(new Set([data[0].length]));
  }
});
