// Breaks the engine on purpose, one small bug at a time, and sees whether the tests notice.
//   npm run mutate -- [--engine individual|fluid] [--only NAME] [--write] [--list] [--check] [--again] [--threads N]
// Works on copies of src/ and test/ in a temporary folder, in Node alone: the kernel's bytes are of unbroken rules, and that
// the two then differ would be too easy. A mutant is killed when a test fails that passes without it, or when tests do not end.
// What was found is kept until src/ or test/ changes, so that a run that was stopped goes on where it was. --write writes
// the section of each engine asked for and leaves the others.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Kept, hashOfFolders, hashOfCode } from "./keepRows.mjs";
import { brokenFiles, engines, roundsFor } from "./mutants/engines.mjs";
import { killerOnPage, mutantsPage, mutantsSection, sourcesOfSection } from "./mutantsPage.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pageAt = join(root, "docs/verification/mutants.md");

/** A mutant may never end, or make people without end; both are noticed by anybody. Longer where unbroken tests take long. */
let secondsAllowed = 180;
const megabytesAllowed = 2_000;

const { values } = parseArgs({
  options: {
    engine: { type: "string", default: "" },
    only: { type: "string", default: "" },
    threads: { type: "string", default: `${availableParallelism()}` },
    write: { type: "boolean", default: false },
    list: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
    again: { type: "boolean", default: false },
  },
});
const asked = engines.filter(({ name }) => values.engine === "" || name === values.engine);
const wantedOf = ({ mutants }) => mutants.filter(({ name }) => name.includes(values.only));
const wanted = asked.flatMap(wantedOf);
const stale = wanted.filter(({ file, from }) => readFileSync(join(root, file), "utf8").split(from).length !== 2);
if (asked.length === 0) {
  console.log(`Expected --engine ${engines.map(({ name }) => name).join(" or ")}; got ${values.engine}`);
  process.exitCode = 1;
} else if (stale.length > 0) {
  console.log(`These mutants no longer match the source exactly once: ${stale.map(({ name }) => name).join(", ")}`);
  process.exitCode = 1;
} else if (values.check) {
  console.log(`${wanted.length} mutants, each matching the source exactly once`);
  for (const engine of asked) console.log(standing(engine));
} else if (values.list)
  for (const { name, file, bug } of wanted) console.log(`${name.padEnd(32)} ${file.padEnd(44)} ${bug}`);
else for (const engine of asked) await breakEngine(engine);

/** Whether what the page says of an engine was found on the sources as they are. */
function standing(engine) {
  const [was, is] = [sourcesOfSection(sectionOnPage(engine)), sourcesOf(engine)];
  if (was === is) return `the ${engine.name} engine's results are of these sources`;
  return (
    `the ${engine.name} engine's results are of other sources: expected ${is}, got ${was || "none"}; ` +
    `\`npm run mutate -- --engine ${engine.name} --write\` makes them anew`
  );
}

function sourcesOf(engine) {
  return hashOfCode(brokenFiles(engine).map((file) => readFileSync(join(root, file), "utf8")));
}

function sectionOnPage({ name }) {
  return existsSync(pageAt) ? mutantsSection(readFileSync(pageAt, "utf8"), name) : "";
}

async function breakEngine(engine) {
  const sources = hashOfFolders(root, ["src", "test", "scripts/mutants"]);
  const kept = new Kept(join(root, "node_modules/.cache/mutants"), `${sources}-${engine.name}`);
  if (values.again) kept.forget();
  const known = (mutant) => kept.rows.find(({ name }) => name === mutant.name);
  const own = wantedOf(engine);
  const open = own.filter((mutant) => known(mutant) === undefined);
  console.log(`The ${engine.name} engine: ${own.length} mutants`);
  if (open.length < own.length)
    console.log(`${own.length - open.length} known from a run before (--again forgets them)`);
  const copies = Array.from({ length: Math.min(Number(values.threads), open.length) }, () => copyOfSources(engine));
  try {
    if (open.length > 0) await breakEach(engine, open, copies, await failingWithout(engine, copies[0]), kept);
    const results = own.map((mutant) => ({ ...mutant, killedBy: known(mutant).killedBy }));
    if (values.write && values.only === "") writeSection(engine, results);
    const survivors = results.filter(({ killedBy }) => killedBy === null);
    console.log(`\n${results.length - survivors.length} of ${results.length} killed`);
    if (survivors.length > 0) process.exitCode = 1;
  } finally {
    for (const folder of copies) rmSync(folder, { recursive: true, force: true });
  }
}

/** The engine's own section is made anew; those of the others stay as they were written, each with its date and sources. */
function writeSection(engine, results) {
  const sections = engines.map((one) =>
    one === engine
      ? { name: one.name, sources: sourcesOf(one), results }
      : { name: one.name, text: sectionOnPage(one) },
  );
  writeFileSync(pageAt, mutantsPage(sections));
}

function copyOfSources(engine) {
  const folder = mkdtempSync(join(tmpdir(), "pendency-mutants-"));
  for (const name of ["src", "test", "package.json", "vitest.config.ts"]) {
    const filter = (path) => !path.includes("node_modules", root.length);
    cpSync(join(root, name), join(folder, name), { recursive: true, filter });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  engine.takeKernelAway(folder);
  return folder;
}

/** Tests that fail with nothing broken: no mutant is killed by them. */
async function failingWithout(engine, folder) {
  const files = [...new Set(Object.values(engine.rounds).flat(2))];
  const start = Date.now();
  const failing = await failures(engine, folder, files, false, 3600);
  secondsAllowed = Math.max(secondsAllowed, (1.5 * (Date.now() - start)) / 1000);
  if (failing.length > 0) console.log(`Left out, because they fail already:\n  ${failing.join("\n  ")}\n`);
  return new Set(failing);
}

/** Threads take the next mutant as they come free; each result is kept at once. */
async function breakEach(engine, open, folders, broken, kept) {
  let next = 0;
  const take = async (folder) => {
    while (next < open.length) {
      const mutant = open[next++];
      const killedBy = await killerOf(engine, folder, mutant, broken);
      kept.add({ name: mutant.name, killedBy });
      const mark = killedBy === null ? "SURVIVED" : "killed  ";
      console.log(`${mark}  ${mutant.name.padEnd(32)} ${killedBy ?? mutant.bug}`);
    }
  };
  await Promise.all(folders.map(take));
}

async function killerOf(engine, folder, mutant, broken) {
  const path = join(folder, mutant.file);
  const original = readFileSync(path, "utf8");
  writeFileSync(
    path,
    original.replace(mutant.from, () => mutant.to),
  );
  try {
    for (const files of [...killerBefore(engine, mutant), ...roundsFor(engine, mutant.file)]) {
      const killers = (await failures(engine, folder, files, broken.size === 0)).filter((name) => !broken.has(name));
      if (killers.length > 0) return killers[0];
    }
    return null;
  } finally {
    writeFileSync(path, original);
  }
}

/** The file that noticed the mutant when the page was made: asked before all others, where it is still there. */
function killerBefore(engine, mutant) {
  const file = killerOnPage(sectionOnPage(engine), mutant);
  return file !== null && existsSync(join(root, file)) ? [[file]] : [];
}

/** @returns "file › test" of those that fail; one entry when they are stopped */
function failures({ vitestOptions }, folder, files, stopAtFirst, seconds = secondsAllowed) {
  const report = join(folder, "report.json");
  rmSync(report, { force: true });
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const options = ["--reporter=json", `--outputFile.json=${report}`, "--maxWorkers=1", ...vitestOptions];
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
