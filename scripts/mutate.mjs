// Breaks the engine on purpose, one small bug at a time, and sees whether the tests notice.
//   npm run mutate -- [--only NAME] [--write] [--list] [--check] [--again]
// Works on copies of src/ and test/ in a temporary folder, with the straight engine alone: that it then differs from its
// fast twin would be too easy. A mutant is killed when a test fails that passes without it, or when tests do not end.
// What was found is kept until src/ or test/ changes, so that a run that was stopped goes on where it was.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Kept, hashOfFolders } from "./keepRows.mjs";
import { individualMutants } from "./mutants/individual.mjs";
import { observerMutants } from "./mutants/observers.mjs";
import { resourceMutants } from "./mutants/resources.mjs";
import { timeMutants } from "./mutants/time.mjs";
import { wrapProse } from "./wrapProse.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const mutants = [...individualMutants, ...resourceMutants, ...timeMutants, ...observerMutants];

/** A mutant may never end, or make people without end; both are noticed by anybody. Longer where unbroken tests take long. */
let secondsAllowed = 180;
const megabytesAllowed = 2_000;

const engineTests = ["straight", "lines", "holds", "departures", "clocks", "arrivals", "durations", "feedback"].map(
  (name) => `test/simulate/${name}.test.ts`,
);
/** Asked one after the other until one fails: the quick ones near the bug, then everything about engines. */
const rounds = {
  "src/simulate": [engineTests, ["test/engines", "test/simulate/engineProperties.test.ts"], ["test/golden"]],
  "src/observe": [
    ["test/observe"],
    ["test/engines", "test/simulate/until.test.ts", "test/summarise", "test/study/study.test.ts"],
    ["test/golden"],
  ],
  "src/random": [
    ["test/random", ...engineTests],
    ["test/engines", "test/study/study.test.ts"],
  ],
  "src/compile": [["test/compile/compile.test.ts", ...engineTests], ["test/engines"]],
};

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    write: { type: "boolean", default: false },
    list: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
    again: { type: "boolean", default: false },
  },
});
const wanted = mutants.filter(({ name }) => name.includes(values.only));
const stale = wanted.filter(({ file, from }) => readFileSync(join(root, file), "utf8").split(from).length !== 2);
if (stale.length > 0) {
  console.log(`These mutants no longer match the source exactly once: ${stale.map(({ name }) => name).join(", ")}`);
  process.exitCode = 1;
} else if (values.check) console.log(`${wanted.length} mutants, each matching the source exactly once`);
else if (values.list)
  for (const { name, file, bug } of wanted) console.log(`${name.padEnd(32)} ${file.padEnd(44)} ${bug}`);
else await main();

