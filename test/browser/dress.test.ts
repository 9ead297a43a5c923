// The page in another language, in other colours, and its charts as files, in real browsers.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../installed.ts";
import type { OpenPage } from "./browsers.ts";
import { inEveryBrowser, isThere, openedAt, press, textOf } from "./workbenchPage.ts";

inEveryBrowser("language, colours and exports were not tried in it", (at) => {
  const opened = (fragment: string): Promise<OpenPage> => openedAt(at.browser, at.address, fragment);

  test("one button turns the page into Spanish, the link keeps it, undo leaves it, and what is English is told", async () => {
    const page = await opened("v=1&model=border-rule&lever.level=300");
    await press(page, "Español");
    await page.waitFor(`document.documentElement.lang === "es"`);
    await page.waitFor(`document.querySelector("header .note") !== null`);
    expect(await textOf(page, ".sentence")).toMatch(/^No, hasta donde muestran las cifras esperadas: /);
    expect(await textOf(page, "figure h2")).toMatch(/ más /);
    expect(await textOf(page, "header .note")).toContain("en inglés");
    await press(page, "Restablecer");
    await page.waitFor(`!location.hash.includes("lever.level")`);
    await press(page, "Deshacer");
    await page.waitFor(`location.hash.includes("lever.level=300")`);
    expect(await page.evaluate("location.hash")).toContain("lang=es");
    expect(page.said).toEqual([]);
    await page.close();
  });

  test("colours that somebody chose are there again when the page is opened anew, and are in no link", async () => {
    const page = await opened("v=1&model=border-rule");
    const paper = (one: OpenPage): Promise<string> => one.evaluate("getComputedStyle(document.body).backgroundColor");
    const light = await paper(page);
    await page.evaluate(`{
      const list = document.querySelector(".colours select");
      list.value = "dark";
      list.dispatchEvent(new Event("change", { bubbles: true }));
    }`);
    await page.waitFor(`document.documentElement.dataset.theme === "dark"`);
    const dark = await paper(page);
    expect(dark).not.toBe(light);
    expect(await page.evaluate("location.hash")).not.toContain("dark");
    await page.evaluate("void (globalThis.isOld = true, setTimeout(() => location.reload()))");
    await page.waitFor(`globalThis.isOld === undefined && document.querySelector(".colours select")?.value === "dark"`);
    expect(await paper(page)).toBe(dark);
    await page.evaluate("localStorage.clear()");
    await page.close();
  });

  test("each chart is handed out by keyboard as files that say what they are, and Escape leads back", async () => {
    const page = await opened("v=1&model=border-rule&lever.level=300");
    // what a browser would save is kept here instead
    await page.evaluate(`{
      globalThis.files = [];
      HTMLAnchorElement.prototype.click = function () {
        files.push(this.download);
      };
      void 0;
    }`);
    for (const chart of ["figure", ".flow"]) {
      await isThere(page, `${chart} .export > button`);
      await page.evaluate(`void document.querySelector("${chart} .export > button").focus()`);
      await page.press("Enter");
      await isThere(page, `${chart} .ways`);
      await page.waitFor(`document.activeElement.textContent === "Picture (SVG)"`);
      for (let nth = 1; nth <= 6; nth += 1) {
        const had = await page.evaluate<number>("files.length");
        await page.press("Enter");
        await page.waitFor(
          `files.length === ${had + 1} && document.querySelector("${chart} .ways > button").ariaDisabled !== "true"`,
        );
        await page.press("ArrowDown");
      }
      await page.press("Enter");
      await isThere(page, `${chart} textarea`);
      expect(await page.evaluate(`document.querySelector("${chart} textarea").value`)).toMatch(/^<figure .*svg%3E/s);
      await page.press("Escape");
      await page.waitFor(`document.querySelector("${chart} .ways") === null`);
      expect(await page.evaluate("document.activeElement.textContent")).toBe("Export");
    }
    const endings = (await page.evaluate<readonly string[]>("files")).map((file) => file.replace(/^[^.]*/, ""));
    expect(endings).toEqual([1, 2].flatMap(() => [".svg", ".png", ".csv", ".bib", ".csl.json", ".ris"]));
    await page.close();
  });

  test("axe finds nothing wrong with it in Spanish, dark, and with a menu open", async () => {
    const page = await opened("v=1&model=border-rule&lever.level=300&lang=es");
    await page.waitFor(`document.documentElement.lang === "es"`);
    await page.evaluate(`{ document.documentElement.dataset.theme = "dark"; void 0; }`);
    await press(page, "Exportar", "figure");
    await isThere(page, "figure .ways");
    await page.evaluate(`${readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8")}; void 0`);
    await page.evaluate(
      "void axe.run().then((found) => (globalThis.found = found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)))",
    );
    await page.waitFor("globalThis.found !== undefined");
    expect(await page.evaluate("globalThis.found")).toEqual([]);
    await page.close();
  });
});
