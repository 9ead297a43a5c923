// Everything that is fetched before the first picture of the flagship is under 300 kB, compressed as any server can.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { build } from "../../scripts/build.mjs";
import { packsBeside } from "../../src/disk/packs.ts";
import { root } from "../installed.ts";

/**
 * The page with its style and its service worker, the worker that answers, and whatever scripts of these import others by
 * name; what is imported when somebody wants it comes later.
 */
function fetchedFirst(folder: string): readonly string[] {
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => name.split("\\").join("/"));
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const isFirst = (name: string): boolean =>
    name === "index.html" || name === "serviceWorker.js" || page.includes(name) || name.startsWith("assets/worker-");
  const found = new Set(all.filter((name) => /\.(?:html|css|js)$/.test(name) && isFirst(name)));
  for (const name of found) {
    if (!name.endsWith(".js")) continue;
    const script = readFileSync(join(folder, name), "utf8");
    for (const [, other] of script.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g))
      found.add(`assets/${other}`);
  }
  return [...found];
}

test("page, scripts, style, fluid kernel, list of models and the flagship's pack: under 300 kB", () => {
  build(root);
  const folder = join(root, "dist", "workbench");
  const packOf = packsBeside(null);
  const files = fetchedFirst(folder);
  const texts = [
    ...files.map((name) => readFileSync(join(folder, name), "utf8")),
    packOf("packs/index.json") ?? "",
    packOf("packs/us-removal.txt") ?? "",
  ];
  const sizes = texts.map((text) => gzipSync(text).length);
  expect(files.filter((name) => /(?:page-.*\.(?:js|css)|worker-.*\.js|index\.html)$/.test(name)).length).toBe(4);
  expect(files.length).toBeLessThan(20);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(300_000);
});

test("the page names no file of the machine that it was built on, whoever starts the build", () => {
  build(root);
  const folder = join(root, "dist", "workbench");
  const scripts = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(4);
  expect(scripts.filter((name) => readFileSync(join(folder, name), "utf8").includes(root))).toEqual([]);
});
