// Where editions of a model's verdicts are kept: `verdicts/NAME.json` in its folder, `office.verdicts/NAME.json` beside
// `office.yaml`.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { keptVerdictsText, readKeptVerdicts } from "../ask/keptVerdicts.ts";
import type { KeptVerdicts } from "../ask/keptVerdicts.ts";
import type { Documents } from "../documents/documents.ts";
import { refuseUsage } from "../errors.ts";
import { documentKind } from "../reading/documentKind.ts";
import { didYouMean } from "../reading/suggest.ts";
import { shownPath } from "./readFiles.ts";
import { writeWhole } from "./writeWhole.ts";

/** @throws PendencyError (usage) for an edition that is not there, is damaged, or is of another model */
export function editionNamed(documents: Documents, name: string): KeptVerdicts {
  const folder = folderOf(documents);
  const path = join(folder, `${checked(name, "--since")}.json`);
  const known = namesIn(folder);
  if (!known.includes(name)) {
    const hint = didYouMean(name, known) ?? (known.length === 0 ? "`--edition NAME` keeps one" : `there are ${known.join(", ")}`); // prettier-ignore
    return refuseUsage("--since", `an edition in ${shownPath(folder)}`, `"${name}"`, hint);
  }
  return readKeptVerdicts(readFileSync(path, "utf8"), shownPath(path), documents.model.id);
}

/** Name of the last one, as a list of files is sorted; null where none is kept. */
export function lastEdition(files: Documents["files"]): string | null {
  return namesIn(folderOf({ files })).toSorted().at(-1) ?? null;
}

/** @returns null where it is no file of an edition. @throws PendencyError (usage) for one that is damaged */
export function editionFile(path: string): KeptVerdicts | null {
  if (!path.endsWith(".json") || !existsSync(path)) return null;
  const text = readFileSync(path, "utf8");
  return text.includes('"pendency": "verdicts v') ? readKeptVerdicts(text, shownPath(path), null) : null;
}

/** @returns the path. @throws PendencyError (usage) when it cannot be written */
export function writeEdition(documents: Documents, kept: KeptVerdicts): string {
  const path = join(folderOf(documents), `${kept.edition}.json`);
  writeWhole(path, keptVerdictsText(kept));
  return shownPath(path);
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).flatMap((file) => /^(.+)\.json$/.exec(file)?.[1] ?? []) : [];
}

/** @throws PendencyError (usage) for a name that no file can have everywhere */
export function checked(name: string, option: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) return name;
  return refuseUsage(option, 'a name of letters, digits, ".", "_" and "-", such as 2026-11', `"${name}"`);
}

function folderOf({ files: { id, documents } }: Pick<Documents, "files">): string {
  const model = documents.find((file) => documentKind(file) === "model") ?? documents[0];
  const isAlone = [`${id}.yaml`, `${id}.yml`].includes(basename(model.path));
  return join(dirname(model.path), isAlone ? `${id}.verdicts` : "verdicts");
}
