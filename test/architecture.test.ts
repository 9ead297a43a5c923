// The lists of the architecture page lead to files that are there, are connected, and hold what they are said to hold.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const page = readFileSync(join(root, "docs", "architecture.md"), "utf8");
const textOf = (path: string): string => readFileSync(join(root, path), "utf8");

/** What stands under a heading, up to the next one. */
function under(heading: string): string {
  const at = page.indexOf(`${heading}\n`);
  expect(at, heading).toBeGreaterThan(-1);
  const rest = page.slice(at + heading.length);
  const end = rest.search(/\n#{2,3} /);
  return end === -1 ? rest : rest.slice(0, end);
}

/** A file of src imports these. */
function importsOf(path: string): string[] {
  return [...textOf(path).matchAll(/^(?:import|export)\s[^"';]*?from\s+"(\.[^"]+)"/gm)].map((found) =>
    relative(root, join(root, dirname(path), found[1]))
      .split("\\")
      .join("/"),
  );
}

const walks: readonly (readonly [string, number])[] = [
  ["### A published figure becomes a verdict, without a run", 17],
  ["### A change of a scenario reaches both engines", 10],
  ["### A misspelt name is told with its line and column", 9],
];

describe.each(walks)("%s", (heading, longest) => {
  const files = [...under(heading).matchAll(/^\d+\. `([^`]+)`$/gm)].map((found) => found[1]);

  test(`is a walk of at most ${longest} files, each there and named once`, () => {
    expect(files.length).toBeGreaterThan(4);
    expect(files.length).toBeLessThanOrEqual(longest);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    expect(new Set(files).size).toBe(files.length);
  });

  test("every file of it imports another of them, or is imported by one", () => {
    const imports = new Map(files.map((file) => [file, importsOf(file)]));
    const alone = files.filter(
      (file) =>
        !files.some(
          (other) => other !== file && (imports.get(file)?.includes(other) || imports.get(other)?.includes(file)),
        ),
    );
    // the last one is reached through the errors that all of them throw
    expect(alone).toEqual([]);
  });
});

test("a change of a scenario ends in what each engine makes of a Program", () => {
  const files = [...under(walks[1][0]).matchAll(/^\d+\. `([^`]+)`$/gm)].map((found) => found[1]);
  const [program, ...engines] = files.slice(-3);
  expect(engines).toEqual(["src/simulate/image/packProgram.ts", "src/simulate/fluid/dials.ts"]);
  for (const engine of engines) expect(importsOf(engine)).toContain(program);
});

test("what changes together is told for a distribution, a measure kind, a question a piece and an executor", () => {
  const rows = [...under("## What changes together").matchAll(/^\| (\S.*?) \| (`|a file).*\|$/gm)].map((row) => row[1]);
  expect(rows).toEqual(["distribution", "measure kind", "question", "piece of the page", "executor"]);
});

/** The question, and what the file must hold for its answer to be there. */
const answers: Readonly<Record<string, RegExp>> = {
  "where 288 removals come from": /^removals\.China\.FY2023,.*\b288\b/m,
  "the value of the 180-day limit": /value: 180\b/,
  "adding judges in 2027": /parameter: extraJudges, set: \d+ judges/,
  "what an event is and how ties are broken": /exact order: by time, then by person/,
  "whether the engines agree": /\d+ cases agree, 0 do not/,
  "how wrong forecasts were": /\| origin|CRPS/,
  "why streams are named": /the order of\s+(?:\*\s+)?asking never matters/,
  "where a statement becomes a verdict": /export function judge\(/,
  "what happens on `pendency compare`": /export async function askComparison\(/,
  "adding a measure": /export type Measure\b/,
  "adding a distribution": /case LOGNORMAL:/,
  "where ICE's workbook is read": /[Ww]orkbook/,
  "drawing a fan": /export function fanChart\(/,
  "standing on a day": /export function documentsAsOf\(/,
  "running tasks on another machine": /export interface Executor\b/,
};

test("fifteen questions are answered by one path each, which holds the answer", () => {
  const rows = [...under("## Where to look").matchAll(/^\| (.+?) \| `([^`]+)` \|$/gm)].map((row) => [row[1], row[2]]);
  expect(rows.map(([question]) => question)).toEqual(Object.keys(answers));
  const without = rows.filter(
    ([question, path]) => !existsSync(join(root, path)) || !answers[question].test(textOf(path)),
  );
  expect(without).toEqual([]);
});

test("every room of src has its line in the table, and every path the page names is there", () => {
  const named = [...page.matchAll(/`((?:src|kernel|test|docs|facts|models|scripts|schema)\/[\w./-]+)`/g)].map(
    (found) => found[1],
  );
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
