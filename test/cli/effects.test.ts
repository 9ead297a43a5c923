// pendency matters --sobol, --shapley and --screen as commands: killed at any moment it goes on to the same bytes.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { bytesBelow } from "../dispatch/folders.ts";
import { officeFiles } from "../study/office.ts";

const bin = join(import.meta.dirname, "..", "..", "bin", "pendency.mjs");
const root = mkdtempSync(join(tmpdir(), "pendency-sobol-"));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, "office"));
for (const { path, text } of [...officeFiles().documents, ...officeFiles().targets]) {
  writeFileSync(join(root, "office", path === "office.yaml" ? "model.yaml" : path.replace("office.", "")), text);
}

const words = ["matters", "office", "--measure", "served", "--sobol", "--rows", "60", "--draws", "45", "--step", "3 days", "--workers", "1"]; // prettier-ignore
const pendency = (...more: readonly string[]) =>
  spawnSync(process.execPath, [bin, ...words, ...more], { cwd: root, encoding: "utf8" });
const chunksIn = (folder: string): number => {
  const chunks = join(root, folder, "chunks");
  return existsSync(chunks) ? readdirSync(chunks).filter((name) => /^\d+\.json$/.test(name)).length : 0;
};

test("killed in the middle, it goes on to the same bytes; another design in its folder is refused by name", async () => {
  const whole = pendency("--out", "whole");
  expect([whole.status, whole.stderr]).toEqual([0, ""]);
  const child = spawn(process.execPath, [bin, ...words, "--out", "killed"], { cwd: root, stdio: "ignore" });
  const ended = new Promise<void>((resolve) => void child.once("exit", () => resolve()));
  while (chunksIn("killed") < 2 && child.exitCode === null) await pause(2);
  child.kill("SIGKILL");
  await ended;
  expect(child.signalCode).toBe("SIGKILL");
  expect(chunksIn("killed")).toBeLessThan(chunksIn("whole"));
  const again = pendency("--out", "killed");
  expect([again.status, again.stdout]).toEqual([0, whole.stdout.replaceAll("whole/", "killed/")]);
  const files = Object.entries(bytesBelow(join(root, "killed"))).filter(([name]) => !name.endsWith(".part"));
  expect(Object.fromEntries(files)).toEqual(bytesBelow(join(root, "whole")));
  const other = pendency("--out", "killed", "--rows", "59");
  expect([other.status, other.stderr]).toEqual([2, expect.stringContaining("a folder of this ensemble")]);
}, 120_000);

test("figures in a group of border-rule are one factor of its run folder, which goes on and is verified with it", () => {
  const asked = ["matters", "border-rule", "--measure", "waiting", "--shapley", "--rows", "12", "--draws", "45", "--step", "8 days", "--workers", "1", "--out", "grouped"]; // prettier-ignore
  const run = (...more: readonly string[]) =>
    spawnSync(process.execPath, [bin, ...asked, ...more], { cwd: root, encoding: "utf8" });
  const group = ["--group", "people and officers=scale,hiring"];
  const first = run(...group);
  expect([first.status, first.stderr]).toEqual([0, ""]);
  expect(first.stdout).toContain("people and officers");
  const before = bytesBelow(join(root, "grouped"));
  expect([run(...group).stdout, bytesBelow(join(root, "grouped"))]).toEqual([first.stdout, before]);
  const verified = spawnSync(process.execPath, [bin, "verify", "grouped"], { cwd: root, encoding: "utf8" });
  expect([verified.status, verified.stdout]).toEqual([0, expect.stringMatching(/^The same to the byte/)]);
  const other = run();
  expect([other.status, other.stderr]).toEqual([2, expect.stringContaining("a folder of this ensemble")]);
  const unknown = run("--group", "a=scale,hirin");
  expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringContaining('did you mean "hiring"?')]);
  const alone = spawnSync(process.execPath, [bin, "matters", "border-rule", ...group], { cwd: root, encoding: "utf8" });
  expect([alone.status, alone.stderr]).toEqual([
    2,
    expect.stringContaining("--sobol or --shapley, to which it belongs"),
  ]);
}, 120_000);

test("a run folder of --screen is made again to the byte", () => {
  const asked = ["matters", "border-rule", "--measure", "waiting", "--screen", "--rows", "2", "--step", "8 days", "--workers", "1", "--out", "screened"]; // prettier-ignore
  expect(spawnSync(process.execPath, [bin, ...asked], { cwd: root }).status).toBe(0);
  const verified = spawnSync(process.execPath, [bin, "verify", "screened"], { cwd: root, encoding: "utf8" });
  expect([verified.status, verified.stderr]).toEqual([0, ""]);
  expect(verified.stdout).toMatch(/^The same to the byte/);
}, 120_000);

test("--screen and --shapley in a folder of their own; the same command finds everything there", () => {
  for (const [name, rows] of [
    ["screen", "places"],
    ["shapley", "pairs of draws"],
  ] as const) {
    const asked = ["matters", "office", "--measure", "served", `--${name}`, "--rows", "8", "--step", "3 days", "--workers", "1", "--out", name]; // prettier-ignore
    const run = () => spawnSync(process.execPath, [bin, ...asked], { cwd: root, encoding: "utf8" });
    const first = run();
    expect([first.status, first.stderr]).toEqual([0, ""]);
    expect(first.stdout.replace(/\s+/g, " ")).toContain(`8 of 8 ${rows}`);
    const before = bytesBelow(join(root, name));
    expect(Object.keys(before)).toEqual(expect.arrayContaining([`${name}.csv`, `${name}.json`, "ensemble.json"]));
    expect([run().stdout, bytesBelow(join(root, name))]).toEqual([first.stdout, before]);
  }
}, 120_000);

test("two ways at once are refused, and an option of another way", () => {
  const refused = (...more: readonly string[]): string =>
    spawnSync(process.execPath, [bin, "matters", "office", ...more], { cwd: root, encoding: "utf8" }).stderr;
  expect(refused("--sobol", "--screen")).toContain("expected one of --sobol, --shapley or --screen; got --sobol and --screen"); // prettier-ignore
  expect(refused("--screen", "--until", "0.1")).toContain("expected --sobol or --shapley, to which it belongs; got --screen"); // prettier-ignore
  expect(refused("--screen", "--draws", "90")).toContain("to which it belongs; got --screen");
});

test("an option of pairs without --sobol is refused, and says where it belongs", () => {
  const done = spawnSync(process.execPath, [bin, "matters", "office", "--rows", "9"], { cwd: root, encoding: "utf8" });
  expect([done.status, done.stderr]).toEqual([
    2,
    expect.stringContaining("--sobol, --shapley or --screen, to which it belongs"),
  ]);
});
