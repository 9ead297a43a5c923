// The lint rule that keeps functions whose bits differ between JavaScript engines out of the core, seen to work.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** What the linter says about one file, as "rule: line". */
function complaintsAbout(path: string, text: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), "pendency-lint-"));
  try {
    copyFileSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    const linter = join(root, "node_modules", "oxlint", "bin", "oxlint");
    const { stdout } = spawnSync(process.execPath, [linter, "--format=json", "src"], { cwd: folder, encoding: "utf8" });
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { code: string; labels: { span: { line: number } }[] }[];
    };
    return diagnostics.map(({ code, labels }) => `${code}: ${labels[0].span.line}`).sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const lines = [
  "export const one = (x: number): number => Math.exp(x);",
  'export const two = (x: number): number => Math["log"](x);',
  "const { sin } = Math;",
  "export const three = (x: number): number => sin(x) + Math.sqrt(x) + Math.floor(x);",
  "export const four = (): number => Date.now() + Math.random();",
];

test("in the core a logarithm, a sine, dice or the time of day are refused, however they are reached", () => {
  const rule = "eslint(no-restricted-properties)";
  const expected = [1, 2, 3, 5, 5].map((line) => `${rule}: ${line}`);
  expect(complaintsAbout("src/simulate/some.ts", lines.join("\n"))).toEqual(expected);
});

test("pictures and the command line may use them: no number of a run depends on those", () => {
  expect(complaintsAbout("src/present/some.ts", lines.join("\n"))).toEqual([]);
});
