// How long `npm start` takes, installed: seconds to its first useful answer (of expected numbers, on standard error), to all
// verdicts in expected numbers of as many draws as there are runs (its second line there), to the answer person by person with
// levers (standard output), and to its end, when report and tables are written.
// node bench/targeted/firstAnswer.mjs [MODEL] [--json]
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false } },
});
const bin = fileURLToPath(new URL("../../bin/pendency.mjs", import.meta.url));
const out = mkdtempSync(join(tmpdir(), "pendency-first-answer-"));
const loads = loadavg().map((load) => load.toFixed(1));

const start = performance.now();
const seconds = () => (performance.now() - start) / 1000;
const found = { first: null, verdicts: null, all: null };
const child = spawn(process.execPath, [bin, "answer", ...positionals.slice(0, 1), "--out", out]);
child.stderr.on("data", (text) => {
  found.first ??= seconds();
  if (String(text).includes("By expected numbers of")) found.verdicts ??= seconds();
});
child.stdout.once("data", () => (found.all = seconds()));
child.once("close", (code) => {
  rmSync(out, { recursive: true, force: true });
  if (code !== 0) throw new Error(`the command ended with ${code}`);
  const whole = { ...found, whole: seconds() };
  if (asked.json) console.log(JSON.stringify(whole));
  else {
    console.log(`load before ${loads.join(" ")}`);
    for (const [what, value] of Object.entries(whole))
      console.log(`${what.padEnd(10)} ${value === null ? "none" : `${value.toFixed(1)} s`}`);
  }
});
