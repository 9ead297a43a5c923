// What lies beside a page of each model, each a text of its own: what it runs on, what it is held against, its last edition
// of verdicts, what turns its statements, its titles in other languages, what a chart says of it, how far its engines agree,
// where its numbers come from, and the texts that all of it was read from.
import type { Documents } from "../../documents/documents.ts";
import { packClaims } from "../../documents/packDocuments.ts";
import { comparisonOf } from "../fluidComparison.ts";
import type { FluidAgreement } from "../fluidBadge.ts";
import type { Turning } from "../flip/nearest.ts";
import type { KeptVerdicts } from "../keptVerdicts.ts";
import type { OwnTables } from "../backtest/observedSeries.ts";
import { modelOrigin } from "./modelOrigin.ts";
import { packModel } from "./packModel.ts";
import { modelSources } from "./sourcesOf.ts";

export const packParts = {
  "": (documents, { tables, holds }) => packModel(documents, tables, holds),
  claims: packClaims,
  edition: (_documents, { edition }) => JSON.stringify(edition),
  turnings: (_documents, { turnings }) => JSON.stringify(turnings),
  titles: ({ translations = [] }) => JSON.stringify(translations.map(({ stale: _stale, ...rest }) => rest)),
  origin: (documents) => JSON.stringify(modelOrigin(documents)),
  agreement: (documents, { agreement: kept }) => JSON.stringify({ of: comparisonOf(documents), kept }),
  sources: (documents) => JSON.stringify(modelSources(documents)),
  texts: ({ files, factFiles }, { agreement }) => JSON.stringify({ files, factFiles, agreement }),
} satisfies Readonly<Record<string, TextOf>>;

/** What lies beside a model and is no document. */
export interface Beside {
  /** the comparison of the engines; null: none is kept */
  readonly agreement: FluidAgreement | null;
  /** of figures that the forecasts name */
  readonly tables: OwnTables["beside"];
  /** whether levers may be held; null: nobody has found out */
  readonly holds: boolean | null;
  /** verdicts as they were last kept; null: they never were */
  readonly edition: KeptVerdicts | null;
  /** which single figures turn its statements, as found of these documents; []: nobody kept any */
  readonly turnings: readonly Turning[];
}

type TextOf = (documents: Documents, beside: Beside) => string;

export type PackPart = keyof typeof packParts;

export type PackTexts = Readonly<Record<PackPart, string>>;

/** Of documents that lie nowhere: nothing is beside them. */
export function packTexts(documents: Documents): PackTexts {
  const texts = Object.entries(packParts).map(([part, textOf]) => [
    part,
    textOf(documents, { agreement: null, tables: {}, holds: null, edition: null, turnings: [] }),
  ]);
  return Object.fromEntries(texts) as PackTexts;
}
