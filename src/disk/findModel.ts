// A model's documents: from a name under models/ or examples/, a folder, or a file with its companions beside it.
import { readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { DocumentFile } from "../reading/document.ts";
import { documentKind } from "../reading/documentKind.ts";
import { didYouMean } from "../reading/suggest.ts";
import { packageRoot } from "./packageRoot.ts";
import { exists, filesBelow, isFolder, readDocument, readText } from "./readFiles.ts";
import { finishWritingAbove } from "./writeTogether.ts";
import { allFiles, modelFiles, scoreFilesOf } from "../documents/modelFiles.ts";
import type { ModelFiles } from "../documents/modelFiles.ts";
import { refuseUsage } from "../errors.ts";
import { describeGiven } from "../reading/describeGiven.ts";

/**
 * @param asked a path to a file or folder, or a name such as `one-clerk` or `county-court`
 * @throws PendencyError (usage) when nothing of that name is there or it holds no model
 */
export function findModel(asked: string): ModelFiles {
  const path = locate(asked);
  const inFolder = isFolder(path);
  finishWritingAbove(inFolder ? path : dirname(path));
  const isModelOfFolder = !inFolder && basename(path) === "model.yaml";
  if (inFolder || isModelOfFolder) {
    const folder = inFolder ? path : dirname(path);
    if (!hasModel(folder)) refuseUsage(asked, "a folder with a model document (model.yaml)", "a folder without one");
    const files = filesBelow(folder, ".yaml", ".yml").map(readDocument);
    return sorted(basename(resolve(folder)), asked, [...files, ...scoresIn(folder, "")]);
  }
  const file = readDocument(path);
  const kind = documentKind(file);
  if (kind !== null && kind !== "model") return modelOf(file, path, asked);
  const id = basename(path).replace(/\.ya?ml$/, "");
  const scores = scoresIn(dirname(path), `${id}.`);
  return sorted(id, asked, [file, ...companionsOf(path, id).map(readDocument), ...scores]);
}

/** Where the scores of a model's forecasts are kept: beside its model document. */
export function scoresPath(files: ModelFiles): string {
  return besideModel(files, "scores.json");
}

/** Where scores of calibrated draws are kept, and the parameter set that an answer has where they are better. */
export function calibratedPaths(files: ModelFiles): { readonly scores: string; readonly set: string } {
  return { scores: besideModel(files, "calibrated.json"), set: besideModel(files, "parameter-set.json") };
}

/** In a model's folder under its own name, beside a model of one file under that one's. */
function besideModel({ id, documents }: ModelFiles, name: string): string {
  const model = documents.find((file) => documentKind(file) === "model") ?? documents[0];
  const isOfOneFile = [`${id}.yaml`, `${id}.yml`].includes(basename(model.path));
  return join(dirname(model.path), isOfOneFile ? `${id}.${name}` : name);
}

/** @param before what their names begin with */
function scoresIn(folder: string, before: string): readonly DocumentFile[] {
  const paths = ["scores.json", "calibrated.json"].map((name) => join(folder, `${before}${name}`));
  return paths.filter(exists).map(readText);
}

/** Names of all models at hand, for lists and for "did you mean". */
export function knownModels(): readonly string[] {
  const names = roots().flatMap((root) => [
    ...foldersWithModel(join(root, "models")),
    ...foldersWithModel(join(root, "examples")),
    ...filesOfModels(join(root, "examples")),
  ]);
  return [...new Set(names)];
}

/** Models that say what their main job is. */
export function modelsWithStudy(): readonly string[] {
  const names = roots().flatMap((root) =>
    foldersWithModel(join(root, "models")).filter((name) => exists(join(root, "models", name, "study.yaml"))),
  );
  return [...new Set(names)];
}

function roots(): readonly string[] {
  return [...new Set([process.cwd(), packageRoot()])];
}

function locate(asked: string): string {
  if (typeof asked !== "string") refuseUsage("MODEL", "a name or a path", describeGiven(asked));
  if (asked === "") refuseUsage("MODEL", "a name or a path", "an empty text");
  if (asked.includes("\0")) refuseUsage("MODEL", "a name or a path", "a text with a NUL character");
  if (exists(asked)) return asked;
  const places = roots().flatMap((root) => [
    join(root, "models", asked),
    join(root, "examples", `${asked}.yaml`),
    join(root, "examples", asked),
  ]);
  const found = places.find((place) => exists(place));
  if (found !== undefined) return found;
  if (asked.includes("/") || /\.ya?ml$/.test(asked)) {
    const beside = exists(dirname(asked)) && isFolder(dirname(asked)) ? readdirSync(dirname(asked)) : [];
    return refuseUsage(asked, "a file that exists", "no such file", didYouMean(basename(asked), beside));
  }
  const known = knownModels();
  const hint = didYouMean(asked, known) ?? `at hand: ${known.slice(0, 20).join(", ")}`;
  return refuseUsage("MODEL", "a path, or the name of a model at hand", `"${asked}"`, hint);
}

/** The model another document is for: in its own folder or those above it, then by name. */
function modelOf(file: DocumentFile, path: string, asked: string): ModelFiles {
  const wanted = /^for:\s*(\S+)/m.exec(file.text)?.[1] ?? "";
  let folder = dirname(resolve(path));
  for (let up = 0; up < 4; up++) {
    if (exists(join(folder, "model.yaml")) && basename(folder) === wanted) {
      return withFile(findModel(join(folder, "model.yaml")), file, asked);
    }
    if (exists(join(folder, `${wanted}.yaml`))) return withFile(findModel(join(folder, `${wanted}.yaml`)), file, asked);
    folder = dirname(folder);
  }
  const hint = "check the document's `for:`, or name the model itself";
  if (wanted === "" || !knownModels().includes(wanted)) {
    return refuseUsage(
      file.path,
      "a model, or a document whose `for:` names one nearby",
      `for: ${wanted || "nothing"}`,
      hint,
    );
  }
  return withFile(findModel(wanted), file, asked);
}

function withFile(model: ModelFiles, file: DocumentFile, asked: string): ModelFiles {
  const all = allFiles(model);
  if (all.some((each) => resolve(each.path) === resolve(file.path))) return { ...model, asked };
  const beside = model.calibration === undefined ? [] : [model.calibration];
  return sorted(model.id, asked, [...all, file, ...beside, ...scoreFilesOf(model)]);
}

function sorted(id: string, asked: string, files: readonly DocumentFile[]): ModelFiles {
  const found = modelFiles(id, files, asked);
  if (found.documents.length === 0) refuseUsage(asked, "a folder with a model document (model.yaml)", "none");
  return found;
}

/** office.scenarios.yaml, office.claims.yaml … beside office.yaml. */
function companionsOf(path: string, id: string): string[] {
  const folder = dirname(path);
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${id}.`) && /\.ya?ml$/.test(name) && name !== basename(path))
    .sort()
    .map((name) => join(folder, name));
}

/** A folder without a model of its own is not searched further: it may hold anything. */
function hasModel(folder: string): boolean {
  if (exists(join(folder, "model.yaml"))) return true;
  const documents = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  return documents.some((name) => documentKind(readDocument(join(folder, name))) === "model");
}

function foldersWithModel(folder: string): string[] {
  if (!isFolder(folder)) return [];
  return readdirSync(folder)
    .filter((name) => exists(join(folder, name, "model.yaml")))
    .sort();
}

function filesOfModels(folder: string): string[] {
  if (!isFolder(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^[^.]+\.yaml$/.test(name))
    .map((name) => name.replace(/\.yaml$/, ""))
    .sort();
}
