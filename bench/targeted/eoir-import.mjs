// The import of a synthetic release of a gigabyte beside the engine's own raw scan of the same files: time and largest memory of each, in processes of
// their own. Build first (npm run build), then: node bench/targeted/eoir-import.mjs [<cases, or a release's folder> [<memory MB> [<rounds>]]]
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { writeSyntheticRelease } from "../../scripts/eoir/syntheticRelease.mjs";
import { importRelease } from "../../dist/cli/import/eoir/importRelease.js";
import { openEngine } from "../../dist/cli/import/eoir/openEngine.js";
import { openRelease } from "../../dist/cli/import/eoir/openRelease.js";
import { positionOf, readCsv } from "../../dist/cli/import/eoir/stageTable.js";

const files = ["A_TblCase.csv", "B_TblProceeding.csv", "tblAppeal.csv"];
/** the engine's own scan stops at bytes that are not Latin-1; the importer goes through a copy then */
const unscannable = "foreignByte";
const [first, ...more] = process.argv.slice(2);
if (first === "scan" || first === "import") await measure(first, ...more);
else compare(first ?? "2900000", Number(more[0] ?? 1000), Number(more[1] ?? 3));

function compare(casesOrFolder, memoryMB, rounds) {
  const folder = mkdtempSync(join(tmpdir(), "pendency-eoir-bench-"));
  try {
    const cases = Number(casesOrFolder);
    const release = Number.isNaN(cases) ? resolve(casesOrFolder) : join(folder, "release");
    if (!Number.isNaN(cases)) writeSyntheticRelease(release, { cases, seed: 1, without: [unscannable] });
    const megabytes = files.reduce((sum, name) => sum + statSync(join(release, name)).size, 0) / 1e6;
    console.log(`${Math.round(megabytes)} MB, engine limited to ${memoryMB} MB`);
    for (let round = 1; round <= rounds; round++) {
      for (const kind of ["scan", "import"]) {
        const done = spawnSync(
          process.execPath,
          [fileURLToPath(import.meta.url), kind, release, folder, String(memoryMB)],
          {
            encoding: "utf8",
          },
        );
        if (done.status !== 0) {
          console.log(`${kind}: ${done.stderr.split("\n").find((line) => line.includes("Error")) ?? "stopped"}`);
          continue;
        }
        const { seconds, peakMB } = JSON.parse(done.stdout);
        const speed = (megabytes / seconds).toFixed(0);
        console.log(
          `${kind.padEnd(6)}  ${seconds.toFixed(1).padStart(6)} s  ${speed.padStart(4)} MB/s  peak ${Math.round(peakMB)} MB`,
        );
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(kind, release, folder, memoryMB) {
  const started = performance.now();
  if (kind === "scan") await rawScan(release, folder, Number(memoryMB));
  else {
    const out = join(folder, "eoir", "case-data-2026-06");
    if (existsSync(out)) rmSync(out, { recursive: true });
    const request = {
      from: release,
      out,
      asOf: null,
      firstMonth: "2008-10",
      suppressBelow: 0,
      rowsMayDiffer: 0,
      threads: 0,
    };
    await importRelease({ ...request, memoryMB: Number(memoryMB) }, (step) => console.error(step));
  }
  const seconds = (performance.now() - started) / 1000;
  // resourceUsage gives kilobytes
  console.log(JSON.stringify({ seconds, peakMB: process.resourceUsage().maxRSS / 1024 }));
}

/** The same columns of the same files, read by the same engine with the same settings, and only counted. */
async function rawScan(release, folder, memoryMB) {
  const work = mkdtempSync(join(folder, "scan-"));
  const engine = await openEngine(work, { memoryMB, threads: 0 });
  for (const { path, header, layout } of openRelease(release).tables) {
    const counts = layout.needed.map(({ column }) => `count(c${positionOf(header, column)})`);
    await engine.rows(`select ${counts.join(", ")} from ${readCsv(path, header.length)}`);
  }
  engine.close();
  rmSync(work, { recursive: true });
}
