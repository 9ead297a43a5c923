// Calibrated draws beside a model's own, by the protocol: a parameter set for each half-yearly origin, forecasts with it, and
// their scores beside the model's. Part D is scored first and committed; then, once, part H. It goes on where it was stopped.
//   npm run calibrated-record -- [model]            makes sets and forecasts, and looks at no score
//   npm run calibrated-record -- [model] --part D   scores outcomes of D, and writes calibrated.json beside the model
//   npm run calibrated-record -- [model] --part H   the same of H, where D is scored and committed
//   npm run calibrated-record -- [model] --pages    writes the page again from what is stored
// --ready: only with the sets that are there, the other days left out; H can be scored once, whichever they are.
// --origins DAYS: other days. --folder FOLDER: where sets and forecasts are kept. --sets FOLDER: where sets are, a folder a day.
// --workers NUMBER: threads.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { calibratedPage } from "./calibratedPage.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
build(root);
const { originsOf } = await import("../dist/ask/backtest/origins.js");
const { documentOf } = await import("../dist/ask/backtest/plan.js");
const { askDrawsRecord, comparedOn } = await import("../dist/ask/record/drawsRecord.js");
const { BacktestFolder } = await import("../dist/disk/backtestFolder.js");
const { tablesBeside } = await import("../dist/disk/tablesBeside.js");
const { calibratedPaths } = await import("../dist/disk/findModel.js");
const { openModel } = await import("../dist/disk/openModel.js");
const { onThreads } = await import("../dist/disk/threads.js");
const { calibratedText, readCalibrated } = await import("../dist/forecast/calibratedFile.js");
const { drawsRuleHash } = await import("../dist/forecast/drawsRule.js");
const { protocol } = await import("../dist/forecast/protocol.js");
const { protocolHash } = await import("../dist/forecast/protocolHash.js");
const { isoDate } = await import("../dist/quantity/date.js");
const { documentsHash } = await import("../dist/study/documentsHash.js");
const { engineVersion } = await import("../dist/study/engineVersion.js");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    part: { type: "string" },
    pages: { type: "boolean", default: false },
    ready: { type: "boolean", default: false },
    origins: { type: "string" },
    folder: { type: "string" },
    sets: { type: "string" },
    workers: { type: "string" },
  },
});
const documents = openModel(positionals[0] ?? "us-removal");
const { files, model } = documents;
const document = documentOf(documents);
const folder = resolve(values.folder ?? join(root, "out", "calibrated-record", model.id));
const stored = calibratedPaths(files).scores;
const isOurs = resolve(stored).startsWith(join(root, "models"));
const page = isOurs ? join(root, "docs", "verification", "calibrated.md") : join(dirname(stored), "calibrated.md");
const tables = { beside: tablesBeside(document), given: null };

if (![undefined, "D", "H"].includes(values.part)) end(2, `--part\n  expected D or H, or nothing\n  got ${values.part}`);
if (values.pages) writePage();
else await score(values.part ?? null);

/** Half of the quarterly origins, those of January and July: a set takes some minutes. */
function days() {
  if (values.origins !== undefined) return values.origins.split(",");
  const quarterly = { ...document, origins: document.origins.slice(0, 1) };
  return originsOf(null, quarterly, model, "origins")
    .map(({ day }) => isoDate(day))
    .filter((day) => /-0[17]-/.test(day));
}

