// The packs that lie beside the page, by their names there: a list of the models, and for each what it runs on, what it is
// held against, its last edition of verdicts, what turns its statements, where its numbers come from, how far its engines
// agree, its titles in other languages, the texts that all of it was read from, and its documents by themselves; beside all of them the published
// figures, and what a new model can begin as.
import { packParts } from "../ask/live/packParts.ts";
import type { Beside } from "../ask/live/packParts.ts";
import type { Documents } from "../documents/documents.ts";
import { modelTexts } from "../documents/modelTexts.ts";
import { findModel, knownModels } from "./findModel.ts";
import { keptAgreement } from "./fluidAgreement.ts";
import { editionNamed, lastEdition } from "./keptEditions.ts";
import { keptHolds } from "./keptPack.ts";
import { templateNames, templateTexts } from "./newModel.ts";
import { factFiles, openModel } from "./openModel.ts";
import { tablesBeside } from "./tablesBeside.ts";
import { keptTurnings } from "./turnings.ts";

const list = "packs/index.json";

/** Beside the models' own, which end otherwise. */
const shared: Readonly<Record<string, () => string>> = {
  "packs/facts.json": () => JSON.stringify(factFiles()),
  "packs/templates.json": () => JSON.stringify(templateNames().map((name) => ({ name, files: templateTexts(name) }))),
};

/** by what a pack's name ends in */
const textOf = new Map<string, (documents: Documents) => string>(
  Object.entries(packParts).map(([part, text]) => [
    part === "" ? "" : `.${part}`,
    (documents) => text(documents, besideOf(documents)),
  ]),
);

function besideOf(documents: Documents): Beside {
  const { files, forecasts } = documents;
  const tables = forecasts === null ? {} : tablesBeside(forecasts);
  return {
    agreement: keptAgreement(files),
    tables,
    holds: keptHolds(documents),
    // each is read for its own part alone: one that is damaged is told there, and takes no other with it
    get edition() {
      const last = lastEdition(files);
      return last === null ? null : editionNamed(documents, last);
    },
    get turnings() {
      return keptTurnings(documents);
    },
  };
}

/** Of documents that may be in disorder: they are there to be mended. */
const documentsEnding = ".documents";

/** Names of the models whose packs there are, the one opened first. */
export function packsBeside(first: Documents | null): (name: string) => string | null {
  const known = knownModels().filter((name) => name !== first?.model.id);
  const names = first === null ? known : [first.model.id, ...known];
  const opened = new Map<string, Documents>(first === null ? [] : [[first.model.id, first]]);
  const made = new Map<string, string>();
  const make = (name: string): string | null => {
    if (name === list) return JSON.stringify(names);
    if (Object.hasOwn(shared, name)) return shared[name]();
    const [, model, part = ""] =
      /^packs\/(.+?)(\.claims|\.edition|\.turnings|\.sources|\.titles|\.origin|\.agreement|\.texts|\.documents)?\.txt$/.exec(
        name,
      ) ?? [];
    if (!names.includes(model)) return null;
    if (part === documentsEnding) return JSON.stringify(modelTexts(opened.get(model)?.files ?? findModel(model)));
    const documents = opened.get(model) ?? openModel(model);
    opened.set(model, documents);
    return textOf.get(part)?.(documents) ?? null;
  };
  return (name) => {
    const text = made.get(name) ?? make(name);
    if (text !== null) made.set(name, text);
    return text;
  };
}

/** All that packsBeside gives where no model is named, for a folder that any server can hand out. */
export function packNames(): readonly string[] {
  const endings = [...textOf.keys(), documentsEnding];
  const ofModels = knownModels().flatMap((model) => endings.map((ending) => `packs/${model}${ending}.txt`));
  return [list, ...Object.keys(shared), ...ofModels];
}
