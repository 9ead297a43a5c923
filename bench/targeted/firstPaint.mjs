// node bench/targeted/firstPaint.mjs [MODEL] [TIMES]: from the start of a visit, with nothing kept, to the frame that has the
// first chart, in Chromium and Firefox; and how busy the machine was, which these numbers hang on.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";
import { openModel } from "../../dist/disk/openModel.js";
import { packsBeside } from "../../dist/disk/packs.js";
import { pageFolder, servePage } from "../../dist/disk/servePage.js";

const [model = "us-removal", times = "5"] = process.argv.slice(2);

/** Runs before the page does: when the model was open, when the answer stood there, and when the chart was painted. */
const watching = `(() => {
  const seen = (globalThis.firstPaint = {});
  const watch = new MutationObserver(() => {
    if (document.querySelector("h1") !== null) seen.opened ??= performance.now();
    if (document.querySelector("figure .picture svg") === null) return;
    watch.disconnect();
    // the task after the frame: by then it is painted
    requestAnimationFrame(() => setTimeout(() => (seen.painted = performance.now())));
  });
  watch.observe(document, { childList: true, subtree: true });
})()`;

async function visit(page, url) {
  await page.goto(url);
  for (;;) {
    const seen = await page.evaluate("globalThis.firstPaint");
    if (seen?.painted !== undefined) return seen;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function inChromium(url) {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const visits = [];
  for (let nth = 0; nth < Number(times); nth += 1) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(watching);
    visits.push(await visit(page, url));
    await context.close();
  }
  await browser.close();
  return visits;
}

async function inFirefox(url) {
  const visits = [];
  for (let nth = 0; nth < Number(times); nth += 1) {
    const home = mkdtempSync(join(tmpdir(), "pendency-firefox-"));
    const browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: "/usr/bin/firefox-esr",
      headless: true,
      env: { ...process.env, HOME: home },
    });
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await page.evaluateOnNewDocument(watching);
    visits.push(await visit(page, url));
    await browser.close();
    rmSync(home, { recursive: true, force: true });
  }
  return visits;
}

function told(name, visits) {
  const middle = (of) =>
    visits
      .map(of)
      .toSorted((a, b) => a - b)
      [Math.floor(visits.length / 2)].toFixed(0);
  const most = Math.max(...visits.map(({ painted }) => painted)).toFixed(0);
  console.log(
    `${name}: ${visits.length} visits, first chart painted after ${middle(({ painted }) => painted)} ms ` +
      `(median; most ${most}), model open after ${middle(({ opened }) => opened)} ms`,
  );
}

const served = await servePage(pageFolder(), 0, packsBeside(openModel(model)));
const url = `${served.address}#v=1&model=${model}`;
console.log(`load of the last minute at the start: ${loadavg()[0].toFixed(1)}`);
// compressed once, as any server has it ready
await fetch(`${served.address}packs/${model}.txt`, { headers: { "accept-encoding": "br" } }).then((one) => one.text());
if (existsSync("/usr/bin/chromium")) told("Chromium", await inChromium(url));
if (existsSync("/usr/bin/firefox-esr")) told("Firefox", await inFirefox(url));
console.log(`and at the end: ${loadavg()[0].toFixed(1)}`);
await served.close();
