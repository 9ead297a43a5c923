// node bench/targeted/workbench.mjs [MODEL] [MOVES] [row]: from the input event of a lever to the frame after the last
// chart, in Chromium and Firefox, over moves that go round the model's levers: with the first numbers, and with those
// of the run. Also to the end of the frame that paints the first numbers, which is some milliseconds sooner. With "row"
// the next move comes as soon as the first numbers are painted, as when somebody draws a lever along.
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";
import { openModel } from "../../dist/disk/openModel.js";
import { packsBeside } from "../../dist/disk/packs.js";
import { pageFolder, servePage } from "../../dist/disk/servePage.js";

const [model = "us-removal", moves = "120", how = ""] = process.argv.slice(2);
const mostLevers = 10;

/** Runs in the page: one move after the other, each timed. */
const timed = `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  // a message posted in a frame is heard once that frame is made
  const made = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (port1.close(), resolve());
    port2.postMessage(null);
  });
  const rest = (time) => new Promise((resolve) => setTimeout(resolve, time));
  const answer = document.querySelector(".answer");
  const levers = [...document.querySelectorAll("aside input[type=range]:enabled")].slice(0, ${mostLevers});
  const times = { painted: [], first: [], run: [] };
  for (let move = 0; move < ${Number(moves)}; move++) {
    const lever = levers[move % levers.length];
    const [from, to] = [Number(lever.min), Number(lever.max)];
    const before = answer.dataset.turn;
    const start = performance.now();
    lever.value = String(from + ((to - from) * ((move * 7) % 11)) / 11);
    lever.dispatchEvent(new Event("input", { bubbles: true }));
    lever.dispatchEvent(new Event("change", { bubbles: true }));
    do await frame(); while (answer.dataset.turn === before && performance.now() - start < 5000);
    await made();
    times.painted.push(performance.now() - start);
    await frame();
    times.first.push(performance.now() - start);
    if (${how === "row"}) continue;
    while (answer.dataset.busy !== "no") await frame();
    await frame();
    times.run.push(performance.now() - start);
    await rest(200);
  }
  return times;
})()`;
const isThere = `document.querySelector("figure .picture svg") !== null`;

async function inChromium(url) {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const page = await browser.newPage();
  await page.goto(url);
  while (!(await page.evaluate(isThere))) await new Promise((resolve) => setTimeout(resolve, 50));
  const times = await page.evaluate(timed);
  await browser.close();
  return times;
}

async function inFirefox(url) {
  const home = mkdtempSync(join(tmpdir(), "pendency-firefox-"));
  const env = { ...process.env, HOME: home };
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    headless: true,
    env,
    protocolTimeout: 600_000,
  });
  const page = await browser.newPage();
  await page.goto(url);
  while (!(await page.evaluate(isThere))) await new Promise((resolve) => setTimeout(resolve, 50));
  const times = await page.evaluate(timed);
  await browser.close();
  return times;
}

function told(name, { painted, first, run }) {
  line(`${name}, first numbers painted`, painted);
  line(`${name}, first numbers`, first);
  if (run.length > 0) line(`${name}, the run`, run);
}

function line(name, times) {
  const rising = times.toSorted((a, b) => a - b);
  const at = (share) => rising[Math.min(rising.length - 1, Math.floor(share * rising.length))].toFixed(0);
  console.log(`${name}: ${times.length} moves, median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`);
}

const served = await servePage(pageFolder(), 0, packsBeside(openModel(model)));
const url = `${served.address}#v=1&model=${model}`;
if (existsSync("/usr/bin/chromium")) told("Chromium", await inChromium(url));
if (existsSync("/usr/bin/firefox-esr")) told("Firefox", await inFirefox(url));
await served.close();
