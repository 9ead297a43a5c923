// The packs that lie beside the page, by their names there: a list of the models, and for each what it runs on, what it is
// The packs that lie beside the page, by their names there: a list of the models, and for each what it runs on, what it is
// held against, where its numbers come from, how far its engines agree, its titles in other languages, and the texts that
// all of it was read from.
import { comparisonOf } from "../ask/fluidComparison.ts";
import { modelOrigin } from "../ask/live/modelOrigin.ts";
import { packModel } from "../ask/live/packModel.ts";
import { modelSources } from "../ask/live/sourcesOf.ts";
import type { Documents } from "../documents/documents.ts";
import { packClaims } from "../documents/packDocuments.ts";
import { tablesBeside } from "./backtestFolder.ts";
import { keptAgreement } from "./fluidAgreement.ts";
import { knownModels } from "./findModel.ts";
import { openModel } from "./openModel.ts";

const list = "packs/index.json";

/** by what a pack's name ends in */
const textOf: Readonly<Record<string, (documents: Documents) => string>> = {
  "": (documents) => packModel(documents, documents.forecasts === null ? {} : tablesBeside(documents.forecasts)),
  ".claims": packClaims,
  ".titles": ({ translations = [] }) => JSON.stringify(translations.map(({ stale: _stale, ...rest }) => rest)),
  ".origin": (documents) => JSON.stringify(modelOrigin(documents)),
  ".agreement": (documents) => JSON.stringify({ of: comparisonOf(documents), kept: keptAgreement(documents.files) }),
  ".sources": (documents) => JSON.stringify(modelSources(documents)),
  ".texts": ({ files, factFiles }) => JSON.stringify({ files, factFiles, agreement: keptAgreement(files) }),
};

/** Names of the models whose packs there are, the one opened first. */
export function packsBeside(first: Documents | null): (name: string) => string | null {
  const known = knownModels().filter((name) => name !== first?.model.id);
  const names = first === null ? known : [first.model.id, ...known];
  const opened = new Map<string, Documents>(first === null ? [] : [[first.model.id, first]]);
  const made = new Map<string, string>();
  return (name) => {
    if (name === list) return JSON.stringify(names);
    const [, model, part = ""] =
      /^packs\/(.+?)(\.claims|\.sources|\.titles|\.origin|\.agreement|\.texts)?\.txt$/.exec(name) ?? [];
    if (!names.includes(model)) return null;
    const documents = opened.get(model) ?? openModel(model);
    opened.set(model, documents);
    const text = made.get(name) ?? textOf[part](documents);
    made.set(name, text);
    return text;
  };
}

/** All that packsBeside gives where no model is named, for a folder that any server can hand out. */
export function packNames(): readonly string[] {
  return [list, ...knownModels().flatMap((model) => Object.keys(textOf).map((part) => `packs/${model}${part}.txt`))];
}
