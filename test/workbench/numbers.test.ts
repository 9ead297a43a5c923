// What the page hands out as numbers is what the command that it shows writes, byte for byte.
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";
import { LiveModel } from "../../src/ask/live/liveModel.ts";
import type { Moves } from "../../src/ask/live/moves.ts";
import { unpackModel } from "../../src/ask/live/packModel.ts";
import { packsBeside } from "../../src/disk/packs.ts";
import { canBeCompared, commandText, commandWords, numbersFiles } from "../../src/workbench/share/numbersAsked.ts";
import type { NumbersAsked } from "../../src/workbench/share/numbersAsked.ts";
import type { SavedText } from "../../src/ask/frozen/savedRun.ts";
import { besideOf } from "../../src/workbench/share/besideOf.ts";
import { numbersOf, openTexts } from "../../src/workbench/share/numbersOf.ts";
import { root } from "../installed.ts";

const packOf = packsBeside(null);

/** What the page has of a model before anybody exports anything. */
function onPage(model: string) {
  const { documents, gates } = unpackModel(packOf(`packs/${model}.txt`) ?? "");
  return { documents, live: new LiveModel(documents, gates) };
}

/** What that command writes into its folder, and what it prints. */
function written(words: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), "pendency-numbers-"));
  const args = words.map((word) => (word === "numbers" ? folder : word));
  const { status, stderr } = commandLine(args, { cwd: root });
  expect(stderr, stderr).not.toContain("expected");
  expect(status).toBe(0);
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  return { csv: read(numbersFiles.csv), json: read(numbersFiles.json) };
}

const state = (stack: readonly string[], levers: Moves["levers"] = []): Moves => ({ stack, levers });
const fluid = { engine: "fluid", stepDays: 2, replications: null, isCompared: false } as const;
const individual = { ...fluid, engine: "individual", replications: 2 } as const;

test.each<[string, NumbersAsked, string]>([
  [
    "border-rule",
    { ...fluid, moves: state(["law"], [["level", 250], ["scale", 1.1]]) }, // prettier-ignore
    'pendency run border-rule --engine fluid --step "2.8515625 days" --scenario law --set "level=250 per day" --set "scale=1.1 factor" ' +
      "--set-from 2025-03-15 --out numbers",
  ],
  [
    "border-rule",
    { ...individual, moves: state(["law", "more"], [["level", 250]]) },
    "pendency run border-rule --engine individual --replications 2 --scenario law+more " +
      '--set "level=250 per day" --set-from 2025-03-15 --out numbers',
  ],
  [
    "passport-office",
    { ...fluid, isCompared: true, moves: state(["oneMore", "rush"]) },
    'pendency compare passport-office --engine fluid --step "1.42578125 days" --scenario rush --scenario oneMore+rush --out numbers',
  ],
  [
    "county-court",
    { ...individual, replications: 1, moves: state([]) },
    "pendency run county-court --engine individual --replications 1 --out numbers",
  ],
])("%s: CSV and JSON of a state are what its command writes", { timeout: 120_000 }, async (model, asked, command) => {
  const { documents, live } = onPage(model);
  const shown = live.answer(asked.moves);
  const whole = { ...asked, stepDays: shown.stepDays };
  const words = commandWords(documents.files.asked, whole, documents);
  expect(commandText(words)).toBe(command);
  const { csv, json } = written(words);
  expect(csv.split("\r\n").length).toBeGreaterThan(20);
  const found = await numbersOf(openTexts(packOf(`packs/${model}.texts.txt`) ?? ""), whole, {});
  expect(found.json).toBe(json);
  expect(found.csv).toBe(csv);
  if (asked.engine === "individual" || asked.isCompared) return;
  // the very numbers that stand on the page
  const named = new Map(shown.measures.map(({ name, now }) => [name, now]));
  const { measures } = JSON.parse(json) as { measures: readonly { name: string; mean: number }[] };
  expect(measures.length).toBeGreaterThan(0);
  for (const { name, mean } of measures) expect(mean, name).toBe(named.get(name));
});

test("levers act from the day on which the page lets them act, and the object says so", async () => {
  const opened = openTexts(packOf("packs/border-rule.texts.txt") ?? "");
  const found = await numbersOf(opened, { ...fluid, moves: state([], [["level", 250]]) }, {});
  expect(JSON.parse(found.json)).toMatchObject({ set: { level: "250 per day" }, setFrom: "2025-03-15" });
});

test("values from outside are of every column: only a state without any is compared", () => {
  expect(canBeCompared(state(["law"]))).toBe(true);
  expect(canBeCompared(state([]))).toBe(false);
  expect(canBeCompared(state(["law"], [["level", 250]]))).toBe(false);
  expect(canBeCompared({ ...state(["law"]), sources: [["level", "somebody"]] })).toBe(false);
});

test("a saved run stands beside the state: what its command kept is the same, and other files are refused", async () => {
  const opened = openTexts(packOf("packs/border-rule.texts.txt") ?? "");
  const asked = { ...fluid, moves: state(["law"]) };
  const folder = mkdtempSync(join(tmpdir(), "pendency-beside-"));
  const kept = (name: string, words: readonly string[]) => {
    commandLine(["run", "border-rule", "--engine", "fluid", "--out", join(folder, name), ...words], { cwd: root });
    return ["run.json", "study.json"].map((file) => ({
      name: file,
      text: readFileSync(join(folder, name, file), "utf8"),
    }));
  };
  const beside = (files: readonly SavedText[]) => besideOf(opened, { numbers: asked, files, called: "this state" }, {});
  const same = await beside(kept("same", ["--scenario", "law", "--step", "2 days"]));
  expect([same.differences, same.areRecorded]).toEqual([[], true]);
  expect(same.numbers.map(({ difference }) => difference)).toEqual(same.numbers.map(() => 0));
  const other = await beside(kept("other", ["--step", "2 days"]));
  expect(other.differences).toEqual([{ what: "stacks", name: "", left: "law", right: "baseline" }]);
  expect(other.numbers.some(({ difference }) => difference !== 0)).toBe(true);
  await expect(beside([{ name: "notes.json", text: "[1" }])).rejects.toThrow(
    "expected a JSON object that Pendency wrote",
  );
});

test("a command is written so that a shell reads it back", () => {
  expect(commandText(["run", "my office/$x", 'a="b"'])).toBe('pendency run "my office/\\$x" "a=\\"b\\""');
});
