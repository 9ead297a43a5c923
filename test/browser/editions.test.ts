// The last edition of verdicts in real browsers: what became of each statement since, with this Node's words and the figures
// of the command line, in both languages.
import { expect, test } from "vitest";
import { keepVerdicts } from "../../src/ask/keptVerdicts.ts";
import { judgeLive } from "../../src/ask/live/liveClaims.ts";
import { unpackModel } from "../../src/ask/live/packModel.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { withClaims } from "../../src/documents/packDocuments.ts";
import type { Verdict } from "../../src/judge/verdict.ts";
import type { ParameterSet } from "../../src/parameters/parameterSet.ts";
import { causeWords, editionRows, summaryOf } from "../../src/present/editionWords.ts";
import { neverStopped } from "../../src/study/stop.ts";
import { spanishEditions } from "../../src/workbench/beyond/esEditions.ts";
import { verdictsSince } from "../../src/workbench/beyond/verdictsSince.ts";
import { inEveryBrowser, isThere, openedAt, packOf, press, textOf } from "./workbenchPage.ts";

const office = openModel("passport-office");
const [{ id, words }] = office.claims;
const contradicted = { id, words, verdict: "contradicted", probability: 0.25, interval: null, parts: [], tests: [] } as unknown as Verdict; // prettier-ignore
// as if a parameter set had given its draws
const edition = keepVerdicts("2025-05", { ...office, posterior: { id: "00000000000000aa" } as ParameterSet }, [contradicted], { replications: "4" }); // prettier-ignore
const withEdition = (name: string): string | null =>
  name === "packs/passport-office.edition.txt" ? JSON.stringify(edition) : packOf(name);

async function inNode() {
  const { documents, gates } = unpackModel(packOf("packs/passport-office.txt") ?? "");
  const judging = withClaims(documents, packOf("packs/passport-office.claims.txt") ?? "");
  const moves = { stack: [], levers: [] };
  const conduct = { progress: () => {}, stop: neverStopped, pause: async () => {} };
  const { verdicts, draws, stepDays } = await judgeLive(judging, gates, judging.claims, moves, 20, conduct);
  return verdictsSince(office, edition, { moves, verdicts, by: [{ draws, stepDays }] });
}

inEveryBrowser(
  "verdicts were not held against their last edition in it",
  (at) => {
    test("what became of a verdict since the last edition stands beside it, opens, and is taken back by a move", async () => {
      const { changes, command } = await inNode();
      const page = await openedAt(at.browser, at.address, "v=1&model=passport-office");
      await page.evaluate(`void document.querySelector(".statements > summary").click()`);
      await press(page, "Judge it by 20 draws", ".statement");
      await isThere(page, ".since");
      expect(await textOf(page, ".since > summary")).toBe(`What changed since the last edition (2025-05): ${summaryOf(changes)}`); // prettier-ignore
      expect(await textOf(page, ".statement > .note")).toBe(`contradicted, in edition 2025-05; ${causeWords(changes.changed[0])}`); // prettier-ignore
      await page.evaluate(`void document.querySelector(".since > summary").click()`);
      expect(changes.differs).toEqual(["draws", "asked"]);
      expect(await textOf(page, ".since code")).toBe(command);
      const cells: string[] = await page.evaluate(`[...document.querySelectorAll(".since table:last-of-type tr > *")].map((one) => one.textContent)`); // prettier-ignore
      for (const row of editionRows(changes)) for (const cell of row) expect(cells).toContain(cell);
      expect(cells).toContain("of parameter set 00000000000000aa");
      await page.evaluate(`{
        const field = document.getElementById("number-applicants");
        field.value = "61";
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }`);
      await page.waitFor(`document.querySelector(".since") === null`);
      expect(page.said).toEqual([]);
      await page.close();
    });

    test("what became of a verdict is said in Spanish", async () => {
      const { changes } = await inNode();
      const page = await openedAt(at.browser, at.address, "v=1&model=passport-office&lang=es");
      await page.evaluate(`void document.querySelector(".statements > summary").click()`);
      await press(page, "Juzgarla con 20 sorteos", ".statement");
      await isThere(page, ".since");
      expect(await textOf(page, ".since > summary")).toContain(summaryOf(changes, spanishEditions));
      expect(await textOf(page, ".statement > .note")).toBe("contradicha en la edición 2025-05; sin distinguir la causa, pues hay cambios en los sorteos de cifras inciertas y el modo de preguntar"); // prettier-ignore
      await page.close();
    });
  },
  withEdition,
);
