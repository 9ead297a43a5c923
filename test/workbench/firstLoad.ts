// Which files of the built page are fetched before its first picture: the page, its style, what both the page and its first
// worker import, and what these import in turn. What is imported when somebody wants it comes later.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** @param folder of the built page @returns names below it */
export function firstLoad(folder: string): readonly string[] {
  const all = readdirSync(join(folder, "assets"));
  const found = new Set(["index.html", ...all.filter((name) => name.endsWith(".css")).map((name) => `assets/${name}`)]);
  const open = [...all.filter((name) => /^(?:page|worker)-[^.]*\.js$/.test(name)), "../serviceWorker.js"];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const path = name.startsWith("../") ? name.slice(3) : `assets/${name}`;
    if (found.has(path)) continue;
    found.add(path);
    const text = readFileSync(join(folder, path), "utf8");
    open.push(...[...text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)].map(([, imported]) => imported));
  }
  return [...found].toSorted();
}
