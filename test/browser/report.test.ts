// The report in a real Chromium, opened from disk with the network off: what a reader gets, by mouse or by keyboard.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { report } from "../../src/present/report.ts";
import { inventedInput } from "../present/fixture.ts";

const candidates = [
  process.env.PENDENCY_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
const executablePath = candidates.find((path) => path !== undefined && existsSync(path));
const isRequired = process.env.PENDENCY_REQUIRE_ALL === "1";

test.runIf(executablePath === undefined)("a Chromium is at hand (name one in PENDENCY_CHROMIUM)", (context) => {
  if (!isRequired) context.skip("no Chromium found: the report was not opened in a browser");
  expect(executablePath).toBeDefined();
});

describe.runIf(executablePath !== undefined)("the report, opened from disk without a network", () => {
  const folder = mkdtempSync(join(tmpdir(), "pendency-report-"));
  const file = join(folder, "report.html");
  let browser: Browser;

  beforeAll(async () => {
    writeFileSync(file, report(inventedInput()));
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** The page at a width, with everything it said and asked for. */
  async function open(width: number): Promise<{ page: Page; said: string[]; asked: string[] }> {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      offline: true,
      javaScriptEnabled: true,
    });
    const page = await context.newPage();
    const said: string[] = [];
    const asked: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    return { page, said, asked };
  }

  test("it says nothing on the console and asks for nothing but itself", async () => {
    const { page, said, asked } = await open(1280);
    expect(said).toEqual([]);
    expect(asked).toEqual([pathToFileURL(file).href]);
    await page.context().close();
  });

  test("the first tab stop skips to the report, and the contents are reached and followed by keyboard", async () => {
    const { page } = await open(1280);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("href") ?? "");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("#main");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("#answer");
    const links = await page.locator("nav a").count();
    for (let i = 1; i < links; i += 1) await page.keyboard.press("Tab");
    expect(await focused()).toBe("#sources");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => location.hash)).toBe("#sources");
    await page.context().close();
  });

  test("a folded table opens by keyboard", async () => {
    const { page } = await open(1280);
    const details = page.locator("details").first();
    await details.locator("summary").focus();
    await page.keyboard.press("Enter");
    expect(await details.getAttribute("open")).not.toBeNull();
    await page.context().close();
  });

  test.each([360, 390, 768, 1400])("at %i pixels the page is no wider than the window", async (width) => {
    const { page } = await open(width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.context().close();
  });

  test("no text of a chart is cut off at its edge", async () => {
    for (const width of [390, 1280]) {
      const { page } = await open(width);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll<SVGSVGElement>("svg[role=img]")].flatMap((picture) => {
          const frame = picture.getBoundingClientRect();
          if (frame.width === 0) return [];
          return [...picture.querySelectorAll("text")]
            .filter((text) => {
              const box = text.getBoundingClientRect();
              return box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1;
            })
            .map((text) => `${picture.querySelector("title")?.textContent}: ${text.textContent}`);
        }),
      );
      expect(cut, `at ${width} pixels`).toEqual([]);
      await page.context().close();
    }
  });

  test("no two texts of a chart lie on each other", async () => {
    const { page } = await open(1280);
    const pairs = await page.evaluate(() =>
      [...document.querySelectorAll<SVGSVGElement>("svg[role=img]")].flatMap((picture) => {
        const texts = [...picture.querySelectorAll("text")].map((text) => ({
          text,
          box: text.getBoundingClientRect(),
        }));
        return texts.flatMap(({ text, box }, i) =>
          texts
            .slice(i + 1)
            .filter(({ box: other }) => {
              const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
              const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
              return box.width > 0 && across > 1 && down > 4;
            })
            .map((other) => `${text.textContent} | ${other.text.textContent}`),
        );
      }),
    );
    expect(pairs).toEqual([]);
    await page.context().close();
  });
});
