// Statements in real browsers: judged at once or by draws, with the verdicts of this Node; one's own asked, stopped, and
// opened again from its link.
import { expect, test } from "vitest";
import { judgeLive, judgeOwn } from "../../src/ask/live/liveClaims.ts";
import { unpackModel } from "../../src/ask/live/packModel.ts";
import { withClaims } from "../../src/documents/packDocuments.ts";
import { percentRange } from "../../src/quantity/numberWords.ts";
import { saidVerdict } from "../../src/present/verdictWords.ts";
import { neverStopped } from "../../src/study/stop.ts";
import type { OpenPage } from "./browsers.ts";
import { choose, inEveryBrowser, isThere, openedAt, packOf, press, textOf } from "./workbenchPage.ts";

const conduct = { progress: () => {}, stop: neverStopped, pause: async () => {} };

function inNode(model: string) {
  const { documents, gates } = unpackModel(packOf(`packs/${model}.txt`) ?? "");
  return { documents: withClaims(documents, packOf(`packs/${model}.claims.txt`) ?? ""), gates };
}

inEveryBrowser("statements were not judged in it", (at) => {
  const statements = async (fragment: string): Promise<OpenPage> => {
    const page = await openedAt(at.browser, at.address, fragment);
    await page.evaluate(`void document.querySelector(".statements > summary").click()`);
    await isThere(page, ".statement");
    return page;
  };

  test("a statement is judged by draws as in this Node, tells what was compared, and a moved lever takes it back", async () => {
    const { documents, gates } = inNode("passport-office");
    const found = await judgeLive(documents, gates, documents.claims, { stack: [], levers: [] }, 20, conduct);
    const page = await statements("v=1&model=passport-office");
    expect(await textOf(page, ".statement .verdict")).toContain("not run yet");
    await press(page, "Judge it by 20 draws", ".statement");
    await isThere(page, ".statement .verdict.yes");
    const [{ tests, runs }] = found.verdicts;
    const said = await textOf(page, ".statement .verdict");
    expect(said).toContain(saidVerdict(found.verdicts[0]));
    expect(said).toContain(`in ${runs?.held} of ${runs?.made} runs`);
    expect(await textOf(page, ".statement .tests")).toContain(tests[0].description);
    await page.evaluate(`{
      const field = document.getElementById("number-applicants");
      field.value = "61";
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }`);
    await page.waitFor(`document.querySelector(".statement .verdict").textContent.includes("not run yet")`);
    expect(page.said).toEqual([]);
    await page.close();
  });

  test("one's own statement gets its probability, and its link gets the same on another page", async () => {
    const { documents, gates } = inNode("passport-office");
    const claim = { counts: "wait", stage: "counter", level: "", from: "2025-06", to: "2025-08", compare: "ratio", line: "at most", value: 0.001 } as const; // prettier-ignore
    const moves = { stack: ["oneMore", "rush"], levers: [] };
    const [test] = (await judgeOwn(documents, gates, claim, moves, 20, conduct)).verdicts[0].tests;
    const { runs, interval, undefinedRuns } = test;
    expect(runs?.held).toBeGreaterThan(0);
    const page = await statements("v=1&model=passport-office&stack=oneMore,rush");
    await choose(page, "What is measured", "wait");
    await choose(page, "From", "2025-06");
    await choose(page, "To", "2025-08");
    await choose(page, "this much", "0.001");
    await press(page, "Ask", ".own");
    await isThere(page, ".own .chance");
    const said = await textOf(page, ".own .chance");
    expect(said).toContain(
      `It holds in ${runs?.held} of ${runs?.made} draws (95 % interval ${percentRange(interval)})`,
    );
    expect(await textOf(page, ".own")).not.toContain("probability");
    // a draw without a number for it is not one in which it fails, and is counted where the others are
    expect(undefinedRuns).toBeGreaterThan(0);
    expect(await textOf(page, ".own")).toContain(`${undefinedRuns} of 20 draws have no value for it`);
    const link: string = await page.evaluate("location.hash");
    expect(link).toContain("claim=wait~counter~~2025-06~2025-08~ratio~at%20most~0.001");
    const again = await openedAt(at.browser, at.address, "v=1&model=passport-office");
    const [{ id }] = documents.claims;
    // who follows a link to a statement is led to it, and who closes the statements has left it
    await again.evaluate(`void (location.hash = "v=1&model=passport-office&statement=${id}")`);
    await isThere(again, ".statements[open] .statement.linked");
    await again.evaluate(`void document.querySelector(".statements > summary").click()`);
    await again.waitFor(`!location.hash.includes("statement=")`);
    // a link that is followed on a page asks as one does that it is opened with
    await again.evaluate(`void (location.hash = ${JSON.stringify(link)})`);
    await isThere(again, ".own .chance");
    expect(await textOf(again, ".own .chance")).toBe(said);
    await Promise.all([page.close(), again.close()]);
  });

  test("who stops it has the draws that were made, or none", async () => {
    const page = await statements("v=1&model=us-removal");
    await press(page, "Ask", ".own");
    await page.waitFor(`Number(document.querySelector(".own progress")?.value ?? 0) >= 4`);
    await press(page, "Stop", ".own");
    await isThere(page, ".own .chance");
    const [, made] = /of (\d+) draws/.exec(await textOf(page, ".own .chance")) ?? [];
    expect(Number(made)).toBeGreaterThan(0);
    expect(Number(made)).toBeLessThan(20);
    expect((await textOf(page, ".list")).length).toBeGreaterThan(1000);
    await page.close();
  });
});
