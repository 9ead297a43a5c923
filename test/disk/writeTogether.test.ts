// Files that belong together, written by commands that are ended or find the disk full.
import { spawn, spawnSync } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { PendencyError } from "../../src/errors.ts";
import { finishWriting, finishWritingAbove, promiseTogether, writeTogether } from "../../src/disk/writeTogether.ts";

const root = mkdtempSync(join(tmpdir(), "pendency-together-"));
afterAll(() => rmSync(root, { recursive: true }));
const names = Array.from({ length: 20 }, (_, n) => `table${n}.csv`);

function folderOf(text: string): string {
  const folder = mkdtempSync(join(root, "f-"));
  for (const name of names) writeFileSync(join(folder, name), text);
  return folder;
}
const written = (folder: string, text: string): { path: string; text: string }[] =>
  names.map((name) => ({ path: join(folder, name), text }));
const textsIn = (folder: string): Set<string> => new Set(names.map((name) => readFileSync(join(folder, name), "utf8")));

test("a command killed at any instant leaves all older files or, once the next has looked, all newer ones", async () => {
  const repository = join(import.meta.dirname, "..", "..");
  // builds what is stale
  expect(spawnSync(process.execPath, [join(repository, "bin", "pendency.mjs"), "--version"]).status).toBe(0);
  const script = `
    import { writeTogether } from ${JSON.stringify(pathToFileURL(join(repository, "dist/disk/writeTogether.js")).href)};
    const [folder, ...names] = process.argv.slice(1);
    console.log("go");
    for (let n = 1; ; n++) writeTogether(folder, names.map((name) => ({ path: folder + "/" + name, text: String(n) })));`;
  const words = ["--input-type=module", "-e", script];
  for (let k = 0; k < 12; k++) {
    const folder = folderOf("0");
    const child = spawn(process.execPath, [...words, folder, ...names], { stdio: ["ignore", "pipe", "ignore"] });
    await new Promise((resolve) => void child.stdout.once("data", resolve));
    await new Promise((resolve) => void setTimeout(resolve, 7 * k));
    const ended = new Promise((resolve) => void child.once("exit", resolve));
    child.kill(k % 2 === 0 ? "SIGKILL" : "SIGTERM");
    await ended;
    finishWriting(folder);
    expect(textsIn(folder).size, `after ${7 * k} ms`).toBe(1);
    expect(readdirSync(folder).sort()).toEqual([...names].sort());
  }
});

/** As a command leaves it that is ended after `placed` of its files are in place; no process has so high a number. */
function ended(folder: string, placed: number, isPromised: boolean): void {
  const fresh = join(folder, ".pendency-999999999");
  mkdirSync(fresh);
  for (const [n, name] of names.entries()) {
    writeFileSync(n < placed ? join(folder, name) : join(fresh, String(n)), "new");
  }
  writeFileSync(join(fresh, isPromised ? "ready.json" : "ready.json.part"), JSON.stringify(names));
}

test("the next command finishes what was promised, however far it came, and drops what was not", () => {
  for (const placed of [0, 1, 10, 19, 20]) {
    const folder = folderOf("old");
    ended(folder, placed, true);
    finishWriting(folder);
    expect([...textsIn(folder)], String(placed)).toEqual(["new"]);
    expect(readdirSync(folder).sort()).toEqual([...names].sort());
  }
  const folder = folderOf("old");
  ended(folder, 0, false);
  finishWriting(folder);
  expect([...textsIn(folder)]).toEqual(["old"]);
  expect(readdirSync(folder).sort()).toEqual([...names].sort());
});

test("a folder that is not there yet comes whole, by one move", () => {
  const folder = join(mkdtempSync(join(root, "f-")), "out");
  writeTogether(folder, written(folder, "new"));
  expect([...textsIn(folder)]).toEqual(["new"]);
  expect(readdirSync(join(folder, ".."))).toEqual(["out"]);
});

test("a new folder takes its place together with the files, or by the next command", () => {
  for (const isEnded of [false, true]) {
    const folder = folderOf("old");
    const edition = { path: join(folder, "facts", "edition"), files: [{ name: "table.csv", text: "new" }] };
    const keep = promiseTogether(folder, written(folder, "new"), edition);
    expect([[...textsIn(folder)], existsSync(edition.path)]).toEqual([["old"], false]);
    // this process left it, and has the same number as the one that looks
    if (isEnded) finishWriting(folder);
    else keep();
    expect([...textsIn(folder)]).toEqual(["new"]);
    expect(readFileSync(join(edition.path, "table.csv"), "utf8")).toBe("new");
    expect(readdirSync(folder).sort()).toEqual(["facts", ...names].sort());
  }
});

test("what was begun in a folder above is finished from below", () => {
  const folder = folderOf("old");
  ended(folder, 3, true);
  mkdirSync(join(folder, "models", "hall"), { recursive: true });
  finishWritingAbove(join(folder, "models", "hall"));
  expect([...textsIn(folder)]).toEqual(["new"]);
});

test.skipIf(process.getuid?.() !== 0)("a list that somebody else has put there is left alone", () => {
  const folder = folderOf("old");
  ended(folder, 3, true);
  chownSync(join(folder, ".pendency-999999999"), 12345, 12345);
  finishWriting(folder);
  expect([...textsIn(folder)].sort()).toEqual(["new", "old"]);
});

test("a promise never reaches outside its folder", () => {
  const folder = folderOf("old");
  const fresh = join(folder, ".pendency-999999999");
  mkdirSync(fresh);
  writeFileSync(join(fresh, "0"), "new");
  writeFileSync(join(fresh, "ready.json"), JSON.stringify([`../outside${process.pid}.txt`]));
  finishWriting(folder);
  expect(readdirSync(root)).not.toContain(`outside${process.pid}.txt`);
});

test("a link is replaced, not followed, and other people's files stay", () => {
  const folder = folderOf("old");
  const outside = join(root, "mine.txt");
  writeFileSync(outside, "mine");
  writeFileSync(join(folder, "notes.txt"), "notes");
  rmSync(join(folder, names[0]));
  symlinkSync(outside, join(folder, names[0]));
  writeTogether(folder, written(folder, "new"));
  expect(readFileSync(outside, "utf8")).toBe("mine");
  expect(readFileSync(join(folder, "notes.txt"), "utf8")).toBe("notes");
  expect([...textsIn(folder)]).toEqual(["new"]);
});

test("a folder in the place of one file is told, and the others are as they were", () => {
  const folder = folderOf("old");
  rmSync(join(folder, names[19]));
  mkdirSync(join(folder, names[19]));
  expect(() => writeTogether(folder, written(folder, "new"))).toThrow(PendencyError);
  expect(readFileSync(join(folder, names[0]), "utf8")).toBe("old");
  expect(readdirSync(folder).sort()).toEqual([...names].sort());
});
