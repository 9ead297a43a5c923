// Chunks through a real Redis and a real PostgreSQL, by workers that are processes of their own and are really killed.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Redis } from "ioredis";
import { beforeAll, describe, expect, test } from "vitest";
import { openBroker } from "../../src/dispatch/queue/broker.ts";
import { serveQueue } from "../../src/dispatch/queue/serve.ts";
import { onQueue } from "../../src/dispatch/queue.ts";
import { ChunkThreads } from "../../src/dispatch/chunkThreads.ts";
import { EnsembleFolder, documentsFile } from "../../src/disk/ensembleFolder.ts";
import { neverStopped } from "../../src/study/stop.ts";
import { initPostgres, postgres } from "../services/postgres.ts";
import { redis } from "../services/redis.ts";
import { ownFolder, programAt, started, stopAll } from "../services/service.ts";
import { isRequired, withService } from "../services/withService.ts";
import {
  begin,
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
beforeAll(async () => {
  onThreads = await onOneThread(folderWithOffice());
  expect(Object.keys(onThreads)).toHaveLength(chunks + 3);
});

const kinds = [
  { kind: "redis", service: redis, addressOf: ({ socket }: { socket: string }) => socket },
  { kind: "postgres", service: postgres, addressOf: ({ url }: { url: string }) => url },
] as const;

for (const { kind, service, addressOf } of kinds) {
  withService<never>(service as never, `chunks through ${service.name}`, (at) => {
    const address = () => ({ kind, url: addressOf(at.running as never) });
    const option = (): readonly string[] => [`--${kind}`, address().url];
    const work = () => begin("/", ["worker", ...option(), "--workers", "1"]);
    const ask = (folder: string) => begin(folder, [...ensemble, "--on", "queue", ...option()]);
    const jobs = async (): Promise<number> => {
      const broker = openBroker(address());
      const queues = [broker.chunks(), broker.runs()];
      try {
        const counts = await Promise.all(queues.map((queue) => queue.getJobCountByTypes("wait", "delayed", "active")));
        return counts.reduce((sum, count) => sum + count, 0);
      } finally {
        for (const queue of queues) await queue.close();
      }
    };

    test("two workers, one of them killed in the middle, make the bytes of one thread", async () => {
      const folder = folderWithOffice();
      const command = ask(folder);
      const [killed, other] = [work(), work()];
      await until(
        () => chunkNames(folder).length >= 2,
        () => command.said() + killed.said() + other.said(),
      );
      killed.kill("SIGKILL");
      expect([await command.ended, command.said()]).toEqual([0, expect.stringContaining("results.csv")]);
      expect(made(folder)).toEqual(onThreads);
      expect(await jobs()).toBe(0);
      other.kill("SIGTERM");
      expect(await other.ended).toBe(0);
    });

    test("whoever waits is told how far it is, from none to all", async () => {
      const worker = work();
      await toldAllAlong(folderWithOffice(), onQueue({ address: address(), called: `--${kind}` }));
      worker.kill("SIGTERM");
      expect(await worker.ended).toBe(0);
    });

    test("Ctrl-C takes all jobs back, what is finished is kept, and the same command goes on from there", async () => {
      const folder = folderWithOffice();
      const first = ask(folder);
      const worker = work();
      await until(
        () => chunkNames(folder).length >= 1,
        () => first.said() + worker.said(),
      );
      worker.kill("SIGINT");
      expect(await worker.ended).toBe(0);
      first.kill("SIGINT");
      expect([await first.ended, first.said()]).toEqual([130, expect.stringContaining("The same command goes on")]);
      expect(await jobs()).toBe(0);
      const kept = chunkNames(folder);
      expect(kept.length).toBeLessThan(chunks);
      const [second, another] = [ask(folder), work()];
      expect([await second.ended, second.said()]).toEqual([0, expect.stringContaining("results.csv")]);
      expect(made(folder)).toEqual(onThreads);
      another.kill("SIGTERM");
      await another.ended;
    });

    test("a worker of another version, or of other documents, refuses by name, and whoever waits is told", async () => {
      const folder = folderWithOffice();
      const command = ask(folder);
      const stop = new AbortController();
      const told: string[] = [];
      const common = { width: 1, threads: new ChunkThreads(), called: "--redis", stop: stop.signal };
      const tell = (sentence: string): void => void told.push(sentence);
      const older = serveQueue(address(), { ...common, tell, only: null, version: "0.0.9" });
      const picky = serveQueue(address(), { ...common, tell, only: ["0123456789abcdef"] });
      const wanted = [/engine version 0\.1\.0; got 0\.0\.9/, /expected documents [0-9a-f]+; got 0123456789abcdef/];
      await until(
        () => wanted.every((words) => words.test(command.said())),
        () => command.said() + told.join("\n"),
      );
      stop.abort();
      await Promise.all([older, picky]);
      const worker = work();
      expect(await command.ended).toBe(0);
      expect(made(folder)).toEqual(onThreads);
      worker.kill("SIGTERM");
      await worker.ended;
    });

    test("documents that are not the ensemble's are refused once, in the worker's words, and not tried again", async () => {
      const folder = folderWithOffice();
      const begun = begin(folder, [...ensemble, "--on", "kubernetes"]);
      expect([await begun.ended, begun.said()]).toEqual([0, expect.stringContaining("kubernetes.yaml")]);
      const run = EnsembleFolder.open(join(folder, "out"));
      const other = { main: "office.yaml", documents: [{ path: "office.yaml", text: "pendency: model v1\n" }] };
      writeFileSync(join(folder, "out", documentsFile), JSON.stringify({ files: other, factFiles: [] }));
      const worker = work();
      const watch = { stop: neverStopped, progress: () => {}, done: () => {}, warn: () => {} };
      const asked = onQueue({ address: address(), called: "--redis" })(run, [0], watch);
      await expect(asked).rejects.toThrow(/expected/);
      expect(await jobs()).toBe(0);
      worker.kill("SIGTERM");
      expect([await worker.ended, chunkNames(folder)]).toEqual([0, []]);
    });
  });
}

/** Servers in a folder of their own, that end and come back at the same address: with all they had, or with nothing. */
const restarted = [
  {
    name: "Redis",
    kind: "redis",
    comesBack: "with nothing in it",
    missing: redis.missing,
    begun: (place: string) => {
      const socket = join(place, "redis.sock");
      const args = ["--port", "0", "--unixsocket", socket, "--dir", place, "--save", "", "--appendonly", "no"];
      const command = programAt("redis-server") ?? "redis-server";
      const start = async () => started(command, [...args, "--maxmemory-policy", "noeviction"], place);
      return { url: socket, start, again: start };
    },
  },
  {
    name: "PostgreSQL",
    kind: "postgres",
    comesBack: "with all it had",
    missing: postgres.missing,
    begun: (place: string) => {
      const { at, start } = initPostgres(place);
      return { url: at.url, start, again: start };
    },
  },
  {
    name: "PostgreSQL",
    kind: "postgres",
    comesBack: "with nothing in it",
    missing: postgres.missing,
    begun: (place: string) => {
      const { at, start, data } = initPostgres(place);
      const again = () => {
        rmSync(data, { recursive: true });
        return initPostgres(place).start();
      };
      return { url: at.url, start, again };
    },
  },
] as const;

describe.each(restarted)("a $name that ends in the middle", ({ name, kind, comesBack, missing, begun }) => {
  test.skipIf(missing !== null && !isRequired)(`is waited for, and comes back ${comesBack}`, async () => {
    const place = ownFolder("restarted");
    const { url, start, again } = begun(place);
    const option = [`--${kind}`, url];
    const folder = folderWithOffice();
    const ask = () => begin(folder, [...ensemble, "--on", "queue", ...option]);
    const early = ask();
    expect([await early.ended, early.said()]).toEqual([2, expect.stringContaining(`a ${name} that answers at`)]);
    let server = await start();
    const worker = begin("/", ["worker", ...option, "--workers", "1"]);
    const command = ask();
    const said = (): string => `${command.said()}\n${worker.said()}`;
    await until(() => chunkNames(folder).length >= 1, said);
    await server.stop();
    await until(() => command.said().includes(`${name} is away`), said);
    server = await again();
    expect([await command.ended, command.said()]).toEqual([0, expect.stringContaining("results.csv")]);
    expect(made(folder)).toEqual(onThreads);
    worker.kill("SIGTERM");
    expect(await worker.ended).toBe(0);
    await stopAll([server], place)();
  });
});

describe.each(restarted.slice(0, 2))("a $name that is away", ({ name, kind, missing, begun }) => {
  test.skipIf(missing !== null && !isRequired)("lets Ctrl-C end the command, and the chunks stay", async () => {
    const place = ownFolder("restarted");
    const { url, start, again } = begun(place);
    const option = [`--${kind}`, url];
    const folder = folderWithOffice();
    let server = await start();
    const worker = begin("/", ["worker", ...option, "--workers", "1"]);
    const ask = () => begin(folder, [...ensemble, "--on", "queue", ...option]);
    const first = ask();
    await until(() => chunkNames(folder).length >= 1, first.said);
    await server.stop();
    await until(() => first.said().includes(`${name} is away`), first.said);
    first.kill("SIGINT");
    expect([await first.ended, first.said()]).toEqual([130, expect.stringContaining("jobs cannot be taken back")]);
    expect(first.said()).toContain("The same command goes on from there");
    const kept = chunkNames(folder);
    expect(kept.length).toBeGreaterThanOrEqual(1);
    server = await again();
    const second = ask();
    expect([await second.ended, second.said()]).toEqual([0, expect.stringContaining("results.csv")]);
    expect(made(folder)).toEqual(onThreads);
    worker.kill("SIGTERM");
    expect(await worker.ended).toBe(0);
    await stopAll([server], place)();
  });
});

test.skipIf(redis.missing !== null && !isRequired)(
  "a Redis without room for jobs is told in its own words, and the run folder is there to go on with",
  async () => {
    const server = await redis.start();
    const client = new Redis({ path: server.socket, maxRetriesPerRequest: null });
    const used = /used_memory:(\d+)/.exec(await client.info("memory"))?.[1];
    await client.config("SET", "maxmemory", String(Number(used) + 200_000));
    const folder = folderWithOffice();
    // two megabytes of jobs
    const many = ["ensemble", "office.yaml", "--draws", "4000", "--chunk", "1", "--out", "out"];
    const command = begin(folder, [...many, "--on", "queue", "--redis", server.socket]);
    expect([await command.ended, command.said()]).toEqual([
      2,
      expect.stringContaining("--redis\n  expected a Redis that"),
    ]);
    expect(command.said()).toMatch(/; got OOM command not allowed .*\n {2}hint: .*chunks that are finished are kept/);
    expect(EnsembleFolder.open(join(folder, "out")).missing()).toHaveLength(4000);
    client.disconnect();
    await server.stop();
  },
);
