// A chunk that kills every worker that begins it, in a real Redis: named, given up after the third, all others kept.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { redis } from "../services/redis.ts";
import type { RunningRedis } from "../services/redis.ts";
import { withService } from "../services/withService.ts";
import { begin, chunkNames, chunks, ensemble, folderWithOffice, onOneThread, made } from "./office.ts";

const poison = 2;

withService<RunningRedis>(redis, "a chunk that kills its workers", (at) => {
  test("is given up after three of them by its number, and the same command makes it with workers that live", async () => {
    const folder = folderWithOffice(200);
    const { socket } = at.running;
    const words = [...ensemble, "--on", "queue", "--redis", socket];
    const command = begin(folder, words);
    let isOver = false;
    void command.ended.then(() => (isOver = true));
    let deaths = 0;
    // one after another: the one that is there when the chunk is given up lives on
    while (!isOver) {
      const worker = spawn(process.execPath, [join(import.meta.dirname, "poisonedWorker.mjs"), socket, String(poison)]);
      const died = new Promise<boolean>((resolve) => worker.once("exit", (_, signal) => resolve(signal === "SIGKILL")));
      const isDead = await Promise.race([died, command.ended.then(() => false)]);
      if (isDead) deaths++;
      else worker.kill("SIGKILL");
      await died;
    }
    expect(await command.ended).not.toBe(0);
    expect(command.said()).toContain(`chunk ${poison} is given up: each of the 3 workers that began it died`);
    expect(deaths).toBe(3);
    const kept = chunkNames(folder);
    expect(kept.length).toBeLessThan(chunks);
    expect(kept).not.toContain(`${String(poison).padStart(kept[0].length - ".json".length, "0")}.json`);

    const worker = begin("/", ["worker", "--redis", socket, "--workers", "1"]);
    const again = begin(folder, words);
    expect([await again.ended, again.said()]).toEqual([0, expect.stringContaining("results.csv")]);
    expect(made(folder)).toEqual(await onOneThread(folderWithOffice(200)));
    worker.kill("SIGTERM");
    expect(await worker.ended).toBe(0);
  });
});
