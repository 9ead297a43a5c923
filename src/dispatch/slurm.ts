// Chunks as an array job of Slurm's, with a merge that depends on it: the cluster shares the run folder, and whoever waits
// watches that. A job that waits in the cluster goes on without them, merge included.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join, resolve } from "node:path";
import type { EnsembleFolder } from "../disk/ensembleFolder.ts";
import { chunkPath } from "../disk/ensembleFolder.ts";
import { PendencyError, refuseUsage } from "../errors.ts";
import { Bell } from "./bell.ts";
import type { ChunkWatch, Dispatcher } from "./dispatcher.ts";
import { SlurmCommands } from "./slurm/commands.ts";
import { refusalIn } from "./slurm/refusal.ts";
import { chunkScript, mergeScript } from "./slurm/scripts.ts";

interface SlurmOptions {
  /** further options of sbatch, as "partition=short" */
  readonly sbatch: readonly string[];
  /** chunks at the same time; null: as many as the cluster gives */
  readonly width: number | null;
  /** what a job runs as `pendency`: a program and its first words, at the same paths on every machine */
  readonly pendency: readonly [string, string];
}

/** Array indices begin anew with every so many chunks: a cluster takes indices up to 1000 unless it was told otherwise. */
const block = 1000;
/** Milliseconds between two looks at the folder, and between two at the cluster's list of jobs. */
const folderMs = 500;
const jobsMs = 3000;
/** Times that a chunk is given to the cluster when its job ends without it and without a reason. */
const mostTries = 3;

/** @throws PendencyError (usage) for options of sbatch that are set here */
export function onSlurm(options: SlurmOptions): Dispatcher {
  checkSbatch(options.sbatch);
  return async (folder, missing, watch) => {
    if (missing.length === 0 || watch.stop.aborted) return;
    await new Cluster(folder, options, watch).untilMade(missing);
  };
}

/** One command that waits for chunks of its run. */
class Cluster {
  readonly #folder: EnsembleFolder;
  readonly #path: string;
  readonly #options: SlurmOptions;
  readonly #watch: ChunkWatch;
  readonly #commands = new SlurmCommands();
  /** name of this run's jobs, without the first chunk of each array */
  readonly #name: string;
  readonly #jobs = new Set<string>();
  #merge: string | null = null;
  readonly #outstanding = new Set<number>();
  readonly #tries = new Map<number, number>();
  /** chunks that the cluster did not know any more when it was last asked */
  #gone = new Set<number>();
  readonly #bell = new Bell();
  #isSilent = false;

