// Documents edited in real browsers: a mistake told in place, mended, run, and back to the published model; nothing lost.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../installed.ts";
import type { OpenPage } from "./browsers.ts";
import { answered, choose, inEveryBrowser, isThere, openedAt, press, textOf } from "./workbenchPage.ts";

/** What the text under work is replaced by, as if it were pasted. */
async function write(page: OpenPage, text: string): Promise<void> {
  await page.evaluate(`{
    const content = document.querySelector(".code").shadowRoot.querySelector(".cm-content");
    const { view } = content.cmTile.root;
    view.focus();
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: ${JSON.stringify(text)} }, userEvent: "input.paste" });
  }`);
}

const inOrder = (page: OpenPage): Promise<void> => isThere(page, ".edit .good");
const axeSource = readFileSync(join(root, "node_modules", "axe-core", "axe.min.js"), "utf8");

/** What an audit of the page finds. */
async function faults(page: OpenPage): Promise<readonly string[]> {
  await page.evaluate(`void (globalThis.axe === undefined && (() => { ${axeSource} })())`);
  return page.evaluate(
    `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }).then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes.map(({ html }) => html.slice(0, 120)).join(" | ")))`,
  );
}

inEveryBrowser("documents were not edited in it", (at) => {
  test("a mistake is told where it is; mended and run, the page is of it and says so; the published model comes back", async () => {
    const page = await openedAt(at.browser, at.address, "v=1&model=passport-office");
    const published = await textOf(page, ".sentence");
    await press(page, "Edit");
    await inOrder(page);
    await choose(page, "Document", "examples/passport-office/scenarios.yaml");
    await page.waitFor(`document.querySelector(".code").shadowRoot.textContent.includes("scenarios v1")`);
    const before = readFileSync(join(root, "examples", "passport-office", "scenarios.yaml"), "utf8");
    await write(page, before.replace("multiply: 1.33", "multiplied: 0.5"));
    await isThere(page, ".mistakes li button");
    expect(await textOf(page, ".mistakes")).toMatch(/scenarios\.yaml:11:\d+.*got "multiplied"/);
    await page.waitFor(`document.querySelector(".code").shadowRoot.querySelector(".cm-lintRange-error") !== null`);
    expect(await page.evaluate(`document.querySelector(".code").shadowRoot.querySelector(".cm-lintRange-error").textContent`)).toBe("multiplied"); // prettier-ignore
    // from the list to the place, and Escape out of the text
    await page.evaluate(`void document.querySelector(".mistakes li button").click()`);
    await page.waitFor(`document.activeElement.className === "code"`);
    await page.press("Escape");
    await page.waitFor(`document.activeElement.tagName === "SELECT"`);
    const hostile = `A third more <script>globalThis.hacked = 1</script><img src=x onerror="globalThis.hacked = 1">`;
    const mended = before.replace("multiply: 1.33", "multiply: 0.5").replace("title: A third more applicants in summer", `title: ${hostile}`); // prettier-ignore
    await write(page, mended);
    await inOrder(page);
    await press(page, "Run these documents");
    await isThere(page, ".edited");
    await answered(page);
    const edited = await textOf(page, ".sentence");
    expect(edited).not.toBe(published);
    expect(await textOf(page, ".edited")).toContain(
      "This is your edited model, not the published one. 4 lines are changed.",
    );
    expect(await textOf(page, ".edited .lines")).toContain("multiply: 0.5");
    expect(await textOf(page, ".chips")).toContain("<script>");
    expect(await page.evaluate("globalThis.hacked ?? null")).toBe(null);
    expect(await page.evaluate("location.hash")).toContain("edited=yes");
    // a lever moves the edited model, and undo of the run brings the published one back
    await press(page, "Undo the last run");
    await page.waitFor(`document.querySelector(".edited") === null`);
    await answered(page);
    expect(await textOf(page, ".sentence")).toBe(published);
    expect(await page.evaluate("location.hash")).not.toContain("edited");
    // the draft is there again when the page is opened anew
    await page.evaluate("void (globalThis.isOld = true, setTimeout(() => location.reload()))");
    await page.waitFor(`globalThis.isOld === undefined && document.querySelector(".answer")?.dataset.busy === "no"`);
    await press(page, "Edit");
    await inOrder(page);
    expect(await textOf(page, ".edit")).toContain("Your draft from before is here again.");
    await press(page, "Run these documents");
    await isThere(page, ".edited");
    await answered(page);
    expect(await textOf(page, ".sentence")).toBe(edited);
    // a link from it says so where the documents are not
    const link = await page.evaluate<string>("location.hash");
    await page.evaluate("localStorage.clear()");
    const other = await openedAt(at.browser, at.address, link.slice(1));
    expect(await textOf(other, ".problems")).toContain("the edited model that it was made with");
    expect(await textOf(other, ".sentence")).toBe(published);
    expect([...page.said, ...other.said]).toEqual([]);
    await write(page, before.replace("multiply: 1.33", "multiplied: 0.5"));
    await isThere(page, ".mistakes li button");
    expect(await faults(page)).toEqual([]);
    await Promise.all([page.close(), other.close()]);
  });
});
