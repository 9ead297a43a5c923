// The list of the workbench's journeys is what test/browser runs, and every picture on it is there, and small.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../installed.ts";

const [docs, browser] = [join(root, "docs/verification"), join(root, "test/browser")];
const page = readFileSync(join(docs, "workbench.md"), "utf8");
const lines = page.split("\n").filter((line) => /^\| (\d|bad input)/.test(line));
const rows = lines.map((line) => {
  const [, part, journey, ran, pictures, mended] = line.split("|").map((cell) => cell.trim());
  const [, file, name] = /^(\S+\.test\.ts): (.+)$/.exec(ran) ?? ["", "", ""];
  return { part, journey, file, name, pictures, mended };
});
const textOf = (file: string): string => readFileSync(join(browser, file), "utf8");

test("every part of the workbench has a journey", () => {
  expect(rows.filter(({ file }) => file === "")).toEqual([]);
  const parts = Array.from({ length: 12 }, (_, nth) => String(nth + 1));
  expect(parts.filter((part) => !rows.some((row) => row.part === part))).toEqual([]);
});

test("every journey is a test of that name, which runs in each browser or says in which", () => {
  for (const { file, name, journey } of rows) {
    const text = textOf(file);
    expect(text.includes(`"${name}`), `${file}: ${name}`).toBe(true);
    const isInEach = /inEveryBrowser\(|describe\.each\(browsers\)/.test(text);
    expect(isInEach || journey.includes("(Chromium)"), file).toBe(true);
  }
});

test("every file of test/browser has a row", () => {
  const files = readdirSync(browser).filter((name) => name.endsWith(".test.ts"));
  expect(files.filter((file) => !rows.some((row) => row.file === file))).toEqual([]);
});

test("every picture is on the page, and all of them are under 2 MB together", () => {
  const named = rows.flatMap(({ pictures }) =>
    [...pictures.matchAll(/\]\(workbench\/([\w-]+\.png)\)/g)].map(([, name]) => name),
  );
  const there = readdirSync(join(docs, "workbench"));
  expect(named.toSorted()).toEqual(there.toSorted());
  expect(there.reduce((sum, name) => sum + statSync(join(docs, "workbench", name)).size, 0)).toBeLessThan(2_000_000);
  // whoever looked at a picture says what came of it
  for (const { pictures, mended, name } of rows) expect(pictures === "" || mended !== "", name).toBe(true);
});

test("3,600 moves of a lever kept less than 10 MB, on a commit that is named", () => {
  const path = join(docs, "workbench-heap.json");
  expect(existsSync(path)).toBe(true);
  const kept = JSON.parse(readFileSync(path, "utf8")) as Record<"moves" | "grown" | "before" | "after", number> & {
    commit: string;
  };
  expect(kept.moves).toBe(3600);
  expect(kept.grown).toBe(kept.after - kept.before);
  expect(kept.grown).toBeLessThan(10_000_000);
  expect(kept.commit).toMatch(/^[0-9a-f]{40}$/);
});
