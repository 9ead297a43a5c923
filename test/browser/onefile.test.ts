// The workbench as one file, opened from the disk in real browsers: it computes there what the command line does.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { onefilePage } from "../../src/disk/onefilePage.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { modelFiles } from "../../src/documents/modelFiles.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { numbersOf, openTexts } from "../../src/workbench/share/numbersOf.ts";
import type { OpenPage } from "./browsers.ts";
import { inNode } from "./modelInNode.ts";
import { answered, inEveryBrowser, isThere, openedAt, packOf, press, textOf } from "./workbenchPage.ts";

const folder = mkdtempSync(join(tmpdir(), "pendency-onefile-"));
let written = 0;

/** The address of a file that holds this. */
function kept(page: string): string {
  const path = join(folder, `${(written += 1)}.html`);
  writeFileSync(path, page);
  return pathToFileURL(path).href;
}

const saved = `{
  const was = URL.createObjectURL;
  globalThis.saved = [];
  URL.createObjectURL = (blob) => {
    void blob.text().then((text) => globalThis.saved.push(text));
    return was.call(URL, blob);
  };
}`;

const moved = { stack: ["law"], levers: [["level", 400]] } as const;

inEveryBrowser("no page that is one file was opened in it", (at) => {
  const openedFrom = async (address: string): Promise<OpenPage> => {
    const page = await at.browser.page();
    await page.goto(address);
    await page.waitFor(`document.querySelector("figure .picture svg") !== null`);
    await answered(page);
    return page;
  };
  const type = async (page: OpenPage, lever: string, value: string): Promise<void> => {
    await page.evaluate(`{
      const field = document.getElementById("number-${lever}");
      field.value = "${value}";
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }`);
    await answered(page);
  };

  test(
    "a lever moves, its sentence is this Node's, and its numbers are the command line's to the byte",
    { timeout: 240_000 },
    async () => {
      const { face, sentence } = inNode("border-rule");
      const page = await openedFrom(kept(onefilePage(openModel("border-rule"), "")));
      expect(await textOf(page, ".sentence")).toBe(sentence({ stack: face.with, levers: [] }));
      await type(page, "level", "400");
      expect(await textOf(page, ".sentence")).toBe(sentence(moved));
      await isThere(page, ".share");
      await page.evaluate(`document.querySelector(".share > summary").click()`);
      await isThere(page, ".share .numbers");
      await page.waitFor(`document.querySelector(".command code").textContent !== ""`);
      await page.evaluate(saved);
      await press(page, "Numbers as CSV", ".numbers");
      await page.waitFor("globalThis.saved.length > 0");
      const asked = {
        moves: moved,
        engine: "fluid",
        stepDays: 2.8515625,
        replications: null,
        isCompared: false,
      } as const;
      const { csv } = await numbersOf(openTexts(packOf("packs/border-rule.texts.txt") ?? ""), asked, {});
      expect(await page.evaluate("globalThis.saved[0]")).toBe(csv);
      // nothing was fetched, and nothing was refused
      expect(
        await page.evaluate(
          "performance.getEntriesByType('resource').filter(({ name }) => !/^(blob|data):/.test(name)).length",
        ),
      ).toBe(0);
      expect(await textOf(page, ".carries")).toContain("border-rule");
      expect(page.said).toEqual([]);
      await page.close();
    },
  );

  test("where workers are refused the page answers from its own thread", { timeout: 120_000 }, async () => {
    const { sentence } = inNode("border-rule");
    const page = await openedFrom(
      kept(
        onefilePage(openModel("border-rule"), "v=1&model=border-rule&stack=law").replace(
          "worker-src blob:",
          "worker-src 'none'",
        ),
      ),
    );
    await type(page, "level", "400");
    expect(await textOf(page, ".sentence")).toBe(sentence(moved));
    await isThere(page, ".lives");
    await page.evaluate(`document.querySelector(".lives > summary").click()`);
    await press(page, "Follow people", ".lives");
    await isThere(page, ".lives svg");
    await page.close();
  });

  test(
    "the page saves itself as one file, which opens at the same state and saves itself again",
    { timeout: 240_000 },
    async () => {
      const state = "v=1&model=border-rule&stack=law&lever.level=400";
      const page = await openedAt(at.browser, at.address, state);
      const next = async (from: OpenPage): Promise<string> => {
        await from.evaluate(saved);
        await from.evaluate(`document.querySelector(".share:not([open]) > summary")?.click()`);
        await press(from, "Live page as one file", ".share");
        await from.waitFor("globalThis.saved.length > 0");
        return from.evaluate("globalThis.saved[0]");
      };
      const text = await next(page);
      const file = await openedFrom(kept(text));
      expect(await textOf(file, ".sentence")).toBe(await textOf(page, ".sentence"));
      expect(await file.evaluate("document.getElementById('number-level').value")).toBe("400");
      await isThere(file, ".share");
      const again = await next(file);
      const script = (whole: string): string => /<script id="pendency">([^]*)<\/script>/.exec(whole)?.[1] ?? "";
      expect(script(again).length).toBeGreaterThan(1_000_000);
      expect(script(again) === script(text)).toBe(true);
      expect(page.said).toEqual([]);
      await Promise.all([page.close(), file.close()]);
    },
  );

  test("script in a title, in a state and behind # does not run", { timeout: 120_000 }, async () => {
    const hostile = `</script><script>globalThis.isCaught=1</script><img src=x onerror=globalThis.isCaught=1>`;
    const source = readFileSync(join("examples", "one-clerk.yaml"), "utf8");
    const text = source.replace(/^title: .*$/m, `title: '${hostile}'`);
    expect(text).toContain(hostile);
    const documents = openDocuments(modelFiles("one-clerk", [{ path: "one-clerk.yaml", text }]));
    const page = await at.browser.page();
    await page.goto(
      `${kept(onefilePage(documents, `v=1&model=one-clerk&chart=${hostile}`))}#v=1&model=${encodeURIComponent(hostile)}`,
    );
    await page.waitFor(`document.querySelector("#page").textContent.length > 20`);
    await page.evaluate("location.hash = 'v=1&model=one-clerk'");
    await page.waitFor(`document.querySelector("header") !== null`);
    expect(await textOf(page, "header")).toContain("</script>");
    expect(await page.evaluate("globalThis.isCaught ?? 0")).toBe(0);
    await page.close();
  });
});

test("the flagship's file is smaller than four and a half megabytes", () => {
  const page = onefilePage(openModel("us-removal"), "");
  expect(Buffer.byteLength(page)).toBeLessThan(4_500_000);
});