/** The set of a day, made where it is not there; null with the reason where a gate refused it. */
function setOn(day) {
  const own = join(resolve(values.sets ?? join(folder, "sets")), day);
  const [set, refused] = ["parameter-set.json", "not-published.json"].map((name) => join(own, name));
  if (!existsSync(set) && !existsSync(refused)) {
    if (values.ready) return { day, file: null, why: "not made yet" };
    const asked = ["calibrate", files.asked, "--as-of", day, "--out", own, ...workers()];
    console.error(`pendency ${asked.join(" ")}`);
    const { status } = spawnSync(process.execPath, [join(root, "bin", "pendency.mjs"), ...asked], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    if (status !== 0 && status !== 1) end(status ?? 130, "Not finished. The same command goes on from what is whole.");
  }
  if (existsSync(set)) return { day, file: { path: set, text: readFileSync(set, "utf8") }, why: "" };
  return { day, file: null, why: JSON.parse(readFileSync(refused, "utf8")).refused.join("; ") };
}

function workers() {
  return values.workers === undefined ? [] : ["--workers", values.workers];
}

/** No score is looked at. */
async function forecast(wanted) {
  const sets = wanted.map(setOn);
  const storeOf = (side, day) => (id, hash) => new BacktestFolder(join(folder, `${side}-${day}`), id, hash);
  const threads = values.workers === undefined ? {} : { threads: Number(values.workers) };
  mkdirSync(folder, { recursive: true });
  const found = await askDrawsRecord(documents, sets.flatMap(({ file }) => (file === null ? [] : [file])), { tables }, storeOf, { executor: onThreads(threads) }); // prettier-ignore
  const published = sets.filter(({ file }) => file !== null).length;
  console.error(`Forecast from ${published} of ${wanted.length} days; from the others no set was published.`);
  return { sets, found };
}

/** @param part null: no score is looked at, and days with their sets are all that is stored */
async function score(part) {
  const earlier = existsSync(stored) ? readCalibrated(stored, readFileSync(stored, "utf8")) : null;
  const own = { protocolHash: protocolHash(files.forecasts.text), rule: drawsRuleHash(), documents: documentsHash(files), engine: engineVersion }; // prettier-ignore
  const before = earlier !== null && Object.entries(own).every(([key, value]) => earlier[key] === value) ? earlier : null; // prettier-ignore
  if (part === "H") refuseEarly(before);
  const through = document.choicesThrough === null ? null : isoDate(document.choicesThrough.days);
  const wanted = days().filter((day) => part !== "D" || through === null || day <= through);
  const { sets, found } = await forecast(wanted);
  if (found === null) end(3, "Not finished. The same command goes on from what is whole.");
  const made = sets.map(({ day, file, why }) => ({ date: day, set: file === null ? null : JSON.parse(file.text).id, why })); // prettier-ignore
  const { draws, seed } = found;
  const parts = part === null ? {} : { [part]: comparedOn(part, documents, found) };
  const now = {
    model: model.id,
    protocolVersion: protocol.version,
    ...own,
    commits: { D: null, H: null, ...before?.commits, ...(part === null ? {} : { [part]: commit() }) },
    page: isOurs ? relative(root, page).replaceAll("\\", "/") : "",
    draws,
    seed,
    targets: documents.calibration.targets.map(({ series }) => series.text),
    choicesThrough: through,
    origins: made,
    D: before?.D ?? null,
    H: before?.H ?? null,
    ...parts,
  };
  writeFileSync(stored, calibratedText(now));
  writePage();
  console.error(`Written: ${relative(process.cwd(), stored)} and ${relative(process.cwd(), page)}`);
}

/** D is scored, stored and committed before anybody looks at H. */
function refuseEarly(before) {
  const path = relative(process.cwd(), stored);
  if (before === null || before.D === null) end(2, `${path}\n  expected scores of D, of these documents and this rule\n  got none\n  hint: --part D first`); // prettier-ignore
  if (before.H !== null) end(2, `${path}\n  expected outcomes of H at which nobody has looked\n  got scores of H\n  hint: another look is another version of the choice (src/forecast/drawsRule.ts)`); // prettier-ignore
  if (isOurs && !isCommitted()) end(2, `${path}\n  expected scores of D that are committed before anybody looks at H\n  got changes since the last commit`); // prettier-ignore
}

function writePage() {
  const read = readCalibrated(stored, readFileSync(stored, "utf8"));
  writeFileSync(page, calibratedPage(read, titles(), engines()));
}

function titles() {
  const named = (list) => Object.fromEntries(list.map(({ name, title }) => [name, title]));
  return { model: model.title, families: named(document.families), series: named(document.series) };
}

/** What `npm run calibrated-engines` found; null: it was not asked. */
function engines() {
  const path = join(dirname(page), "calibrated-engines.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
}

function commit() {
  const { status, stdout } = git("rev-parse", "HEAD");
  return isOurs && status === 0 ? stdout.trim() : null;
}

function isCommitted() {
  return git("ls-files", "--error-unmatch", stored).status === 0 && git("diff", "--quiet", "HEAD", "--", stored).status === 0; // prettier-ignore
}

function git(...asked) {
  return spawnSync("git", asked, { cwd: root, encoding: "utf8" });
}

function end(code, words) {
  console.error(words);
  process.exit(code);
}
