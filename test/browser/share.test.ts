// How a state leaves the page, in real browsers: its numbers are the files of the command that the page shows.
import { expect, test } from "vitest";
import { numbersOf, openTexts } from "../../src/workbench/share/numbersOf.ts";
import type { OpenPage } from "./browsers.ts";
import { answered, choose, inEveryBrowser, isThere, openedAt, packOf, press, textOf } from "./workbenchPage.ts";

/** From now on files that the page saves are kept as texts as well. */
const keepSaved = (page: OpenPage): Promise<void> =>
  page.evaluate(`{
    const was = URL.createObjectURL;
    globalThis.saved = [];
    URL.createObjectURL = (blob) => {
      void blob.text().then((text) => globalThis.saved.push(text));
      return was.call(URL, blob);
    };
  }`);

async function savedNext(page: OpenPage, words: string, within: string): Promise<string> {
  await page.evaluate("void (globalThis.saved = [])");
  await press(page, words, within);
  await page.waitFor("globalThis.saved.length > 0");
  return page.evaluate("globalThis.saved[0]");
}

inEveryBrowser("no state was taken from the page", (at) => {
  test(
    "CSV and JSON of a moved state are, to the byte, those of this Node, on both engines",
    { timeout: 240_000 },
    async () => {
      const page = await openedAt(at.browser, at.address, "v=1&model=border-rule&stack=law&lever.level=250");
      await keepSaved(page);
      await page.evaluate(`document.querySelector(".share > summary").click()`);
      await isThere(page, ".share .numbers");
      await page.waitFor(`document.querySelector(".command code").textContent !== ""`);
      expect(await textOf(page, ".command code")).toBe(
        'pendency run border-rule --engine fluid --step "2.8515625 days" --scenario law --set "level=250 per day" ' +
          "--set-from 2025-03-15 --out numbers",
      );
      const moves = { stack: ["law"], levers: [["level", 250]] } as const;
      const opened = openTexts(packOf("packs/border-rule.texts.txt") ?? "");
      const asked = { moves, engine: "fluid", stepDays: 2.8515625, replications: null, isCompared: false } as const;
      const inNode = await numbersOf(opened, asked, {});
      expect(await savedNext(page, "Numbers as CSV", ".numbers")).toBe(inNode.csv);
      expect(await savedNext(page, "Numbers as JSON", ".numbers")).toBe(inNode.json);
      await choose(page, "Made by", "individual");
      await isThere(page, ".numbers input[type=number]");
      await page.evaluate(`{
      const field = document.querySelector(".numbers input[type=number]");
      field.value = "2";
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }`);
      await page.waitFor(`document.querySelector(".command code").textContent.includes("--replications 2")`);
      const byPerson = await numbersOf(opened, { ...asked, engine: "individual", replications: 2 }, {});
      expect(await savedNext(page, "Numbers as CSV", ".numbers")).toBe(byPerson.csv);
      expect(await savedNext(page, "Numbers as JSON", ".numbers")).toBe(byPerson.json);
      await answered(page);
      expect(page.said).toEqual([]);
      await page.close();
    },
  );
});
