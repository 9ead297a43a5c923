// Chunks made by workers of a queue, any number on any machine: jobs are put into it, and results taken out as they come.
import { setTimeout as pause } from "node:timers/promises";
import type { Job, Queue } from "bullmq";
import type { EnsembleFolder } from "../disk/ensembleFolder.ts";
import { PendencyError, problem } from "../errors.ts";
import type { ChunkWatch, Dispatcher } from "./dispatcher.ts";
import { addressOption, nameOf } from "./queue/address.ts";
import type { NamedAddress, QueueAddress } from "./queue/address.ts";
import { openBroker, reach, reasonOf } from "./queue/broker.ts";
import type { Broker } from "./queue/broker.ts";
import { Bell } from "./bell.ts";
import { carriedFiles, keepChunk } from "./carried.ts";
import { readFailure } from "./queue/failure.ts";
import { chunkJobVersion, runJob, unpacked } from "./queue/jobs.ts";
import type { ChunkJob } from "./queue/jobs.ts";

/** Milliseconds without a word after which all jobs are looked at: a queue that was restarted may have lost them. */
const quietMs = 3000;
/** Times that a chunk is begun when whatever makes it dies. */
const attempts = 3;
/** Milliseconds in which whoever is there answers: a stop waits no longer for the first answer. */
const silentMs = 400;
/** Milliseconds that a stop takes at most to take jobs back from a queue that answers. */
const withdrawMs = 3000;
/** Seconds that results and failures wait for a command that went away. */
const keptSeconds = 7 * 86_400;

/** @param named where jobs lie, and what named that place */
export function onQueue(named: NamedAddress): Dispatcher {
  return async (folder, missing, watch) => {
    let left = missing;
    while (left.length > 0 && !watch.stop.aborted) {
      const isMade = await madeThrough(named, folder, left, watch);
      if (isMade) return;
      watch.warn(`${nameOf(named.address)} came back without the queue that was in it: its jobs are put in anew.`);
      // one may have been kept just before, and not told
      for (const chunk of left) if (folder.chunk(chunk) !== null) watch.done(chunk);
      left = left.filter((chunk) => folder.chunk(chunk) === null);
    }
  };
}

/** @returns false where the queue itself was lost, as with a PostgreSQL that comes back with nothing in it */
async function madeThrough(
  { address, called }: NamedAddress,
  folder: EnsembleFolder,
  missing: readonly number[],
  watch: ChunkWatch,
): Promise<boolean> {
  const broker = openBroker(address);
  const chunks = broker.chunks();
  const open: { close(): Promise<void> }[] = [chunks];
  let waiting: Waiting | null = null;
  try {
    // one after the other: what was never reached closes at once only when it is alone
    if (!(await reachedBefore(watch.stop, [reach(chunks, address, called)]))) return true;
    const [runs, events] = [broker.runs(), broker.events()];
    open.push(runs, events);
    const both = [reach(runs, address, called), reach(events, address, called)];
    if (!(await reachedBefore(watch.stop, both))) return true;
    waiting = new Waiting(broker, { chunks, runs, events }, folder, watch);
    await waiting.untilMade(missing);
    return true;
  } catch (error) {
    if (isQueueLost(error)) return false;
    throw isRefusedThere(error) ? notTaken(error, address, called) : error;
  } finally {
    // what is away does not say that it is closed
    const isAway = waiting === null ? watch.stop.aborted : waiting.isAway;
    const patience = isAway ? 0 : 2000;
    await Promise.race([
      Promise.allSettled(open.map((one) => one.close())),
      pause(patience, undefined, { ref: false }),
    ]);
  }
}

/** @returns false where somebody stopped before all of them are reached; nobody waits for the others then */
export async function reachedBefore(stop: ChunkWatch["stop"], reaching: readonly Promise<void>[]): Promise<boolean> {
  const all = Promise.all(reaching).then(() => true);
  // what fails after a stop is of no interest
  all.catch(() => {});
  if (stop.aborted) return false;
  const stopped = new Promise<false>((resolve) => {
    stop.addEventListener("abort", () => resolve(false));
  });
  return Promise.race([all, stopped]);
}

interface Queues {
  readonly chunks: Queue;
  readonly runs: Queue;
  readonly events: ReturnType<Broker["events"]>;
}

/** One command that waits for chunks of its run. */
class Waiting {
  readonly #address: QueueAddress;
  readonly #queues: Queues;
  readonly #folder: EnsembleFolder;
  readonly #watch: ChunkWatch;
  readonly #carried: ReturnType<typeof runJob>;
  readonly #outstanding = new Set<number>();
  /** chunks of which something was heard */
  readonly #heard = new Set<number>();
  readonly #bell = new Bell();
  readonly #told = new Set<string>();
  readonly #stopped: Promise<void>;
  /** whether Redis or PostgreSQL did not answer when it was last asked */
  isAway = false;

