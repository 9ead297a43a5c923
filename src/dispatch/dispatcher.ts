// Where chunks are made: on threads, by workers of a queue, as jobs of a cluster. Each of these only has
// `pendency chunk FOLDER`, or the function behind it, happen somewhere; which of them does changes no byte.
import type { EnsembleFolder } from "../disk/ensembleFolder.ts";
import type { StopSignal } from "../study/stop.ts";

/** What whoever wants chunks hears and says while they are made. */
export interface ChunkWatch {
  /** gone off: nothing further begins, what is under way is dropped or withdrawn, chunks in the folder stay */
  readonly stop: StopSignal;
  /** finished runs of a chunk that is under way, where that is known */
  readonly progress: (chunk: number, runs: number) => void;
  /** the chunk is in the folder */
  readonly done: (chunk: number) => void;
  /** to be told always: a worker that was lost, say */
  readonly warn: (text: string) => void;
}

/**
 * Comes back when all missing chunks are in the folder, or when it was stopped and nothing of it goes on.
 *
 * @param missing numbers of chunks, rising; they are begun in this order
 * @throws PendencyError for bad input, which is never tried again; Error naming the chunk that failed twice
 */
export type Dispatcher = (folder: EnsembleFolder, missing: readonly number[], watch: ChunkWatch) => Promise<void>;
