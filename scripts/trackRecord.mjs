// The model's track record in the documents: what `pendency backtest us-removal` makes, its scores beside the model, and two
// pages. It goes on where it was stopped.
//   npm run track-record -- [--draws 12] [--workers 2] [--pages]
// --pages writes the pages again from the record as it is stored, and runs nothing.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { earlierPage, keptName, keptOf, keptText } from "./earlierRecord.mjs";
import { dayPage, trackRecordPage } from "./trackRecordPage.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
build(root);
const { protocol } = await import("../dist/forecast/protocol.js");

const model = "us-removal";
const folder = join(root, "docs", "verification");
const recordPath = join(folder, "track-record.json");

const { values } = parseArgs({
  options: { draws: { type: "string" }, workers: { type: "string" }, pages: { type: "boolean", default: false } },
});

keepEarlier();
if (!values.pages) writeFileSync(recordPath, made());
const record = JSON.parse(readFileSync(recordPath, "utf8"));
const earlier = earlierRecords();
writeFileSync(join(folder, "track-record.md"), trackRecordPage(record, earlier));
for (const kept of earlier) writeFileSync(join(folder, `${keptName(kept.protocolVersion)}.md`), earlierPage(kept));
writeFileSync(join(folder, `${record.day}.md`), dayPage(record));

/** The record's text, from the folder that the command tells. */
function made() {
  const begun = performance.now();
  const options = ["draws", "workers"].flatMap((name) =>
    values[name] === undefined ? [] : [`--${name}`, values[name]],
  );
  const asked = ["backtest", model, "--store", "--json", ...options];
  console.error(`pendency ${asked.join(" ")}`);
  const { status, stdout } = spawnSync(process.execPath, [join(root, "bin", "pendency.mjs"), ...asked], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const found = status === 0 || status === 3 ? JSON.parse(stdout) : null;
  const path = join(root, "out", "backtest", `${found?.id}`, "track-record.json");
  if (found === null || !existsSync(path)) {
    if (found === null && stdout !== "") console.error(stdout.trim());
    console.error("Not finished, and no page is written. The same command goes on from the origins that are whole.");
    process.exit(status === 0 ? 3 : (status ?? 130));
  }
  console.error(`Made in ${Math.round((performance.now() - begun) / 60_000)} minutes.`);
  return readFileSync(path, "utf8");
}

/** The stored record of an earlier version of the protocol stays, once: what is made now takes its place. */
function keepEarlier() {
  if (!existsSync(recordPath)) return;
  const stored = JSON.parse(readFileSync(recordPath, "utf8"));
  const path = join(folder, `${keptName(stored.protocolVersion)}.json`);
  if (Number(stored.protocolVersion) >= protocol.version || existsSync(path)) return;
  writeFileSync(path, keptText(keptOf(stored)));
}

/** In the order of versions. */
function earlierRecords() {
  const names = readdirSync(folder).filter((name) => /^track-record-\d+\.json$/.test(name));
  const kept = names.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
  return kept.toSorted((one, other) => one.protocolVersion - other.protocolVersion);
}
