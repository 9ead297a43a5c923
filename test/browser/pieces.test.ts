// Questions that take a moment, in real browsers: each is asked of the state on the page, read, exported, stopped, and
// given up for a newer one; on a phone, by keyboard, in Spanish, and of a model of a thousand stages.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packsBeside } from "../../src/disk/packs.ts";
import { servePage } from "../../src/disk/servePage.ts";
import { root } from "../installed.ts";
import type { OpenPage } from "./browsers.ts";
import { thousandStages } from "./thousandStages.ts";
import { answered, choose, inEveryBrowser, isThere, openedAt, press, textOf } from "./workbenchPage.ts";

const state = "v=1&model=border-rule&stack=law,more&lever.level=250";

async function openPiece(page: OpenPage, id: string): Promise<void> {
  await isThere(page, ".questions > summary");
  await page.evaluate(`document.querySelector(".questions").open = true`);
  await isThere(page, `.piece-${id} > summary`);
  await page.evaluate(`document.querySelector(".piece-${id}").open = true`);
  await isThere(page, `.piece-${id} .piece-body button`);
}

/** A number in the field of a piece, as somebody types it. */
async function type(page: OpenPage, id: string, nth: number, value: number): Promise<void> {
  await page.evaluate(`{
    const field = document.querySelectorAll(".piece-${id} input[type=number]")[${nth}];
    field.value = "${value}";
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }`);
}

const titlesIn = (page: OpenPage, id: string): Promise<readonly string[]> =>
  page.evaluate(`[...document.querySelectorAll(".piece-${id} figure h3")].map((one) => one.textContent)`);

