// The scores of a backtest as the file that lies beside its model.
import type { Documents } from "../../documents/documents.ts";
import { PendencyError } from "../../errors.ts";
import { scoreFileText } from "../../forecast/scoreFile.ts";
import type { StoredScore } from "../../forecast/score.ts";
import type { ScoreFile } from "../../forecast/scoreFile.ts";
import { documentsHash, scenariosHash } from "../../study/documentsHash.ts";
import { engineVersion } from "../../study/engineVersion.ts";
import type { Backtest } from "../backtest.ts";
import type { Interventions } from "../interventions.ts";
import { countedScores } from "./modelGates.ts";

/**
 * The model's scores and those of each family's primary baseline: what gates are decided by. Interventions that were
 * stored of the same documents stay.
 * Nothing in it tells when or where it was made: whoever asks again gets the same bytes.
 */
export function storedScores(
  documents: Documents,
  { model, protocol, rows }: Pick<Backtest, "model" | "protocol" | "rows">,
): string {
  const { forecasts } = documents;
  const baselineOf = new Map((forecasts?.families ?? []).map(({ name, baseline }) => [name, baseline] as const));
  const scores = rows.flatMap(({ forecaster, family, score }): StoredScore[] => {
    if (score === null || (forecaster !== model && forecaster !== baselineOf.get(family))) return [];
    const { pinball: _pinball, ...kept } = score;
    return [kept];
  });
  const { interventions } = earlier(documents);
  return textOf(documents, { model, protocolHash: protocol, scores, interventions });
}

/** The changes of the past that count; scores of levels that were stored of the same documents stay. */
export function storedInterventions(
  documents: Documents,
  { model, protocol, counted }: Pick<Interventions, "model" | "protocol" | "counted">,
): string {
  const { scores } = earlier(documents);
  return textOf(documents, { model, protocolHash: protocol, scores, interventions: counted });
}

type Stored = Pick<ScoreFile, "model" | "protocolHash" | "scores"> & {
  readonly interventions: NonNullable<ScoreFile["interventions"]>;
};

function textOf(documents: Documents, stored: Stored): string {
  const page = documents.forecasts?.record?.page ?? "";
  const from = {
    documents: documentsHash(documents.files),
    ...(stored.interventions.length === 0 ? {} : { scenarios: scenariosHash(documents) }),
    engine: engineVersion,
    ...(page === "" ? {} : { page }),
  };
  return scoreFileText({ ...stored, ...from });
}

/** A file that cannot be read is made anew. */
function earlier(documents: Documents): Pick<Stored, "scores" | "interventions"> {
  try {
    const { scores = [], interventions = [] } = countedScores(documents).scores ?? {};
    return { scores, interventions };
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    return { scores: [], interventions: [] };
  }
}
