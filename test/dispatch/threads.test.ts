// Chunks on threads: the same bytes whatever the number of threads and the order in which they end; what is there is
// not made again; a thread that dies costs its chunk's time only.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Dispatcher } from "../../src/dispatch/dispatcher.ts";
import { makeEnsemble } from "../../src/dispatch/makeEnsemble.ts";
import { chunksOnThreads } from "../../src/dispatch/threads.ts";
import { chunkPath, documentsFile, EnsembleFolder, manifestFile } from "../../src/disk/ensembleFolder.ts";
import { ChunkMaker } from "../../src/ensemble/computeChunk.ts";
import { tellNobody } from "../../src/study/narrate.ts";
import { neverStopped, Stop } from "../../src/study/stop.ts";
import { office } from "../ensemble/officeEnsemble.ts";
import { bytesBelow, folderOf, temporary } from "./folders.ts";

const script = new URL("../../dist/command/chunkThread.js", import.meta.url);
const quietly = { narrate: tellNobody, stop: neverStopped };
const asked = {
  engine: "fluid",
  stepDays: 3,
  points: { kind: "drawn", count: 12 },
  pointsPerChunk: 2,
  stacks: [[], ["oneMore"]],
} as const;

/** Makes chunks here, in an order of its own. */
const inOrder =
  (order: (missing: readonly number[]) => readonly number[], made: number[] = []): Dispatcher =>
  async (folder, missing, { stop, done }) => {
    const maker = new ChunkMaker(folder.manifest, office);
    for (const number of order(missing)) {
      if (stop.aborted) return;
      folder.keep(maker.make(number));
      made.push(number);
      done(number);
      await Promise.resolve();
    }
  };

describe.each(["individual", "fluid"] as const)("with the %s engine", (engine) => {
  const own = engine === "fluid" ? asked : { ...asked, engine, stepDays: undefined };

  test("one thread, two threads and this one leave the same bytes", async () => {
    const [one, two, here] = [await folderOf(own), await folderOf(own), await folderOf(own)];
    const made = [
      await makeEnsemble(one, chunksOnThreads(1, script), quietly),
      await makeEnsemble(two, chunksOnThreads(2, script), quietly),
      await makeEnsemble(
        here,
        inOrder((missing) => missing.toReversed()),
        quietly,
      ),
    ];
    expect(made[0].status).toBe("whole");
    expect(made[1]).toEqual(made[0]);
    expect(made[2]).toEqual(made[0]);
    expect(Object.keys(bytesBelow(one.path))).toHaveLength(6 + 2);
    expect(bytesBelow(two.path)).toEqual(bytesBelow(one.path));
    expect(bytesBelow(here.path)).toEqual(bytesBelow(one.path));
  });
});

test("an ensemble that stops when enough is known is the same whoever makes its chunks, and in which order", async () => {
  const until = { error: 0.1, of: ["served"], leastPoints: 4 };
  const stopping = { ...asked, until, points: { kind: "drawn", count: 60 } } as const;
  const shuffled = (missing: readonly number[]): readonly number[] => missing.toSorted((a, b) => ((a * 7) % 30) - ((b * 7) % 30)); // prettier-ignore
  const results = [
    await makeEnsemble(
      await folderOf(stopping),
      inOrder((missing) => missing),
      quietly,
    ),
    await makeEnsemble(
      await folderOf(stopping),
      inOrder((missing) => missing.toReversed()),
      quietly,
    ),
    await makeEnsemble(await folderOf(stopping), inOrder(shuffled), quietly),
    await makeEnsemble(await folderOf(stopping), chunksOnThreads(2, script), quietly),
  ];
  expect(results[0].status).toBe("enough");
  expect(results[0].chunks).toBeLessThan(30);
  for (const result of results) expect(result).toEqual(results[0]);
  // and hardly a chunk is made that is not wanted
  const made: number[] = [];
  await makeEnsemble(
    await folderOf(stopping),
    inOrder((missing) => missing, made),
    quietly,
  );
  expect(made).toHaveLength(results[0].chunks);
});

test("chunks that are there are not made again, those that were cut short are", async () => {
  const whole = await folderOf(asked);
  await makeEnsemble(
    whole,
    inOrder((missing) => missing),
    quietly,
  );
  const before = bytesBelow(whole.path);
  const second = join(whole.path, chunkPath(1));
  writeFileSync(second, before[chunkPath(1)].slice(0, 400));
  const made: number[] = [];
  const again = await makeEnsemble(
    EnsembleFolder.open(whole.path),
    inOrder((missing) => missing, made),
    quietly,
  );
  expect(made).toEqual([1]);
  expect(again.status).toBe("whole");
  expect(bytesBelow(whole.path)).toEqual(before);
});

