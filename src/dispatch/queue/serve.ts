// A worker of a queue: it takes chunks, has them made beside it, and gives back what they came to. This process itself
// computes nothing, so that it can say all the while that it is alive.
import { hostname } from "node:os";
import type { Job } from "bullmq";
import type { EnsembleFolder } from "../../disk/ensembleFolder.ts";
import { PendencyError, problem } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import { engineVersion } from "../../study/engineVersion.ts";
import type { StopSignal } from "../../study/stop.ts";
import { CarriedFolders } from "../carried.ts";
import type { ChunkThreads } from "../chunkThreads.ts";
import type { QueueAddress } from "./address.ts";
import { nameOf } from "./address.ts";
import { openBroker, reach, reasonOf } from "./broker.ts";
import type { Broker } from "./broker.ts";
import { failureText, mostDeaths } from "./failure.ts";
import { WrongJob, packed, readChunkJob, readRunJob } from "./jobs.ts";
import type { ChunkJob } from "./jobs.ts";

interface ServeOptions {
  /** chunks at the same time */
  readonly width: number;
  readonly threads: ChunkThreads;
  /** what named the address */
  readonly called: string;
  readonly stop: StopSignal;
  readonly tell: (sentence: string) => void;
  /** hashes of documents whose runs it makes; null: any */
  readonly only: readonly string[] | null;
  /** what it says it is */
  readonly version?: string;
}

/** A lock that nobody renews is another worker's after so many milliseconds; renewed at half of it. */
const lockMs = 4000;
const stalledMs = 2000;
/** Milliseconds after which a chunk that this worker does not take is offered again. */
const refusedMs = 1000;
/** Runs whose texts are kept: more than are mostly made at the same time. */
const mostInHand = 8;

/** Comes back once it was stopped: chunks under way are given back. */
export async function serveQueue(address: QueueAddress, options: ServeOptions): Promise<void> {
  const { width, stop, tell, called } = options;
  const broker = openBroker(address);
  const runs = broker.runs();
  await reach(runs, address, called).catch(async (error: unknown) => {
    await runs.close();
    throw error;
  });
  const taker = new Taker(broker, runs, options);
  const worker = broker.worker((job, token) => taker.work(job, token), {
    name: `${engineVersion}@${hostname().slice(0, 20)}`,
    concurrency: width,
    lockDuration: lockMs,
    stalledInterval: stalledMs,
    // how often it may be given to another one
    maxStalledCount: mostDeaths - 1,
    drainDelay: 1,
    runRetryDelay: 500,
  });
  let isAway = false;
  const away = (error: Error): void => {
    if (!isAway) tell(`${nameOf(address)} is away (${reasonOf(error)}): this goes on when it is back.`);
    isAway = true;
  };
  worker.on("error", away).on("active", () => (isAway = false));
  runs.on("error", away);
  try {
    await worker.waitUntilReady();
    tell(`Waiting for chunks, ${width} at a time; Ctrl-C ends it.`);
    if (!stop.aborted) await new Promise<void>((resolve) => stop.addEventListener("abort", resolve));
  } finally {
    await worker.close();
    await runs.close();
    await taker.close();
  }
}

class Taker {
  readonly #broker: Broker;
  readonly #runs: ReturnType<Broker["runs"]>;
  readonly #options: ServeOptions;
  readonly #folders = new CarriedFolders();
  /** runs in hand, the latest last: their texts are fetched and checked once */
  readonly #inHand = new Map<string, Promise<EnsembleFolder>>();
  /** runs it does not take: their chunks are offered again and again, and one line says it */
  readonly #refused = new Set<string>();

  constructor(broker: Broker, runs: ReturnType<Broker["runs"]>, options: ServeOptions) {
    this.#broker = broker;
    this.#runs = runs;
    this.#options = options;
  }

