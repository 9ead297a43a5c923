// Chunks as an array job of a real Slurm of one node, whose jobs are really killed.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { documentsFile } from "../../src/disk/ensembleFolder.ts";
import { onSlurm, rangesOf } from "../../src/dispatch/slurm.ts";
import { PendencyError } from "../../src/errors.ts";
import { slurm } from "../services/slurm.ts";
import { withService } from "../services/withService.ts";
import {
  begin,
  bin,
  chunkNames,
  chunks,
  ensemble,
  folderWithOffice,
  made,
  onOneThread,
  toldAllAlong,
  until,
} from "./office.ts";

let onThreads: Record<string, string> = {};

withService(slurm, "chunks as an array job", (at) => {
  beforeAll(async () => {
    onThreads = await onOneThread(folderWithOffice());
  });
  const env = () => at.running.environment;
  const ask = (folder: string) => begin(folder, [...ensemble, "--on", "slurm"], env());
  const jobs = (): string =>
    execFileSync("squeue", ["--noheader", "--format=%j"], { env: { ...process.env, ...env() }, encoding: "utf8" });

  test("a process and a whole job killed in the middle cost their chunk's time, and the bytes are those of threads", async () => {
    const folder = folderWithOffice();
    const command = ask(folder);
    const running = (what: string): readonly number[] => processesWith([join(folder, "out"), what]);
    await until(() => running("--number").length > 0, command.said);
    process.kill(running("--number")[0], "SIGKILL");
    await until(() => chunkNames(folder).length >= 1 && running("slurm_script").length > 0, command.said);
    for (const pid of [running("slurm_script")[0], ...running("--number")]) tryToKill(pid);
    expect([await command.ended, command.said()]).toEqual([0, expect.stringContaining("results.csv")]);
    expect(made(folder)).toEqual(onThreads);
    await until(() => jobs() === "", jobs);
  });

  test("whoever waits is told how far it is, from none to all", async () => {
    process.env["SLURM_CONF"] = env().SLURM_CONF;
    const pendency = [process.execPath, bin] as const;
    await toldAllAlong(folderWithOffice(), onSlurm({ sbatch: [], width: 1, pendency }));
  });

  test("Ctrl-C cancels all jobs, merge included, and the same command goes on from there", async () => {
    const folder = folderWithOffice();
    const first = ask(folder);
    await until(() => chunkNames(folder).length >= 1, first.said);
    expect(jobs()).toMatch(/merge/);
    first.kill("SIGINT");
    expect([await first.ended, first.said()]).toEqual([130, expect.stringContaining("The same command goes on")]);
    await until(() => jobs() === "", jobs);
    expect(chunkNames(folder).length).toBeLessThan(chunks);
    expect(await ask(folder).ended).toBe(0);
    expect(made(folder)).toEqual(onThreads);
  });

  test("jobs go on without whoever waited for them, merge included; a command that comes back takes them over", async () => {
    const folder = folderWithOffice();
    const first = ask(folder);
    await until(() => chunkNames(folder).length >= 1, first.said);
    first.kill("SIGKILL");
    await first.ended;
    const second = ask(folder);
    await until(() => chunkNames(folder).length >= 3, second.said);
    // its chunks are of one array still
    expect(readdirSync(join(folder, "out", "slurm")).filter((name) => name.endsWith(".refused"))).toEqual([]);
    second.kill("SIGKILL");
    await second.ended;
    await until(() => existsSync(join(folder, "out", "summary.json")), jobs);
    await until(() => jobs() === "", jobs);
    expect(made(folder)).toEqual(onThreads);
  });

  test.skipIf(!canMount())(
    "a disk that fills up is told, chunks stay, and with room the same command goes on",
    async () => {
      const folder = folderWithOffice();
      const out = join(folder, "out");
      mkdirSync(out);
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=600k", "tmpfs", out]);
      try {
        const first = ask(folder);
        await until(() => chunkNames(folder).length >= 1, first.said);
        const fill = fillUp(out);
        expect([await first.ended, first.said()]).toEqual([2, expect.stringMatching(/room on the disk/)]);
        expect(first.said()).toMatch(/chunks that are finished are kept/);
        for (const name of fill) rmSync(name);
        expect(chunkNames(folder).length).toBeGreaterThanOrEqual(1);
        await until(() => jobs() === "", jobs);
        const second = ask(folder);
        expect([await second.ended, second.said()]).toEqual([0, expect.stringContaining("results.csv")]);
        expect(made(folder)).toEqual(onThreads);
      } finally {
        execFileSync("umount", ["--lazy", out]);
      }
    },
  );

  test("documents that are not the ensemble's are refused once, in the job's words", async () => {
    const folder = folderWithOffice();
    const first = ask(folder);
    await until(() => chunkNames(folder).length >= 1, first.said);
    first.kill("SIGINT");
    await first.ended;
    const texts = join(folder, "out", documentsFile);
    rmSync(join(folder, "out", "chunks"), { recursive: true });
    writeFileSync(texts, readFileSync(texts, "utf8").replace("mean: 1 hour", "mean: 2 hours"));
    const { EnsembleFolder } = await import("../../src/disk/ensembleFolder.ts");
    const run = EnsembleFolder.open(join(folder, "out"));
    const watch = { stop: new AbortController().signal, progress: () => {}, done: () => {}, warn: () => {} };
    process.env["SLURM_CONF"] = env().SLURM_CONF;
    const dispatch = onSlurm({ sbatch: [], width: 1, pendency: [process.execPath, bin] });
    await expect(dispatch(run, [0, 1], watch)).rejects.toThrow(/documents of office it was begun with .*; got others/);
    await until(() => jobs() === "", jobs);
    expect(chunkNames(folder)).toEqual([]);
  });
});

