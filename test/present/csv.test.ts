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
