// A manifest as text, and read again: one that was changed by hand is refused, because its chunks would be another's.
import { PendencyError, problem } from "../errors.ts";
import { manifestId, manifestVersion } from "./manifest.ts";
import type { EnsembleManifest } from "./manifest.ts";

export function manifestText(manifest: EnsembleManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/**
 * @param called how messages name the text: a file
 * @throws PendencyError (usage) for a text that is no manifest, of another version, or changed
 */
export function readManifest(text: string, called: string): EnsembleManifest {
  const refuse = (got: string, hint: string): never => {
    throw new PendencyError([problem("usage", null, called, `a manifest that says "pendency": "${manifestVersion}"`, got, hint)]); // prettier-ignore
  };
  const again = "begin the ensemble again in another folder";
  let read: Partial<EnsembleManifest> | null;
  try {
    read = JSON.parse(text) as Partial<EnsembleManifest> | null;
  } catch {
    return refuse("a text that is no JSON", again);
  }
  if (read?.pendency !== manifestVersion) return refuse(JSON.stringify(read?.pendency ?? null), again);
  const manifest = read as EnsembleManifest;
  if (!isShaped(manifest)) return refuse("one that lacks parts", again);
  const { id, ...rest } = manifest;
  const own = manifestId(rest);
  if (own !== id) return refuse(`one that was changed: it says ${id} and comes to ${own}`, again);
  return manifest;
}

function isShaped({ points, stacks, sources, measures, pointsPerChunk }: Partial<EnsembleManifest>): boolean {
  const isCounted = points?.kind === "drawn" ? Number.isInteger(points.count) : Array.isArray(points?.points);
  return isCounted && [stacks, sources, measures].every(Array.isArray) && Number.isInteger(pointsPerChunk);
}
