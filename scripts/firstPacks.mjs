// Packs the models that have a main job beside a build, so that their first answer waits for no text to be read.
import { pathToFileURL } from "node:url";
import { join, resolve } from "node:path";

const dist = resolve(process.argv[2]);
const load = (path) => import(pathToFileURL(join(dist, path)).href);
const { modelsWithStudy } = await load("disk/findModel.js");
const { textsOfModel, openTexts } = await load("disk/openModel.js");
const { keepPack } = await load("disk/keptPack.js");
for (const model of modelsWithStudy()) {
  try {
    const texts = textsOfModel(model);
    keepPack(texts, openTexts(texts), join(dist, "packs"));
  } catch {
    // documents in disorder are told of by the command that reads them; a program is built all the same
  }
}