  constructor(folder: EnsembleFolder, options: SlurmOptions, watch: ChunkWatch) {
    this.#folder = folder;
    this.#path = resolve(folder.path);
    this.#options = options;
    this.#watch = watch;
    // two folders may hold the same ensemble
    const place = createHash("sha256").update(this.#path).digest("hex").slice(0, 8);
    this.#name = `pendency-${folder.manifest.id}-${place}-`;
  }

  async untilMade(missing: readonly number[]): Promise<void> {
    const { stop } = this.#watch;
    for (const chunk of missing) {
      this.#outstanding.add(chunk);
      rmSync(this.#refusal(chunk), { force: true });
    }
    this.#writeScripts();
    // those that an earlier command of this folder left under way are waited for, not begun once more
    const underWay = await this.#underWay();
    const ring = (): void => this.#bell.ring();
    stop.addEventListener("abort", ring);
    try {
      await this.#submit(missing.filter((chunk) => !underWay.has(chunk)));
      let asked = Date.now();
      while (this.#outstanding.size > 0 && !stop.aborted) {
        await this.#bell.rung(folderMs);
        this.#takeFinished();
        if (stop.aborted || this.#outstanding.size === 0 || Date.now() - asked < jobsMs) continue;
        await this.#lookForLost();
        asked = Date.now();
      }
    } finally {
      stop.removeEventListener("abort", ring);
      await this.#withdraw();
    }
  }

  #takeFinished(): void {
    for (const chunk of this.#outstanding) {
      if (existsSync(this.#refusal(chunk))) throw this.#refused(chunk);
      if (!existsSync(join(this.#path, chunkPath(chunk))) || this.#folder.chunk(chunk) === null) continue;
      this.#outstanding.delete(chunk);
      this.#watch.done(chunk);
      if (this.#watch.stop.aborted) return;
    }
  }

  /** Gives chunks to the cluster whose jobs ended without them: a machine that failed, a job that was killed. */
  async #lookForLost(): Promise<void> {
    const underWay = await this.#underWay().catch((error: unknown) => {
      if (!this.#isSilent) this.#watch.warn(`Slurm does not answer (${firstLine(error)}); its jobs may go on.`);
      this.#isSilent = true;
      return null;
    });
    if (underWay === null) return;
    this.#isSilent = false;
    const gone = new Set([...this.#outstanding].filter((chunk) => !underWay.has(chunk)));
    // a file may come to be seen a moment after its job has ended, on a disk that machines share
    const lost = [...gone].filter((chunk) => this.#gone.has(chunk));
    this.#gone = gone;
    if (lost.length === 0) return;
    for (const chunk of lost) {
      const tries = this.#tries.get(chunk) ?? 1;
      if (tries >= mostTries) throw this.#failed(chunk, tries);
      this.#tries.set(chunk, tries + 1);
    }
    this.#watch.warn(`Begun once more, because their jobs ended without them: chunks ${named(lost)}.`);
    this.#gone = new Set();
    await this.#submit(lost);
  }

  async #submit(chunks: readonly number[]): Promise<void> {
    const { sbatch, width, pendency } = this.#options;
    const others = sbatch.map((option) => `--${option}`);
    const inFolder = [`--chdir=${this.#path}`, "--parsable", ...others];
    for (const [first, numbers] of Object.entries(groupedByFirst(chunks))) {
      const indices = rangesOf(numbers.map((chunk) => chunk - Number(first)));
      const array = `--array=${indices}${width === null ? "" : `%${width}`}`;
      const names = [`--job-name=${this.#name}${first}`, `--output=${this.#at("%a.log")}`];
      const words = [this.#at("chunk.sh"), ...pendency, this.#path, first];
      this.#jobs.add(await this.#commands.submit([...inFolder, ...names, array, ...words]));
    }
    if (this.#merge !== null) await this.#commands.cancel([this.#merge]);
    const after = [`--dependency=afterok:${[...this.#jobs].join(":")}`, "--kill-on-invalid-dep=yes"];
    const names = [`--job-name=${this.#name}merge`, `--output=${this.#at("merge.log")}`];
    const words = [this.#at("merge.sh"), ...pendency, this.#path];
    this.#merge = await this.#commands.submit([...inFolder, ...names, ...after, ...words]);
  }

  /** Numbers of chunks whose jobs are waiting or running. */
  async #underWay(): Promise<ReadonlySet<number>> {
    const found = new Set<number>();
    for (const { id, name, index } of await this.#commands.jobsOf(userInfo().username)) {
      if (!name.startsWith(this.#name)) continue;
      const first = name.slice(this.#name.length);
      if (first === "merge") this.#merge ??= id;
      else {
        this.#jobs.add(id);
        if (index !== null) found.add(Number(first) + index);
      }
    }
    return found;
  }

  /** Nothing of it goes on afterwards: whoever waits merges what there is. */
  async #withdraw(): Promise<void> {
    const left = [...(this.#outstanding.size > 0 ? this.#jobs : []), ...(this.#merge === null ? [] : [this.#merge])];
    try {
      if (left.length > 0) await this.#commands.cancel(left);
    } catch (error) {
      this.#watch.warn(
        `Jobs ${left.join(", ")} may go on: ${firstLine(error)}; \`scancel ${left.join(" ")}\` ends them.`,
      );
    }
  }

  #writeScripts(): void {
    mkdirSync(join(this.#path, "slurm"), { recursive: true });
    writeFileSync(this.#at("chunk.sh"), chunkScript);
    writeFileSync(this.#at("merge.sh"), mergeScript);
  }

  #at(name: string): string {
    return join(this.#path, "slurm", name);
  }

  #refusal(chunk: number): string {
    return this.#at(`${chunk}.refused`);
  }

  #refused(chunk: number): PendencyError {
    return new PendencyError(refusalIn(readFileSync(this.#refusal(chunk), "utf8"), chunk));
  }

  #failed(chunk: number, tries: number): Error {
    const file = this.#at(`${chunk}.err`);
    const said = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").at(-1) : "";
    return new Error(`chunk ${chunk} failed ${tries} times: ${said === "" ? "its jobs ended without a word" : said}`);
  }
}

const firstOf = (chunk: number): number => chunk - (chunk % block);

function groupedByFirst(chunks: readonly number[]): Record<string, number[]> {
  const groups: Record<string, number[]> = {};
  for (const chunk of chunks) (groups[firstOf(chunk)] ??= []).push(chunk);
  return groups;
}

/** [0, 1, 2, 5] → "0-2,5" */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers.toSorted((left, right) => left - right)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(",");
}

/** What is said to sbatch here already, or would keep its jobs from being found again. */
const own = ["array", "chdir", "dependency", "job-name", "kill-on-invalid-dep", "output", "parsable", "wait", "wrap"];

function checkSbatch(options: readonly string[]): void {
  for (const option of options) {
    const name = /^([a-z][a-z-]*)(=.+)?$/.exec(option)?.[1];
    if (name === undefined) {
      refuseUsage("--sbatch", "an option of sbatch by its long name, such as partition=short", `"${option}"`);
    } else if (own.includes(name)) {
      refuseUsage("--sbatch", "an option that pendency does not set itself", name, `it sets ${own.join(", ")}`);
    }
  }
}

function named(chunks: readonly number[]): string {
  return chunks.slice(0, 8).join(", ") + (chunks.length > 8 ? ` and ${chunks.length - 8} more` : "");
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0];
}
