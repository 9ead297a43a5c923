// What comes after the answer is as accessible as the answer, by keyboard too, and fits a phone.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../installed.ts";
import { inEveryBrowser, isThere, openedAt, press } from "./workbenchPage.ts";

inEveryBrowser("nothing after the answer was checked in it", (at) => {
  test("axe finds nothing wrong with statements, lives, judgements and sources, and a phone need not scroll sideways", async () => {
    const page = await openedAt(at.browser, at.address, "v=1&model=passport-office&stack=oneMore,rush", 390);
    await page.evaluate(`void document.querySelectorAll(".beyond > details > summary").forEach((one) => one.click())`);
    await press(page, "Judge it by", ".statement");
    await press(page, "Ask", ".own");
    await press(page, "Follow people", ".lives");
    for (const there of [".statement .verdict.yes", ".own .chance", ".lives svg", ".judgements tbody tr"]) {
      await isThere(page, there);
    }
    await page.evaluate(`void document.querySelectorAll(".beyond details").forEach((one) => (one.open = true))`);
    await page.evaluate(`{ ${readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8")}; void 0 }`);
    const axe = async (): Promise<unknown> => {
      await page.evaluate(
        "globalThis.found = undefined; void axe.run().then((found) => (globalThis.found = found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)))",
      );
      await page.waitFor("globalThis.found !== undefined");
      return page.evaluate("globalThis.found");
    };
    expect(await axe()).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    await press(page, "Sources of the answer");
    await isThere(page, ".drawer .source-of");
    expect(await axe()).toEqual([]);
    expect(await page.evaluate("document.querySelector('.drawer').scrollWidth <= 390")).toBe(true);
    await page.close();
  });

  test("by keyboard alone a section is opened, a statement asked for, and sources opened and left again", async () => {
    const page = await openedAt(at.browser, at.address, "v=1&model=passport-office&stack=oneMore,rush");
    await page.evaluate(`document.querySelector(".statements > summary").focus()`);
    await page.press("Enter");
    await isThere(page, ".statement");
    await page.evaluate(`document.querySelector(".own input").focus()`);
    await page.press("Enter");
    await isThere(page, ".own .chance");
    await page.evaluate(`document.querySelector(".answer .sources-of").focus()`);
    await page.press("Enter");
    await isThere(page, ".drawer[open] .source-of");
    await page.press("Escape");
    await page.waitFor(`!document.querySelector(".drawer").open`);
    // whoever leaves the drawer is where they came from
    expect(await page.evaluate(`document.activeElement === document.querySelector(".answer .sources-of")`)).toBe(true);
    await page.close();
  });
});
