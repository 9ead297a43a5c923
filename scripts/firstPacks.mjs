// Packs the models that have a main job beside a build, so that their first answer waits for no text to be read, and a page
// need not find out whether their levers may be held.
import { pathToFileURL } from "node:url";
import { join, resolve } from "node:path";

const dist = resolve(process.argv[2]);
const load = (path) => import(pathToFileURL(join(dist, path)).href);
const { modelsWithStudy } = await load("disk/findModel.js");
const { textsOfModel, openTexts } = await load("disk/openModel.js");
const { keepPack } = await load("disk/keptPack.js");
const { leversHold } = await load("ask/live/leversHold.js");
for (const model of modelsWithStudy()) {
  try {
    const texts = textsOfModel(model);
    const documents = openTexts(texts);
    keepPack(texts, documents, join(dist, "packs"), leversHold(documents));
  } catch {
    // documents in disorder are told of by the command that reads them; a program is built all the same
  }
}
