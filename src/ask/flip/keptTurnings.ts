// What turns a model's statements, kept beside it: it takes long to find out, and holds for these documents and no others.
import type { Documents } from "../../documents/documents.ts";
import { engineVersion } from "../../study/engineVersion.ts";
import { sha256 } from "../../study/sha256.ts";
import { inOneOrder, writtenIn } from "../../study/studyId.ts";
import type { Turning } from "./nearest.ts";

const turningVersion = "turning v1";

/** Plain data of the file. */
interface KeptTurnings {
  readonly pendency: typeof turningVersion;
  readonly model: string;
  /** of the documents, the figures that they name, and the engine's version */
  readonly hash: string;
  readonly turnings: readonly Turning[];
}

/** The first 16 hexadecimal digits of a SHA-256 over all that decides what turns a statement. */
function hashOf({ files, facts }: Pick<Documents, "files" | "facts">): string {
  return sha256(inOneOrder({ engineVersion, ...writtenIn(files.documents, facts) })).slice(0, 16);
}

/** Statements whose turnings are not among these, and those that somebody names. */
export function notKept<T extends { readonly id: string }>(
  claims: readonly T[],
  kept: readonly Turning[],
  named: readonly string[] = [],
): readonly T[] {
  const known = new Set(kept.map(({ claim }) => claim));
  return claims.filter(({ id }) => named.includes(id) || !known.has(id));
}

/** Both in the order of the documents. Those found anew take the place of the same statements' before. */
export function withTurnings(
  { claims }: Pick<Documents, "claims">,
  before: readonly Turning[],
  turnings: readonly Turning[],
): readonly Turning[] {
  const anew = new Set(turnings.map(({ claim }) => claim));
  const order = claims.map(({ id }) => id);
  const all = [...before.filter(({ claim }) => !anew.has(claim)), ...turnings];
  return all.toSorted((one, other) => order.indexOf(one.claim) - order.indexOf(other.claim));
}

/** The file's text. Those found anew take the place of the same claims' before, where these are of the same documents. */
export function keepTurnings(documents: Documents, turnings: readonly Turning[], before: readonly Turning[]): string {
  const all = withTurnings(documents, before, turnings);
  const kept: KeptTurnings = { pendency: turningVersion, model: documents.model.id, hash: hashOf(documents), turnings: all }; // prettier-ignore
  return `${JSON.stringify(kept, null, 1)}\n`;
}

/** Of a file's text; [] where it is of other documents, of another version, or no such file. */
export function turningsOf(text: string, documents: Documents): readonly Turning[] {
  try {
    const read = JSON.parse(text) as Partial<KeptTurnings>;
    if (read.pendency !== turningVersion || read.hash !== hashOf(documents)) return [];
    return Array.isArray(read.turnings) ? read.turnings : [];
  } catch {
    return [];
  }
}
