// Where registered forecasts lie: beside the model that made them, or, of a model elsewhere, below the working
// directory.
import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import type { ModelFiles } from "../documents/modelFiles.ts";
import { refuseUsage } from "../errors.ts";
import { registrationText } from "../forecast/registration.ts";
import type { Registration } from "../forecast/registration.ts";
import { hubCsv } from "../present/backtestTables.ts";
import type { DocumentFile } from "../reading/document.ts";
import { documentKind } from "../reading/documentKind.ts";
import { writableFolder } from "./outFolder.ts";
import { readText, shownPath } from "./readFiles.ts";
import { writeNamed } from "./writeNamed.ts";

/** `registered` in the model's folder, `office.registered` beside `office.yaml`. */
export function registeredFolder(files: ModelFiles): string {
  const own = besideModel(files);
  return isAbsolute(shownPath(resolve(own))) ? elsewhere(files) : own;
}

/** Of all places where commands put them, by name: the day comes first. */
export function registeredFiles(files: ModelFiles): readonly DocumentFile[] {
  const folders = [...new Set([besideModel(files), elsewhere(files)].map((folder) => resolve(folder)))];
  return folders.flatMap((folder) => {
    const names = existsSync(folder) ? readdirSync(folder) : [];
    return names
      .filter((name) => name.endsWith(".json") && !name.startsWith("."))
      .toSorted()
      .map((name) => readText(join(folder, name)));
  });
}

/**
 * Found out before the runs.
 *
 * @throws PendencyError (usage) when nothing can be written there, or a forecast of that day is there already
 */
export function placeForRegistration(folder: string, day: string): void {
  const names = namesOf(day);
  writableFolder(folder, names);
  const there = names.find((name) => existsSync(join(folder, name)));
  if (there === undefined) return;
  const hint = "a registered forecast is never made anew: stand on another day, or name another folder with --out";
  refuseUsage(shownPath(join(folder, there)), "no forecast of that day yet", "one that is registered", hint);
}

/** @returns the paths of the two files, which are put in place together */
export function writeRegistration(folder: string, registration: Registration): readonly string[] {
  placeForRegistration(folder, registration.day);
  const { model: forecaster, day: origin, forecasts } = registration;
  const table = hubCsv(forecasts.map((one) => ({ ...one, forecaster, origin })));
  const [json, csv] = namesOf(registration.day);
  writeNamed(folder, [
    { name: json, text: registrationText(registration) },
    { name: csv, text: table },
  ]);
  return [json, csv].map((name) => shownPath(join(folder, name)));
}

function namesOf(day: string): readonly [string, string] {
  return [`${day}.json`, `${day}.csv`];
}

function besideModel({ id, documents }: ModelFiles): string {
  const model = documents.find((file) => documentKind(file) === "model") ?? documents[0];
  const isAlone = [`${id}.yaml`, `${id}.yml`].includes(basename(model.path));
  return join(dirname(model.path), isAlone ? `${id}.registered` : "registered");
}

function elsewhere({ id }: ModelFiles): string {
  return join("registered", id);
}
