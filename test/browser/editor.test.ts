// Documents edited in real browsers: a mistake told in place, mended, run, and back to the published model; nothing lost.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LiveModel } from "../../src/ask/live/liveModel.ts";
import { packModel, unpackModel } from "../../src/ask/live/packModel.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { packsBeside } from "../../src/disk/packs.ts";
import { servePage } from "../../src/disk/servePage.ts";
import { answerSentence } from "../../src/present/answerSentence.ts";
import { firstState } from "../../src/workbench/state/pageState.ts";
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
    // who leaves now would lose what is nowhere else: the browser is told to ask
    const asksToStay = (): Promise<boolean> =>
      page.evaluate(`!dispatchEvent(new Event("beforeunload", { cancelable: true }))`);
    expect(await asksToStay()).toBe(true);
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

  test("a table of one's own is checked, pictured, put into the documents and run, as the command line runs what is downloaded", async () => {
    const page = await openedAt(at.browser, at.address, "v=1&model=passport-office", 390);
    await press(page, "Edit");
    await inOrder(page);
    await page.evaluate(`for (const one of document.querySelectorAll(".edit details")) one.open = true;`);
    await give(page, "mine.csv", "day,people\n2025-03-01,many\n");
    await page.waitFor(`document.querySelector(".edit .problems")?.textContent.includes('got "many"') === true`);
    await give(page, "huge.csv", "x", 50_000_000);
    await page.waitFor(`document.querySelector(".edit .problems").textContent.includes("50.0 MB")`);
    const hostile = "<img src=x onerror=alert(1)>";
    await give(page, "mine.csv", `day,${hostile}\n2025-01-01,90\n2025-07-01,40\n`);
    await isThere(page, ".edit figure svg");
    expect(await textOf(page, ".edit .fields")).toContain(hostile);
    expect(await textOf(page, ".edit figure")).toContain("your table");
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    await press(page, "Put it into the documents");
    await page.waitFor(
      `document.querySelector(".edit .drop ~ [role=status]").textContent.includes("now has 2 figures of mine.csv")`,
    );
    await inOrder(page);
    await press(page, "Run these documents");
    await isThere(page, ".edited");
    await answered(page);
    // what "Download" hands out, read from the disk
    await page.evaluate(`{
      globalThis.blobs = [];
      URL.createObjectURL = (blob) => (blobs.push(blob), "blob:none");
      HTMLAnchorElement.prototype.click = function () {};
      void 0;
    }`);
    await press(page, "Download model.yaml");
    const text = await page.evaluate<string>("blobs[0].text()");
    expect(text).toContain("        2025-07-01: 40\n");
    const { documents, gates } = onDisk("passport-office", "model.yaml", text);
    const { plain } = new LiveModel(documents, gates).answer({ ...firstState("", ["oneMore", "rush"]) });
    expect(await textOf(page, ".sentence")).toBe(plain === null ? "" : answerSentence(plain));
    expect(
      await page.evaluate<string>(
        `document.querySelector(".code").shadowRoot.querySelector(".cm-content").getAttribute("role")`,
      ),
    ).toBe("textbox");
    expect(page.said).toEqual([]);
    await page.close();
  });

  test("a model begun from a template runs under its own name, is kept, and its link says on another page that it is none there", async () => {
    // small models alone: what a link to nowhere opens is the first of them
    const small = await servePage(join(root, "dist", "workbench"), 0, packsBeside(openModel("passport-office")));
    const page = await openedAt(at.browser, small.address, "v=1&model=passport-office&lang=es");
    await press(page, "Editar");
    await inOrder(page);
    await page.evaluate(`document.querySelector(".new-model").open = true;`);
    await isThere(page, ".new-model select");
    await choose(page, "Empezar como", "court");
    await choose(page, "Su nombre", "9 courts");
    await page.waitFor(
      `document.querySelector(".new-model [role=status]").textContent.startsWith("Un nombre de letras")`,
    );
    await choose(page, "Su nombre", "mi-corte");
    await press(page, "Empezar");
    await page.waitFor(`document.querySelector(".edit select").value === "mi-corte/model.yaml"`);
    await inOrder(page);
    await press(page, "Simular estos documentos");
    await isThere(page, ".edited");
    await answered(page);
    expect(await textOf(page, ".edited")).toContain("Este es su propio modelo nuevo.");
    expect(await textOf(page, "header")).toContain("A court");
    const link = await page.evaluate<string>("location.hash");
    expect(link).toContain("model=mi-corte");
    const other = await openedAt(at.browser, small.address, link.slice(1));
    expect(await textOf(other, ".problems")).toContain("the edited model that it was made with");
    expect(await textOf(other, "#edit")).toBe("Editar");
    // kept under its own name
    expect(await page.evaluate("Object.keys(localStorage)")).toContain("pendency-draft mi-corte");
    await press(page, "Volver al modelo publicado");
    await page.waitFor(`document.querySelector(".edited") === null && location.hash.includes("passport-office")`);
    await answered(page);
    // what the reader of documents says is English in a Spanish frame, and marked so
    await write(page, "pendency: model v1\n");
    await isThere(page, ".mistakes [lang=en]");
    expect(await textOf(page, ".mistakes li")).toContain("se esperaba ");
    expect(await textOf(page, ".edit")).toContain("está en inglés, como los documentos");
    await page.evaluate("localStorage.clear()");
    expect([...page.said, ...other.said]).toEqual([]);
    await Promise.all([page.close(), other.close()]);
    await small.close();
  });
});

/** A file as if it were chosen. @param size of bytes, where the text does not matter */
function give(page: OpenPage, name: string, text: string, size = 0): Promise<unknown> {
  const content = size === 0 ? JSON.stringify(text) : `new Uint8Array(${size})`;
  return page.evaluate(`{
    const chosen = new DataTransfer();
    chosen.items.add(new File([${content}], ${JSON.stringify(name)}));
    const input = document.querySelector("input.csv");
    input.files = chosen.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }`);
}

/** The documents of an example, one of them another, as they are read from a folder. */
function onDisk(model: string, name: string, text: string): ReturnType<typeof unpackModel> {
  const folder = mkdtempSync(join(tmpdir(), "pendency-editor-"));
  try {
    const home = join(folder, model);
    cpSync(join(root, "examples", model), home, { recursive: true });
    writeFileSync(join(home, name), text);
    return unpackModel(packModel(openModel(home)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
