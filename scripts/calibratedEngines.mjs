// A few draws of a parameter set on both engines, by the figures that moved parameters: docs/verification/calibrated-engines.json,
// and the page that has it.
//   npm run calibrated-engines -- SET [--draws 2] [--sample "group: level=1, else=20"] [--workers 2]
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
build(root);
const { askBothEngines } = await import("../dist/ask/calibrate/bothEngines.js");
const { sampleOf } = await import("../dist/cli/options.js");
const { openModel } = await import("../dist/disk/openModel.js");
const { readText } = await import("../dist/disk/readFiles.js");
const { onThreads } = await import("../dist/disk/threads.js");
const { readParameterSet } = await import("../dist/parameters/readParameterSet.js");
const { tablesBeside } = await import("../dist/disk/tablesBeside.js");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    draws: { type: "string", default: "2" },
    sample: { type: "string" },
    workers: { type: "string", default: "2" },
  },
});
const [path] = positionals;
if (path === undefined) {
  console.error("expected the path of a parameter set; got nothing");
  process.exit(2);
}
const { model, asOf } = readParameterSet(readText(path));
const documents = openModel(model, asOf === null ? null : { date: asOf, strict: false }, path);
const sample =
  values.sample === undefined ? (documents.plan?.sample ?? null) : sampleOf(values.sample, documents.model);
const tables = { beside: tablesBeside(documents.forecasts), given: null };
const conduct = { executor: onThreads({ threads: Number(values.workers) }) };
const found = await askBothEngines(documents, Number(values.draws), { tables, sample }, conduct);
const commit = spawnSync("git", ["rev-parse", "HEAD"], { cwd: root, encoding: "utf8" }).stdout.trim();
const own = { ...found, commit };
console.log(JSON.stringify(own, null, 2));
if (model === "us-removal") {
  const file = join(root, "docs", "verification", "calibrated-engines.json");
  const before = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  const all = [...before.filter(({ set }) => set !== own.set), own];
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}
