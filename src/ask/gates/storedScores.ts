// The scores of a backtest as the file that lies beside its model.
import type { Documents } from "../../documents/documents.ts";
import { scoreFileText } from "../../forecast/scoreFile.ts";
import type { StoredScore } from "../../forecast/score.ts";
import { documentsHash } from "../../study/documentsHash.ts";
import { engineVersion } from "../../study/engineVersion.ts";
import type { Backtest } from "../backtest.ts";

/**
 * The model's scores and those of each family's primary baseline: what gates are decided by.
 *
 * @param commit of the repository that the documents lie in; null: none is known
 */
export function storedScores(
  { files, forecasts }: Pick<Documents, "files" | "forecasts">,
  { model, protocol, rows }: Pick<Backtest, "model" | "protocol" | "rows">,
  commit: string | null,
): string {
  const baselineOf = new Map((forecasts?.families ?? []).map(({ name, baseline }) => [name, baseline] as const));
  const scores = rows.flatMap(({ forecaster, family, score }): StoredScore[] => {
    if (score === null || (forecaster !== model && forecaster !== baselineOf.get(family))) return [];
    const { pinball: _pinball, ...kept } = score;
    return [kept];
  });
  const from = { documents: documentsHash(files), engine: engineVersion, ...(commit === null ? {} : { commit }) };
  return scoreFileText({ model, protocolHash: protocol, ...from, scores });
}
