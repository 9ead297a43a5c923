// The spread of an ensemble, for an answer of the same documents.
import type { Documents } from "../documents/documents.ts";
import { checkMaker } from "../ensemble/computeChunk.ts";
import { summariseEnsemble } from "../ensemble/summary.ts";
import type { EnsembleSummary } from "../ensemble/summary.ts";
import { mergeChunks } from "../ensemble/mergeChunks.ts";
import { refuseUsage } from "../errors.ts";
import { EnsembleFolder } from "./ensembleFolder.ts";
import { shownPath } from "./readFiles.ts";

/** @throws PendencyError (usage) when there is no ensemble, or one of others' documents or of another version */
export function spreadOf(path: string, documents: Documents): EnsembleSummary {
  const folder = EnsembleFolder.open(path);
  const { manifest } = folder;
  checkMaker(manifest, documents);
  const ensemble = mergeChunks(manifest, folder.chunks());
  if (ensemble.runs.length === 0) {
    const hint = "the command that began it goes on from there";
    refuseUsage(`--ensemble ${shownPath(path)}`, "an ensemble with runs in it", "none that is finished", hint);
  }
  return summariseEnsemble(ensemble);
}
