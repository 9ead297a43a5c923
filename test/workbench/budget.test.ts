// Everything that is fetched before the first picture of the flagship is under 300 kB, compressed as any server can.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { build } from "../../scripts/build.mjs";
import { packsBeside } from "../../src/disk/packs.ts";
import { root } from "../installed.ts";

test("page, scripts, style, fluid kernel, list of models and the flagship's pack: under 300 kB", () => {
  build(root);
  const folder = join(root, "dist", "workbench");
  const packOf = packsBeside(null);
  const files = loadedFirst(folder);
  const texts = [
    ...files.map((name) => readFileSync(join(folder, name), "utf8")),
    packOf("packs/index.json") ?? "",
    packOf("packs/us-removal.txt") ?? "",
  ];
  const sizes = texts.map((text) => gzipSync(text).length);
  expect(files.length).toBeGreaterThanOrEqual(4);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(300_000);
});

/** The page and what it names, what each script imports at once, and the worker that answers; not what is imported later. */
function loadedFirst(folder: string): readonly string[] {
  const found = new Set(["index.html"]);
  const worker = readdirSync(join(folder, "assets")).filter((name) => /^worker-.*\.js$/.test(name));
  expect(worker).toHaveLength(1);
  found.add(`assets/${worker[0]}`);
  for (const name of found) {
    const text = readFileSync(join(folder, name), "utf8");
    const named = name.endsWith(".html")
      ? [...text.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, one]) => one)
      : [...text.matchAll(/(?:\bfrom|\bimport)"\.\/([^"]+\.js)"/g)].map(([, one]) => `assets/${one}`);
    for (const one of named) if (existsSync(join(folder, one))) found.add(one);
  }
  return [...found];
}

test("the page names no file of the machine that it was built on, whoever starts the build", () => {
  build(root);
  const folder = join(root, "dist", "workbench");
  const scripts = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
  expect(scripts.length).toBeGreaterThan(4);
  expect(scripts.filter((name) => readFileSync(join(folder, name), "utf8").includes(root))).toEqual([]);
});
