// A small model whose chunks take a moment, the command line begun beside a test, and what it leaves in a run folder.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect } from "vitest";
import type { Dispatcher } from "../../src/dispatch/dispatcher.ts";
import { makeEnsemble } from "../../src/dispatch/makeEnsemble.ts";
import { EnsembleFolder } from "../../src/disk/ensembleFolder.ts";
import type { Narration } from "../../src/study/narrate.ts";
import { neverStopped } from "../../src/study/stop.ts";

export const bin = join(import.meta.dirname, "..", "..", "bin", "pendency.mjs");

/** @param days a run's length: what a chunk takes */
const office = (days: number): string => `pendency: model v1
title: Counter
runs: {for: ${days} days}
parameters:
  coming: {title: People who come, unit: per day, kind: judgement, judgedBy: a test, reason: invented, value: 20 per day, uncertainty: {times: {uniform: {from: 0.8, to: 1.2}}}}
resources: {clerk: {servers: 1}}
stages:
  counter: {arrivals: {rate: coming}, service: {by: clerk, time: {exponential: {mean: 1 hour}}}, next: done}
  done: {outcome: true}
quantities:
  wait: {wait: counter, statistic: mean}
`;

/** @returns the folder, with the model in it */
export function folderWithOffice(days = 8000): string {
  const folder = mkdtempSync(join(tmpdir(), "pendency-dispatch-"));
  writeFileSync(join(folder, "office.yaml"), office(days));
  return folder;
}

export const chunks = 6;
/** Six chunks of two draws into out/. */
export const ensemble = ["ensemble", "office.yaml", "--draws", "12", "--chunk", "2", "--out", "out"] as const;

export interface Begun {
  readonly pid: number;
  readonly said: () => string;
  kill(signal: NodeJS.Signals): void;
  /** exit code, or the signal that ended it */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** What a test that failed left running ends with its file. */
const running = new Set<() => void>();
afterAll(() => running.forEach((end) => end()));

/** A command that goes on beside the test; it is killed with it. */
export function begin(folder: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): Begun {
  const child = spawn(process.execPath, [bin, ...words], { cwd: folder, env: { ...process.env, ...env } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (said += data.toString()));
  const end = (): void => void child.kill("SIGKILL");
  running.add(end);
  return {
    pid: child.pid ?? 0,
    said: () => said,
    kill: (signal) => void child.kill(signal),
    ended: new Promise((resolve) => {
      child.once("close", (code, signal) => {
        running.delete(end);
        resolve(code ?? signal);
      });
    }),
  };
}

/** Draws of `ensemble`, each of one run. */
const runs = 12;

/**
 * Has the ensemble of a folder with the model in it made somewhere, and checks what whoever waits is told meanwhile: it
 * begins at none, never goes back, moves on in between, and ends at all runs.
 */
export async function toldAllAlong(folder: string, dispatch: Dispatcher): Promise<void> {
  const begun = begin(folder, [...ensemble, "--on", "kubernetes"]);
  expect([await begun.ended, begun.said()]).toEqual([0, expect.stringContaining("kubernetes.yaml")]);
  const told: number[] = [];
  const narrate = (event: Narration): void => {
    if (event.kind !== "progress") return;
    expect(event.of).toBe(runs);
    told.push(event.finished);
  };
  const made = await makeEnsemble(EnsembleFolder.open(join(folder, "out")), dispatch, { narrate, stop: neverStopped });
  expect(made.status).toBe("whole");
  expect([told[0], told.at(-1)]).toEqual([0, runs]);
  expect(told).toEqual(told.toSorted((one, other) => one - other));
  expect(new Set(told).size).toBeGreaterThan(3);
}

const patienceMs = 60_000;

export async function until(condition: () => boolean | Promise<boolean>, what: () => string): Promise<void> {
  for (const end = Date.now() + patienceMs; !(await condition()); await pause(25)) {
    if (Date.now() > end) throw new Error(`not in ${patienceMs} ms: ${what()}`);
  }
}

/** Names and bytes of all chunks and of the merged results in a folder's out/. */
export function made(folder: string): Record<string, string> {
  const out = join(folder, "out");
  const names = [
    ...chunkNames(folder).map((name) => join("chunks", name)),
    "results.csv",
    "points.csv",
    "summary.json",
  ];
  return Object.fromEntries(
    names.filter((name) => existsSync(join(out, name))).map((name) => [name, readFileSync(join(out, name), "latin1")]),
  );
}

export function chunkNames(folder: string): readonly string[] {
  const at = join(folder, "out", "chunks");
  return existsSync(at)
    ? readdirSync(at)
        .filter((name) => /^\d+\.json$/.test(name))
        .toSorted()
    : [];
}

/** The same on one thread of one machine: what every other place must come to. */
export async function onOneThread(folder: string): Promise<Record<string, string>> {
  const command = begin(folder, [...ensemble, "--workers", "1"]);
  const code = await command.ended;
  if (code !== 0) throw new Error(`on threads it ended with ${code}:\n${command.said()}`);
  return made(folder);
}
