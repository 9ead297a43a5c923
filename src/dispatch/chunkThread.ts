// One thread: makes chunk after chunk of one folder, and hands their texts to whoever may write them.
import { parentPort, workerData } from "node:worker_threads";
import { EnsembleFolder } from "../disk/ensembleFolder.ts";
import { chunkText } from "../ensemble/chunk.ts";
import { ChunkMaker } from "../ensemble/computeChunk.ts";
import { PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";

export interface ChunkThreadData {
  readonly folder: string;
}

export type ChunkAnswer =
  | { readonly kind: "progress"; readonly runs: number }
  | { readonly kind: "done"; readonly text: string }
  /** trying again would say the same */
  | { readonly kind: "refused"; readonly problems: readonly Problem[] }
  | { readonly kind: "failed"; readonly message: string };

/** Milliseconds between two messages of progress. */
const between = 100;

const port = parentPort;
if (port !== null) {
  const { folder: path } = workerData as ChunkThreadData;
  let maker: ChunkMaker | null = null;
  const answer = (number: number): ChunkAnswer => {
    try {
      if (maker === null) {
        const folder = EnsembleFolder.open(path);
        maker = new ChunkMaker(folder.manifest, folder.documents());
      }
      let runs = 0;
      let told = performance.now();
      const chunk = maker.make(number, () => {
        runs++;
        const now = performance.now();
        if (now - told < between) return;
        told = now;
        port.postMessage({ kind: "progress", runs } satisfies ChunkAnswer);
      });
      return { kind: "done", text: chunkText(chunk) };
    } catch (error) {
      if (error instanceof PendencyError) return { kind: "refused", problems: error.problems };
      return { kind: "failed", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
  port.on("message", (number: number) => port.postMessage(answer(number)));
}
