// The command itself: what it prints, what it leaves, how it ends.
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { writeSyntheticRelease } from "../../../scripts/eoir/syntheticRelease.mjs";
import { main } from "../../../src/cli/main.ts";
import { readFacts } from "../../../src/facts/readFacts.ts";
import { hasDuckDB } from "./duckdb.ts";
import { newFolder, remove } from "./releases.ts";

const folder = newFolder();
const release = join(folder, "release");
const out = join(folder, "facts", "eoir", "case-data-2026-06");

beforeAll(() => void writeSyntheticRelease(release, { cases: 300, seed: 5, faultShare: 0 }));
afterEach(() => vi.restoreAllMocks());
afterAll(() => remove(folder));

async function command(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const said = { stdout: "", stderr: "" };
  vi.spyOn(process.stdout, "write").mockImplementation((text) => ((said.stdout += String(text)), true));
  vi.spyOn(process.stderr, "write").mockImplementation((text) => ((said.stderr += String(text)), true));
  const code = await main(["facts", "import", "eoir", ...words]);
  vi.restoreAllMocks();
  return { code, ...said };
}

describe.runIf(hasDuckDB)("pendency facts import eoir", () => {
  test("prints one JSON object, and leaves the figures", async () => {
    const { code, stdout } = await command(
      release,
      "--out",
      out,
      "--json",
      "--since",
      "2020-10",
      "--suppress-below",
      "11",
    );
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as { figures: number; firstDay: string; suppressBelow: number };
    expect(report).toMatchObject({ firstDay: "2020-10-01", suppressBelow: 11 });
    const lines = readFileSync(join(out, "table.csv"), "utf8").trimEnd().split("\n");
    expect(lines.length - 1).toBe(report.figures);
    remove(out);
  });

  test("prints the report, which is the one beside the figures", async () => {
    const { code, stdout } = await command(release, "--out", out);
    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync(join(out, "import-report.md"), "utf8"));
    expect(stdout).toContain("300 rows read (300 in Count.txt), 300 kept, 0 dropped.");
    remove(out);
  });

  test("a later month follows the month before, so that figures of both are editions and no conflict", async () => {
    const later = out.replace("2026-06", "2026-07");
    await command(release, "--out", out);
    await command(release, "--out", later);
    const files = [out, later].flatMap((each) =>
      ["source.yaml", "table.csv"].map((name) => ({
        path: `facts/eoir/${basename(each)}/${name}`,
        text: readFileSync(join(each, name), "utf8"),
      })),
    );
    const { publications } = readFacts(files);
    expect(publications.get("eoir/case-data-2026-07")?.vintageOf).toBe("eoir/case-data-2026-06");
    expect(publications.get("eoir/case-data-2026-06")?.vintageOf).toBe("");
    [out, later].forEach(remove);
  });

  const mistakes: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["no folder", ["--out", out], /expected the folder or the zip of one release; got nothing/],
    ["no --out", [release], /expected --out with the edition's month/],
    ["a month that is none", [release, "--out", out, "--since", "2020-13"], /--since\n {2}expected a month/],
    ["a day that is none", [release, "--out", out, "--as-of", "2026-02-31x"], /--as-of\n {2}expected a day/],
    ["a threshold that is none", [release, "--out", out, "--suppress-below", "few"], /--suppress-below/],
  ];
  test.each(mistakes)("%s ends with code 2 and one message", async (_what, words, message) => {
    const { code, stdout, stderr } = await command(...words);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(existsSync(out)).toBe(false);
  });
});