  constructor({ address }: Broker, queues: Queues, folder: EnsembleFolder, watch: ChunkWatch) {
    this.#address = address;
    this.#queues = queues;
    this.#folder = folder;
    this.#watch = watch;
    this.#carried = runJob(carriedFiles(folder));
    this.#stopped = new Promise((resolve) => void watch.stop.addEventListener("abort", resolve));
  }

  async untilMade(missing: readonly number[]): Promise<void> {
    for (const chunk of missing) this.#outstanding.add(chunk);
    const { stop } = this.#watch;
    const ring = (): void => this.#bell.ring();
    stop.addEventListener("abort", ring);
    this.#listen();
    try {
      // what an earlier command of this run has left there counts, but its failures may have another end now
      await this.#whileThere(() => this.#lookAt(this.#outstanding, true));
      let wasQuiet = false;
      while (this.#outstanding.size > 0 && !stop.aborted) {
        const isQuiet = !(await this.#bell.rung(quietMs));
        if (stop.aborted) break;
        const heard = isQuiet || this.isAway ? [...this.#outstanding] : [...this.#heard];
        this.#heard.clear();
        await this.#whileThere(() => this.#lookAt(heard, false));
        if (isQuiet && wasQuiet) await this.#whileThere(() => this.#lookForWorkers());
        wasQuiet = isQuiet;
      }
    } finally {
      stop.removeEventListener("abort", ring);
      await this.#withdraw();
    }
  }

  #listen(): void {
    const { chunks, events } = this.#queues;
    const prefix = `${this.#carried.run}-`;
    const hear = ({ jobId }: { readonly jobId: string }): void => {
      if (!jobId.startsWith(prefix)) return;
      this.#heard.add(Number(jobId.slice(prefix.length)));
      this.#bell.ring();
    };
    events.on("completed", hear).on("failed", hear).on("removed", hear);
    events.on("progress", ({ jobId, data }) => {
      if (!jobId.startsWith(prefix) || typeof data !== "object") return;
      const { refused, runs } = data as { readonly refused?: unknown; readonly runs?: unknown };
      if (typeof refused === "string") this.#tell(refused);
      if (typeof runs === "number") this.#watch.progress(Number(jobId.slice(prefix.length)), runs);
    });
    const away = (error: Error): void => void (isQueueLost(error) || this.#tellAway(error));
    chunks.on("error", away);
    events.on("error", away);
  }

  /** Takes what is finished, and puts into the queue what is not in it. */
  async #lookAt(numbers: Iterable<number>, isFirst: boolean): Promise<void> {
    const absent: number[] = [];
    for (const some of slices([...numbers], 100)) {
      const jobs = await Promise.all(some.map((chunk) => this.#queues.chunks.getJob(this.#idOf(chunk))));
      for (const [n, job] of jobs.entries()) {
        if (!this.#outstanding.has(some[n])) continue;
        if (job === undefined || !(await this.#take(some[n], job, isFirst))) absent.push(some[n]);
      }
      if (this.#watch.stop.aborted) return;
    }
    this.isAway = false;
    if (absent.length > 0) await this.#put(absent);
  }

  /** @returns false when the job is to be put into the queue once more */
  async #take(chunk: number, job: Job, isFirst: boolean): Promise<boolean> {
    if (typeof job.returnvalue === "string") {
      const isWhole = keepChunk(this.#folder, chunk, unpacked(job.returnvalue));
      await job.remove();
      if (!isWhole) return false;
      this.#outstanding.delete(chunk);
      this.#watch.done(chunk);
    } else if (job.finishedOn !== undefined && typeof job.failedReason === "string" && job.failedReason !== "") {
      await job.remove();
      if (isFirst) return false;
      throw readFailure(chunk, job.failedReason);
    }
    return true;
  }

  async #put(numbers: readonly number[]): Promise<void> {
    const { chunks, runs } = this.#queues;
    const kept = { removeOnComplete: { age: keptSeconds }, removeOnFail: { age: keptSeconds }, stackTraceLimit: 0 };
    const { run } = this.#carried;
    if ((await runs.getJob(run)) === undefined) await runs.add("run", this.#carried, { jobId: run, ...kept });
    const { id: ensemble, engineVersion, documentsHash } = this.#folder.manifest;
    for (const some of slices(numbers, 500)) {
      await chunks.addBulk(
        some.map((chunk) => {
          const data: ChunkJob = { job: chunkJobVersion, run, ensemble, engineVersion, documentsHash, chunk };
          return { name: "chunk", data, opts: { jobId: this.#idOf(chunk), attempts, ...kept } };
        }),
      );
    }
  }

  async #lookForWorkers(): Promise<void> {
    if ((await this.#queues.chunks.getWorkersCount()) > 0) return;
    this.#tell(
      `No worker is there yet: begin one on any machine with \`pendency worker ${addressOption(this.#address)}\`.`,
    );
  }

  /** Goes on where it was once Redis or PostgreSQL is there again. */
  async #whileThere(work: () => Promise<void>): Promise<void> {
    while (!this.#watch.stop.aborted) {
      try {
        // Redis keeps whoever asks waiting until it is back
        await Promise.race([work(), this.#stopped]);
        return;
      } catch (error) {
        if (error instanceof PendencyError || !isOfConnection(error)) {
          this.isAway = false;
          throw error;
        }
        this.#tellAway(error);
        await pause(500);
      }
    }
  }

  #tellAway(error: unknown): void {
    if (!this.isAway) {
      const name = nameOf(this.#address);
      this.#watch.warn(`${name} is away (${reasonOf(error)}): this goes on when it is back. Finished chunks are kept.`);
    }
    this.isAway = true;
  }

  /** Once each. */
  #tell(sentence: string): void {
    if (!this.#told.has(sentence)) this.#watch.warn(sentence);
    this.#told.add(sentence);
  }

  /** Jobs that nobody has begun leave the queue; a worker that has begun one leaves its result for the next command. */
  async #withdraw(): Promise<void> {
    if (!this.isAway) await this.#takeBack();
    if (!this.isAway || this.#outstanding.size === 0) return;
    this.#watch.warn(`${nameOf(this.#address)} is away, so jobs cannot be taken back: ${leftBehind}`);
  }

  /** Finds out as well whether somebody answers: whoever is away does not always say so. */
  async #takeBack(): Promise<void> {
    const { chunks, runs } = this.#queues;
    let hasAnswered = false;
    const remove = async (queue: Queue, id: string): Promise<void> => {
      try {
        const job = await queue.getJob(id);
        hasAnswered = true;
        await job?.remove();
      } catch (error) {
        // one that is being worked on cannot be removed
        if (!hasAnswered && isOfConnection(error)) this.isAway = true;
      }
    };
    const work = async (): Promise<void> => {
      for (const some of slices([...this.#outstanding], 100)) {
        await Promise.all(some.map((chunk) => remove(chunks, this.#idOf(chunk))));
      }
      await remove(runs, this.#carried.run);
    };
    const late = async (): Promise<void> => {
      await pause(silentMs, undefined, { ref: false });
      if (hasAnswered) await pause(withdrawMs - silentMs, undefined, { ref: false });
      else this.isAway = true;
    };
    await Promise.race([work(), late()]);
  }

  #idOf(chunk: number): string {
    return `${this.#carried.run}-${chunk}`;
  }
}

/** What Node, ioredis and pg say when a server has gone: by code where there is one. */
function isOfConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof AggregateError) return true;
  // classes 08 and 57 of PostgreSQL: the connection, and an operator who ends it
  if (code !== undefined) return /^(E[A-Z]+|08...|57P..)$/.test(code);
  return /connection|connect|LOADING|closed|terminat|timeout/i.test(error.message);
}

/** What jobs come to that stay in the queue. */
const leftBehind =
  "those that are in it when it is back are made all the same, and the same command takes what they came to.";

/** PostgreSQL has no such table, schema or database: it is another one than before, or was emptied. */
function isQueueLost(error: unknown): boolean {
  return error instanceof Error && ["42P01", "3F000", "3D000"].includes((error as NodeJS.ErrnoException).code ?? "");
}

/** Redis or PostgreSQL answers that it does not do it: for want of room or rights, say. */
function isRefusedThere(error: unknown): error is Error {
  if (!(error instanceof Error) || error instanceof PendencyError) return false;
  // what ioredis calls an error that the server answered, and what pg's answers carry
  return error.name === "ReplyError" || "severity" in error;
}

function notTaken(error: Error, address: QueueAddress, called: string): PendencyError {
  const hint = "make room or give rights there, then give the same command again: chunks that are finished are kept";
  return new PendencyError([problem("usage", null, called, `a ${nameOf(address)} that takes jobs`, reasonOf(error), hint)]); // prettier-ignore
}

function slices<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}
