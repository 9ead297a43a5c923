// What the README shows of `npm start`, kept under docs/front-page: the printed text, two of its tables, and the picture
// drawn from them by the report's own chart. The text is put into the README and into docs/verification/first-screen.md.
//
//   node scripts/front-page.mjs            runs `pendency answer` (about two minutes) and keeps what came
//   node scripts/front-page.mjs --kept     takes what it left in out/ the last time
//   node scripts/front-page.mjs --draw     draws the picture again from the kept tables
//   node scripts/front-page.mjs --check    draws the picture from the kept tables; fails unless it is the kept one
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { build } from "./build.mjs";
import { quotedAnew } from "./screenQuotes.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, "docs", "front-page");
const tables = ["fan-removalstochina.csv", "observed-removalstochina.csv"];
const picture = join(folder, "removals.svg");
// The stack that the study sets the others against, and the same with an agreement: they differ in nothing else.
const held = "April 2024 held + arrivals of early 2024";
const agreed = `${held} + direct agreement`;
const [mode] = process.argv.slice(2);

build(root);
const { fanChart, fanTop } = await import("../dist/present/fanChart.js");
const { declarations, dark, light } = await import("../dist/present/palette.js");
const { chartStyle, label } = await import("../dist/present/svg.js");

if (![undefined, "--kept", "--draw", "--check"].includes(mode)) {
  process.stderr.write(`expected --kept, --draw, --check or nothing; got ${mode}\n`);
  process.exitCode = 2;
} else if (mode === "--draw") {
  writeFileSync(picture, draw());
} else if (mode === "--check") {
  if (readFileSync(picture, "utf8") !== draw()) {
    process.stderr.write("docs/front-page/removals.svg is not what its tables give: run node scripts/front-page.mjs\n");
    process.exitCode = 1;
  }
} else {
  const printed = join(root, "out", "printed.txt");
  if (mode !== "--kept") run(printed);
  mkdirSync(folder, { recursive: true });
  copyFileSync(printed, join(folder, "printed.txt"));
  for (const name of tables) copyFileSync(join(root, "out", name), join(folder, name));
  writeFileSync(picture, draw());
  putIntoPages(readFileSync(printed, "utf8"));
}

/** The README shows the screen whole, the page on its sentences piece by piece. */
function putIntoPages(text) {
  const block = /(```sh\nnpm start\n```\n\n```text printed\n)[\s\S]*?(```\n)/;
  rewrite("README.md", (page) => page.replace(block, (_, head, tail) => head + text + tail));
  rewrite(join("docs", "verification", "first-screen.md"), (page) => quotedAnew(page, text));
}

function rewrite(name, anew) {
  const file = join(root, name);
  writeFileSync(file, anew(readFileSync(file, "utf8")));
}

function run(printed) {
  rmSync(join(root, "out", "claims.json"), { force: true }); // an earlier answer is announced as replaced
  const args = [join(root, "bin", "pendency.mjs"), "answer", "--no-color"];
  const done = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (done.status !== 0) process.exit(done.status ?? 2);
  writeFileSync(printed, done.stdout);
}

/** Two pictures of the report's first fan side by side, on paper of their own so that they can be read on any page. */
function draw() {
  const [fan, seen] = tables.map((name) => rowsOf(readFileSync(join(folder, name), "utf8")));
  const observed = seen.map(([period, value]) => ({ period, at: yearOf(period), value: Number(value), source: "" }));
  const bands = [held, agreed].map((scenario) => bandOf(scenario, fan));
  const points = fan.filter((row) => row[1] === held).map(([year]) => ({ label: year, at: yearOf(year) }));
  const title = "Removals to China by fiscal year";
  const panel = {
    key: "removals", title, unit: "persons a fiscal year", counts: "entries", note: "", axis: "fiscal years",
    elapsedUnit: "", points, bands,
  }; // prettier-ignore
  const top = fanTop(panel, observed);
  const chart = (band, left, name) => {
    const reference = band === 0 ? null : bands[0].median;
    const options = { id: `fan-${band}`, width: 350, height: 230, title: `${title}: ${name}`, top, reference };
    const drawn = fanChart(panel, bands[band], observed, options).replace("<svg ", `<svg x="${left}" y="66" `);
    return label(left + 4, 58, `${name}, ${bands[band].runs} runs`, { className: "b" }) + drawn;
  };
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 340" width="760" height="340" class="chart" role="img" ` +
    `aria-label="${title}, with April 2024 held and with a direct agreement on top; ` +
    `published figures up to FY2024">` +
    `<style>svg{${declarations(light)}}@media(prefers-color-scheme:dark){svg{${declarations(dark)}}}` +
    `${chartStyle}.chart text.h{font-size:15px;font-weight:650}</style>` +
    `<rect width="760" height="340" rx="6" fill="var(--paper)"/>` +
    label(20, 30, title, { className: "h" }) +
    chart(0, 16, "April 2024 held") +
    chart(1, 390, "The same, and a direct agreement on top") +
    `${legend()}</svg>\n`
  );
}

function legend() {
  const items = [
    [`<rect class="b80" width="30" height="14"/>`, "80 % of runs"],
    [`<rect class="b50" width="30" height="14"/>`, "50 %"],
    [`<path class="med" d="M0 7H30"/>`, "median"],
    [`<path class="pth" d="M0 9L10 5L20 8L30 3"/>`, "single runs"],
    [`<path class="ref" d="M0 7H30"/>`, "median on the left"],
    [`<path class="obs" d="M15 2l5 5l-5 5l-5 -5z"/>`, "published by ICE"],
  ];
  const at = [20, 144, 226, 326, 446, 608];
  return items
    .map(([drawn, words], i) => `<g transform="translate(${at[i]} 310)">${drawn}${label(36, 11, words)}</g>`)
    .join("");
}

function bandOf(scenario, fan) {
  const rows = fan.filter((row) => row[1] === scenario);
  if (rows.length === 0) throw new Error(`${tables[0]} has no rows of "${scenario}"`);
  const column = (index) => rows.map((row) => Number(row[index]));
  const [p10, p25, median, p75, p90] = [3, 4, 5, 6, 7].map(column);
  const paths = rows[0].slice(8).flatMap((value, i) => (value === "" ? [] : [column(8 + i)]));
  return { stack: [], runs: Number(rows[0][2]), p10, p25, median, p75, p90, paths };
}

function rowsOf(text) {
  return Papa.parse(text.trimEnd()).data.slice(1);
}

function yearOf(fiscalYear) {
  return Number(fiscalYear.slice(2));
}
