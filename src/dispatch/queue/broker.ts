// The library that keeps jobs in Redis or PostgreSQL: loaded when a queue is asked for, and by nobody else.
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import type * as BullMQ from "bullmq";
import { PendencyError, refuseUsage } from "../../errors.ts";
import { nameOf, shownAddress } from "./address.ts";
import type { QueueAddress } from "./address.ts";

export interface Broker {
  readonly address: QueueAddress;
  readonly chunks: () => BullMQ.Queue;
  readonly runs: () => BullMQ.Queue;
  readonly events: () => BullMQ.QueueEvents;
  readonly worker: (work: BullMQ.Processor, options: Omit<BullMQ.WorkerOptions, "connection">) => BullMQ.Worker;
  readonly DelayedError: typeof BullMQ.DelayedError;
  readonly UnrecoverableError: typeof BullMQ.UnrecoverableError;
}

/** Jobs of chunks, which workers take; and what runs are, which they look up. */
const chunkQueue = "pendency-chunks";
const runQueue = "pendency-runs";

/** Versions that were tried; `npm install` is told them. */
const packages = { bullmq: "bullmq@6.7.0", redis: "ioredis@5.11.1", postgres: "pg@8.23.1" } as const;

/** @throws PendencyError (usage) where the packages are not installed */
export function openBroker(address: QueueAddress): Broker {
  const { createRedisBackend, createPostgresBackend, withBackend, DelayedError, UnrecoverableError } = load(address);
  // an event holds the whole result of a chunk: as many as somebody may still be about to read
  const queue = { streams: { events: { maxLen: 200 } } };
  const classes =
    address.kind === "redis"
      ? bound(withBackend(createRedisBackend), redisConnection(address.url))
      : bound(withBackend(createPostgresBackend), { connectionString: address.url, migrate: true });
  return {
    address,
    chunks: () => classes.queue(chunkQueue, queue),
    runs: () => classes.queue(runQueue, queue),
    events: () => classes.events(chunkQueue),
    worker: (work, options) => classes.worker(chunkQueue, work, options),
    DelayedError,
    UnrecoverableError,
  };
}

/** The classes of one back end look alike for all this file needs. */
function bound(classes: unknown, connection: unknown) {
  const { Queue, QueueEvents, Worker } = classes as Pick<typeof BullMQ, "Queue" | "QueueEvents" | "Worker">;
  const to = { connection: connection as BullMQ.ConnectionOptions };
  return {
    queue: (name: string, options: object) => new Queue(name, { ...to, ...options }),
    events: (name: string) => new QueueEvents(name, to),
    worker: (name: string, work: BullMQ.Processor, options: object) => new Worker(name, work, { ...to, ...options }),
  };
}

function redisConnection(url: string): object {
  // a command waits for as long as Redis is away, and whoever waits for it may stop waiting
  const lasting = { maxRetriesPerRequest: null, retryStrategy: () => 300 };
  if (url.startsWith("/")) return { path: url, ...lasting };
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  return {
    host: decodeURIComponent(hostname).replace(/^\[(.*)\]$/, "$1"),
    port: port === "" ? 6379 : Number(port),
    ...(username === "" ? {} : { username: decodeURIComponent(username) }),
    ...(password === "" ? {} : { password: decodeURIComponent(password) }),
    ...(/^\/\d+$/.test(pathname) ? { db: Number(pathname.slice(1)) } : {}),
    ...(protocol === "rediss:" ? { tls: {} } : {}),
    ...lasting,
  };
}

/** Beside the package, or in the folder in which the command runs. */
function load({ kind }: QueueAddress): typeof BullMQ {
  const from = [createRequire(import.meta.url), createRequire(join(process.cwd(), "package.json"))];
  const wanted = [packages.bullmq, packages[kind]];
  for (const require of from) {
    try {
      // its PostgreSQL side finds `pg` by `require` alone, which its ES modules do not have
      const library = require("bullmq") as typeof BullMQ;
      require.resolve(kind === "redis" ? "ioredis" : "pg");
      return library;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    }
  }
  const hint = `\`npm install ${wanted.join(" ")}\` beside pendency; threads and Slurm need nothing`;
  return refuseUsage("a queue", `the packages ${wanted.join(" and ")}`, "one that is not installed", hint);
}

/** What a queue, its events and a worker have in common. */
interface Connected {
  waitUntilReady(): Promise<unknown>;
  on(event: "error", listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

const patienceMs = 10_000;

/**
 * @param called what named the address
 * @throws PendencyError (usage) when nothing answers there, or it does not let us in
 */
export async function reach(one: Connected, address: QueueAddress, called: string): Promise<void> {
  const first = new Promise<never>((_, reject) => void one.on("error", reject));
  const late = pause(patienceMs, undefined, { ref: false }).then(() => {
    throw new Error(`no answer in ${patienceMs / 1000} s`);
  });
  try {
    await Promise.race([one.waitUntilReady(), first, late]);
  } catch (error) {
    if (error instanceof PendencyError) throw error;
    refuseUsage(
      called,
      `a ${nameOf(address)} that answers at ${shownAddress(address)}`,
      reasonOf(error),
      `start it, or correct the address; chunks that are finished are kept`,
    );
  }
}

/** Of several tries, as Node makes them for a name with several addresses, the first says enough. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  const text = error.message.split("\n")[0].trim();
  return text === "" ? ((error as NodeJS.ErrnoException).code ?? error.name) : text;
}
