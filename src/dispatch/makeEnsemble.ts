// Has the missing chunks of a folder made, until all are there, enough is known, or somebody stops it.
import type { EnsembleFolder } from "../disk/ensembleFolder.ts";
import type { Chunk } from "../ensemble/chunk.ts";
import { EnoughWatch } from "../ensemble/enoughAfter.ts";
import { chunkCount, pointsOfChunk, runsOfPoint } from "../ensemble/manifest.ts";
import { mergeChunks } from "../ensemble/mergeChunks.ts";
import type { Ensemble } from "../ensemble/mergeChunks.ts";
import type { Conduct } from "../study/makeStudy.ts";
import { Stop } from "../study/stop.ts";
import type { Dispatcher } from "./dispatcher.ts";

/**
 * @param ownEnough hears chunks in their order; left out: the manifest's own rule to stop
 * @returns what is merged of it; its status is "unfinished" when it was stopped
 * @throws PendencyError for bad input, a full disk, or a chunk of another ensemble: finished chunks are kept
 */
export async function makeEnsemble(
  folder: EnsembleFolder,
  dispatch: Dispatcher,
  { narrate, stop: asked }: Required<Pick<Conduct, "narrate" | "stop">>,
  ownEnough?: { add(chunk: Chunk): boolean },
): Promise<Ensemble> {
  // prettier-ignore
  const { manifest } = folder;
  const stop = new Stop(asked);
  const known = new Map<number, Chunk>(folder.chunks().map((chunk) => [chunk.number, chunk]));
  const all = Array.from({ length: chunkCount(manifest) }, (_, number) => number);
  const runsOf = (number: number): number => {
    const { from, to } = pointsOfChunk(manifest, number);
    return (to - from) * runsOfPoint(manifest);
  };
  const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, one) => total + one, 0);
  const of = sum(all.map(runsOf));
  const underWay = new Map<number, number>();
  const tell = (): void => {
    const finished = sum([...known.keys()].map(runsOf)) + sum(underWay.values());
    narrate({ kind: "progress", label: manifest.model.title, finished, of, people: null });
  };
  /** in their order, as far as there is no gap: when to stop is decided on these alone */
  const enough = ownEnough ?? new EnoughWatch(manifest);
  let heard = 0;
  const isEnough = (): boolean => {
    for (let next = known.get(heard); next !== undefined; next = known.get(heard)) {
      heard++;
      if (enough.add(next)) return true;
    }
    return false;
  };
  try {
    const missing = all.filter((number) => !known.has(number));
    tell();
    if (missing.length > 0 && !isEnough() && !stop.aborted) {
      await dispatch(folder, missing, {
        stop,
        progress: (number, runs) => {
          if (!known.has(number)) underWay.set(number, runs);
          tell();
        },
        done: (number) => {
          const chunk = folder.chunk(number);
          underWay.delete(number);
          if (chunk === null || known.has(number)) return;
          known.set(number, chunk);
          tell();
          if (isEnough()) stop.abort();
        },
        warn: (text) => narrate({ kind: "warning", text }),
      });
    }
    return mergeChunks(manifest, [...known.values()]);
  } finally {
    stop.release();
    narrate({ kind: "finished" });
  }
}
