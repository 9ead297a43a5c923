// Small ensembles of the office that studies are tested on, with all their chunks.
import { planEnsemble } from "../../src/ask/ensemble.ts";
import type { EnsembleAsked } from "../../src/ask/ensemble.ts";
import type { Documents } from "../../src/documents/documents.ts";
import { ChunkMaker } from "../../src/ensemble/computeChunk.ts";
import type { Chunk } from "../../src/ensemble/chunk.ts";
import { chunkCount } from "../../src/ensemble/manifest.ts";
import type { EnsembleManifest } from "../../src/ensemble/manifest.ts";
import { openOffice } from "../study/office.ts";

export const office = openOffice();

export async function planned(asked: EnsembleAsked, documents: Documents = office): Promise<EnsembleManifest> {
  const manifest = await planEnsemble(documents, asked);
  if (manifest === null) throw new Error("expected a manifest; nobody stops it here");
  return manifest;
}

export function allChunks(manifest: EnsembleManifest, documents: Documents = office): readonly Chunk[] {
  const maker = new ChunkMaker(manifest, documents);
  return Array.from({ length: chunkCount(manifest) }, (_, number) => maker.make(number));
}
