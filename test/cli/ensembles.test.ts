// pendency ensemble, chunk and merge as commands: ended at any moment they go on to the same bytes; what is finished is
// kept when somebody stops them or the disk is full.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bytesBelow } from "../dispatch/folders.ts";
import { officeFiles } from "../study/office.ts";

const bin = join(import.meta.dirname, "..", "..", "bin", "pendency.mjs");
const root = mkdtempSync(join(tmpdir(), "pendency-ensembles-"));
afterAll(() => rmSync(root, { recursive: true }));

const pendency = (...words: readonly string[]) =>
  spawnSync(process.execPath, [bin, ...words], { cwd: root, encoding: "utf8" });

const words = ["ensemble", "office", "--draws", "60", "--chunk", "2", "--workers", "2", "--seed", "3"];
const chunksIn = (folder: string): number => {
  const chunks = join(root, folder, "chunks");
  return existsSync(chunks) ? readdirSync(chunks).filter((name) => /^\d+\.json$/.test(name)).length : 0;
};

let whole: Record<string, string> = {};
let printed = "";
beforeAll(() => {
  mkdirSync(join(root, "office"));
  for (const { path, text } of [...officeFiles().documents, ...officeFiles().targets]) {
    writeFileSync(join(root, "office", path === "office.yaml" ? "model.yaml" : path.replace("office.", "")), text);
  }
  const done = pendency(...words, "--out", "whole");
  expect([done.status, done.stderr]).toEqual([0, ""]);
  printed = done.stdout;
  whole = bytesBelow(join(root, "whole"));
});

/** What the command prints of the folder it wrote into. */
const named = (text: string, folder: string): string => text.replaceAll("whole/", `${folder}/`);

test("the folder holds a file for each chunk, the tables, the summary and the texts it is made from", () => {
  const names = Object.keys(whole);
  expect(names.filter((name) => name.startsWith("chunks/"))).toHaveLength(30);
  expect(names.filter((name) => !name.startsWith("chunks/"))).toEqual(
    ["documents.json", "ensemble.json", "points.csv", "points.parquet", "results.csv", "results.parquet", "summary.json"],
  ); // prettier-ignore
  const rows = whole["results.csv"].trim().split("\n");
  // 60 draws of one stack, two quantities
  expect(rows).toHaveLength(1 + 120);
  const served = rows.filter((row) => row.includes(",served,")).map((row) => Number(row.split(",")[7]));
  const { measures } = JSON.parse(whole["summary.json"]) as { measures: { measure: string; mean: number }[] };
  const mean = served.reduce((sum, value) => sum + value, 0) / 60;
  expect(measures.find(({ measure }) => measure === "served")?.mean).toBeCloseTo(mean, 9);
  expect(printed).toContain("60 of 60 draws · 60 runs, none failed");
});

test("killed in the middle, it goes on to the same bytes", async () => {
  const folder = "killed";
  for (const [signal, least] of [
    ["SIGKILL", 4],
    ["SIGTERM", 8],
  ] as const) {
    const child = spawn(process.execPath, [bin, ...words, "--out", folder], { cwd: root, stdio: "ignore" });
    const ended = new Promise<void>((resolve) => void child.once("exit", () => resolve()));
    while (chunksIn(folder) < least && child.exitCode === null) await pause(2);
    child.kill(signal);
    await ended;
    expect(child.signalCode).toBe(signal);
    expect(chunksIn(folder)).toBeGreaterThanOrEqual(least);
    expect(chunksIn(folder)).toBeLessThan(30);
  }
  const again = pendency(...words, "--out", folder);
  expect([again.status, again.stdout]).toEqual([0, named(printed, folder)]);
  expect(withoutParts(bytesBelow(join(root, folder)))).toEqual(whole);
});

/** What was half written when nothing could hold the kill back has a name that nobody reads. */
function withoutParts(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([name]) => !/(^|\/)\.pendency-.*\.part$/.test(name)));
}