test("a stop keeps the chunks that are finished, and the next command goes on to the same bytes", async () => {
  const whole = await folderOf(asked);
  await makeEnsemble(
    whole,
    inOrder((missing) => missing),
    quietly,
  );
  const halted = await folderOf(asked);
  const stop = new Stop(neverStopped);
  const narrate = (event: { kind: string; finished?: number }): void => {
    if (event.kind === "progress" && Number(event.finished) >= 8) stop.abort();
  };
  const first = await makeEnsemble(halted, chunksOnThreads(2, script), { narrate, stop });
  expect(first.status).toBe("unfinished");
  expect(halted.missing().length).toBeGreaterThan(0);
  expect(halted.missing().length).toBeLessThan(6);
  await makeEnsemble(halted, chunksOnThreads(1, script), quietly);
  expect(bytesBelow(halted.path)).toEqual(bytesBelow(whole.path));
});

test("a thread that dies is replaced; a chunk whose thread dies twice is named", async () => {
  const dying = new URL("./mortalChunkThread.mjs", import.meta.url);
  const [whole, folder] = [await folderOf(asked), await folderOf(asked)];
  await makeEnsemble(
    whole,
    inOrder((missing) => missing),
    quietly,
  );
  // it dies of the first chunk it is asked, once a folder
  const made = await makeEnsemble(folder, chunksOnThreads(1, dying), quietly);
  expect(made.status).toBe("whole");
  expect(bytesBelow(folder.path)).toEqual(bytesBelow(whole.path));
  const other = await folderOf(asked);
  await expect(
    makeEnsemble(other, chunksOnThreads(1, new URL("data:text/javascript,process.exit(3)")), quietly),
  ).rejects.toThrow("chunk 0 failed twice: the thread ended with code 3");
});

test("a folder of another ensemble is refused by name, and stays as it is", async () => {
  const path = join(temporary(), "run");
  const folder = await folderOf(asked, path);
  const before = bytesBelow(path);
  await expect(folderOf({ ...asked, seed: 7 }, path)).rejects.toThrow(
    new RegExp(`expected a folder of this ensemble \\(\\w{16}\\), or a new one; got .*run, of ensemble ${folder.manifest.id} \\(An office\\)`), // prettier-ignore
  );
  expect(bytesBelow(path)).toEqual(before);
});

test("a chunk of another ensemble in the folder is refused by name", async () => {
  const [folder, other] = [await folderOf(asked), await folderOf({ ...asked, seed: 7 })];
  await makeEnsemble(
    other,
    inOrder(() => [2]),
    quietly,
  );
  writeFileSync(join(folder.path, "x"), "");
  folder.keepText(2, bytesBelow(other.path)[chunkPath(2)]);
  await expect(
    makeEnsemble(
      folder,
      inOrder((missing) => missing),
      quietly,
    ),
  ).rejects.toThrow(`expected a chunk of ensemble ${folder.manifest.id}; got one of ensemble ${other.manifest.id}`);
});

test("a folder where a chunk should be, and texts that are none, are told by name", async () => {
  const folder = await folderOf(asked);
  mkdirSync(join(folder.path, chunkPath(2)), { recursive: true });
  expect(() => folder.missing()).toThrow(
    /00002\.json\n {2}expected a file that can be read; got a folder of that name/,
  );
  const texts = join(folder.path, documentsFile);
  const { factFiles, files } = JSON.parse(readFileSync(texts, "utf8")) as { factFiles: object[]; files: object };
  const wrong = [{}, { files: 5, factFiles }, { files: {}, factFiles }, { files, factFiles: [3] }, { files, factFiles: {} }]; // prettier-ignore
  for (const written of [...wrong, null, []]) {
    writeFileSync(texts, JSON.stringify(written));
    expect(() => EnsembleFolder.open(folder.path).documents(), JSON.stringify(written)).toThrow(
      /documents\.json\n {2}expected the texts of the model's documents; got none that can be read/,
    );
  }
  mkdirSync(join(folder.path, "run", manifestFile), { recursive: true });
  expect(() => EnsembleFolder.open(join(folder.path, "run"))).toThrow(/got a folder of that name/);
});
