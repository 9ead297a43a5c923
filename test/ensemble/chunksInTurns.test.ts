// Chunks made point by point are the chunks made at once.
import { expect, test } from "vitest";
import { planEnsemble } from "../../src/ask/ensemble.ts";
import { chunksInTurns } from "../../src/ensemble/chunksInTurns.ts";
import { computeChunk } from "../../src/ensemble/computeChunk.ts";
import type { EnsembleManifest } from "../../src/ensemble/manifest.ts";
import { openModel } from "../../src/disk/openModel.ts";

const documents = openModel("border-rule");
const asked = { engine: "fluid", stepDays: 3, points: { kind: "drawn", count: 7 }, pointsPerChunk: 3 } as const;

test("they are the same bytes, up to the first that makes enough", async () => {
  const manifest = (await planEnsemble(documents, asked)) as EnsembleManifest;
  const chunks = await chunksInTurns(manifest, documents, {});
  expect(chunks).toEqual([0, 1, 2].map((number) => computeChunk(manifest, documents, number)));
  const some = await chunksInTurns(manifest, documents, {}, ({ number }) => number === 1);
  expect(some).toEqual(chunks.slice(0, 2));
});

test("between two points others go on and a stop is heard; a chunk that is not whole is left out", async () => {
  const manifest = (await planEnsemble(documents, asked)) as EnsembleManifest;
  const stop = new AbortController();
  const told: number[] = [];
  let pauses = 0;
  const chunks = await chunksInTurns(manifest, documents, {
    stop: stop.signal,
    pause: () => Promise.resolve(++pauses === 6 ? stop.abort() : undefined),
    narrate: (event) => void (event.kind === "progress" && told.push(event.finished)),
  });
  expect(told).toEqual([1, 2, 3, 4, 5]);
  expect(chunks.map(({ number }) => number)).toEqual([0]);
});
