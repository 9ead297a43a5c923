// How much the page keeps of moves that are over: a lever goes up and down as often as one likes, in Chromium, and the
// heaps of the page and of its worker are measured before and after, each after a collection.
//
// npm run workbench-heap: 3,600 moves, kept in docs/verification/workbench-heap.json with the commit they were made on.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Moves before the first measuring: what is made once, such as compiled code and caches, is there by then. */
const warmUp = 60;

export async function heapGrowth({ executablePath, address, lever, moves }) {
  const args = ["--no-sandbox", "--disable-gpu"];
  const browser = await puppeteer.launch({ browser: "chrome", executablePath, headless: true, args });
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForSelector(`#lever-${lever} input[type=range]`);
    const move = async (count) => {
      // in pieces, so that no single script of the page runs for minutes
      for (let done = 0; done < count; done += 60) {
        await page.evaluate(`(${movesInPage})(${JSON.stringify(lever)}, ${Math.min(60, count - done)})`);
      }
    };
    await move(warmUp);
    const before = await restingHeapOf(page);
    await move(moves);
    const after = await restingHeapOf(page);
    return { moves, before, after, grown: after - before };
  } finally {
    await browser.close();
  }
}

/** Runs in the page: each move waits for its answer, and for the frame that shows it. */
async function movesInPage(lever, count) {
  const slider = document.querySelector(`#lever-${lever} input[type=range]`);
  const [from, to] = [Number(slider.min), Number(slider.max)];
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (let nth = 0; nth < count; nth += 1) {
    slider.value = String(from + ((to - from) * ((nth % 30) + 1)) / 31);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    do await frame();
    while (document.querySelector(".answer").dataset.busy === "yes");
    slider.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

/** Once the worker has gone through what it makes ready in idle moments, which is made once and no growth of moves. */
async function restingHeapOf(page) {
  let last = await heapOf(page);
  for (let nth = 0; nth < 60; nth += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const now = await heapOf(page);
    if (Math.abs(now - last) < 20_000) return now;
    last = now;
  }
  return last;
}

/** Bytes that the page and its workers hold once what nobody needs is collected. */
async function heapOf(page) {
  let bytes = await heapBehind(await page.createCDPSession());
  for (const { client } of page.workers()) {
    bytes += await heapBehind(client).catch((problem) => {
      // a worker whose task is over closes by itself, perhaps while it is asked: then it holds nothing
      if (problem.name === "TargetCloseError") return 0;
      throw problem;
    });
  }
  return bytes;
}

async function heapBehind(client) {
  await client.send("HeapProfiler.enable");
  for (let nth = 0; nth < 3; nth += 1) await client.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize = 0 } = await client.send("Runtime.getHeapUsage");
  return usedSize + backingStorageSize;
}

async function keep() {
  const { build } = await import("./build.mjs");
  build(root);
  process.chdir(root);
  const { packsBeside } = await import("../dist/disk/packs.js");
  const { servePage } = await import("../dist/disk/servePage.js");
  const { address, close } = await servePage(join(root, "dist", "workbench"), 0, packsBeside(null));
  const executablePath = process.env.PENDENCY_CHROMIUM ?? "/usr/bin/chromium";
  const asked = { executablePath, address: `${address}#v=1&model=border-rule`, lever: "level", moves: 3600 };
  const found = await heapGrowth(asked);
  await close();
  const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
  const isChanged = git("status", "--porcelain", "--", "src") !== "";
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const kept = { model: "border-rule", lever: "level", ...found, commit: git("rev-parse", "HEAD") + (isChanged ? " and changes" : ""), version }; // prettier-ignore
  writeFileSync(join(root, "docs/verification/workbench-heap.json"), `${JSON.stringify(kept, null, 2)}\n`);
  process.stdout.write(`${found.moves} moves: ${(found.grown / 1e6).toFixed(2)} MB more\n`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await keep();
