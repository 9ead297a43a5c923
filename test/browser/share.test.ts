// How a state leaves the page, in real browsers: its numbers are the files of the command that the page shows.
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { askAnswer } from "../../src/ask/answer.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { report } from "../../src/present/report.ts";
import { liveEmbed } from "../../src/present/exported/embedCode.ts";
import { embedLink } from "../../src/workbench/exported/publicLink.ts";
import { numbersOf, openTexts } from "../../src/workbench/share/numbersOf.ts";
import type { OpenPage } from "./browsers.ts";
import { answered, choose, inEveryBrowser, isThere, openedAt, packOf, press, textOf } from "./workbenchPage.ts";

/** From now on files that the page saves are kept as texts as well. */
const keepSaved = (page: OpenPage): Promise<void> =>
  page.evaluate(`{
    const was = URL.createObjectURL;
    globalThis.saved = [];
    globalThis.blobs = [];
    URL.createObjectURL = (blob) => {
      globalThis.blobs.push(blob);
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

const origin = {
  title: "A chart",
  description: "",
  model: { id: "border-rule", title: "A model", hash: "0" },
  version: "0",
  commit: null,
  made: "2026-11-29",
  sources: [],
  language: "en",
};

/** Days of a step on the page of the passport office, so that a report and the page have the same numbers. */
const pageStep = 1.42578125;

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
      expect((await textOf(page, ".command code")).trim()).toBe(
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

  test(
    "a saved run stands beside the state in a table, in two languages; what is none is refused in one sentence",
    { timeout: 240_000 },
    async () => {
      const opened = openTexts(packOf("packs/border-rule.texts.txt") ?? "");
      const asked = { moves: { stack: [], levers: [] }, engine: "fluid", stepDays: 2.8515625, replications: null, isCompared: false } as const; // prettier-ignore
      const { json } = await numbersOf(opened, asked, {});
      const page = await openedAt(at.browser, at.address, "v=1&model=border-rule&stack=law");
      await page.evaluate(`document.querySelector(".share > summary").click()`);
      await page.waitFor(`document.querySelector(".besideRun input")?.disabled === false`);
      const give = (name: string, text: string): Promise<unknown> =>
        page.evaluate(`{
          const chosen = new DataTransfer();
          chosen.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}));
          const input = document.querySelector(".besideRun input");
          input.files = chosen.files;
          input.dispatchEvent(new Event("change", { bubbles: true }));
        }`);
      await give("notes.json", "[1");
      await page.waitFor(`document.querySelector(".besideRun .problems li") !== null`);
      expect(await textOf(page, ".besideRun .problems li")).toContain("notes.json: expected a JSON object");
      await give("study.json", json);
      await page.waitFor(`document.querySelector(".besideRun table") !== null`);
      expect(await textOf(page, ".besideRun h4")).toBe("Beside the run study.json");
      const told = await textOf(page, ".besideRun [role=status]");
      expect(told).toContain("scenarios law against baseline");
      expect(told).toContain("2 numbers of both, of which 1 differs.");
      expect(await page.evaluate("document.querySelectorAll('.besideRun table').length")).toBe(2);
      await press(page, "Español");
      await page.waitFor(`document.querySelector(".besideRun h4")?.textContent === "Junto a la simulación study.json"`);
      expect(await textOf(page, ".besideRun [role=status]")).toContain("escenarios law frente a baseline");
      expect(page.said).toEqual([]);
      await page.close();
    },
  );

  test(
    "the page as one file is read without a network and without a script; its card is 1200 by 630",
    { timeout: 120_000 },
    async () => {
      const page = await openedAt(at.browser, at.address, "v=1&model=border-rule&stack=law&lever.level=250");
      await keepSaved(page);
      await page.evaluate(`document.querySelector(".share > summary").click()`);
      await page.waitFor(`document.querySelector(".flow .picture svg") !== null`);
      // what is said of draws changes until all are made
      await page.waitFor(`/of 100 draws/.test(document.querySelector("figure thead")?.textContent)`);
      const text = await savedNext(page, "This page as one file", ".share");
      expect(text.slice(0, 15)).toBe("<!doctype html>");
      const told = await Promise.all([".sentence", "figure .inwords", "h1"].map((part) => textOf(page, part)));
      await press(page, "Preview picture", ".share");
      await page.waitFor(`globalThis.blobs.at(-1).type === "image/png"`);
      await page.evaluate(
        "void createImageBitmap(globalThis.blobs.at(-1)).then(({ width, height }) => (globalThis.size = [width, height]))",
      );
      await page.waitFor("globalThis.size !== undefined");
      expect(await page.evaluate("globalThis.size")).toEqual([1200, 630]);
      const path = join(mkdtempSync(join(tmpdir(), "pendency-share-")), "state.html");
      writeFileSync(path, text);
      const file = await at.browser.page();
      await file.goto(pathToFileURL(path).href);
      const read = await textOf(file, "body");
      for (const part of told) expect(read).toContain(part.replace(/(\d) %/g, "$1\u00a0%"));
      expect(read).toContain("Level: 250 per day");
      expect(read).toMatch(/model hash[0-9a-f]{16}/);
      expect(read).toContain("@misc{pendency-border-rule");
      // both pictures of the page, each with its table
      expect(await file.evaluate("document.querySelectorAll('figure > svg').length")).toBe(2);
      expect(await file.evaluate("document.querySelectorAll('figure table tbody tr').length")).toBeGreaterThan(20);
      expect(await file.evaluate("document.scripts.length + performance.getEntriesByType('resource').length")).toBe(0);
      expect(
        await file.evaluate("document.querySelector('figure > svg').getBoundingClientRect().height"),
      ).toBeGreaterThan(100);
      expect([...page.said, ...file.said]).toEqual([]);
      await Promise.all([page.close(), file.close()]);
    },
  );

  test(
    "one chart stands live in another page, and nothing else of the workbench does",
    { timeout: 120_000 },
    async () => {
      const state = "v=1&model=border-rule&stack=law&lever.level=250&chart=stock-hearing";
      const framed = (link: string): string => liveEmbed({ ...origin, link }, { width: 720, height: 560 }) ?? "";
      const outside = createServer((_, response) => {
        response.writeHead(200, { "content-type": "text/html" });
        response.end(
          `<!doctype html><title>x</title>${framed(embedLink(`${at.address}#${state}`))}${framed(`${at.address}#${state}`)}`.replaceAll(
            "lazy",
            "eager",
          ),
        );
      });
      await new Promise<void>((resolve) => void outside.listen(0, "127.0.0.1", resolve));
      const { port } = outside.address() as AddressInfo;
      const alone = await at.browser.page();
      await alone.goto(`${at.address}?embed#${state}`);
      await alone.waitFor(`document.querySelector(".embed figure .picture svg") !== null`);
      const [title, sentence] = await Promise.all(["h2", ".inwords"].map((part) => textOf(alone, part)));
      expect(await alone.evaluate("document.querySelectorAll('aside, .flow, .export, nav').length")).toBe(0);
      expect(await alone.evaluate(`document.querySelector(".embed a").href`)).toBe(`${at.address}#${state}`);
      const page = await openedAt(at.browser, at.address, state);
      expect([title, sentence]).toEqual(
        await Promise.all([".pictures h2", ".pictures .inwords"].map((part) => textOf(page, part))),
      );
      const holder = await at.browser.page();
      await holder.goto(`http://127.0.0.1:${port}/`);
      expect(await holder.evaluate("document.querySelectorAll('iframe').length")).toBe(2);
      expect(await holder.inFrames("document.querySelector('figure .picture svg') !== null")).toEqual([true, false]);
      await Promise.all([alone.close(), page.close(), holder.close()]);
      outside.close();
    },
  );

  test(
    "a number of a report leads to the same state of the page, which says the same",
    { timeout: 120_000 },
    async () => {
      const documents = openModel("passport-office");
      const asked = { engine: "fluid", stepDays: pageStep, grid: false, flips: false } as const;
      const found = await askAnswer(documents, { ...asked, words: () => ({ effectsCommand: "", commands: [] }) });
      if (found === null) throw new Error("nothing was run");
      const live = { model: "passport-office", address: at.address, command: "", sources: [] };
      const path = join(mkdtempSync(join(tmpdir(), "pendency-report-")), "report.html");
      writeFileSync(path, report({ ...found.report, live }));
      const page = await at.browser.page();
      await page.goto(pathToFileURL(path).href);
      const number = await textOf(page, "table.boxes a.live");
      await page.evaluate("void document.querySelector('table.boxes a.live').click()");
      await answered(page);
      expect(await page.evaluate("location.href")).toBe(`${at.address}#v=1&model=passport-office&stack=rush`);
      expect(Number(number)).toBeGreaterThan(0);
      expect(await textOf(page, ".sentence")).toContain(`${number} hours`);
      await page.close();
    },
  );
});