inEveryBrowser("no question that takes a moment was asked in it", (at) => {
  test("both sides are compared run by run, and the changes between them told apart", async () => {
    const page = await openedAt(at.browser, at.address, state, 390);
    await openPiece(page, "paired");
    await type(page, "paired", 0, 8);
    await press(page, "Compare run by run", ".piece-paired");
    await isThere(page, ".piece-paired figure svg");
    expect(await titlesIn(page, "paired")).toEqual(["People sent back: lower in 8 of 8 runs"]);
    expect(await textOf(page, ".piece-paired .inwords")).toMatch(/8 pairs tell as much as \d+ runs that share nothing/);
    await openPiece(page, "changes");
    await press(page, "Tell the changes apart", ".piece-changes");
    await isThere(page, ".piece-changes figure svg");
    expect(await titlesIn(page, "changes")).toEqual(["People: from 17,100 to 39,100 persons"]);
    expect(await textOf(page, ".piece-changes .inwords")).toContain("Level: 250 per day: +30,500 (alone +20,100).");
    expect(await textOf(page, ".piece-changes .same-command code")).toContain(
      '--scenario baseline --scenario "law+more+level=250 per day" --step',
    );
    // its values by keys
    await page.evaluate(`document.querySelector(".piece-changes .cursor").focus()`);
    await page.press("ArrowRight");
    await page.waitFor(
      `document.querySelector(".piece-changes .reading").textContent === "without what was moved: 17,100"`,
    );
    // a file, a citation and code like every chart
    await press(page, "Export:", ".piece-changes");
    await isThere(page, ".piece-changes .ways button");
    expect(await page.evaluate(`document.querySelectorAll(".piece-changes .ways > button").length`)).toBe(7);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    expect(page.said).toEqual([]);
    await page.close();
  });

  test("a lever is searched for where it turns the question, a number, or nothing", async () => {
    const page = await openedAt(at.browser, at.address, state);
    await openPiece(page, "turning");
    await press(page, "Search", ".piece-turning");
    await isThere(page, ".piece-turning figure svg");
    expect((await titlesIn(page, "turning"))[0]).toMatch(/^Level: it turns at 18\d per day, yes up to there$/);
    expect(await textOf(page, ".piece-turning .inwords")).toContain("Runs beside it with half the step");
    // a line that a number crosses: from there on nobody is sent back, and no more people wait
    await choose(page, "what turns", "line:waiting");
    await page.waitFor(`document.querySelectorAll(".piece-turning input[type=number]").length === 3`);
    await press(page, "Search", ".piece-turning");
    await page.waitFor(`/^Level: it turns at 20\\d per day, it holds from there on$/.test(document.querySelector(".piece-turning figure h3").textContent)`); // prettier-ignore
    // a range within which it never turns
    await choose(page, "what turns", "question");
    await type(page, "turning", 0, 300);
    await press(page, "Search", ".piece-turning");
    await page.waitFor(
      `/turns nowhere in the range, no all over it$/.test(document.querySelector(".piece-turning figure h3").textContent)`,
    );
    // ends that are none
    await type(page, "turning", 0, 900);
    await page.waitFor(
      `document.querySelector(".piece-turning").textContent.includes("The lower end has to lie below the higher one.")`,
    );
    expect(page.said).toEqual([]);
    await page.close();
  });

  test("what would have to be true, in the reader's language, and what nothing plausible makes so", async () => {
    const page = await openedAt(at.browser, at.address, "v=1&model=border-rule&stack=law", 390);
    await openPiece(page, "requires");
    await type(page, "requires", 0, 60);
    await press(page, "Search for it", ".piece-requires");
    await isThere(page, ".piece-requires figure svg");
    expect(await textOf(page, ".piece-requires .sentence")).toMatch(
      /^As assumed the answer is no \(the difference is [\d,]+ persons, and less than 0 persons is asked\)\. The answer would be yes with “How many come against what is expected” 1\.\d+ times what is assumed/,
    );
    // the picture stands before the box
    expect((await titlesIn(page, "requires"))[0]).toBe("Uncertain figures alone");
    expect(await textOf(page, ".piece-requires")).toMatch(/alone: yes between 0\.2 \(as far as was looked\) and 0\.7/);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    await press(page, "Español");
    await page.waitFor(`document.querySelector(".piece-requires .sentence").textContent.startsWith("Tal como se supone, la respuesta es no")`); // prettier-ignore
    await press(page, "English");
    // no number of people is below nothing
    await choose(page, "what shall be otherwise", "line:waiting");
    await page.waitFor(`document.querySelectorAll(".piece-requires input[type=number]").length === 2`);
    await type(page, "requires", 0, -1);
    await press(page, "Search for it", ".piece-requires");
    await page.waitFor(`document.querySelector(".piece-requires .sentence").textContent.includes("Impossible within the evidence")`); // prettier-ignore
    expect(page.said).toEqual([]);
    await page.close();
  });

  test("which single figure turns a statement is told for each that runs decide", async () => {
    const page = await openedAt(at.browser, at.address, "v=1&model=passport-office");
    await openPiece(page, "flips");
    await page.waitFor(`document.querySelector(".piece-flips select").options.length > 0`);
    await press(page, "Find what turns it", ".piece-flips");
    await page.waitFor(`/Nearest flip:|No single judgement flips it/.test(document.querySelector(".piece-flips").textContent)`); // prettier-ignore
    expect(await textOf(page, ".piece-flips .same-command code")).toMatch(/^pendency claims passport-office --claim \S+ --flips/); // prettier-ignore
    expect(page.said).toEqual([]);
    await page.close();
  });

  test("what one more of each is worth, what a number hangs on, and where its spread comes from", async () => {
    const page = await openedAt(at.browser, at.address, state, 390);
    await openPiece(page, "prices");
    await press(page, "Price one more of each", ".piece-prices");
    await isThere(page, ".piece-prices figure svg");
    expect(await textOf(page, ".piece-prices .inwords")).toMatch(/^One more of desk changes it by −[\d,.]+ persons\.$/);
    await openPiece(page, "matters");
    await type(page, "matters", 0, 60);
    await press(page, "Rank the figures", ".piece-matters");
    await page.waitFor(
      `document.querySelector(".piece-matters").textContent.includes("60 draws of every uncertain figure")`,
    );
    expect(await textOf(page, ".piece-matters .inwords")).toMatch(/of its spread goes along with/);
    await type(page, "matters", 1, 8);
    await press(page, "Work out the indices", ".piece-matters");
    await page.waitFor(`document.querySelector(".piece-matters").textContent.includes("8 pairs of draws")`);
    await openPiece(page, "informs");
    await type(page, "informs", 0, 60);
    await press(page, "Find what to measure", ".piece-informs");
    await isThere(page, ".piece-informs figure svg");
    expect(await textOf(page, ".piece-informs .inwords")).toMatch(/^The figure that would narrow it most is “/);
    expect(await textOf(page, ".piece-informs .same-command code")).toContain("pendency informs border-rule --draws 60 --error 0.02"); // prettier-ignore
    await openPiece(page, "parts");
    await type(page, "parts", 0, 8);
    await press(page, "Tell the parts", ".piece-parts");
    await isThere(page, ".piece-parts figure svg");
    expect((await titlesIn(page, "parts"))[0]).toMatch(/: \d+ % of its spread comes from parameters$/);
    await page.evaluate(`{ ${readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8")}; void 0 }`);
    await page.evaluate(
      "globalThis.found = undefined; void axe.run().then((found) => (globalThis.found = found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)))",
    );
    await page.waitFor("globalThis.found !== undefined");
    expect(await page.evaluate("globalThis.found")).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    await press(page, "Español");
    await page.waitFor(`/^Una unidad más de desk la cambia en −[\\d,.]+ personas\\.$/.test(document.querySelector(".piece-prices .inwords").textContent)`); // prettier-ignore
    expect(await textOf(page, ".piece-informs .inwords")).toMatch(/^La cifra que más la estrecharía es «/);
    expect((await titlesIn(page, "parts"))[0]).toMatch(/ de su dispersión viene de los parámetros$/);
    expect(page.said).toEqual([]);
    await page.close();
  });

  test("by keyboard one is begun and stopped, a newer one takes its place, and a move makes what was found old", async () => {
    const page = await openedAt(at.browser, at.address, state);
    await isThere(page, ".questions > summary");
    await page.evaluate(`document.querySelector(".questions > summary").focus()`);
    await page.press("Enter");
    await isThere(page, ".piece-matters > summary");
    await page.evaluate(`document.querySelector(".piece-matters > summary").focus()`);
    await page.press("Enter");
    await isThere(page, ".piece-matters .piece-body button");
    await type(page, "matters", 0, 5000);
    await page.evaluate(`document.querySelector(".piece-matters .piece-body .choice button").focus()`);
    await page.press("Enter");
    await page.waitFor(`document.querySelector(".piece-matters progress")?.value > 0.01`);
    const pressed = await page.evaluate<number>("performance.now()");
    await press(page, "Stop", ".piece-matters");
    await page.waitFor(`document.querySelector(".piece-matters progress") === null`);
    expect(await page.evaluate<number>("performance.now()")).toBeGreaterThan(pressed);
    await page.waitFor(`/Stopped/.test(document.querySelector(".piece-matters").textContent)`);
    // another question while one is under way
    await press(page, "Rank the figures", ".piece-matters");
    await page.waitFor(`document.querySelector(".piece-matters progress") !== null`);
    await openPiece(page, "prices");
    await press(page, "Price one more of each", ".piece-prices");
    await isThere(page, ".piece-prices figure svg");
    expect(await textOf(page, ".piece-matters")).toContain("Left for a newer question.");
    // levers stay live meanwhile
    await page.evaluate(`{
      const field = document.getElementById("number-level");
      field.value = "200";
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }`);
    await answered(page);
    await page.waitFor(`document.querySelector(".piece-prices").textContent.includes("Something was moved since")`);
    await press(page, "Price one more of each", ".piece-prices");
    await page.waitFor(`!document.querySelector(".piece-prices").textContent.includes("Something was moved since")`);
    expect(page.said).toEqual([]);
    await page.close();
  });

  test(
    "of a thousand stages what one more of each is worth is told, and what cannot be told says why",
    { timeout: 180_000 },
    async () => {
      const many = await servePage(join(root, "dist", "workbench"), 0, packsBeside(thousandStages()));
      const page = await at.browser.page(1280);
      await page.goto(`${many.address}#v=1&model=forty-offices`);
      await answered(page);
      await openPiece(page, "paired");
      expect(await textOf(page, ".piece-paired")).toContain("Nothing is moved: both sides are the same.");
      await openPiece(page, "matters");
      await press(page, "Rank the figures", ".piece-matters");
      await page.waitFor(
        `document.querySelector(".piece-matters").textContent.includes("a model in which something is uncertain")`,
      );
      await openPiece(page, "prices");
      await press(page, "Price one more of each", ".piece-prices");
      await page.waitFor(`document.querySelector(".piece-prices progress")?.value >= 3`);
      await press(page, "Stop", ".piece-prices");
      await page.waitFor(
        `/resources are left unpriced|nothing is kept/.test(document.querySelector(".piece-prices").textContent)`,
      );
      expect(page.said).toEqual([]);
      await page.close();
      await many.close();
    },
  );
});
