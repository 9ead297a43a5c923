// Which files of the built page are fetched before its first picture.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

/** index.html, what it names, the worker of the first answer, and whatever one of these imports at once. */
export function firstLoad(folder: string): readonly string[] {
  const assets = readdirSync(join(folder, "assets"));
  const worker = assets.filter((name) => name.startsWith("worker-"));
  expect(worker).toHaveLength(1);
  const wanted = new Set(["index.html", `assets/${worker[0]}`]);
  for (const name of wanted) {
    const text = readFileSync(join(folder, name), "utf8");
    // an import() is made later, when somebody wants what is in it
    const named = name.endsWith(".html")
      ? /(?:src|href)="\.\/(assets\/[^"]+)"/g
      : /(?:from|import)\s*["']\.\/([^"']+)["']/g;
    for (const [, found] of text.matchAll(named)) wanted.add(found.startsWith("assets/") ? found : `assets/${found}`);
  }
  return [...wanted];
}
