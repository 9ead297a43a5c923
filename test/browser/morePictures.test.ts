// Further pictures, in real browsers: opened and moved, read by pointer and keys, exported, in Spanish too, on a phone.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../installed.ts";
import { answered, inEveryBrowser, isThere, openedAt, press, textOf } from "./workbenchPage.ts";

inEveryBrowser("further pictures were not opened in it", (at) => {
  test("what binds, waits, stays and fates are of the state on the page, by pointer and keys, with their sources and files", async () => {
    const page = await openedAt(at.browser, at.address, "v=1&model=passport-office&stack=oneMore,rush&show=level", 390);
    // the main picture under the pointer and by keys
    await isThere(page, ".pictures .cursor");
    await page.evaluate(`document.querySelector(".pictures .cursor").focus()`);
    await page.press("End");
    await page.waitFor(`document.querySelector(".pictures .reading").textContent.includes("without one more officer")`);
    await page.press("ArrowDown");
    await page.waitFor(`document.activeElement.ariaValueText.includes("with one more officer")`);
    await page.evaluate(`void document.querySelector(".more > summary").click()`);
    await isThere(page, ".more svg.binding");
    const binds = `document.querySelector(".more h3").textContent`;
    expect(await page.evaluate(binds)).toBe("officers: short in 0 of 12 months, 3 without the changes");
    // what is moved moves them too
    await press(page, "Take off “One more officer", ".chips");
    await answered(page);
    await page.waitFor(`${binds} === "officers: short in 3 of 12 months"`);
    expect(await textOf(page, ".more")).toContain(
      "Cost by route: left out, because nothing in this model has a price.",
    );
    await press(page, "Undo", ".changed");
    await answered(page);
    await page.evaluate(`{
      const cursor = document.querySelector(".more .cursor");
      cursor.scrollIntoView({ block: "center" });
      const box = cursor.getBoundingClientRect();
      cursor.dispatchEvent(new PointerEvent("pointermove", { bubbles: true, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 }));
    }`);
    await page.waitFor(
      `/officers with(?:out)? one more officer, (?:June|July) 2025:/.test(document.querySelector(".more .reading").textContent)`,
    );
    // person by person, when somebody asks
    await press(page, "Follow everybody", ".people");
    await isThere(page, ".people svg.fates");
    const titles = await page.evaluate<string[]>(
      `[...document.querySelectorAll(".people figure h3")].map((one) => one.textContent)`,
    );
    expect(titles).toEqual([
      expect.stringMatching(/^counter: half wait .* or more, .* without the changes$/),
      expect.stringMatching(
        /^counter: (?:9 in 10|\d+ %) of those who joined it in [A-Z][a-z]+ 2025 \(with one more officer\) /,
      ),
      expect.stringMatching(/^Half have left after .* with the changes, after .* without$/),
      expect.stringMatching(/^Of those who came in [A-Z][a-z]+ 2025, \d+ %: /),
    ]);
    expect(await textOf(page, ".people")).toContain("Person by person, one run, chances no. 1.");
    await press(page, "Export:", ".people");
    await isThere(page, ".people .ways button");
    expect(await page.evaluate(`document.querySelectorAll(".people .ways > button").length`)).toBe(7);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    await page.evaluate(`{ ${readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8")}; void 0 }`);
    await page.evaluate(
      "globalThis.found = undefined; void axe.run().then((found) => (globalThis.found = found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)))",
    );
    await page.waitFor("globalThis.found !== undefined");
    expect(await page.evaluate("globalThis.found")).toEqual([]);
    // sources of what binds
    await press(page, "Sources of officers", ".more");
    await isThere(page, ".drawer .source-of");
    expect(await textOf(page, ".drawer")).toContain("Officers on duty");
    await page.evaluate(`document.querySelector(".drawer").close()`);
    await press(page, "Español");
    await page.waitFor(`${binds} === "officers: limita en 0 de 12 meses, y en 3 sin los cambios"`);
    expect(page.said).toEqual([]);
    await page.close();
  });
});
