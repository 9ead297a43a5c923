// Where numbers come from, in real browsers: from the answer, a chart and a lever to figures and judgements, and the answer
// with another publisher's figure.
import { join } from "node:path";
import { expect, test } from "vitest";
import { modelSources } from "../../src/ask/live/sourcesOf.ts";
import type { ForecastsDocument } from "../../src/claim/forecasts.ts";
import { fromCompactJson, toCompactJson } from "../../src/documents/compactJson.ts";
import { unpackModel } from "../../src/ask/live/packModel.ts";
import { servePage } from "../../src/disk/servePage.ts";
import { root } from "../installed.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { answered, inEveryBrowser, isThere, openedAt, packOf, press, textOf } from "./workbenchPage.ts";

/** The same packs, with scores by which every family of forecasts failed. */
function withFailedForecasts(asked: string): string | null {
  const text = packOf(asked);
  if (asked !== "packs/us-removal.txt" || text === null) return text;
  const [first, second] = text.split("\n");
  const { families } = unpackModel(text).documents.forecasts as ForecastsDocument;
  const failed = { status: "failed", n: 9, words: "not settled: forecasts of this kind failed", why: "worse" };
  const levels = families.flatMap(({ name, horizons }) => horizons.map((horizonMonths) => ({ ...failed, family: name, horizonMonths }))); // prettier-ignore
  return `${first}\n${toCompactJson({ ...(fromCompactJson(second) as object), levels })}\n`;
}

inEveryBrowser("sources were not looked up in it", (at) => {
  test("the answer leads to figures with their addresses; another publisher's changes it, and undo brings it back", async () => {
    const page = await openedAt(at.browser, at.address, "v=1&model=us-removal");
    const before = await textOf(page, ".sentence");
    await press(page, "Sources of the answer");
    await isThere(page, ".drawer .source-of");
    const drawer = await textOf(page, ".drawer");
    expect(drawer).toMatch(/published|computed from figures/);
    expect(drawer).toContain("judged by");
    await page.evaluate(`void document.querySelector(".drawer .publishers input:not(:checked)").click()`);
    await answered(page);
    await page.waitFor(`document.querySelector(".drawer .publishers").textContent.includes("The answer with it")`);
    expect(await page.evaluate("location.hash")).toContain("source.ordersAtStart=newspaper");
    const now = await textOf(page, ".sentence");
    expect(now).not.toBe(before);
    const told = await textOf(page, ".drawer .publishers");
    expect(told).toContain(now);
    expect(told).toContain(before);
    await press(page, "Close", ".drawer");
    expect(await textOf(page, ".changed")).toContain("a newspaper's figure");
    await press(page, "Undo", ".changed");
    await answered(page);
    expect(await textOf(page, ".sentence")).toBe(before);
    expect(page.said).toEqual([]);
    await page.close();
  });

  test("a chart and a lever lead to what is behind them, word for word as the model says it", async () => {
    const { parameters } = modelSources(openModel("county-court"));
    const judges = parameters.find((one) => one.name === "judgesInPost");
    const page = await openedAt(at.browser, at.address, "v=1&model=county-court");
    await press(page, "Sources of", "figure");
    await isThere(page, ".drawer .source-of");
    expect(await textOf(page, ".drawer")).toContain(parameters[0].title);
    await press(page, "Close", ".drawer");
    await page.evaluate(`{
      const source = document.querySelector("#lever-judgesInPost details");
      source.open = true;
      source.querySelector("button").click();
    }`);
    await page.waitFor(`document.querySelectorAll(".drawer .source-of").length === 1`);
    const said = await textOf(page, ".drawer");
    expect(said).toContain(judges?.title);
    expect(said).toContain(judges?.rows[0].reason);
    await page.press("Escape");
    await page.waitFor(`!document.querySelector(".drawer").open`);
    await page.close();
  });

  test("a series whose forecasts failed is grey and says so, and others are not", async () => {
    const failing = await servePage(join(root, "dist", "workbench"), 0, (asked) => withFailedForecasts(asked));
    const page = await openedAt(at.browser, failing.address, "v=1&model=us-removal");
    const shown = async (key: string): Promise<readonly [boolean, string]> => {
      await page.evaluate(`{
        const list = document.querySelector(".pictures select");
        list.value = ${JSON.stringify(key)};
        list.dispatchEvent(new Event("change", { bubbles: true }));
      }`);
      await page.waitFor(`document.querySelector(".pictures select").value === ${JSON.stringify(key)}`);
      // what is out of view is drawn when the page is at rest, a frame or more later
      await page.evaluate(`new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))`);
      await page.waitFor(`document.querySelector('.pictures figure [aria-busy="true"]') === null`);
      return page.evaluate(`(() => {
        const figure = document.querySelector(".pictures figure");
        return [figure.classList.contains("failed"), figure.querySelector("figcaption").textContent];
      })()`);
    };
    const keys: string[] = await page.evaluate(
      `[...document.querySelector(".pictures select").options].map((one) => one.value)`,
    );
    const found: (readonly [boolean, string])[] = [];
    for (const key of keys) found.push(await shown(key));
    const [grey, plain] = [true, false].map((wanted) => found.filter(([isGrey]) => isGrey === wanted));
    expect(grey.length).toBeGreaterThan(0);
    expect(plain.length).toBeGreaterThan(0);
    for (const [, said] of grey) expect(said).toContain("have failed their test");
    for (const [, said] of plain) expect(said).toContain("are untested");
    await Promise.all([page.close(), failing.close()]);
  });

  test("the ledger of judgements is all of them, and can be searched", async () => {
    const { judgements } = modelSources(openModel("county-court"));
    const page = await openedAt(at.browser, at.address, "v=1&model=county-court");
    await page.evaluate(`void document.querySelector(".judgements > summary").click()`);
    await isThere(page, ".judgements tbody tr");
    const rows = (): Promise<number> => page.evaluate(`document.querySelectorAll(".judgements tbody tr").length`);
    expect(await rows()).toBe(judgements.length);
    await page.evaluate(`{
      const field = document.querySelector(".judgements input");
      field.value = "judges";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }`);
    await page.waitFor(`document.querySelectorAll(".judgements tbody tr").length < ${judgements.length}`);
    expect(await rows()).toBeGreaterThan(0);
    await page.close();
  });
});
