// The same runs in a headless Chromium, from files served to it alone.
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { chromium } from "playwright-core";

const executablePath = [process.env.PENDENCY_CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
  (path) => path !== undefined && existsSync(path),
);

/** @returns medians in milliseconds; null without a Chromium */
export async function measureInPage(program, step, rounds) {
  if (executablePath === undefined) return null;
  const server = createServer(({ url }, response) => {
    const path = normalize(new URL(url, "http://localhost").pathname);
    const type = path.endsWith("js") ? "text/javascript" : "text/html";
    response.setHeader("content-type", type);
    if (path === "/") return response.end("<!doctype html><title>fluid</title>");
    if (!existsSync(join(".", path))) return response.writeHead(404).end();
    createReadStream(join(".", path)).pipe(response);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath, headless: true, args });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    return await page.evaluate(measure, { text: write(program), step, rounds });
  } finally {
    await browser.close();
    server.close();
  }
}

/** In the page. */
async function measure({ text, step, rounds }) {
  const { planFor, runPlan } = await import("/dist/simulate/fluid/run.js");
  const { prepareBareFlow, runBareFlow } = await import("/bench/targeted/fluid/bareFlow.mjs");
  const program = JSON.parse(text, (_, value) => {
    if (value === null || typeof value !== "object" || !("$" in value)) return value;
    return value.$ === "Number" ? Number(value.of) : globalThis[value.$].from(value.of.map(Number));
  });
  const plan = planFor(program, step, []);
  const bare = prepareBareFlow();
  const jobs = {
    bare: () => runBareFlow(bare),
    fast: () => runPlan(plan),
    straight: () => runPlan(plan, { engine: "straight" }),
  };
  const times = { bare: [], fast: [], straight: [] };
  for (let round = 0; round < rounds; round++) {
    for (const [name, job] of Object.entries(jobs)) {
      const start = performance.now();
      job();
      times[name].push(performance.now() - start);
    }
  }
  return times;
}

/** JSON that keeps typed arrays and what is not finite. */
function write(program) {
  return JSON.stringify(program, (_, value) => {
    if (ArrayBuffer.isView(value)) return { $: value.constructor.name, of: Array.from(value, String) };
    return typeof value === "number" && !Number.isFinite(value) ? { $: "Number", of: String(value) } : value;
  });
}
