// What lies beside a page of each model, each a text of its own: what it runs on, what it is held against, its titles in
// other languages, what a chart says of it, and where its numbers come from.
import type { Documents } from "../../documents/documents.ts";
import { packClaims } from "../../documents/packDocuments.ts";
import { modelOrigin } from "./modelOrigin.ts";
import { packModel } from "./packModel.ts";
import { modelSources } from "./sourcesOf.ts";

export const packParts = {
  "": packModel,
  claims: packClaims,
  titles: ({ translations = [] }) => JSON.stringify(translations.map(({ stale: _stale, ...rest }) => rest)),
  origin: (documents) => JSON.stringify(modelOrigin(documents)),
  sources: (documents) => JSON.stringify(modelSources(documents)),
} satisfies Readonly<Record<string, (documents: Documents) => string>>;

export type PackPart = keyof typeof packParts;

export type PackTexts = Readonly<Record<PackPart, string>>;

export function packTexts(documents: Documents): PackTexts {
  const texts = Object.entries(packParts).map(([part, textOf]) => [part, textOf(documents)]);
  return Object.fromEntries(texts) as PackTexts;
}
