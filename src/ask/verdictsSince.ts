// What became of verdicts since an edition of them was kept: a report, and whoever judges statements anew, say it from this.
import type { Documents } from "../documents/documents.ts";
import type { Verdict } from "../judge/verdict.ts";
import { keepVerdicts } from "./keptVerdicts.ts";
import type { KeptVerdicts } from "./keptVerdicts.ts";
import { askVerdictChanges } from "./verdictChanges.ts";
import type { VerdictChanges } from "./verdictChanges.ts";

export interface JudgedNow {
  readonly verdicts: readonly Verdict[];
  /** options of the command that decide a number */
  readonly asked: Readonly<Record<string, unknown>>;
  /** left out: every statement that is judged now, and those that the documents no longer have */
  readonly isMeant?: (id: string) => boolean;
}

/** No run is made: where several things changed, causes are not told apart. */
export function askVerdictsSince(
  edition: KeptVerdicts,
  documents: Documents,
  { verdicts, asked, isMeant = meantBy(documents, verdicts) }: JudgedNow,
): Promise<VerdictChanges> {
  const older = { ...edition, verdicts: edition.verdicts.filter(({ id }) => isMeant(id)) };
  return askVerdictChanges(older, keepVerdicts("now", documents, verdicts, asked));
}

/** A command that judges some of the statements says nothing of the others. */
function meantBy({ claims }: Documents, verdicts: readonly Verdict[]): (id: string) => boolean {
  const judged = new Set(verdicts.map(({ id }) => id));
  const known = new Set(claims.map(({ id }) => id));
  return (id) => judged.has(id) || !known.has(id);
}
