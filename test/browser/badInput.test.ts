// What is bad, hostile or missing, in real browsers: each is told in plain words, nothing of it runs as a script, and what
// was on the page stays.
import { expect, test } from "vitest";
import type { OpenPage } from "./browsers.ts";
import { answered, inEveryBrowser, isThere, openedAt, press, textOf } from "./workbenchPage.ts";

const hostile = `<script>globalThis.hacked = 1</script><img src=x onerror="globalThis.hacked = 1">`;
const bomb = `pendency: model v1\ntitle: Bomb\na: &a [x, x]\n${"bcdefgh".replaceAll(/./g, (key) => `${key}: &${key} [*a, *a]\n`)}`;

/** Files as if they were chosen; a text is told by how it is made, since it is made in the page. */
function give(page: OpenPage, input: string, name: string, made: string): Promise<unknown> {
  return page.evaluate(`{
    const chosen = new DataTransfer();
    chosen.items.add(new File([${made}], ${JSON.stringify(name)}));
    const input = document.querySelector(${JSON.stringify(input)});
    input.files = chosen.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }`);
}

inEveryBrowser("bad input was not tried in it", (at) => {
  test("links, files, storage and a worker that dies: each is told, no script runs, and the answer stays", async () => {
    const page = await openedAt(at.browser, at.address, "v=1&model=passport-office");
    const answer = await textOf(page, ".sentence");
    const told = (words: string): Promise<void> =>
      page.waitFor(`document.body.textContent.includes(${JSON.stringify(words)})`);

    const links: readonly (readonly [string, string])[] = [
      [`v=1&model=passport-office&stack=${encodeURIComponent(hostile)}`, "expected a name; got stack="],
      ["v=9&model=passport-office", 'expected v=1; got "9"'],
      ["v=1&model=passport-office&lever.__proto__=3", "expected a lever's name and a number"],
      ["v=1&model=passport-office&stack=constructor", 'expected a scenario of the model; got "constructor"'],
      [`v=1&model=passport-office&x=${"y".repeat(9000)}`, "expected at most 8000 letters"],
    ];
    for (const [link, said] of links) {
      await page.evaluate(`void (location.hash = ${JSON.stringify(link)})`);
      await told(said);
      await page.waitFor(`document.querySelector(".sentence") !== null`);
      await answered(page);
    }
    // a statement that the model does not have
    await page.evaluate(`void (location.hash = "v=1&model=passport-office&statement=nobody")`);
    await answered(page);
    await told('expected a statement of the model; got "nobody"');

    // a worker that dies of a job
    await page.evaluate(`{
      const Whole = Worker;
      globalThis.Worker = class extends Whole {
        constructor(...given) {
          super(...given);
          globalThis.newest = this;
        }
      };
      void 0;
    }`);
    await press(page, "Edit");
    await isThere(page, ".edit .good");
    await page.evaluate(`for (const one of document.querySelectorAll(".edit details")) one.open = true;`);

    // storage that refuses, and files that are none
    await page.evaluate(`{
      const refuse = () => { throw new DOMException("refused", "SecurityError"); };
      Object.defineProperty(globalThis, "localStorage", { get: refuse });
      Object.defineProperty(globalThis, "caches", { get: refuse });
      void 0;
    }`);
    await give(page, "input.csv", "wide.csv", `"day" + ",n".repeat(900000) + "\\n2025-01-01,4\\n"`);
    await told("expected at most 500 columns; got 900001");
    await give(page, "input.csv", "huge.csv", "new Uint8Array(9e6)");
    await told("9.0 MB");
    await give(
      page,
      "input.csv",
      "mine.csv",
      JSON.stringify(`day,${hostile}\n2025-01-01,90\n`).replaceAll("</", "<\\/"),
    );
    await isThere(page, ".edit figure svg");
    const documents = ".edit input[multiple]";
    await give(page, documents, "line.yaml", `"title: " + "x".repeat(900000)`);
    await told("expected lines of at most 20000 letters");
    await give(page, documents, "binary.yaml", `"pendency: model v1\\u0000"`);
    await told("a document that is text in UTF-8");
    await give(page, documents, "model.yaml", JSON.stringify(bomb));
    await told("expected plain data; got an anchor");
    await told("This browser keeps no draft");

    // and the reader of documents dies in the midst of it
    await page.evaluate(
      `void newest.dispatchEvent(new ErrorEvent("error", { message: "out of memory", cancelable: true }))`,
    );
    await press(page, "Close the editor");
    await press(page, "Ask", ".own");
    await page.waitFor(`document.querySelector(".own progress") !== null`);
    await page.evaluate(
      `void newest.dispatchEvent(new ErrorEvent("error", { message: "out of memory", cancelable: true }))`,
    );
    await told("expected a run to its end; got out of memory");
    await press(page, "Ask", ".own");
    await isThere(page, ".own .chance");

    // a model that is not there is left by the next link
    await page.evaluate(`void (location.hash = "v=1&model=nonesuch")`);
    await told("expected a model's pack; got 404");
    await page.evaluate(`void (location.hash = "v=1&model=passport-office")`);
    await page.waitFor(`document.querySelector(".sentence") !== null`);
    await answered(page);

    expect(await page.evaluate("globalThis.hacked ?? null")).toBe(null);
    expect(await textOf(page, ".sentence")).toBe(answer);
    expect(page.said).toEqual([]);
    await page.close();
  });
});
