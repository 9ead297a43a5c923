// After how many chunks, in their order, the rule to stop is met.
import type { Chunk } from "./chunk.ts";
import type { EnsembleManifest } from "./manifest.ts";

/** @returns null where it is not met by these, or there is none */
export function enoughAfter(_manifest: EnsembleManifest, _chunks: readonly Chunk[]): number | null {
  return null;
}
