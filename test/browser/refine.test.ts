// What refines a live answer, in real browsers: draws behind the line, a precise answer behind the fast one, and people one
// by one behind both, with the numbers of this Node and of the command line.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { askAnswer } from "../../src/ask/answer.ts";
import { LiveRuns } from "../../src/ask/live/liveRuns.ts";
import type { PairOfRuns, RunsMade } from "../../src/ask/live/liveRuns.ts";
import { unpackModel } from "../../src/ask/live/packModel.ts";
import { spreadsOf } from "../../src/ask/live/spreads.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { number } from "../../src/quantity/numberWords.ts";
import { neverStopped } from "../../src/study/stop.ts";
import { root } from "../installed.ts";
import { answered, inEveryBrowser, isThere, openedAt, packOf, press, textOf } from "./workbenchPage.ts";

const moves = { stack: ["oneMore", "rush"], levers: [] };

/** What the command line and this Node have of the same. */
async function expected() {
  const { documents } = unpackModel(packOf("packs/passport-office.txt") ?? "");
  const pairs: PairOfRuns[] = [];
  const made: RunsMade[] = [];
  await new LiveRuns(documents).run(
    { moves, engine: "fluid", from: 0, to: 100, stepDays: null },
    {
      progress: () => {},
      stop: neverStopped,
      pause: async () => {},
      begun: (one) => made.push(one),
      pair: (one) => pairs.push(one),
    },
  );
  const words = () => ({ effectsCommand: "", commands: [] });
  const answer = await askAnswer(openModel("passport-office"), { grid: false, flips: false, words });
  const total = answer?.plain?.rows.at(-1);
  return { spreads: spreadsOf(pairs, "line", made[0]), median: total?.without.median ?? null };
}

let known: ReturnType<typeof expected> | null = null;

inEveryBrowser("nothing behind an answer was refined in it", (at) => {
  test("draws, a precise answer and people one by one come behind the answer; each says its engine, and each is stopped", async () => {
    const { spreads, median } = await (known ??= expected());
    const page = await openedAt(at.browser, at.address, "v=1&model=passport-office&stack=oneMore,rush", 390);
    const says = (selector: string, words: string): Promise<void> =>
      page.waitFor(
        `document.querySelector(${JSON.stringify(selector)})?.textContent.includes(${JSON.stringify(words)})`,
      );

    await says(".refine", "100 of 100 draws of every uncertain figure, seed 1 (fluid engine");
    expect(
      await page.evaluate(`[...document.querySelectorAll("#picture-t, .picture .q95, .picture .q50")].length`),
    ).toBe(3);
    await says(".pictures details.data thead", "of 100 draws (fluid)");
    const column = await page.evaluate(`{
      const table = document.querySelector(".pictures details.data table");
      const heads = [...table.querySelectorAll("thead th")].map((one) => one.textContent);
      const nth = heads.findIndex((one) => one.includes("2.5 % of 100 draws (fluid) below"));
      [...table.querySelectorAll("tbody tr")].map((row) => row.children[nth].textContent);
    }`);
    expect(column).toEqual(spreads?.difference?.[0].map((value) => number(value)));
    // under the pointer and the keys the range of the same point, as in this Node
    await page.evaluate(`document.querySelector(".pictures .cursor").focus()`);
    await page.press("End");
    const [low, high] = [1, 5].map((place) => number(spreads?.difference?.[place].at(-1) ?? NaN));
    await says(".pictures .reading", `; 80 % of 100 draws: ${low} to ${high}`);

    // a move throws them away; who stops keeps what is made, and goes on with the next
    await page.evaluate(`void document.querySelector('input[name="show"]:not(:checked)').click()`);
    await press(page, "Take off “A third more applicants in summer”");
    await press(page, "Stop drawing", ".refine");
    await says(".refine", "Draws are stopped at");
    const [, stopped] = /stopped at (\d+) of 100/.exec(await textOf(page, ".refine")) ?? [];
    expect(Number(stopped)).toBeLessThan(100);
    await press(page, "Undo");
    await answered(page);
    await says(".refine", "Draws are stopped at 0 of");
    await press(page, "Go on drawing", ".refine");
    await says(".refine", "100 of 100 draws");

    await says(".refine .pace", "ms a move (measured here)");
    const costs: string = await textOf(page, ".refine .pace");
    expect(costs).toMatch(
      /Fast: steps of 34\.2 hours.* up to 9\d % off .*Precise: steps of .* minutes.* up to 1\.\d+ % off/,
    );
    await page.evaluate(`void document.querySelectorAll('input[name="pace"]')[1].click()`);
    await page.waitFor(`/steps of .* minutes/.test(document.querySelector(".answer").textContent)`);
    expect(await page.evaluate("location.hash")).toContain("pace=precise");
    await press(page, "Stop drawing", ".refine");

    await press(page, "Run person by person", ".refine");
    await says(".refine", "11 of 11 runs person by person");
    await isThere(page, ".picture .pp");
    // the number of the terminal, by its name
    const row = await page.evaluate(
      `[...document.querySelectorAll(".refine tbody tr")].find((one) => one.textContent.startsWith("median of 11 runs")).children[1].textContent`,
    );
    expect(row).toContain(number(median));
    expect(await textOf(page, ".refine .badge")).toContain("Nobody has compared the two engines on this model");

    await page.evaluate(`{ ${readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8")}; void 0 }`);
    await page.evaluate(
      "void axe.run().then((found) => (globalThis.found = found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)))",
    );
    await page.waitFor("globalThis.found !== undefined");
    expect(await page.evaluate("globalThis.found")).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    expect(page.said).toEqual([]);
    await page.close();
  }, 240_000);
});
