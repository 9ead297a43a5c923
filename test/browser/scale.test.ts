// The page at its limits: a model of a thousand stages, and a lever that is moved again and again.
import { join } from "node:path";
import { expect, test } from "vitest";
import { build } from "../../scripts/build.mjs";
import { heapGrowth } from "../../scripts/workbenchHeap.mjs";
import { packsBeside } from "../../src/disk/packs.ts";
import { servePage } from "../../src/disk/servePage.ts";
import { root } from "../installed.ts";
import { browsers, isRequired } from "./browsers.ts";
import { thousandStages } from "./thousandStages.ts";
import { answered, inEveryBrowser, packOf, press, textOf } from "./workbenchPage.ts";

inEveryBrowser("no model of a thousand stages was opened", (at) => {
  test("a thousand stages are opened, run and moved, and stay readable", { timeout: 180_000 }, async () => {
    const many = await servePage(join(root, "dist", "workbench"), 0, packsBeside(thousandStages()));
    const page = await at.browser.page(1280);
    await page.goto(`${many.address}#v=1&model=forty-offices`);
    await answered(page);
    await page.waitFor(`document.querySelector(".flow .picture svg") !== null`);
    const count = (selector: string): Promise<number> =>
      page.evaluate(`document.querySelectorAll(${JSON.stringify(selector)}).length`);
    // offices, not steps, and few enough to be read
    expect(await count(".flow .ves")).toBeLessThanOrEqual(24);
    expect(await count(".flow .ves")).toBeGreaterThan(5);
    expect(await textOf(page, ".flow .ves text")).toMatch(/^Office/);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    // a list of eighty levers is cut, found by name, and shown whole when somebody asks
    expect(await count("aside .lever")).toBe(24);
    await page.evaluate(`{
      const field = document.querySelector("aside input[type=search]");
      field.value = "officers of office 33";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }`);
    await page.waitFor(`document.querySelectorAll("aside .lever").length === 1`);
    const first = await textOf(page, ".flow .inwords");
    await page.evaluate(`{
      const field = document.getElementById("number-officers33");
      field.value = "2";
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }`);
    await page.waitFor(`document.querySelector(".changed li") !== null`);
    await answered(page);
    expect(await textOf(page, ".flow .inwords")).not.toBe(first);
    await page.evaluate(`{
      const field = document.querySelector("aside input[type=search]");
      field.value = "";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }`);
    await press(page, "All 80", "aside");
    await page.waitFor(`document.querySelectorAll("aside .lever").length === 80`);
    // a box opens into what is in it
    await page.evaluate(
      `document.querySelector(".flow .ves .vm").dispatchEvent(new MouseEvent("click", { bubbles: true }))`,
    );
    await page.waitFor(
      `[...document.querySelectorAll(".flow button")].some(({ textContent }) => textContent.includes("whole"))`,
    );
    expect(page.said).toEqual([]);
    await page.close();
    await many.close();
  });
});

const [{ path, variable }] = browsers;

test("of 120 moves of a lever the page keeps next to nothing", { timeout: 180_000 }, async (context) => {
  if (path === undefined) {
    if (!isRequired) context.skip(`no Chromium found (name one in ${variable}): heaps were not measured`);
    throw new Error(`no Chromium: name one in ${variable}`);
  }
  build(root);
  const served = await servePage(join(root, "dist", "workbench"), 0, packOf);
  const address = `${served.address}#v=1&model=border-rule`;
  const { grown } = await heapGrowth({ executablePath: path, address, lever: "level", moves: 120 });
  await served.close();
  // 3,600 moves may keep 10 MB (docs/verification/workbench-heap.json has what they kept)
  expect(grown).toBeLessThan(2_000_000);
});
