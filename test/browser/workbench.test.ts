// The workbench in real browsers: opened, moved, undone, and opened again from its link, with the numbers of this Node.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { knownModels } from "../../src/disk/findModel.ts";
import { servePage } from "../../src/disk/servePage.ts";
import { browsers } from "./browsers.ts";
import type { OpenPage } from "./browsers.ts";
import { inNode } from "./modelInNode.ts";
import { answered, inEveryBrowser, packOf } from "./workbenchPage.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

inEveryBrowser("the workbench was not opened in it", (at) => {
  /** A page that has answered once. */
  async function opened(fragment: string): Promise<OpenPage> {
    const page = await at.browser.page();
    await page.goto(`${at.address}#${fragment}`);
    await settled(page);
    return page;
  }

  /** The picture is there, and nothing is under way. */
  const settled = async (page: OpenPage): Promise<void> => {
    await page.waitFor(`document.querySelector("figure .picture svg") !== null`);
    await answered(page);
  };
  const textOf = (page: OpenPage, selector: string): Promise<string> =>
    page.evaluate(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? ""`);
  const picture = (page: OpenPage): Promise<string> =>
    page.evaluate(`document.querySelector("figure .picture").innerHTML`);
  /** Types an exact number into a lever's field. */
  const type = async (page: OpenPage, lever: string, value: string): Promise<void> => {
    await page.evaluate(`{
      const field = document.getElementById("number-${lever}");
      field.value = "${value}";
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }`);
    await settled(page);
  };
  const button = (words: string): string =>
    `[...document.querySelectorAll("button")].find((one) => (one.ariaLabel ?? one.textContent) === ${JSON.stringify(words)})`;
  const press = async (page: OpenPage, words: string): Promise<void> => {
    await page.evaluate(`void ${button(words)}.click()`);
    await settled(page);
  };

  test("the question is answered as in this Node, a lever moves sentence and picture, and undo takes it back", async () => {
    const { face, sentence } = inNode("border-rule");
    const page = await opened("v=1&model=border-rule");
    expect(await textOf(page, "h1")).toBe(face.question);
    const [first, drawn] = [await textOf(page, ".sentence"), await picture(page)];
    expect(first).toBe(sentence({ stack: face.with, levers: [] }));
    await type(page, "level", "400");
    expect(await textOf(page, ".sentence")).toBe(sentence({ stack: face.with, levers: [["level", 400]] }));
    expect(await picture(page)).not.toBe(drawn);
    expect(await textOf(page, ".changed")).toContain("400");
    await press(page, "Undo");
    expect(await textOf(page, ".sentence")).toBe(first);
    expect(await picture(page)).toBe(drawn);
    await press(page, "Redo");
    expect(await textOf(page, ".sentence")).not.toBe(first);
    expect(page.said).toEqual([]);
    await page.close();
  });

  test("a slider is moved by keyboard, and its moves are undone", async () => {
    const page = await opened("v=1&model=county-court&stack=");
    await page.evaluate(`document.querySelector("#lever-judgesInPost input[type=range]").focus()`);
    for (const key of ["ArrowRight", "ArrowRight"]) await page.press(key);
    await settled(page);
    expect(await page.evaluate(`document.getElementById("number-judgesInPost").value`)).toBe("6");
    expect(await textOf(page, ".changed")).toContain("6 judges");
    for (let step = 0; step < 2; step += 1) {
      if ((await textOf(page, ".changed li")) !== "") await press(page, "Undo");
    }
    expect(await textOf(page, ".changed li")).toBe("");
    await page.close();
  });

  test("the link of a state, opened anew, is that state: the same words, levers, picture and numbers, out of view too", async () => {
    const page = await opened("v=1&model=border-rule");
    await page.evaluate(`document.querySelector("input[name=show]:not(:checked)").click()`);
    const place = `document.querySelector("figure .picture").getBoundingClientRect()`;
    await page.evaluate("scrollTo(0, 0)");
    await page.waitFor(`${place}.top > innerHeight`);
    // elements of the picture stay, or are others, from one of these to the next
    for (const level of ["310", "450", "250"]) await type(page, "level", level);
    const parts = [".sentence", ".changed", "figure .inwords", "figure table", ".flow .inwords", ".flow table"];
    const all = (one: OpenPage): Promise<readonly string[]> => Promise.all(parts.map((part) => textOf(one, part)));
    // ranges behind the lines too: the same draws, once all are made
    const whole = (one: OpenPage): Promise<void> =>
      one.waitFor(`/of 100 draws/.test(document.querySelector("figure thead")?.textContent)`);
    await whole(page);
    const [told, link] = [await all(page), await page.evaluate<string>("location.hash")];
    expect(link).toBe("#v=1&model=border-rule&stack=law&lever.level=250&show=level");
    const again = await opened(link.slice(1));
    await whole(again);
    expect(await all(again)).toEqual(told);
    expect(await picture(again)).toBe(await picture(page));
    await Promise.all([page.close(), again.close()]);
  });

  test("scenarios stack and are taken off; two changes of one number are told, with the scenario marked, and undone", async () => {
    const { sentence } = inNode("passport-office");
    const page = await opened("v=1&model=passport-office&stack=oneMore");
    await type(page, "applicants", "80");
    expect(await textOf(page, ".sentence")).toBe(sentence({ stack: ["oneMore"], levers: [["applicants", 80]] }));
    await page.evaluate(`{
      const list = document.querySelector(".chips select");
      list.value = "rush";
      list.dispatchEvent(new Event("change", { bubbles: true }));
    }`);
    await page.waitFor(`document.querySelector(".problems") !== null`);
    expect(await textOf(page, ".problems")).toContain("expected one change of applicants at a time");
    expect(await textOf(page, ".chip.contradicts")).toContain("summer");
    await press(page, "Undo");
    expect(await textOf(page, ".problems")).toBe("");
    // a lever that a scenario holds says which, and is free once that is taken off beside it
    await press(page, "Undo");
    await page.evaluate(`{
      const list = document.querySelector(".chips select");
      list.value = "rush";
      list.dispatchEvent(new Event("change", { bubbles: true }));
    }`);
    await settled(page);
    const field = `document.getElementById("number-applicants")`;
    expect(
      await page.evaluate(`document.getElementById(${field}.getAttribute("aria-describedby")).textContent`),
    ).toContain("“A third more applicants in summer” changes it");
    await press(page, "Take off “A third more applicants in summer”");
    expect(await page.evaluate(`[${field}.disabled, ${field}.getAttribute("aria-describedby")]`)).toEqual([
      false,
      null,
    ]);
    expect(await page.evaluate(`document.querySelectorAll(".chip").length`)).toBe(1);
    await page.close();
  });

  test("a link that was tampered with is explained, runs nothing, and the model opens as it is", async () => {
    const page = await opened("v=1&model=county-court&lever.judgesInPost=%3Cimg%20src=x%20onerror=alert(1)%3E");
    expect(await textOf(page, ".problems")).toContain("a lever's name and a number");
    expect(await page.evaluate("document.querySelectorAll('img').length")).toBe(0);
    const other = await at.browser.page();
    await other.goto(`${at.address}#v=1&model=no-such-model`);
    await other.waitFor(`document.querySelector(".problems") !== null`);
    expect(await textOf(other, ".problems")).toContain("a model's pack");
    await Promise.all([page.close(), other.close()]);
  });

  test("the whole system is drawn at any instant, and the link keeps the instant", async () => {
    const page = await opened("v=1&model=border-rule&at=2025-03");
    const drawn = (): Promise<void> => page.waitFor(`document.querySelector(".flow .picture svg") !== null`);
    await drawn();
    expect(await textOf(page, ".flow h2")).toContain("March 2025");
    const before = await textOf(page, ".flow .inwords");
    await page.evaluate(`document.querySelector(".flow .time").focus()`);
    for (let press = 0; press < 9; press += 1) await page.press("ArrowRight");
    await page.waitFor(`location.hash.includes("at=2025-12")`);
    expect(await textOf(page, ".flow h2")).toContain("December 2025");
    expect(await textOf(page, ".flow .inwords")).not.toBe(before);
    expect(page.said).toEqual([]);
    await page.close();
  });

  test("once it was loaded it opens without a network, with the model that was open", async () => {
    const other = await servePage(join(root, "dist", "workbench"), 0, packOf);
    const page = await at.browser.page();
    await page.goto(`${other.address}#v=1&model=county-court`);
    await settled(page);
    await page.waitFor(
      `globalThis.isKept === true || (navigator.serviceWorker.ready.then(() => (globalThis.isKept = true)), false)`,
    );
    const before = await textOf(page, "figure table");
    await other.close();
    await page.evaluate("void setTimeout(() => location.reload())");
    await page.waitFor(`globalThis.isKept === undefined && document.querySelector("figure .picture svg") !== null`);
    await settled(page);
    expect(await textOf(page, "figure table")).toBe(before);
    await page.close();
  });

  test("axe finds nothing wrong with it, as it opens and with something moved", async () => {
    const page = await opened("v=1&model=border-rule&lever.level=300");
    await page.evaluate(`${readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8")}; void 0`);
    await page.evaluate(
      "void axe.run().then((found) => (globalThis.found = found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)))",
    );
    await page.waitFor("globalThis.found !== undefined");
    expect(await page.evaluate("globalThis.found")).toEqual([]);
    await page.close();
  });

  // the flagship in every browser, the others by turns: what is asked of each is in the page, not in the browser
  const nth = browsers.findIndex((one) => one.name === at.name);
  const models = knownModels().filter((model, place) => model === "us-removal" || place % browsers.length === nth);
  test.each(models)("%s is opened, run, and moved", { timeout: 240_000 }, async (model) => {
    const { face } = inNode(model);
    const page = await opened(`v=1&model=${model}`);
    expect(await textOf(page, "h1")).toBe(face.question === "" ? face.title : face.question);
    expect(await textOf(page, "figure .inwords")).toMatch(/\d/);
    const lever: { id: string; max: string; value: string } | null = await page.evaluate(`(() => {
      const field = [...document.querySelectorAll("aside input[type=number]")].find((one) => !one.disabled);
      return field === undefined ? null : { id: field.id.slice(7), max: field.max, value: field.value };
    })()`);
    if (face.levers.length === 0) expect(await textOf(page, "aside")).toContain("no number that can be moved");
    else if (lever !== null) {
      await type(page, lever.id, lever.max === lever.value ? "0" : lever.max);
      expect(await textOf(page, ".problems")).toBe("");
      expect(await textOf(page, ".changed li")).not.toBe("");
      expect(await page.evaluate("location.hash")).toContain(`lever.${lever.id}=`);
    } else expect(await textOf(page, "aside")).toContain("take that off");
    expect(page.said).toEqual([]);
    await page.close();
  });
});
