// What is wrong with an answer's documents, or its folder, is told before a run, and what was there stays.
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const read = (name: string): string => readFileSync(join(root, "examples", "border-rule", name), "utf8");

/** The example in a folder of its own, with one of its documents changed; a run of it would take days. */
function answered(change: { readonly [name: string]: (text: string) => string }, ...words: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), "pendency-bad-"));
  for (const name of ["model.yaml", "scenarios.yaml", "study.yaml"]) {
    const text = name === "study.yaml" ? read(name).replace("replications: 11", "replications: 900000") : read(name);
    writeFileSync(join(folder, name), (change[name] ?? same)(text).replace(/^for: .*$/m, `for: ${nameOf(folder)}`));
  }
  if (change["claims.yaml"] !== undefined)
    writeFileSync(join(folder, "claims.yaml"), change["claims.yaml"]("").replace("NAME", nameOf(folder)));
  writeFileSync(join(folder, "file"), "kept");
  const done = commandLine(["answer", ".", ...words], { cwd: folder });
  return { code: done.status, out: done.stdout, err: done.stderr, folder };
}

const same = (text: string): string => text;
const nameOf = (folder: string): string => folder.slice(folder.lastIndexOf("/") + 1);
const claim = (scenario: string) => (): string =>
  `pendency: claims v1
for: NAME
claims:
  it-helps:
    words: It helps.
    said: {by: a test, date: 2025-01, source: invented}
    kind: prediction
    measure: {stock: hearing, at: 2026-12-31, scenario: ${scenario}}
    compare: value
    holdsIf: at most 10 persons
`;

test.each<readonly [string, Parameters<typeof answered>[0], readonly string[], string]>([
  [
    "a study without a question",
    { "study.yaml": (text) => text.replace(/^question:.*\n/m, "") },
    [],
    "expected a study with `question:`; got none",
  ],
  [
    "a claim whose scenario does not exist",
    { "claims.yaml": claim("lw") },
    [],
    'expected the name of a scenario; got "lw"',
  ],
  [
    "a lever whose range has equal ends",
    { "study.yaml": (text) => text.replace("range: [0.2, 3]", "range: [2, 2]") },
    [],
    "expected the lower and the higher end of a range, such as [0.1, 8]; got [2, 2], one value",
  ],
  ["a folder without a name", {}, ["--out", ""], "expected a folder that can be written to; got nothing"],
  [
    "a question about a stack that does not exist",
    { "study.yaml": (text) => text.replace("with: [law]", "with: [lw]") },
    [],
    'expected the name of a scenario; got "lw"',
  ],
  [
    "a lever that a scenario moves too",
    { "study.yaml": (text) => text.replace("parameter: scale", "parameter: onDuty") },
    [],
    "expected one change of onDuty at a time",
  ],
  [
    "a lever outside what its parameter can be",
    { "study.yaml": (text) => text.replace("parameter: scale", "parameter: underTheRule") },
    [],
    "hint: the lever sets underTheRule = 3",
  ],
  ["a folder that is a file", {}, ["--out", "file"], "expected a folder that can be written to; got file (a file)"],
  ["a folder below a file", {}, ["--out", "file/out"], "expected a folder that can be written to"],
])("%s: one error before the runs, and nothing is lost", (_, change, words, expected) => {
  const { code, out, err, folder } = answered(change, ...words);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(expected);
  expect(err).not.toMatch(/\n\s+at |defect/);
  expect(existsSync(join(folder, "out"))).toBe(false);
  expect(readFileSync(join(folder, "file"), "utf8")).toBe("kept");
});
