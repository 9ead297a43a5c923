// Which files of the built page are fetched before its first picture.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

/** The page and what it names, what each script imports at once, and the worker that answers; not what is imported later. */
export function firstLoad(folder: string): readonly string[] {
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
