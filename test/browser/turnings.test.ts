// What single figures turn statements, in real browsers: beneath each statement in the words of the report, in both languages.
import { expect, test } from "vitest";
import { turningSentences } from "../../src/present/turningSentences.ts";
import { englishTurning } from "../../src/present/turningWords.ts";
import { spanishTurning } from "../../src/workbench/pieces/esTurning.ts";
import { inventedTurning } from "../workbench/inventedTurning.ts";
import { inEveryBrowser, isThere, openedAt, packOf, textOf } from "./workbenchPage.ts";

const asked: string[] = [];
const withTurnings = (name: string): string | null => {
  asked.push(name);
  return name === "packs/passport-office.turnings.txt" ? JSON.stringify([inventedTurning]) : packOf(name);
};
const open = `void document.querySelector(".statements > summary").click()`;

inEveryBrowser(
  "what turns statements was not shown in it",
  (at) => {
    test("which figure turns a statement stands beneath it once statements are opened, and goes with a move", async () => {
      asked.length = 0;
      const page = await openedAt(at.browser, at.address, "v=1&model=passport-office");
      expect(asked).not.toContain("packs/passport-office.turnings.txt");
      await page.evaluate(open);
      await isThere(page, ".statement .turns");
      const [nearest, deciding] = turningSentences([inventedTurning]);
      expect(await textOf(page, ".statement > .turns")).toBe(nearest);
      expect(await textOf(page, ".statement details .turns")).toBe(deciding);
      expect(await textOf(page, ".statements")).toContain(englishTurning.legend);
      await page.evaluate(`{
        const field = document.getElementById("number-applicants");
        field.value = "61";
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }`);
      await page.waitFor(`document.querySelector(".statement .turns") === null`);
      expect(await textOf(page, ".statements")).not.toContain(englishTurning.legend);
      expect(page.said).toEqual([]);
      await page.close();
    });

    test("it is said in Spanish, with the Spanish titles of figures", async () => {
      const page = await openedAt(at.browser, at.address, "v=1&model=passport-office&lang=es");
      await page.evaluate(open);
      await isThere(page, ".statement .turns");
      const told = await textOf(page, ".statement .turns");
      expect(told).toContain("Lo más cercano que la hace cambiar");
      expect(told).toContain("en 1.21 veces su valor, a 2.5 dispersiones");
      expect(await textOf(page, ".statements")).toContain(spanishTurning.legend);
      await page.close();
    });
  },
  withTurnings,
);
