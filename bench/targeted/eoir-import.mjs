// The import of a synthetic release beside the engine's own raw scan of the same files, each in a process of its own: rows and bytes a second, processor
// time, largest memory. Prints the tables of docs/verification/eoir-import.md; ends with 1 when an import held more than it was allowed.
//
//   npm run build && node bench/targeted/eoir-import.mjs [--cases 2900000 | --release FOLDER] [--memory 1600] [--rounds 3]
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, statfsSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { writeSyntheticRelease } from "../../scripts/eoir/syntheticRelease.mjs";
import { importRelease } from "../../dist/import/eoir/importRelease.js";
import { engineShare } from "../../dist/import/eoir/memory.js";
import { openEngine } from "../../dist/import/eoir/openEngine.js";
import { openRelease } from "../../dist/import/eoir/openRelease.js";
import { positionOf, readCsv } from "../../dist/import/eoir/stageTable.js";

const files = ["A_TblCase.csv", "B_TblProceeding.csv", "tblAppeal.csv"];
/** the engine's own scan stops at bytes that are not Latin-1; the importer goes through a copy then */
const unscannable = "foreignByte";
const bytesACase = 372;

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: "string", default: "2900000" },
    release: { type: "string" },
    memory: { type: "string", default: "1600" },
    rounds: { type: "string", default: "3" },
  },
});
if (positionals.length > 0) await measure(...positionals);
else compare(Number(asked.cases), asked.release, Number(asked.memory), Number(asked.rounds));

function compare(cases, given, memoryMB, rounds) {
  const folder = mkdtempSync(join(tmpdir(), "pendency-eoir-bench-"));
  try {
    const release = given === undefined ? join(folder, "release") : resolve(given);
    if (given === undefined) {
      const { bavail, bsize } = statfsSync(folder);
      const needed = 3 * cases * bytesACase; // the release, and what the engine keeps and spills
      if (bavail * bsize < needed) throw new Error(`${folder} needs ${Math.ceil(needed / 1e9)} GB of room`);
      writeSyntheticRelease(release, { cases, seed: 1, without: [unscannable] });
    }
    const megabytes = files.reduce((sum, name) => sum + statSync(join(release, name)).size, 0) / 1e6;
    const runs = [];
    for (let round = 1; round <= rounds; round++) {
      for (const kind of ["scan", "import"]) runs.push(inOwnProcess(kind, release, folder, memoryMB));
    }
    print(runs, megabytes, memoryMB);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function inOwnProcess(kind, release, folder, memoryMB) {
  const words = [fileURLToPath(import.meta.url), kind, release, folder, String(memoryMB)];
  const done = spawnSync(process.execPath, words, { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${kind}: ${done.stderr.split("\n").find((line) => line.includes("Error"))}`);
  return { kind, ...JSON.parse(done.stdout) };
}

function print(runs, megabytes, memoryMB) {
  const [{ rows }] = runs;
  console.log(`Node ${process.version}, ${cpus().length} processors (${cpus()[0].model}), ${runs.length / 2} rounds\n`);
  console.log(`${Math.round(megabytes)} MB, ${rows.toLocaleString("en")} rows in ${files.length} files\n`);
  console.log("|  | seconds, each round | M rows/s | MB/s | processor seconds | peak MB |");
  console.log("| --- | --- | --: | --: | --: | --: |");
  const middle = {};
  for (const kind of ["scan", "import"]) {
    const own = runs.filter((run) => run.kind === kind);
    const seconds = median(own.map((run) => run.seconds));
    const processor = median(own.map((run) => run.processorSeconds));
    const peak = Math.max(...own.map((run) => run.peakMB));
    middle[kind] = { seconds, processor, peak };
    const each = own.map((run) => run.seconds.toFixed(1)).join(", ");
    const [rowSpeed, byteSpeed] = [(rows / seconds / 1e6).toFixed(2), (megabytes / seconds).toFixed(0)];
    const name = kind === "scan" ? "raw scan" : "import";
    console.log(`| ${name} | ${each} | ${rowSpeed} | ${byteSpeed} | ${processor.toFixed(1)} | ${Math.round(peak)} |`);
  }
  const ratio = (key) => (middle.import[key] / middle.scan[key]).toFixed(1);
  console.log(`\nimport ÷ raw scan: ${ratio("seconds")} in time, ${ratio("processor")} in processor time`);
  const isWithin = middle.import.peak <= memoryMB;
  console.log(
    `allowed: ${memoryMB} MB in all; largest: ${Math.round(middle.import.peak)} MB${isWithin ? "" : ": TOO MUCH"}`,
  );
  if (!isWithin) process.exitCode = 1;
}

async function measure(kind, release, folder, memoryMB) {
  const started = performance.now();
  const engineMB = engineShare(Number(memoryMB));
  const rows =
    kind === "scan" ? await rawScan(release, folder, engineMB) : await wholeImport(release, folder, engineMB);
  const seconds = (performance.now() - started) / 1000;
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage(); // kilobytes and microseconds
  const processorSeconds = (userCPUTime + systemCPUTime) / 1e6;
  console.log(JSON.stringify({ rows, seconds, processorSeconds, peakMB: (maxRSS * 1024) / 1e6 }));
}

/** As `pendency facts import eoir` does it, with its defaults. */
async function wholeImport(release, folder, memoryMB) {
  const out = join(mkdtempSync(join(folder, "import-")), "eoir", "case-data-2026-06");
  const choices = { asOf: null, firstMonth: "2008-10", suppressBelow: 0, rowsMayDiffer: 0, threads: 0 };
  const report = await importRelease({ from: release, out, ...choices, memoryMB }, (step) => console.error(step));
  return report.tables.reduce((sum, table) => sum + table.rows, 0);
}

/** The same columns of the same files, read by the same engine with the same settings, and only counted. */
async function rawScan(release, folder, memoryMB) {
  const engine = await openEngine(mkdtempSync(join(folder, "scan-")), { memoryMB, threads: 0 });
  let rows = 0;
  for (const { path, header, layout } of openRelease(release).tables) {
    const counts = layout.needed.map(({ column }) => `count(c${positionOf(header, column)})`);
    const [{ lines }] = await engine.rows(
      `select count(*) as lines, ${counts.join(", ")} from ${readCsv(path, header.length)}`,
    );
    rows += lines;
  }
  engine.close();
  return rows;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
