// Pictures of the workbench for somebody to look at, one or more for each part: npm run workbench-pictures, and look.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { spawnSync } from "node:child_process";
import { chromium } from "playwright-core";
import { build } from "./build.mjs";
import { smallPng } from "./smallPng.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, "docs", "verification", "workbench");

const desktop = { width: 1280, height: 720 };
const phone = { width: 390, height: 844 };
const opened = (selector) => async (page) => {
  await page.waitForSelector(`${selector} > summary`);
  await page.click(`${selector} > summary`);
};
const law = "v=1&model=border-rule&stack=law&lever.level=250";
const changes = "v=1&model=border-rule&stack=law,more&lever.level=250";

async function editing(page) {
  await page.click("#edit");
  await page.waitForSelector(".edit .good", { timeout: 60_000 });
}

/** A question that takes a moment, with numbers in its fields, asked by its first button. */
const askedPiece =
  (id, fields = [], engine = "") =>
  async (page) => {
    await opened(".questions")(page);
    await opened(`.piece-${id}`)(page);
    await page.waitForSelector(`.piece-${id} .piece-body button`);
    if (engine !== "") await page.selectOption(`.piece-${id} select`, engine);
    const all = await page.$$(`.piece-${id} input[type=number]`);
    for (const [nth, value] of fields.entries()) {
      await all[nth].fill(String(value));
      await all[nth].dispatchEvent("change");
    }
    await page.click(`.piece-${id} .piece-body > .choice > button`);
    await page.waitForSelector(`.piece-${id} figure svg`, { timeout: 240_000 });
  };

/** What became of verdicts since the last edition. */
async function since(page) {
  await opened(".statements")(page);
  await opened(".since")(page);
  await page.locator(".since").evaluate((one) => one.scrollIntoView());
}

/** A word in the model's document that stands for nothing there. */
async function mistaken(page) {
  await editing(page);
  await page.click(".edit .cm-line:nth-child(3)");
  await page.keyboard.press("Home");
  await page.keyboard.type("nonsense: 3\n");
  await page.waitForSelector(".edit .mistakes li");
}

