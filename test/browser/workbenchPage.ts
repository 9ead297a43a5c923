// A page of the workbench in a browser, and what journeys do on it.
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "../../scripts/build.mjs";
import { packsBeside } from "../../src/disk/packs.ts";
import { servePage } from "../../src/disk/servePage.ts";
import { root } from "../installed.ts";
import { browsers, isRequired, openedOnce } from "./browsers.ts";
import type { OpenBrowser, OpenPage } from "./browsers.ts";

export const packOf = packsBeside(null);

/** The built page, handed out to this machine, and a browser to open it in: there from the first test on. */
interface AtHand {
  readonly name: string;
  readonly browser: OpenBrowser;
  readonly address: string;
}

/**
 * Journeys in each browser, of models whose packs are these. One that is missing is told with what was therefore not tried; where all are required, it fails.
 */
export function inEveryBrowser(untried: string, journeys: (at: AtHand) => void, packs = packOf): void {
  describe.each(browsers)("in $name", (kind) => {
    const { name, path, variable } = kind;
    if (path === undefined) {
      test(`a ${name} is at hand (name one in ${variable})`, (context) => {
        if (!isRequired) context.skip(`no ${name} found: ${untried}`);
        expect(path).toBeDefined();
      });
      return;
    }

    let browser: OpenBrowser;
    let served: Awaited<ReturnType<typeof servePage>>;
    beforeAll(async () => {
      build(root);
      served = await servePage(join(root, "dist", "workbench"), 0, packs);
      browser = await openedOnce(kind, path);
    });
    afterAll(async () => {
      await browser?.closePages();
      await served?.close();
    });
    journeys({
      name,
      get browser() {
        return browser;
      },
      get address() {
        return served.address;
      },
    });
  });
}

/**
 * A page that has answered once, and what comes after the answer. On the flagship's the hundred draws that begin by
 * themselves are stopped: they would take a core from all else for as long as the page is open.
 */
export async function openedAt(
  browser: OpenBrowser,
  address: string,
  fragment: string,
  width = 1280,
): Promise<OpenPage> {
  const page = await browser.page(width);
  await page.goto(`${address}#${fragment}`);
  await answered(page);
  await page.waitFor(`document.querySelector(".beyond") !== null`);
  if (fragment.includes("model=us-removal")) await press(page, "Stop drawing", ".refine");
  return page;
}

/** Nothing is under way, all that waits until the page is at rest is drawn, and the address is of what is seen. */
export async function answered(page: OpenPage): Promise<void> {
  await page.waitFor(
    `document.querySelector(".answer")?.dataset.busy === "no" && document.querySelector("[aria-busy=true]") === null`,
  );
  await page.evaluate("new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))");
}

export function textOf(page: OpenPage, selector: string): Promise<string> {
  return page.evaluate(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? ""`);
}

export function isThere(page: OpenPage, selector: string): Promise<void> {
  return page.waitFor(`document.querySelector(${JSON.stringify(selector)}) !== null`);
}

/** Presses the first button that says this, or is called so, within what the selector finds. */
export async function press(page: OpenPage, words: string, within = "body"): Promise<void> {
  const found = `[...document.querySelectorAll(${JSON.stringify(`${within} button`)})].find((one) => !one.disabled && (one.ariaLabel ?? one.textContent).startsWith(${JSON.stringify(words)}))`;
  await page.waitFor(`${found} !== undefined`);
  await page.evaluate(`void ${found}.click()`);
}

/** Chooses in the list whose label says this. */
export async function choose(page: OpenPage, label: string, value: string): Promise<void> {
  await page.evaluate(`{
    const all = [...document.querySelectorAll("label")];
    const list = all.find((one) => one.firstChild.textContent === ${JSON.stringify(label)}).querySelector("select, input");
    list.value = ${JSON.stringify(value)};
    list.dispatchEvent(new Event(list.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
  }`);
}
