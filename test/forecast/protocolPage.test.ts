// docs/verification/protocol.md says what src/forecast/protocol.ts does.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { baselineNames } from "../../src/forecast/baselines.ts";
import { gateOfDifference, gateOfLevel } from "../../src/forecast/gates.ts";
import { drawsRule, drawsRuleHash } from "../../src/forecast/drawsRule.ts";
import { protocol } from "../../src/forecast/protocol.ts";
import { rulesHash } from "../../src/forecast/protocolHash.ts";
import { readTree, type Node } from "../../src/reading/document.ts";

const page = readFileSync(new URL("../../docs/verification/protocol.md", import.meta.url), "utf8");
const prose = page.replace(/\s+/g, " ");

/** Rows of the table under a heading, without its two first lines. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const section = page.slice(page.indexOf(`\n## ${heading}\n`)).split("\n## ")[1];
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("`", "")),
  );
}

const figuresOf = (value: object, path: string): readonly (readonly string[])[] =>
  Object.entries(value).flatMap(([key, entry]: readonly [string, unknown]) =>
    entry !== null && typeof entry === "object" && !Array.isArray(entry)
      ? figuresOf(entry, `${path}${key}.`)
      : [[`${path}${key}`, Array.isArray(entry) ? entry.join(", ") : String(entry)]],
  );

test("the page lists every figure of the rules, and no other", () => {
  const { version: _, ...rules } = protocol;
  expect(rowsUnder("The figures")).toEqual(figuresOf(rules, ""));
});

test("whatever changes in the rules opens a version: the last line of the page has their number and their hash", () => {
  const versions = rowsUnder("Versions");
  expect(versions[versions.length - 1].slice(0, 2)).toEqual([String(protocol.version), rulesHash()]);
  expect(versions.map(([number]) => Number(number))).toEqual(versions.map((_, at) => at + 1));
  // the rules of the first two, as far as they differ from those in force
  const { sample: _sample, chance: _chance, ...second } = protocol;
  const { fewest: _, ...coverage } = protocol.coverage;
  const baselines = { walkDegrees: 4, leastDegrees: 2 };
  expect(versions.slice(0, -1).map(([, hash]) => hash)).toEqual([
    rulesHash({ ...second, version: 1, baselines, coverage }),
    rulesHash({ ...second, version: 2 }),
  ]);
});

test("the rule that chooses between draws stands on the page with its figures, its version and its hash", () => {
  const { version, ...figures } = drawsRule;
  const rows = rowsUnder("Calibrated draws");
  const own = figuresOf(figures, "");
  expect(rows.slice(0, own.length)).toEqual(own);
  expect(rows[rows.length - 1].slice(0, 2)).toEqual([String(version), drawsRuleHash()]);
  expect(prose).toContain("below 1, with two blocks of four quarters of origins or more");
});

test("the page describes every baseline, in the order of the code", () => {
  const named = rowsUnder("Baselines").map(([name]) => name);
  expect(named).toEqual(baselineNames);
});

test("the words of the gates stand on the page as doors print them", () => {
  const untested = gateOfLevel([], "nobody", 1).words.replace("n = 0", "n = k");
  expect(prose).toContain(`"${untested}"`);
  const change = { name: "", held: false, crps: 2, crpsWithout: 3, crpsOfNoChange: 1 };
  expect(prose).toContain(`"${gateOfDifference(Array(protocol.interventions.fewest).fill(change)).words}"`);
});

test("limits in its sentences are those of the rules", () => {
  const { skill, coverage, blocks, discrepancy } = protocol;
  expect(prose).toContain(`is at most ${skill.geometricMean}, its one-sided ${100 * (1 - skill.outside)} % bound`);
  expect(prose).toContain(`lies within ${100 * coverage.from} to ${100 * coverage.to} %`);
  expect(prose).toContain(`${blocks.resamples.toLocaleString("en-US")} times`);
  expect([blocks.quarters, blocks.besideQuarters, blocks.fewest]).toEqual([4, 2, 6]);
  expect(prose).toContain("circular blocks of four");
  expect(prose).toContain("Blocks of two stand beside it. With fewer than six blocks of four");
  expect(Math.max(...discrepancy.halfLives)).toBe(6);
  expect(prose).toContain("half-life is at most six months");
  expect(coverage.fewest).toBe(4);
  expect(prose).toContain("fewer than four independent outcomes");
});

test("the page lists the families of the flagship's forecasts document", () => {
  const path = "models/us-removal/forecasts.yaml";
  const tree = readTree({ path, text: readFileSync(new URL(`../../${path}`, import.meta.url), "utf8") });
  const entriesOf = (node: Node, key: string): readonly (readonly [string, Node])[] => {
    const found = node.kind === "map" ? node.entries.get(key)?.value : undefined;
    return found?.kind === "map" ? [...found.entries].map(([name, { value }]) => [name, value]) : [];
  };
  const wordsOf = (node: Node, key: string, otherwise = ""): readonly string[] => {
    const found = node.kind === "map" ? node.entries.get(key)?.value : undefined;
    const items = found?.kind === "list" ? found.items : found === undefined ? [] : [found];
    return items.length === 0 ? [otherwise] : items.map((item) => (item.kind === "text" ? item.text : ""));
  };
  const months = (horizon: string): number => Number.parseInt(horizon, 10) * (horizon.includes("year") ? 12 : 1);
  const rows = entriesOf(tree, "families").map(([name, family]) => {
    const own = entriesOf(tree, "series").filter(([, series]) => wordsOf(series, "family").includes(name));
    return [
      wordsOf(family, "title")[0],
      own.map(([series]) => series).join(", "),
      wordsOf(family, "horizons").map(months).join(", "),
      [...new Set(own.flatMap(([, series]) => wordsOf(series, "transform", "log")))].join(", "),
      wordsOf(family, "baseline", "random walk")[0],
      wordsOf(family, "gate")[0],
    ];
  });
  expect(rowsUnder("Families of the flagship")).toEqual(rows);
});
