// Everything that is fetched before the first picture of the flagship is under 300 kB, compressed as any server can.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { build } from "../../scripts/build.mjs";
import { packsBeside } from "../../src/disk/packs.ts";
import { root } from "../installed.ts";
import { firstLoad } from "./firstLoad.ts";

test("page, scripts, style, fluid kernel, list of models and the flagship's pack: under 300 kB", () => {
  build(root);
  const folder = join(root, "dist", "workbench");
  const packOf = packsBeside(null);
  const files = firstLoad(folder);
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
