// What a worker takes out of a queue: nothing that was not put there by an ensemble, however it is written.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { queueAddress, shownAddress } from "../../src/dispatch/queue/address.ts";
import { failureText, readFailure } from "../../src/dispatch/queue/failure.ts";
import { WrongJob, packed, readChunkJob, readRunJob, runJob, unpacked } from "../../src/dispatch/queue/jobs.ts";
import { PendencyError, problem } from "../../src/errors.ts";
import { begin, ensemble, folderWithOffice } from "./office.ts";

const schema = JSON.parse(readFileSync(join(import.meta.dirname, "..", "..", "schema", "queue.schema.json"), "utf8"));
const isValid = new Ajv2020({ strict: true }).compile(schema);

const chunk = {
  job: "pendency chunk v1",
  run: "a".repeat(32),
  ensemble: "0123456789abcdef",
  engineVersion: "0.1.0",
  documentsHash: "0123456789abcdef",
  chunk: 12,
} as const;
const files = { "ensemble.json": "{}", "documents.json": '{"é": "\u0000"}' };

describe("a job of a chunk", () => {
  test("that an ensemble wrote is taken, and is what the schema says", () => {
    expect(readChunkJob(chunk)).toEqual(chunk);
    expect(isValid(chunk)).toBe(true);
    expect(isValid(runJob(files))).toBe(true);
  });

  const wrong: Readonly<Record<string, unknown>> = {
    "with code in it": { ...chunk, code: "process.exit()" },
    "with a path in place of a run": { ...chunk, run: "../../etc/passwd" },
    "with a name in place of a hash": { ...chunk, documentsHash: "office" },
    "of a chunk below 0": { ...chunk, chunk: -1 },
    "of a chunk that is no whole number": { ...chunk, chunk: 1.5 },
    "of a chunk beyond all": { ...chunk, chunk: 1_000_000 },
    "whose number is a text": { ...chunk, chunk: "12" },
    "of another kind": { ...chunk, job: "pendency chunk v2" },
    "without a version": { ...chunk, engineVersion: undefined },
    "with a version of many lines": { ...chunk, engineVersion: "0.1.0\n" },
    "that is a list": [chunk],
    "that is nothing": null,
    "that is a text": "chunk",
  };
  test.each(Object.entries(wrong))("%s is not taken, by the reader or by the schema", (_, job) => {
    expect(() => readChunkJob(job)).toThrow(WrongJob);
    expect(isValid(JSON.parse(JSON.stringify(job)))).toBe(false);
  });
});

describe("a job that says what a run is", () => {
  const { run } = runJob(files);

  test("comes out as it went in, through JSON too", () => {
    expect(readRunJob(JSON.parse(JSON.stringify(runJob(files))), run)).toEqual(files);
  });

  test("is not taken when its texts are not those of its name", () => {
    const other = runJob({ ...files, "documents.json": "{}" });
    expect(() => readRunJob({ ...other, run }, run)).toThrow(/whose hash is/);
    expect(() => readRunJob(other, run)).toThrow(/whose hash is/);
  });

  test("holds two files of fixed names: no other can be written", () => {
    for (const more of [{ "../evil.js": "" }, { "chunks/00000.json": "" }]) {
      const forged = { ...files, ...more };
      const job = { ...runJob(files), files: packed(JSON.stringify(forged)) };
      expect(() => readRunJob(job, run)).toThrow(/the fields ensemble.json, documents.json/);
    }
    const none = { ...runJob(files), files: packed(JSON.stringify({ "ensemble.json": 1, "documents.json": "" })) };
    expect(() => readRunJob(none, run)).toThrow(/ensemble.json: a text; got 1/);
  });

  test("that would unpack to more than is allowed is refused while it is unpacked", () => {
    const large = 1_000_000;
    const bomb = gzipSync(Buffer.alloc(large + 1)).toString("base64");
    expect(bomb.length).toBeLessThan(large / 500);
    expect(() => unpacked(bomb, large)).toThrow(WrongJob);
    expect(unpacked(bomb)).toHaveLength(large + 1);
    expect(() => unpacked("not packed")).toThrow(WrongJob);
  });
});

test("what is wrong with a run's documents comes through a queue in the same words; anything else is told by its chunk", () => {
  const one = problem("usage", null, "ensemble 1", "engine 2", "engine 1", "install it");
  const read = readFailure(3, failureText([one]));
  expect(read).toEqual(new PendencyError([one]));
  expect(readFailure(3, "out of memory").message).toBe("chunk 3 failed again and again: out of memory");
  for (const odd of ['{"problems":[]}', '{"problems":[{"got":1}]}', "null", "{}"]) {
    expect(readFailure(3, odd)).not.toBeInstanceOf(PendencyError);
  }
  expect(readFailure(3, "job stalled more than allowable limit").message).toBe(
    "chunk 3 is given up: each of the 3 workers that began it died",
  );
});

describe("the address of a queue", () => {
  test("is an option's or the environment's, and never shown with its password", () => {
    const named = queueAddress({}, { PENDENCY_REDIS: "redis://me:secret@host:6379/2" });
    expect(named).toEqual({
      address: { kind: "redis", url: "redis://me:secret@host:6379/2" },
      called: "PENDENCY_REDIS",
    });
    expect(shownAddress(named.address)).toBe("redis://me:…@host:6379/2");
    expect(queueAddress({ postgres: "postgres://me@/db?host=/run/pg" }, { PENDENCY_REDIS: "redis://x" }).called).toBe(
      "--postgres",
    );
    expect(shownAddress({ kind: "postgres", url: "postgres://h/db?user=me&password=secret&ssl=1" })).not.toContain(
      "secret",
    );
    expect(queueAddress({ redis: "/run/redis.sock" }, {}).address.url).toBe("/run/redis.sock");
  });

  test.each([
    [{}, /--redis, --postgres\n {2}expected the address .*; got none/],
    [{ redis: "redis://h", postgres: "postgres://h/d" }, /got both/],
    [{ redis: "" }, /got nothing/],
    [{ redis: "http://me:secret@h" }, /got "http:\/\/me:…@h"/],
    [{ redis: "redis://h:notaport" }, /expected redis:\/\/host:port/],
    [{ postgres: "redis://h" }, /expected postgres:\/\/user@host\/database/],
  ])("%o is refused in three lines", (options, words) => {
    expect(() => queueAddress(options, {})).toThrow(words);
  });
});

test("without the packages of a queue one clear error says which, and what to do", async () => {
  const folder = folderWithOffice();
  const without = join(folder, "without.cjs");
  writeFileSync(
    without,
    `const { Module } = require("node:module");
const resolve = Module._resolveFilename;
Module._resolveFilename = function (name, ...rest) {
  if (name !== "bullmq") return resolve.call(this, name, ...rest);
  throw Object.assign(new Error("none"), { code: "MODULE_NOT_FOUND" });
};`,
  );
  const command = begin(folder, [...ensemble, "--on", "queue", "--redis", "redis://h"], {
    NODE_OPTIONS: `--require ${without}`,
  });
  expect(await command.ended).toBe(2);
  expect(command.said()).toBe(
    "a queue\n  expected the packages bullmq@6.7.0 and ioredis@5.11.1; got one that is not installed\n" +
      "  hint: `npm install bullmq@6.7.0 ioredis@5.11.1` beside pendency; threads and Slurm need nothing\n",
  );
});
