// What is exported is meant for others: each export of `src` is named by another file, and a public function's types
// are public as well.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const below = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => posix.join(folder, name.split("\\").join("/")))
    .filter((name) => ending.test(name) && !name.includes("node_modules"));
const read = (file: string): string => readFileSync(join(root, file), "utf8");
// those of whole lines first: one of them may hold a path such as models/*/study.yaml
const withoutComments = (text: string): string => text.replace(/^\s*\/\/.*$/gm, "").replace(/\/\*[\s\S]*?\*\//g, "");

/** "src/errors.ts#PendencyError" for every name that a file takes from another, in whichever way. */
function takenBy(file: string): readonly string[] {
  const found = withoutComments(read(file)).matchAll(
    /(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s*from\s+"(\.[^"]+)"|\{([^{}]*)\}\s*=\s*await import\("(\.[^"]+)"\)/g,
  );
  const whole = [...withoutComments(read(file)).matchAll(/import \* as \w+ from "(\.[^"]+)"/g)].map(
    ([, from]) => `${posix.join(posix.dirname(file), from)}#*`,
  );
  const alone = [...withoutComments(read(file)).matchAll(/\(await import\("(\.[^"]+)"\)\)\.(\w+)/g)].map(
    ([, from, name]) => `${posix.join(posix.dirname(file), from)}#${name}`,
  );
  const named = [...found].flatMap((match) => {
    const from = posix.join(posix.dirname(file), match[2] ?? match[4]);
    const source = from
      .replace(/^dist\/command\//, "dist/cli/")
      .replace(/^dist\//, "src/")
      .replace(/\.js$/, ".ts");
    return (match[1] ?? match[3])
      .split(",")
      .map((name) =>
        name
          .trim()
          .replace(/^type /, "")
          .split(/ as |:/)[0]
          .trim(),
      )
      .map((name) => `${source}#${name}`);
  });
  return [...whole, ...alone, ...named];
}

/** The kernel's answer to a file of the host: what names it names that file. */
const ofKernel = /\.kernel\.ts$/;
const sources = below("src", /\.tsx?$/).filter((file) => !ofKernel.test(file));
const exportsOf = (file: string): readonly string[] =>
  [
    ...read(file).matchAll(/^export (?:async )?(?:abstract )?(?:function\*?|const|class|interface|type|enum) (\w+)/gm),
  ].map((match) => match[1]);
const exported = sources.flatMap((file) => exportsOf(file).map((name) => `${file}#${name}`));
const takenInside = new Set(sources.flatMap(takenBy));
/** Programs that are run beside the package: its own command, scripts of the repository, measurements. */
const takenByPrograms = new Set(
  ["bin", "scripts", "bench", "kernel"].flatMap((folder) => below(folder, /\.m?[jt]s$/)).flatMap(takenBy),
);
const takenByTests = new Set(below("test", /\.m?[jt]s$/).flatMap(takenBy));

/** Named by tests alone, and why. What only tests need and no reason is found for is no part of `src`. */
const forTests: Readonly<Record<string, readonly string[]>> = {
  "a picture by itself: the gallery stores it": [
    "src/present/costChart.ts#costChart",
    "src/present/flowPicture.ts#flowSvg",
    "src/present/svg.ts#standalone",
  ],
  "most boxes of a picture: a bound that the test goes beyond": ["src/ask/flow/flowParts.ts#mostBoxes"],
  "the words of a page, as a page takes them": [
    "src/workbench/share/shareWords.ts#shareEn",
    "src/workbench/share/shareWords.ts#shareEs",
    "src/workbench/words/dictionary.ts#Phrase",
    "src/workbench/words/takeaway.ts#Charted",
    "src/workbench/words/takeaway.ts#chartSentence",
    "src/workbench/words/takeaway.ts#takeaway",
    "src/workbench/words/titles.ts#untranslatedCount",
    "src/workbench/words/say.ts#wordsOf",
  ],
  "a rule that a page states, figure by figure": ["src/forecast/drawsRule.ts#drawsRule"],
  "keys that a test holds against the schemas": ["src/workbench/edit/suggest.ts#sectionsAt"],
  "a step whose result cannot be seen by itself in what it serves": [
    "src/ask/backtest/withDiscrepancy.ts#printedErrorOf",
    "src/ask/live/livePace.ts#mostOff",
    "src/cli/commands/facts.ts#factsDiff",
    "src/cli/commands/run.ts#listenOf",
    "src/cli/conduct.ts#limitsOf",
    "src/cli/console.ts#withoutCodes",
    "src/cli/options.ts#ruleOf",
    "src/dispatch/queue.ts#reachedBefore",
    "src/dispatch/slurm.ts#rangesOf",
    "src/forecast/pacedStock.ts#pacedStock",
    "src/forecast/pacedStock.ts#pacesOf",
    "src/observe/weightedQuantile.ts#quantileInOrder",
    "src/observe/weightedQuantile.ts#quantileInPart",
    "src/present/fold.ts#beginningOf",
    "src/present/recordJson.ts#recordedFigures",
    "src/present/targetTable.ts#tallyWords",
    "src/present/flowTurn.ts#turnedPath",
    "src/inference/paretoSmoothing.ts#fitTail",
    "src/statistics/matrices/triangle.ts#solveUpper",
  ],
  "what a script of the build loads by its path": [
    "src/ask/live/leversHold.ts#leversHold",
    "src/disk/keptPack.ts#keepPack",
  ],
  "a bound that the test goes beyond": [
    "src/observe/log/eventLog.ts#rowsAtOnce",
    "src/simulate/fluid/dueWheelRows.ts#shapeTolerance",
  ],
  "words that stand in an output": ["src/facts/listConflicts.ts#nobodySaid"],
  "an oracle: a normal density with errors that go together": ["src/inference/likelihood.ts#logDensity"],
  "what tests build inputs of": [
    "src/compile/program.ts#samplerFamilies",
    "src/compile/shapes.ts#TwoFigureFamily",
    "src/import/eoir/importRelease.ts#ImportRequest",
    "src/statistics/matrices/triangle.ts#correlatedBy",
    "src/import/eoir/openEngine.ts#findDuckDB",
    "src/import/readRawFile.ts#openRawFile",
    "src/judge/judgeOutcomes.ts#JudgedBy",
  ],
};

test("every export is named by another file, or by a test for a stated reason", () => {
  const isTaken = (by: ReadonlySet<string>, name: string): boolean => by.has(name) || by.has(name.replace(/#.*/, "#*"));
  const unnamed = exported.filter((name) => !isTaken(takenInside, name) && !isTaken(takenByPrograms, name));
  expect(exported.length).toBeGreaterThan(1000);
  expect(unnamed.filter((name) => !isTaken(takenByTests, name))).toEqual([]);
  expect(unnamed.filter((name) => isTaken(takenByTests, name)).sort()).toEqual(Object.values(forTests).flat().sort());
});

const doors = ["src/index.ts", "src/node.ts"];
const publicNames = new Set(doors.flatMap(takenBy));

/** The head of a function, a constant's type, or the public members of a class: what a caller must be able to name. */
function signatureOf(text: string, name: string): string {
  const found = new RegExp(
    `^export (?:async )?(function|const|class) ${name}\\b([\\s\\S]*?)^(?:\\}|\\) ?\\{|.*;$)`,
    "m",
  );
  const [, kind, rest] = found.exec(text) ?? ["", "", ""];
  if (kind === "class") return rest.replace(/^ {4}.*$|^ {2}(?:private|readonly #|#).*$/gm, "");
  return kind === "function" ? rest.replace(/\{\n[\s\S]*$/, "") : rest.replace(/=[\s\S]*$/, "");
}

test("every type in the signature of a public function, constant or class is public too", () => {
  const hidden = [...publicNames].flatMap((place) => {
    const [file, name] = place.split("#");
    const text = withoutComments(read(file));
    const signature = signatureOf(text, name).replace(/"[^"]*"/g, "");
    const own = [...text.matchAll(/^(?:export )?(?:interface|type) (\w+)/gm)].map((match) => `${file}#${match[1]}`);
    return [...takenBy(file), ...own]
      .filter((type) => /#[A-Z]/.test(type) && new RegExp(`\\b${type.split("#")[1]}\\b`).test(signature))
      .filter((type) => !publicNames.has(type))
      .map((type) => `${name}: ${type}`);
  });
  expect(hidden).toEqual([]);
});

/** What a file exports of its own, and what it hands on. */
function namesGivenBy(file: string): readonly string[] {
  const lists = [...read(file).matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names]) => names.split(","));
  const handedOn = lists.map((name) => name.trim().replace(/^.* as /, "")).filter((name) => name !== "");
  return [...exportsOf(file), ...handedOn].sort();
}

test("a file that only the kernel reads gives what the host's of that name gives", () => {
  const pairs = below("src", ofKernel).map((file) => ({ file, host: file.replace(ofKernel, ".ts") }));
  expect(pairs.length).toBeGreaterThan(0);
  for (const { file, host } of pairs) expect(namesGivenBy(file), file).toEqual(namesGivenBy(host));
});
