// The services that other tests stand on: each starts, does its work and leaves nothing behind.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Redis } from "ioredis";
import { expect, test } from "vitest";
import { postgres, program } from "./postgres.ts";
import { redis } from "./redis.ts";
import { ownFolder, programAt, ran, started, stopAll, whyMissing } from "./service.ts";
import { withService } from "./withService.ts";
import { slurm } from "./slurm.ts";

withService(redis, "jobs through Redis", (at) => {
  test("Redis keeps what it is given, and takes its folder along when it stops", async () => {
    const client = new Redis({ path: at.running.socket, maxRetriesPerRequest: null });
    await client.set("chunk", "12");
    expect(await client.get("chunk")).toBe("12");
    client.disconnect();
    await at.running.stop();
    expect(existsSync(dirname(at.running.socket))).toBe(false);
    await at.running.stop();
  });
});

withService(postgres, "jobs through PostgreSQL", (at) => {
  test("PostgreSQL answers by its parts and by its address, and takes its folder along when it stops", async () => {
    const { host, user, database, url } = at.running;
    for (const where of [["-h", host, "-U", user, "-d", database], [url]]) {
      expect(ran(program("psql"), [...where, "-Atc", "select 6 * 7"])).toBe("42\n");
    }
    await at.running.stop();
    expect(existsSync(host)).toBe(false);
  });
});

withService(slurm, "chunks as an array of Slurm's", (at) => {
  test("an array's tasks each have their own number, and the worst of their exit codes is the array's", () => {
    const { environment, folder } = at.running;
    const env = { ...process.env, ...environment };
    const sbatch = programAt("sbatch") ?? "sbatch";
    const array = ["--wait", `--chdir=${folder}`, "--array=0-2", "--output=%a.txt"];
    const told = "echo $SLURM_ARRAY_TASK_ID; exit $SLURM_ARRAY_TASK_ID";
    expect(() => ran(sbatch, [...array, `--wrap=${told}`], { env })).toThrow("ended with 2");
    expect([0, 1, 2].map((task) => readFileSync(join(folder, `${task}.txt`), "utf8"))).toEqual(["0\n", "1\n", "2\n"]);
  });
});

test("a server that ends before it is ready is told with its own words", async () => {
  const folder = ownFolder("none");
  const server = started("/bin/sh", ["-c", "echo no room left; exit 1"], folder);
  await expect(server.until(() => false)).rejects.toThrow(/ended before it was ready; it said:\nno room left/);
  await stopAll([server], folder)();
});

test("a program that is nowhere is told by its name", () => {
  expect(whyMissing(["sh", "no-such-program"])).toBe("no no-such-program found");
});
