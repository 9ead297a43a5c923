import { expect, test } from "vitest";
import { PendencyError } from "../../src/errors.ts";
import type { Problem } from "../../src/errors.ts";
import { readFacts } from "../../src/facts/readFacts.ts";

const source = `publisher: Ministry of Queues
title: Persons in line
publishedOn: 2024-10
retrievedOn: "2026"
licence: public domain
foundIn: a library
`;
const header = "row,title,value,unit,scope,period,address,confidence,note";
const inLine = 'inLine.2024-01,"In line, all",12,persons,all halls,2024-01,Sheet!B2,A,';

function read(table: string, sourceText: string | null = source, conflicts?: string) {
  const files = [{ path: "facts/ministry/lines/table.csv", text: table }];
  if (sourceText !== null) files.push({ path: "facts/ministry/lines/source.yaml", text: sourceText });
  if (conflicts !== undefined) files.push({ path: "facts/conflicts.yaml", text: conflicts });
  return readFacts(files);
}

function onlyProblem(...args: Parameters<typeof read>): Problem {
  try {
    read(...args);
  } catch (error) {
    expect(error).toBeInstanceOf(PendencyError);
    const { problems } = error as PendencyError;
    expect(problems.length, (error as PendencyError).message).toBe(1);
    expect(problems[0].kind).toBe("facts");
    return problems[0];
  }
  throw new Error("nothing was wrong");
}
const tablePath = "facts/ministry/lines/table.csv";

test("a table and its source become facts that know their publication", () => {
  const fact = read(`${header}\n${inLine}\n`).facts.get("ministry/lines#inLine.2024-01")!;
  expect(fact).toMatchObject({ title: "In line, all", value: 12, period: "2024-01", confidence: "A", note: "" });
  expect(fact.publication).toMatchObject({ id: "ministry/lines", publishedOn: "2024-10", retrievedOn: "2026" });
});

test("line ends of Windows change nothing", () => {
  const text = `${header}\n${inLine}\n`;
  expect(read(text.replaceAll("\n", "\r\n")).facts).toEqual(read(text).facts);
});

test("a missing column is named", () => {
  const problem = onlyProblem(`${header.replace(",unit", "")}\n`);
  expect(problem.at).toEqual({ file: tablePath, line: 1, column: 1 });
  expect(problem.got).toBe('no column "unit"');
});

test("an unknown column is named where it stands", () => {
  const problem = onlyProblem(`${header},colour\n`);
  expect(problem.at).toEqual({ file: tablePath, line: 1, column: header.length + 2 });
  expect(problem.got).toContain('"colour"');
});

test("a value that is not a plain number is shown with its line and column", () => {
  for (const value of ["twelve", "1 200", "0x1f", "Infinity", "NaN", "12%", "1e999"]) {
    const problem = onlyProblem(
      `${header}\n${inLine}\n${inLine.replace("-01", "-02").replace(",12,", `,${value},`)}\n`,
    );
    expect(problem.at).toEqual({ file: tablePath, line: 3, column: 31 });
    expect(problem.got).toBe(`"${value}"`);
  }
});

test("lines are counted through a cell that spans two", () => {
  const spanning = inLine.replace("In line, all", "In line,\nall");
  const problem = onlyProblem(`${header}\n${spanning}\n${inLine.replace(",12,", ",twelve,").replace("-01", "-02")}\n`);
  expect(problem.at?.line).toBe(4);
});

test("a row that comes twice is reported at the second", () => {
  const problem = onlyProblem(`${header}\n${inLine}\n${inLine}\n`);
  expect(problem.at).toEqual({ file: tablePath, line: 3, column: 1 });
  expect(problem.got).toBe('a second "inLine.2024-01"');
});

test("a confidence must be stated and be one of four letters", () => {
  expect(onlyProblem(`${header}\n${inLine.replace(",A,", ",,")}\n`).expected).toBe("a confidence");
  expect(onlyProblem(`${header}\n${inLine.replace(",A,", ",E,")}\n`).got).toBe('"E"');
});

test("a row with too few cells is reported once", () => {
  expect(onlyProblem(`${header}\ninLine.2024-01,title,12\n`).got).toBe("3");
});

test("a table without a source, and a source without a table, are reported", () => {
  expect(onlyProblem(`${header}\n`, null).got).toBe("no source.yaml for this table");
  const alone = () => readFacts([{ path: "facts/ministry/lines/source.yaml", text: source }]);
  expect(alone).toThrow("no table.csv for this source");
});

test("a source's missing, unknown or repeated field is reported where it stands", () => {
  expect(onlyProblem(`${header}\n`, source.replace("licence: public domain\n", "")).expected).toContain('"licence"');
  expect(onlyProblem(`${header}\n`, `${source}colour: red\n`).at).toMatchObject({ line: 7, column: 1 });
  expect(onlyProblem(`${header}\n`, `${source}title: again\n`).got).toBe("title again");
  expect(onlyProblem(`${header}\n`, "publisher: [\n").at?.file).toBe("facts/ministry/lines/source.yaml");
});

test("a source is read like every other document: plain data, each key once, and a hint of what the file holds", () => {
  const again = onlyProblem(`${header}\n`, `${source}title: again\n`);
  expect(again.at).toMatchObject({ line: source.split("\n").length, column: 1 });
  expect(again.hint).toContain("the first is in line");
  const list = onlyProblem(`${header}\n`, "- publisher\n");
  expect([list.kind, list.got, list.hint]).toEqual([
    "facts",
    "a list",
    "the file holds a list of fields, such as publisher: …",
  ]);
  expect(onlyProblem(`${header}\n`, source.replace("title: ", "title: &a ")).expected).toBe("plain data");
});

test("a conflict that names no existing fact is reported at the name", () => {
  const conflicts = `conflicts:
  - id: lines
    title: Persons in line
    facts:
      - ministry/lines#inLine.2024-01
      - ministry/lines#inLine.2024-02
    why: counted on different days
`;
  const problem = onlyProblem(`${header}\n${inLine}\n`, source, conflicts);
  expect(problem.at).toEqual({ file: "facts/conflicts.yaml", line: 6, column: 9 });
});