/** Whether a small disk of one's own can be had here. */
function canMount(): boolean {
  const place = mkdtempSync(join(tmpdir(), "pendency-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", place], { stdio: "ignore" });
    execFileSync("umount", [place]);
    return true;
  } catch {
    return false;
  }
}

/** @returns files that take all room there is */
function fillUp(folder: string): readonly string[] {
  const names: string[] = [];
  try {
    for (;;) {
      names.push(join(folder, `filling${names.length}`));
      writeFileSync(names[names.length - 1], Buffer.alloc(4096));
    }
  } catch {
    return names;
  }
}

/** Processes whose words hold all of these, of which one is a folder of this test alone. */
function processesWith(words: readonly string[]): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const line = readFileSync(`/proc/${name}/cmdline`, "utf8");
        return words.every((word) => line.includes(word));
      } catch {
        return false; // it has ended meanwhile
      }
    })
    .map(Number);
}

function tryToKill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // it has ended meanwhile
  }
}

describe("without a cluster", () => {
  test("where there is no Slurm, one clear error says what else there is", async () => {
    const folder = folderWithOffice();
    const command = begin(folder, [...ensemble, "--on", "slurm"], { PATH: "/nowhere" });
    expect(await command.ended).toBe(2);
    expect(command.said()).toMatch(
      /--on slurm\n {2}expected the command \w+ of Slurm; got none on this machine\n {2}hint: /,
    );
  });

  test("options of sbatch that pendency sets itself, or that are none, are refused", () => {
    const refused = (option: string) => (): unknown => onSlurm({ sbatch: [option], width: null, pendency: ["", ""] });
    for (const option of ["array=0-9", "wrap=rm", "output=x", "; rm", "-p x", "--time=1"]) {
      expect(refused(option), option).toThrow(PendencyError);
    }
    for (const option of ["partition=short", "time=1:00:00", "exclusive"])
      expect(refused(option), option).not.toThrow();
  });

  test("numbers of chunks are said to Slurm as ranges", () => {
    expect(rangesOf([7, 0, 1, 2, 5])).toBe("0-2,5,7");
    expect(rangesOf([3])).toBe("3");
  });
});
