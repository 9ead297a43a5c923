// The living flow picture in a real Chromium: it stands still while time moves, and is followed by mouse and by keyboard.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const here = dirname(fileURLToPath(import.meta.url));
const candidates = [process.env.PENDENCY_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"];
const executablePath = candidates.find((path) => path !== undefined && existsSync(path));
const isRequired = process.env.PENDENCY_REQUIRE_ALL === "1";

test.runIf(executablePath === undefined)("a Chromium is at hand (name one in PENDENCY_CHROMIUM)", (context) => {
  if (!isRequired) context.skip("no Chromium found: the flow picture was not opened in a browser");
  expect(executablePath).toBeDefined();
});

/** The page's script as one text. */
async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      minify: false,
      lib: { entry: join(here, "livingFlowPage.ts"), formats: ["iife"], name: "page", fileName: "page" },
    },
  });
  const [{ output }] = built as unknown as readonly { readonly output: readonly { readonly code: string }[] }[];
  return output[0].code;
}

describe.runIf(executablePath !== undefined)("the living flow picture", () => {
  let browser: Browser;
  let script = "";

  beforeAll(async () => {
    script = await bundled();
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  }, 60_000);
  afterAll(() => browser?.close());

  async function open(width: number): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.setContent("<!doctype html><html lang=en><title>A court</title><body></body></html>");
    await page.addScriptTag({ content: script });
    return page;
  }
  const said = (page: Page): Promise<string[]> => page.evaluate(() => (globalThis as never as { said: string[] }).said);
  const places = (page: Page): Promise<string> =>
    page.evaluate(() =>
      JSON.stringify(
        [...document.querySelectorAll(".vo, .wn")].map((one) => [one.getAttribute("x"), one.getAttribute("y")]),
      ),
    );

  test("time moves fillings and numbers, and no box, no link and no label", async () => {
    const page = await open(1100);
    const read = (): Promise<string> =>
      page.evaluate(() => [...document.querySelectorAll(".vn")].map((one) => one.textContent).join());
    const paths = (): Promise<string> =>
      page.evaluate(() => [...document.querySelectorAll(".wf, .wb")].map((one) => one.getAttribute("d")).join());
    const [before, standing, text] = [await places(page), await paths(), await read()];
    await page.evaluate(() => (globalThis as never as { show(at: number): void }).show(2));
    expect(await places(page)).toBe(before);
    expect(await paths()).toBe(standing);
    expect(await read()).not.toBe(text);
    await page.close();
  });

  test("by keyboard: from a box along its largest flow to the next, in words, and out again", async () => {
    const page = await open(1100);
    await page.locator('.ves[data-part="phase:Entry"]').focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    const words = await said(page);
    expect(words[0]).toMatch(/^Entry: /);
    expect(words[1]).toMatch(/go from Entry to Court/);
    expect(words[2]).toMatch(/go from Entry to Sent on/);
    expect(words[3]).toBe(words[1]);
    expect(words[4]).toMatch(/^Court: /);
    expect(words.slice(5)).toEqual(["opens phase:Court", "nothing"]);
    expect(await page.locator("[data-on]").count()).toBe(0);
    await page.close();
  });

  test("by mouse: a click follows, a second opens, and one beside ends it", async () => {
    const page = await open(1100);
    const court = page.locator('.ves[data-part="phase:Court"]');
    await court.click();
    expect(await page.locator("[data-following]").count()).toBe(1);
    await court.click();
    await page.locator("main").click({ position: { x: 3, y: 3 } });
    expect((await said(page)).slice(1)).toEqual(["opens phase:Court", "nothing"]);
    await page.close();
  });

  test.each([1100, 390, 360])("axe finds nothing at %i pixels, and nothing lies beyond the page", async (width) => {
    const page = await open(width);
    await page.addScriptTag({ content: axe.source });
    const found = await page.evaluate(async () => {
      const run = (globalThis as never as { axe: { run(where: Element): Promise<{ violations: { id: string }[] }> } })
        .axe;
      return (await run.run(document.querySelector("main")!)).violations.map(({ id }) => id);
    });
    expect(found).toEqual([]);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(beyond).toBeLessThanOrEqual(0);
    await page.close();
  });
});
