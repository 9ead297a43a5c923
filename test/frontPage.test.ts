// The picture and the text of the README come from one run of the flagship, kept under docs/front-page.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { commandLine } from "./commandLine/commandLine.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const kept = (name: string): string => readFileSync(join(root, "docs", "front-page", name), "utf8");
const rows = Papa.parse<string[]>(kept("fan-removalstochina.csv").trimEnd()).data;

test("the picture is what the report's chart draws from the kept tables", () => {
  const script = join(root, "scripts", "front-page.mjs");
  const done = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" });
  expect(done.status, done.stderr).toBe(0);
});

test("run 1 of the kept tables is replication 1 of the same stacks: removals to China in FY2024", () => {
  const stacks = ["april2024+arrivalsApril2024", "april2024+arrivalsApril2024+dealDirect"];
  const asked = [
    "compare",
    "us-removal",
    "--replications",
    "1",
    "--json",
    "--scenario",
    stacks[0],
    "--scenario",
    stacks[1],
  ];
  // the draws that scored better, which an answer has where nobody says otherwise
  const done = commandLine([...asked, "--posterior", "stored"]);
  expect(done.status, done.stderr).toBe(0);
  const ran = (JSON.parse(done.stdout) as Compared).stacks.map(
    ({ measures }) => measures.find(({ name }) => name === "removalsToChina")?.mean,
  );
  const run1 = rows[0].findIndex((head) => head.startsWith("run 1 "));
  const inTable = (scenario: string): number =>
    Number(rows.find(([year, name]) => year === "FY2024" && name === scenario)?.[run1]);
  // the model as it stands is always the first column
  expect(ran).toEqual([
    inTable("The model as it stands"),
    inTable("April 2024 held + arrivals of early 2024"),
    inTable("April 2024 held + arrivals of early 2024 + direct agreement"),
  ]);
});

test("the published figures in the picture are the facts of the same name", () => {
  const [, ...observed] = Papa.parse<string[]>(kept("observed-removalstochina.csv").trimEnd()).data;
  const facts = Papa.parse<string[]>(readFileSync(join(root, "facts/ice/annual-report-2024/table.csv"), "utf8")).data;
  const figureOf = new Map(facts.map(([row, , figure]) => [row, figure]));
  expect(observed).toHaveLength(6);
  for (const [year, figure] of observed) expect(figure).toBe(figureOf.get(`removals.China.${year}`));
});

interface Compared {
  readonly stacks: readonly { readonly measures: readonly { readonly name: string; readonly mean: number }[] }[];
}
