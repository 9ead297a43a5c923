// The report in a real Chromium, opened from disk with the network off: what a reader gets, by mouse or by keyboard.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anchor } from "../../src/present/html.ts";
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

  async function unfold(page: Page): Promise<void> {
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  }

  test("it says nothing on the console and asks for nothing but itself", async () => {
    const { page, said, asked } = await open(1280);
    expect(said).toEqual([]);
    expect(asked).toEqual([pathToFileURL(file).href]);
    await page.context().close();
  });

  test("the first tab stop skips to the report, and every fold is reached and opened by keyboard", async () => {
    const { page } = await open(1280);
    const focused = () =>
      page.evaluate(() => {
        const { activeElement: at } = document;
        return at?.getAttribute("href") ?? at?.closest("details.fold")?.parentElement?.id ?? "";
      });
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("#main");
    const folds = await page.locator("details.fold").count();
    const reached = new Set<string>();
    for (let stop = 0; stop < 200 && reached.size < folds; stop += 1) {
      await page.keyboard.press("Tab");
      const at = await focused();
      if (at === "" || at.startsWith("#") || reached.has(at)) continue;
      reached.add(at);
      await page.keyboard.press("Enter");
      expect(await page.locator(`#${at} > details`).getAttribute("open"), at).not.toBeNull();
      await page.keyboard.press("Enter");
    }
    expect([...reached]).toEqual(
      await page.evaluate(() => [...document.querySelectorAll("details.fold")].map((fold) => fold.parentElement?.id)),
    );
    await page.context().close();
  });

  test("a link opens the folds that it points into, without a script", async () => {
    const { page } = await open(1280);
    const isSeen = (id: string) =>
      page.evaluate((name) => document.getElementById(name)?.checkVisibility() === true, id);
    const row = anchor("parameter", "departure.rate");
    expect(await isSeen(row)).toBe(false);
    await page.evaluate((id) => (location.hash = id), row);
    await page.waitForFunction((id) => document.getElementById(id)?.checkVisibility() === true, row);
    await page.locator("nav a[href='#targets-open']").click();
    await page.waitForFunction(() => document.querySelector("#targets .folded")?.checkVisibility() === true);
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

  test.each([
    [1280, 6000],
    [390, 12_000],
  ])("at %i pixels the folded page is no higher than %i, and the answer comes before any link", async (width, most) => {
    const { page } = await open(width);
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    const folded = await height();
    expect(folded).toBeLessThanOrEqual(most);
    const [sentence, link] = await page.evaluate(() =>
      [".sentence", "main a"].map((one) => document.querySelector(one)?.getBoundingClientRect().top ?? NaN),
    );
    expect(sentence).toBeLessThan(500);
    expect(link).toBeGreaterThan(sentence);
    await unfold(page);
    expect(await height()).toBeGreaterThan(2 * folded);
    await page.context().close();
  });

  test("printed, everything is unfolded but the tables that are too long for paper", async () => {
    const { page } = await open(1280);
    await page.emulateMedia({ media: "print" });
    const hidden = await page.evaluate(
      () => [...document.querySelectorAll(".folded")].filter((one) => one.getBoundingClientRect().height === 0).length,
    );
    expect(hidden).toBe(0);
    await page.context().close();
  });

  test("a table that goes on at the right says so, and stops saying so at its end", async () => {
    const { page } = await open(390);
    await unfold(page);
    // the cue is drawn by the table's frame: a picture of its right edge changes when the table has been scrolled through
    const frame = page.locator("#binding .scroll").filter({ has: page.locator("table.heat") });
    await frame.scrollIntoViewIfNeeded();
    const cue = async () => {
      const box = await frame.boundingBox();
      if (box === null) throw new Error("the table has no frame");
      const clip = { x: box.x + box.width - 24, y: box.y + 4, width: 20, height: 60 };
      return (await page.screenshot({ clip })).toString("base64");
    };
    expect(await frame.evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(true);
    const atStart = await cue();
    await frame.evaluate((one) => one.scrollTo({ left: one.scrollWidth }));
    expect(await cue()).not.toBe(atStart);
    await page.context().close();
  });

  test.each([360, 390, 768, 1280])(
    "at %i pixels the boxes of the answer are seen with their last column",
    async (width) => {
      const { page } = await open(width);
      const [shown, whole] = await page.evaluate(() => {
        const frame = document.querySelector("#answer .fit");
        return [frame?.clientWidth ?? 0, frame?.scrollWidth ?? 1];
      });
      expect(whole).toBeLessThanOrEqual(shown);
      await page.context().close();
    },
  );

  test.each([360, 390, 768, 1400])("at %i pixels the page is no wider than the window", async (width) => {
    const { page } = await open(width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await unfold(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.context().close();
  });

  test("no text of a chart is cut off at its edge", async () => {
    for (const width of [390, 1280]) {
      const { page } = await open(width);
      await unfold(page);
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
    await unfold(page);
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