async function main() {
  const kept = new Kept(
    join(root, "node_modules/.cache/mutants"),
    hashOfFolders(root, ["src", "test", "scripts/mutants"]),
  );
  if (values.again) kept.forget();
  const known = (mutant) => kept.rows.find(({ name }) => name === mutant.name);
  const open = wanted.filter((mutant) => known(mutant) === undefined);
  if (open.length < wanted.length)
    console.log(`${wanted.length - open.length} known from a run before (--again forgets them)`);
  const folders = Array.from({ length: Math.min(availableParallelism(), open.length) }, copyOfSources);
  try {
    if (open.length > 0) await breakEach(open, folders, await failingWithout(folders[0]), kept);
    const results = wanted.map((mutant) => ({ ...mutant, killedBy: known(mutant).killedBy }));
    if (values.write && values.only === "") writeFileSync(join(root, "docs/verification/mutants.md"), page(results));
    const survivors = results.filter(({ killedBy }) => killedBy === null);
    console.log(`\n${results.length - survivors.length} of ${results.length} killed`);
    process.exitCode = survivors.length === 0 ? 0 : 1;
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

function copyOfSources() {
  const folder = mkdtempSync(join(tmpdir(), "pendency-mutants-"));
  for (const name of ["src", "test", "package.json", "vitest.config.ts"]) {
    const filter = (path) => !path.includes("node_modules", root.length);
    cpSync(join(root, name), join(folder, name), { recursive: true, filter });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  // these compare with the fast twin, which is not broken
  rmSync(join(folder, "test/observe/insideKernel.test.ts"));
  rmSync(join(folder, "test/determinism"), { recursive: true });
  const engines = join(folder, "test/engines/engines.ts");
  const text = readFileSync(engines, "utf8");
  writeFileSync(engines, text.replace(/.*name: "fast".*\n/, "").replace(/import .*simulateFast.*\n/, ""));
  return folder;
}

/** Tests that fail with nothing broken: no mutant is killed by them. */
async function failingWithout(folder) {
  const files = [...new Set(Object.values(rounds).flat(2))];
  const start = Date.now();
  const failing = await failures(folder, files, false, 3600);
  secondsAllowed = Math.max(secondsAllowed, (1.5 * (Date.now() - start)) / 1000);
  if (failing.length > 0) console.log(`Left out, because they fail already:\n  ${failing.join("\n  ")}\n`);
  return new Set(failing);
}

/** Threads take the next mutant as they come free; each result is kept at once. */
async function breakEach(open, folders, broken, kept) {
  let next = 0;
  const take = async (folder) => {
    while (next < open.length) {
      const mutant = open[next++];
      const killedBy = await killerOf(folder, mutant, broken);
      kept.add({ name: mutant.name, killedBy });
      const mark = killedBy === null ? "SURVIVED" : "killed  ";
      console.log(`${mark}  ${mutant.name.padEnd(32)} ${killedBy ?? mutant.bug}`);
    }
  };
  await Promise.all(folders.map(take));
}

async function killerOf(folder, mutant, broken) {
  const path = join(folder, mutant.file);
  const original = readFileSync(path, "utf8");
  writeFileSync(
    path,
    original.replace(mutant.from, () => mutant.to),
  );
  try {
    const room = mutant.file.split("/").slice(0, 2).join("/");
    for (const files of rounds[room]) {
      const killers = (await failures(folder, files, broken.size === 0)).filter((name) => !broken.has(name));
      if (killers.length > 0) return killers[0];
    }
    return null;
  } finally {
    writeFileSync(path, original);
  }
}

/** @returns "file › test" of those that fail; one entry when they are stopped */
function failures(folder, files, stopAtFirst, seconds = secondsAllowed) {
  const report = join(folder, "report.json");
  rmSync(report, { force: true });
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const options = ["--reporter=json", `--outputFile.json=${report}`, "--maxWorkers=1"];
  if (stopAtFirst) options.push("--bail=1");
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [vitest, "run", ...files, ...options], {
      cwd: folder,
      stdio: "ignore",
      // a group of its own, so that it can be stopped with the processes it starts
      detached: true,
    });
    let stopped = null;
    const stop = (why) => {
      stopped = why;
      process.kill(-child.pid, "SIGKILL");
    };
    const limit = setTimeout(() => stop("tests do not end"), seconds * 1000);
    const watch = setInterval(() => {
      if (megabytesOf(child.pid) > megabytesAllowed) stop("tests fill the memory");
    }, 500);
    child.on("exit", () => {
      clearTimeout(limit);
      clearInterval(watch);
      if (stopped !== null) return resolve([stopped]);
      const { testResults } = JSON.parse(readFileSync(report, "utf8"));
      resolve(testResults.flatMap((result) => failuresOf(folder, result)));
    });
  });
}

/** Memory in use by a process group; 0 where there is no `ps` to ask. */
function megabytesOf(group) {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pgid=,rss="], { encoding: "utf8" });
  const kilobytes = (stdout ?? "")
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([pgid]) => pgid === group);
  return kilobytes.reduce((sum, [, rss]) => sum + rss / 1024, 0);
}

function failuresOf(folder, { name, status, assertionResults }) {
  const file = relative(folder, name);
  const failed = assertionResults.filter((one) => one.status === "failed").map((one) => `${file} › ${one.title}`);
  return failed.length === 0 && status === "failed" && assertionResults.length === 0
    ? [`${file} › cannot be run`]
    : failed;
}

function page(results) {
  const killed = results.filter(({ killedBy }) => killedBy !== null).length;
  const rows = results.map(
    ({ name, file, bug, killedBy }) =>
      `| ${name} | \`${file.replace("src/", "")}\` | ${bug} | ${killedBy === null ? "**survived**" : killedBy.replace("test/", "")} |`,
  );
  return wrapProse(`# Mutants of the individual engine

Each line is one small bug put into a copy of the sources, and the first test that failed because of it.
\`npm run mutate -- --write\` makes this page anew; \`scripts/mutants/\` holds the bugs. ${killed} of ${results.length} are killed
(${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}). Tests that compare the engine with its twin in WebAssembly are left out: they
would notice every one of them.

| mutant | file | the bug | killed by |
|---|---|---|---|
${rows.join("\n")}
`);
}
