// The command `calibrate`: what it writes, what it goes on from when it was killed, and what other commands make of it.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { commandLine } from "../commandLine/commandLine.ts";

const bin = join(import.meta.dirname, "..", "..", "bin", "pendency.mjs");
const folder = mkdtempSync(join(tmpdir(), "pendency-calibrate-"));
afterAll(() => rmSync(folder, { recursive: true }));

const asked = ["calibrate", "permit-office", "--as-of", "2024-01-01", "--draws", "60"];
const run = (...words: readonly string[]) => commandLine(words, { cwd: folder });
const textsIn = (name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(join(folder, name))
      .toSorted()
      .map((each) => [each, readFileSync(join(folder, name, each), "latin1")]),
  );

const patience = 180_000;

test(
  "one that was killed goes on from the runs that are whole, and every file comes out the same, whatever the threads",
  async () => {
    const whole = run(...asked, "--out", "whole", "--workers", "1");
    expect(whole.status).toBe(0);
    expect(whole.stdout).toContain("Written: whole/parameter-set.json");
    const child = spawn(process.execPath, [bin, ...asked, "--out", "killed", "--workers", "2"], { cwd: folder });
    const first = join(folder, "killed", "runs-1-0.json");
    while (!existsSync(first) && child.exitCode === null) await pause(5);
    child.kill("SIGKILL");
    await new Promise((resolve) => void child.once("close", resolve));
    expect(existsSync(join(folder, "killed", "parameter-set.json"))).toBe(false);
    const kept = readFileSync(first, "utf8");
    expect(run(...asked, "--out", "killed", "--workers", "2").status).toBe(0);
    expect(readFileSync(first, "utf8")).toBe(kept);
    expect(textsIn("killed")).toEqual(textsIn("whole"));
  },
  patience,
);

test(
  "a run takes the set on its day, says so, and is refused on another; a folder of another calibration is left alone",
  () => {
    const fluid = ["run", "permit-office", "--engine", "fluid", "--step", "2 days", "--replications", "3"];
    const set = ["--posterior", "whole/parameter-set.json"];
    const taken = run(...fluid, ...set, "--as-of", "2024-01-01");
    expect(taken.status).toBe(0);
    expect(taken.stdout).toMatch(
      /draws calibrated on what was published by 2024-01-01: parameter set\s+[0-9a-f]{16}, 60/,
    );
    const other = run(...fluid, ...set, "--as-of", "2024-02-01");
    expect(other.status).toBe(2);
    expect(other.stderr).toContain("whole/parameter-set.json\n  expected documents that stand on 2024-01-01");
    const again = run(...asked, "--seed", "2", "--out", "whole");
    expect(again.status).toBe(2);
    expect(again.stderr).toContain("--out\n  expected a folder of this calibration");
    const ensemble = run("ensemble", "permit-office", "--engine", "fluid", "--step", "2 days", "--draws", "3", ...set, "--as-of", "2024-01-01"); // prettier-ignore
    expect(ensemble.status).toBe(0);
    const kept = run(...fluid, ...set, "--as-of", "2024-01-01", "--out", "kept");
    expect(kept.status).toBe(0);
    expect(run("verify", "kept").status).toBe(0);
  },
  patience,
);

test(
  "a set that a gate refuses is not written: its diagnostics are, and the code is 1",
  () => {
    const figures = ["series,period,value"];
    for (let month = 1; month <= 12; month++) {
      const period = `2022-${String(month).padStart(2, "0")}`;
      figures.push(`decided,${period},6000`, `filed,${period},60`);
    }
    writeFileSync(join(folder, "far.csv"), `${figures.join("\n")}\n`);
    const far = run("calibrate", "permit-office", "--as-of", "2024-01-01", "--observed", "far.csv", "--members", "40", "--passes", "1", "--draws", "10", "--out", "far"); // prettier-ignore
    expect(far.status).toBe(1);
    expect(far.stdout).toContain("Not published, because a gate failed\n  ");
    expect(readdirSync(join(folder, "far"))).toContain("not-published.json");
    expect(readdirSync(join(folder, "far"))).not.toContain("parameter-set.json");
  },
  patience,
);