test("Ctrl-C ends it within a second, says what is kept and how to go on, and the exit code is 130", async () => {
  const child = spawn(process.execPath, [bin, ...words, "--out", "stopped"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] }); // prettier-ignore
  let said = "";
  let out = "";
  child.stderr.on("data", (text: Buffer) => (said += text.toString()));
  child.stdout.on("data", (text: Buffer) => (out += text.toString()));
  const ended = new Promise<number | null>((resolve) => void child.once("exit", (code) => resolve(code)));
  // the first of them too: what has none before it is merged
  const isBegun = (): boolean => chunksIn("stopped") >= 3 && existsSync(join(root, "stopped", "chunks", "00000.json"));
  while (!isBegun() && child.exitCode === null) await pause(2);
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  const kept = chunksIn("stopped");
  expect(kept).toBeLessThan(30);
  expect(out).toBe("");
  expect(said).toContain(`${kept} of 30 chunks are kept in stopped. The same command goes on from there`);
  const soFar = pendency("merge", "stopped");
  expect([soFar.status, soFar.stderr]).toEqual([2, expect.stringContaining(`expected all of 30 chunks; got ${kept}; missing: `)]); // prettier-ignore
  expect(pendency("merge", "stopped", "--so-far").status).toBe(3);
  // a job of a cluster makes what is missing, one after the other; the merge is then the whole
  const missing = Array.from({ length: 30 }, (_, number) => number).filter(
    (number) => !existsSync(join(root, "stopped", "chunks", `${String(number).padStart(5, "0")}.json`)),
  );
  for (const number of missing.slice(0, 2))
    expect(pendency("chunk", "stopped", "--number", String(number)).status).toBe(0);
  expect(chunksIn("stopped")).toBe(kept + Math.min(2, missing.length));
  expect(pendency(...words, "--out", "stopped").status).toBe(0);
  expect(bytesBelow(join(root, "stopped"))).toEqual(whole);
  const merged = pendency("merge", "stopped");
  expect([merged.status, merged.stdout]).toEqual([0, named(printed, "stopped")]);
  expect(bytesBelow(join(root, "stopped"))).toEqual(whole);
}, 180_000);

test("on a full disk chunks that are finished are kept, and the error says so", () => {
  // a chunk of more than the 64 KiB that a folder is tried with
  const few = ["ensemble", "office", "--engine", "fluid", "--step", "30 days", "--chunk", "400", "--workers", "1", "--out", "full"]; // prettier-ignore
  const quoted = few.map((word) => `"${word}"`);
  expect(pendency(...few, "--draws", "400").status).toBe(0);
  const before = bytesBelow(join(root, "full"));
  // under a limit on the size of files: the manifest finds room, a chunk does not
  const limited = `ulimit -f 66; exec ${process.execPath} ${bin} ${[...quoted, "--draws", "800"].join(" ")}`;
  const done = spawnSync("bash", ["-c", limited], { cwd: root, encoding: "utf8" });
  expect([done.status, done.stderr]).toEqual([2, expect.stringContaining("chunks/00001.json\n  expected room on the disk for it; got a full one (EFBIG)\n  hint: chunks that are finished are kept")]); // prettier-ignore
  const { "ensemble.json": _longer, ...after } = bytesBelow(join(root, "full"));
  const { "ensemble.json": _shorter, ...earlier } = before;
  expect(after).toEqual(earlier);
  expect(pendency(...few, "--draws", "800").stdout).toContain("800 of 800 draws");
});

test("a folder of another ensemble, a file in its place and words that mean nothing are told, each in its place", () => {
  const told = (...more: readonly string[]): string => {
    const { status, stderr } = pendency(...more);
    expect(status).toBe(2);
    return stderr;
  };
  expect(told(...words, "--seed", "4", "--out", "whole")).toMatch(
    /--out\n {2}expected a folder of this ensemble \(\w{16}\)/,
  );
  expect(told("chunk", "office", "--number", "1")).toContain(
    "expected a folder of an ensemble, with ensemble.json in it; got none",
  );
  expect(told("chunk", "whole", "--number", "30")).toContain("expected a whole number from 0 to 29; got 30");
  expect(told("chunk", "whole")).toContain("--number\n  expected the number of a chunk, from 0; got none");
  expect(told(...words, "--on", "therads")).toContain('hint: did you mean "threads"?');
  for (const until of ["small", "1..2"])
    expect(told(...words, "--until", until)).toContain(
      `--until\n  expected the largest standard error, such as 0.01; got "${until}"`,
    );
  expect(told(...words, "--of", "served")).toContain("--of\n  expected --until");
  expect(told(...words, "--claim", "shorterline")).toContain('hint: did you mean "shorter-line"?');
  expect(readFileSync(join(root, "whole", "summary.json"), "latin1")).toBe(whole["summary.json"]);
});

test("an ensemble of which every run fails answers nothing: its reason stands on lines of its own, and the code is 2", () => {
  const judged = "kind: judgement, judgedBy: a test, reason: invented";
  const text = `pendency: model v1
title: A fork
runs: {for: 10 days}
parameters:
  left: {title: Left, unit: share, ${judged}, value: 90%, uncertainty: {times: {uniform: {from: 1.2, to: 1.5}}}}
stages:
  door: {arrivals: {rate: 10 per day}, passes: true, next: {one: left, other: rest}}
  one: {outcome: true}
  other: {outcome: true}
quantities:
  went: {title: Went left, entries: one}
`;
  writeFileSync(join(root, "fork.yaml"), text);
  const { status, stdout } = pendency("ensemble", "fork.yaml", "--draws", "3", "--engine", "fluid", "--out", "fork");
  expect(stdout).toContain("3 of 3 draws · 3 runs, 3 runs of 3 draws failed");
  expect(stdout).toMatch(/Failed: draw 0, 1, 2\n {2}fork\.yaml:\d+:\d+ › .*\n {4}expected a share .*\n {6}\S/);
  expect(status).toBe(2);
});