/** What is taken: the whole window, or what `of` finds, after `act`. */
const pictures = [
  { name: "answer", at: "v=1&model=us-removal", ...desktop },
  { name: "answer-phone-dark", at: "v=1&model=us-removal", ...phone, dark: true },
  { name: "flow", at: "v=1&model=us-removal", ...desktop, of: ".flow" },
  { name: "flow-phone-dark", at: law, ...phone, dark: true, of: ".flow" },
  { name: "levers-held-dark", at: "v=1&model=passport-office", ...desktop, dark: true, of: "aside" },
  { name: "moved", at: law, ...desktop },
  {
    name: "draws-dark",
    at: "v=1&model=passport-office&show=level",
    ...desktop,
    dark: true,
    of: ".pictures",
    act: (page) => page.waitForSelector(".picture .q95", { timeout: 60_000 }),
  },
  { name: "chart-menu", at: law, ...desktop, of: ".pictures", act: (page) => page.click(".pictures .export button") },
  {
    name: "statement-own",
    at: "v=1&model=passport-office&stack=oneMore,rush&claim=wait~counter~~2025-06~2025-08~ratio~at most~0.5",
    ...desktop,
    of: ".statements",
  },
  { name: "statements-since", at: "v=1&model=us-removal", ...desktop, of: ".since", isWindow: true, act: since },
  {
    name: "statements-since-phone-dark",
    at: "v=1&model=us-removal&lang=es",
    ...phone,
    dark: true,
    of: ".since",
    isWindow: true,
    act: since,
  },
  {
    name: "lives-phone",
    at: "v=1&model=passport-office",
    ...phone,
    of: ".lives",
    act: async (page) => {
      await opened(".lives")(page);
      await page.click(".lives .choice button");
      await page.waitForSelector(".lives figure svg");
    },
  },
  {
    name: "sources",
    at: "v=1&model=us-removal",
    ...desktop,
    of: "dialog[open]",
    isWindow: true,
    act: async (page) => {
      await page.click(".answer .sources-of");
      await page.waitForSelector("dialog[open] li, dialog[open] table, dialog[open] h3");
    },
  },
  {
    name: "judgements",
    at: "v=1&model=passport-office",
    ...desktop,
    of: ".judgements",
    act: async (page) => {
      await opened(".judgements")(page);
      await page.waitForSelector(".judgements tbody tr");
    },
  },
  {
    name: "more",
    at: "v=1&model=passport-office",
    ...desktop,
    of: ".more",
    act: async (page) => {
      await opened(".more")(page);
      await page.waitForSelector(".more-picture svg");
      await page.click(".more .people > button, .more .people p button, .more .people button");
      await page.waitForTimeout(4000);
    },
  },
  { name: "piece-changes", at: changes, ...desktop, of: ".piece-changes", act: askedPiece("changes") },
  {
    name: "piece-paired-phone-dark",
    at: changes,
    ...phone,
    dark: true,
    of: ".piece-paired",
    act: askedPiece("paired", [50]),
  },
  { name: "piece-turning", at: changes, ...desktop, of: ".piece-turning", act: askedPiece("turning") },
  {
    name: "piece-prices-spanish-dark",
    at: "v=1&model=us-removal&lang=es",
    ...desktop,
    dark: true,
    of: ".piece-prices",
    act: askedPiece("prices"),
  },
  {
    name: "piece-requires",
    at: "v=1&model=border-rule&stack=law",
    ...desktop,
    of: ".piece-requires",
    act: askedPiece("requires", [80]),
  },
  { name: "piece-matters", at: changes, ...desktop, of: ".piece-matters", act: askedPiece("matters", [100]) },
  {
    name: "piece-informs-spanish-phone",
    at: "v=1&model=border-rule&stack=law&lang=es",
    ...phone,
    of: ".piece-informs",
    act: askedPiece("informs", [100]),
  },
  {
    name: "piece-parts-phone",
    at: "v=1&model=passport-office&stack=rush",
    ...phone,
    of: ".piece-parts",
    act: askedPiece("parts", [20], "individual"),
  },
  {
    name: "editor-mistake",
    at: "v=1&model=passport-office",
    ...desktop,
    of: "section.edit",
    act: (page) => mistaken(page),
  },
  {
    name: "editor-spanish-phone-dark",
    at: "v=1&model=passport-office&lang=es",
    ...phone,
    dark: true,
    of: "section.edit",
    act: (page) => mistaken(page),
  },
  {
    name: "editor-table",
    at: "v=1&model=passport-office",
    ...desktop,
    of: ".edit details:has(input.csv)",
    act: async (page) => {
      await editing(page);
      await page.click(".edit details:has(input.csv) > summary");
      const text = "day,applicants\n2025-01-01,55\n2025-03-01,62\n2025-05-01,71\n2025-07-01,80\n2025-09-01,66\n";
      await page.setInputFiles("input.csv", { name: "mine.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
      await page.waitForSelector(".edit figure svg");
    },
  },
  { name: "printed", at: "v=1&model=us-removal", width: 720, height: 1000, paper: true, of: "main" },
  { name: "zoomed", at: "v=1&model=passport-office", width: 320, height: 640 },
  { name: "share", at: law, ...desktop, of: ".share", act: opened(".share") },
  { name: "share-phone-dark", at: law, ...phone, dark: true, of: ".share", act: opened(".share") },
  { name: "embed", at: law, query: "?embed", width: 720, height: 620 },
  { name: "spanish-phone", at: "v=1&model=us-removal&lang=es", ...phone },
  { name: "spanish-dark", at: "v=1&model=us-removal&lang=es", ...desktop, dark: true },
];

/** No picture of a larger window is looked at as a whole. */
const tallest = 1600;

async function take(
  browser,
  address,
  { name, at, query = "", width, height, dark = false, of = "", isWindow = false, paper = false, act },
) {
  const colorScheme = dark ? "dark" : "light";
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`${address}${query}#${at}`);
  await page.waitForSelector(query === "" ? ".answer[data-busy=no]" : ".embed .picture svg", { timeout: 120_000 });
  if (query === "") await page.waitForSelector(".beyond");
  if (query === "") await page.waitForSelector(".flow .picture svg");
  await act?.(page);
  if (paper) await page.emulateMedia({ media: "print" });
  await page.waitForTimeout(700);
  const path = join(folder, `${name}.png`);
  const box = of === "" ? null : await page.locator(of).first().boundingBox();
  // what lies over the page is looked at where it lies
  const y = box === null || isWindow ? (box?.y ?? 0) : box.y + (await page.evaluate("scrollY"));
  const clip = box === null ? {} : { clip: { ...box, y, height: Math.min(tallest, box.height) } };
  writeFileSync(path, smallPng(await page.screenshot({ ...clip, fullPage: box !== null && !isWindow })));
  await context.close();
}

/** The report's first screen, with its ways into the workbench. */
async function takeReport(browser) {
  const out = join(tmpdir(), `pendency-pictures-${process.pid}`);
  const asked = ["answer", "passport-office", "--engine", "fluid", "--step", "2 days", "--no-grid", "--no-levers"];
  spawnSync(process.execPath, [join(root, "bin/pendency.mjs"), ...asked, "--out", out, "--workbench", "../workbench/"], { cwd: root }); // prettier-ignore
  const context = await browser.newContext({ viewport: desktop });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(out, "report.html")).href);
  writeFileSync(join(folder, "report.png"), smallPng(await page.screenshot()));
  await context.close();
  rmSync(out, { recursive: true, force: true });
}

build(root);
process.chdir(root);
const { packsBeside } = await import("../dist/disk/packs.js");
const { servePage } = await import("../dist/disk/servePage.js");
const wanted = process.argv.slice(2);
if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const { address, close } = await servePage(join(root, "dist", "workbench"), 0, packsBeside(null));
const executablePath = process.env.PENDENCY_CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
for (const one of pictures.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  await take(browser, address, one);
}
if (wanted.length === 0 || wanted.includes("report")) await takeReport(browser);
await browser.close();
await close();
const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
process.stdout.write(`${sizes.length} pictures, ${(sizes.reduce((sum, size) => sum + size, 0) / 1e6).toFixed(2)} MB\n`);
