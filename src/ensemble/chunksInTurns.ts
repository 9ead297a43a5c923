// Chunks of an ensemble made here, point by point, so that others of this thread go on between two points and a stop is
// heard: the same chunks as anywhere else.
import type { Documents } from "../documents/documents.ts";
import type { Conduct } from "../study/makeStudy.ts";
import type { Chunk } from "./chunk.ts";
import { ChunkMaker } from "./computeChunk.ts";
import { chunkCount, pointCount, pointsOfChunk } from "./manifest.ts";
import type { EnsembleManifest } from "./manifest.ts";

/**
 * In their order, up to the first that makes enough; one within which it was stopped is left out.
 *
 * @param isEnough hears each chunk
 */
export async function chunksInTurns(
  manifest: EnsembleManifest,
  documents: Documents,
  { pause = async () => {}, stop, narrate = () => {} }: Conduct,
  isEnough: (chunk: Chunk) => boolean = () => false,
): Promise<readonly Chunk[]> {
  const maker = new ChunkMaker({ ...manifest, pointsPerChunk: 1 }, documents);
  const of = pointCount(manifest);
  const chunks: Chunk[] = [];
  for (let number = 0; number < chunkCount(manifest); number++) {
    const { from, to } = pointsOfChunk(manifest, number);
    const made: Chunk[] = [];
    for (let point = from; point < to; point++) {
      await pause();
      if (stop?.aborted === true) break;
      made.push(maker.make(point));
      narrate({ kind: "progress", label: manifest.model.title, finished: point + 1, of, people: null });
    }
    if (made.length < to - from) break;
    const chunk = joined(made, { number, from, to });
    chunks.push(chunk);
    if (isEnough(chunk)) break;
  }
  return chunks;
}

function joined(made: readonly Chunk[], place: Pick<Chunk, "number" | "from" | "to">): Chunk {
  const [first] = made;
  return {
    ...first,
    ...place,
    units: first.units.map((unit, at) => made.find(({ units }) => units[at] !== "")?.units[at] ?? unit),
    points: made.flatMap(({ points }) => points),
    runs: made.flatMap(({ runs }) => runs),
    failed: made.flatMap(({ failed }) => failed),
  };
}
