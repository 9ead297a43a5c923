// The two browsers that pages are tried in, driven alike: Chromium through playwright, Firefox through puppeteer.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";
import { inject } from "vitest";

/** One open page. Scripts are texts, because they run in the page. */
export interface OpenPage {
  goto(url: string): Promise<unknown>;
  evaluate<T>(script: string): Promise<T>;
  waitFor(condition: string): Promise<void>;
  click(selector: string): Promise<unknown>;
  press(key: string): Promise<unknown>;
  screenshot(path: string): Promise<unknown>;
  /** what it said on its console, and errors that nothing caught */
  readonly said: readonly string[];
  /** what a script comes to in each frame of the page, in their order; false where it cannot be had in time */
  inFrames(condition: string): Promise<readonly boolean[]>;
  close(): Promise<unknown>;
}

export interface OpenBrowser {
  page(width?: number): Promise<OpenPage>;
  /** every page that is still open */
  closePages(): Promise<void>;
}

interface Browser {
  readonly name: string;
  /** undefined: none is at hand */
  readonly path: string | undefined;
  /** how to name one that lies elsewhere */
  readonly variable: string;
  open(path: string): Promise<Opener>;
}

type Opener = Pick<OpenBrowser, "page">;

const patience = 60_000;

/** Asked from here: a page whose policy forbids eval cannot be given a condition to watch. */
async function holds(condition: string, ask: () => Promise<unknown>): Promise<void> {
  // a page that is on its way to another has no answer yet
  const isSo = async (): Promise<boolean> => {
    try {
      return (await ask()) === true;
    } catch (error) {
      if (/context|navigat/i.test(String(error))) return false;
      throw error;
    }
  };
  for (const until = Date.now() + patience; !(await isSo());) {
    if (Date.now() > until) throw new Error(`in ${patience} ms this did not come true: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A frame that its page may not show stays empty: it is not waited for longer than the others take. */
async function inEach(
  frames: readonly { evaluate(script: string): Promise<unknown> }[],
  condition: string,
): Promise<readonly boolean[]> {
  const found = frames.map(() => false);
  for (const until = Date.now() + patience; !found.includes(true) && Date.now() < until;) {
    for (const [place, frame] of frames.entries()) {
      found[place] = (await frame.evaluate(condition).catch(() => false)) === true;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return found;
}

const firstThere = (paths: readonly (string | undefined)[]): string | undefined =>
  paths.find((path) => path !== undefined && existsSync(path));

export const browsers: readonly Browser[] = [
  {
    name: "Chromium",
    variable: "PENDENCY_CHROMIUM",
    path: firstThere([
      process.env["PENDENCY_CHROMIUM"],
      "/usr/bin/chromium",
      "/usr/bin/chromium-browser",
      "/usr/bin/google-chrome",
    ]),
    async open(executablePath) {
      const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
      return {
        async page(width = 1280) {
          const context = await browser.newContext({ viewport: { width, height: 900 } });
          const page = await context.newPage();
          const said: string[] = [];
          page.on("console", (message) => said.push(message.text()));
          page.on("pageerror", (error) => said.push(String(error)));
          return {
            said,
            goto: (url) => page.goto(url),
            evaluate: (script) => page.evaluate(script),
            waitFor: (condition) => holds(condition, () => page.evaluate(condition)),
            click: (selector) => page.click(selector),
            press: (key) => page.keyboard.press(key),
            screenshot: (path) => page.screenshot({ path, fullPage: true }),
            inFrames: (condition) =>
              inEach(
                page.frames().filter((frame) => frame.parentFrame() !== null),
                condition,
              ),
            close: () => context.close(),
          };
        },
      };
    },
  },
  {
    name: "Firefox",
    variable: "PENDENCY_FIREFOX",
    path: firstThere([process.env["PENDENCY_FIREFOX"], "/usr/bin/firefox-esr", "/usr/bin/firefox"]),
    async open(executablePath) {
      const home = mkdtempSync(join(tmpdir(), "pendency-firefox-"));
      process.once("exit", () => rmSync(home, { recursive: true, force: true }));
      const browser = await puppeteer.launch({
        browser: "firefox",
        executablePath,
        headless: true,
        env: { ...process.env, HOME: home },
        timeout: patience,
      });
      // Chromium ends when nobody listens to it; this one goes on
      writeFileSync(join(inject("browsersOpen"), String(browser.process()?.pid)), "");
      return {
        async page(width = 1280) {
          const context = await browser.createBrowserContext();
          const page = await context.newPage();
          await page.setViewport({ width, height: 900 });
          const said: string[] = [];
          page.on("console", (message) => said.push(message.text()));
          page.on("pageerror", (error) => said.push(String(error)));
          return {
            said,
            goto: (url) => page.goto(url),
            evaluate: <T>(script: string) => page.evaluate(script) as Promise<T>,
            waitFor: (condition) => holds(condition, () => page.evaluate(condition)),
            click: (selector) => page.click(selector),
            press: (key) => page.keyboard.press(key as "Enter"),
            screenshot: (path) => page.screenshot({ path: path as `${string}.png`, fullPage: true }),
            inFrames: (condition) =>
              inEach(
                page.frames().filter((frame) => frame.parentFrame() !== null),
                condition,
              ),
            close: () => context.close(),
          };
        },
      };
    },
  },
];

const kept = new Map<Browser, Promise<OpenBrowser>>();

/** Started once for all files of a worker, which take seconds less each; it ends with the worker, or with the tests. */
export function openedOnce(browser: Browser, path: string): Promise<OpenBrowser> {
  // asked to end, a process does so without a word to its browsers, which hear of an exit
  if (kept.size === 0) process.once("SIGTERM", () => process.exit());
  const opened = kept.get(browser) ?? browser.open(path).then(withPages);
  kept.set(browser, opened);
  return opened;
}

/** Knows which of its pages are open. */
function withPages(opener: Opener): OpenBrowser {
  const open = new Set<OpenPage>();
  return {
    async page(width) {
      const page = await opener.page(width);
      const close = async (): Promise<void> => {
        if (open.delete(page)) await page.close();
      };
      open.add(page);
      return { ...page, close };
    },
    async closePages() {
      await Promise.all([...open].map((page) => page.close()));
      open.clear();
    },
  };
}

/** Where CI says so, a browser that is not there is a failure rather than a test left out. */
export const isRequired = process.env["PENDENCY_REQUIRE_ALL"] === "1";