  /** @returns the chunk, packed */
  async work(job: Job, token: string | undefined): Promise<string> {
    const { threads, stop, tell } = this.#options;
    const asked = this.#read(() => readChunkJob(job.data));
    const misfit = this.#misfit(asked);
    if (misfit !== null) {
      if (!this.#refused.has(asked.run)) tell(misfit);
      this.#refused.add(asked.run);
      await job.updateProgress({ refused: misfit });
      return this.#giveBack(job, token, refusedMs);
    }
    const { path } = await this.#folderOf(asked);
    const report = eachSecond((runs: number) => void job.updateProgress({ runs }).catch(() => {}));
    const answer = await threads.make(path, asked.chunk, { stop, progress: report });
    if (answer === null) return this.#giveBack(job, token, 0);
    if (answer.kind === "done") return packed(answer.text);
    if (answer.kind === "refused") throw this.#unfit(...answer.problems);
    throw new Error(answer.message);
  }

  async close(): Promise<void> {
    await this.#options.threads.close();
    this.#folders.close();
  }

  /** Why this worker leaves a chunk to others. */
  #misfit({ chunk, ensemble, engineVersion: wanted, documentsHash }: ChunkJob): string | null {
    const { version = engineVersion, only } = this.#options;
    const which = `Chunk ${chunk} of ensemble ${ensemble} is refused by the worker on ${hostname()}`;
    if (wanted !== version) return `${which}: expected engine version ${wanted}; got ${version}.`;
    if (only !== null && !only.includes(documentsHash)) {
      return `${which}: expected documents ${documentsHash}; got ${only.join(", ")}, the only ones it makes.`;
    }
    return null;
  }

  async #folderOf(asked: ChunkJob): Promise<EnsembleFolder> {
    const { run } = asked;
    const opened = this.#inHand.get(run) ?? this.#open(run);
    const { id, documentsHash, engineVersion: made } = (await opened).manifest;
    const isOther = id !== asked.ensemble || documentsHash !== asked.documentsHash || made !== asked.engineVersion;
    if (isOther) throw this.#unfit(wrongJob(`one of ensemble ${asked.ensemble} with the texts of ensemble ${id}`));
    return opened;
  }

  #open(run: string): Promise<EnsembleFolder> {
    const opened = this.#runs.getJob(run).then((job) => {
      if (job === undefined) throw this.#unfit(withdrawn(run));
      return this.#read(() => this.#folders.open(run, readRunJob(job.data, run)));
    });
    opened.catch(() => this.#inHand.delete(run));
    this.#inHand.set(run, opened);
    for (const older of [...this.#inHand.keys()].slice(0, -mostInHand)) {
      this.#inHand.delete(older);
      this.#folders.remove(older);
    }
    return opened;
  }

  #read<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof WrongJob || error instanceof PendencyError || error instanceof SyntaxError)) throw error;
      const problems = error instanceof PendencyError ? error.problems : [wrongJob(error.message)];
      throw this.#unfit(...problems);
    }
  }

  /** Told to whoever waits; nobody tries it again. */
  #unfit(...problems: readonly Problem[]): Error {
    return new this.#broker.UnrecoverableError(failureText(problems));
  }

  async #giveBack(job: Job, token: string | undefined, milliseconds: number): Promise<never> {
    await job.moveToDelayed(Date.now() + milliseconds, token);
    throw new this.#broker.DelayedError();
  }
}

const wrongJob = (message: string) =>
  problem("usage", null, "queue › job", "a job that `pendency ensemble --on queue` wrote", message, "it was put aside");

const withdrawn = (run: string) =>
  problem("usage", null, "queue › job", `what run ${run} is`, "nothing: the run was withdrawn", "ask for it again");

/** Calls it at most once a second. */
function eachSecond<T>(call: (value: T) => void): (value: T) => void {
  let last = 0;
  return (value) => {
    const now = Date.now();
    if (now - last < 1000) return;
    last = now;
    call(value);
  };
}
