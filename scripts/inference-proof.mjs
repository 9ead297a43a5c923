// npm run inference-proof [-- --fits 1000] [--check] [--again]: simulation-based calibration of src/inference, a thousand
// fits of a straight and of a curved model, stored in docs/verification/inference.json and shown on the page beside it.
// Fits are kept until the sources change, so that a run that was stopped goes on where it was.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { compileTests } from "./compileTests.mjs";
import { withThousandFits } from "./inferencePage.mjs";
import { Kept, hashOfCode } from "./keepRows.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const jsonAt = join(root, "docs/verification/inference.json");
const pageAt = join(root, "docs/verification/inference.md");
const fitting = "test/inference/selfConsistency.ts";

const { values } = parseArgs({
  options: {
    fits: { type: "string", default: "1000" },
    check: { type: "boolean", default: false },
    again: { type: "boolean", default: false },
  },
});
const sources = hashOfCode(
  [...filesOf("src/inference"), ...filesOf("src/statistics/matrices"), fitting].map((file) =>
    // who may name a thing changes no number
    readFileSync(join(root, file), "utf8").replaceAll(/^export /gm, ""),
  ),
);
if (values.check) console.log(standing());
else await prove(Number(values.fits));

function filesOf(folder) {
  const names = readdirSync(join(root, folder)).sort();
  return names.map((name) => `${folder}/${name}`);
}

/** Whether what is stored was found on the sources as they are. */
function standing() {
  const was = existsSync(jsonAt) ? JSON.parse(readFileSync(jsonAt, "utf8")).sources : "none";
  if (was === sources) return "the thousand fits are of these sources";
  return `the thousand fits are of other sources: expected ${sources}, got ${was}; \`npm run inference-proof\` makes them anew`;
}

async function prove(wanted) {
  const built = join(root, "node_modules/.cache/inference-proof", sources);
  if (!existsSync(built)) compileTests(root, fitting, built);
  const { caseNames, fitOnce, judged } = await import(pathToFileURL(join(built, fitting.replace(/ts$/, "js"))).href);
  const cases = [];
  for (const name of caseNames) {
    const kept = new Kept(join(root, "node_modules/.cache/inference-proof/fits"), `${sources}-${name}`);
    if (values.again) kept.forget();
    if (kept.rows.length > 0) console.log(`${name}: ${kept.rows.length} fits known from a run before`);
    for (let number = kept.rows.length; number < wanted; number++) {
      kept.add(await fitOnce(name, number));
      if ((number + 1) % 100 === 0) console.log(`${name}: ${number + 1} of ${wanted} fits`);
    }
    cases.push({ name, ...judged(kept.rows.slice(0, wanted), 20) });
  }
  rmSync(built, { recursive: true, force: true });
  const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
  const isChanged = git("status", "--porcelain", "--", "src/inference", "src/statistics", "test/inference") !== "";
  const stored = { commit: git("rev-parse", "HEAD") + (isChanged ? " and changes" : ""), sources, cases };
  writeFileSync(jsonAt, `${JSON.stringify(stored, null, 2)}\n`);
  writeFileSync(pageAt, withThousandFits(readFileSync(pageAt, "utf8"), stored));
  for (const { name, quantities } of cases)
    console.log(`${name}: smallest odds of ranks ${Math.min(...quantities.map(({ odds }) => odds)).toPrecision(2)}`);
}
