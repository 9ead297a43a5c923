// How the sources read, as far as a program can see it.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folders = ["src", "kernel/assembly", "kernel/fluid", "test", "scripts", "bin", "bench"];

const files = folders
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  )
  .filter((name) => /\.m?ts$|\.tsx$|\.mjs$/.test(name) && !name.includes("node_modules"));

/** Lines on which a doc comment ends that no declaration follows, counted from 1. */
function orphans(text: string): number[] {
  const lines = text.split("\n");
  return lines.flatMap((line, i) => {
    if (!/^\s*\/\*\*.*\*\/$/.test(line) && line.trim() !== "*/") return [];
    // the kernel's decorators stand in comments
    const next = lines.slice(i + 1).find((later) => !/^\s*\/\/ @/.test(later)) ?? "";
    return /^\s*(?:$|\/\*|\/\/|[)}\]]|import\b|return\b)/.test(next) ? [i + 1] : [];
  });
}

test("a doc comment stands directly before what it describes", () => {
  const found = files.flatMap((file) =>
    orphans(readFileSync(join(root, file), "utf8")).map((line) => `${file.split("\\").join("/")}:${line}`),
  );
  expect(found).toEqual([]);
});

test("a doc comment before another one, before nothing or before the end of a block is an orphan", () => {
  expect(orphans("/** a */\n/** b */\nconst b = 1;")).toEqual([1]);
  expect(orphans("/**\n * a\n */\n\nconst b = 1;")).toEqual([3]);
  expect(orphans("interface A {\n  /** a */\n}")).toEqual([2]);
  expect(orphans("/** a */\n// @inline\nfunction a() {}\n/** b */\nlet b;")).toEqual([]);
});
