// What stands beside the files of a kept run: the record that makes it again, the texts it was made of, and its crate.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Turning } from "../ask/flip/nearest.ts";
import type { FluidAgreement } from "../ask/fluidBadge.ts";
import { freeze, frozenText, readFrozen } from "../ask/frozen/frozenRun.ts";
import type { FrozenAsked, FrozenRun } from "../ask/frozen/frozenRun.ts";
import type { SavedRun } from "../ask/frozen/savedRun.ts";
import type { KeptFile } from "../ask/frozen/verification.ts";
import type { KeptVerdicts } from "../ask/keptVerdicts.ts";
import type { ModelFiles } from "../documents/modelFiles.ts";
import { refuseUsage } from "../errors.ts";
import { processRunCrate } from "../present/processRunCrate.ts";
import type { DocumentFile } from "../reading/document.ts";
import { crateFile, manifestFile } from "./ensembleFolder.ts";
import { keptAgreement } from "./fluidAgreement.ts";
import { onefileName, unsqueezedPage } from "./onefilePage.ts";
import { exists, isFolder, shownPath } from "./readFiles.ts";
import type { NamedText } from "./writeNamed.ts";

export const frozenFile = "run.json";
const textsFile = "documents.json.gz";

/** Names of all that stands beside the files of a run. */
export const frozenNames = [textsFile, crateFile, frozenFile];

/** What lay beside the model and decides no number, but is shown with them. */
export interface ShownBeside {
  /** which single figures turn statements; left out: none were shown */
  readonly turnings?: readonly Turning[];
  /** the edition that verdicts are held against; left out: none */
  readonly edition?: KeptVerdicts;
  /** the run that stands beside this one; left out: none */
  readonly beside?: SavedRun;
}

/** The texts that a kept run was made of, wherever the model itself lies. */
interface FrozenTexts {
  readonly files: ModelFiles;
  readonly factFiles: readonly DocumentFile[];
  readonly agreement: FluidAgreement | null;
  /** left out: nothing */
  readonly shown?: ShownBeside;
}

export interface FreezeAsked extends FrozenAsked {
  /** left out: nothing lay beside the model that is shown */
  readonly shown?: ShownBeside;
  /** the command line, for people */
  readonly line: string;
  readonly began: Date;
}

/** The same files, and behind them the record of the run with their hashes: it is made when all of them are written. */
export function withRecord(files: readonly NamedText[], asked: FreezeAsked): readonly NamedText[] {
  const hashes = new Map<string, string>();
  const { files: texts, factFiles } = asked.documents;
  const kept: FrozenTexts = { files: texts, factFiles, agreement: keptAgreement(texts), ...(asked.shown === undefined ? {} : { shown: asked.shown }) }; // prettier-ignore
  const run = (): FrozenRun => freeze(asked, files.map(({ name }) => ({ name, hash: hashes.get(name) ?? "" }))); // prettier-ignore
  const times = (): { began: string; ended: string } => ({
    began: asked.began.toISOString(),
    ended: new Date().toISOString(),
  });
  return [
    ...files.map((file) => ({ ...file, text: () => hashed(file.text, (hash) => hashes.set(file.name, hash)) })),
    { name: textsFile, text: () => [gzipSync(JSON.stringify(kept))] },
    { name: crateFile, text: () => [`${JSON.stringify(processRunCrate(run(), asked.line, times()), null, 2)}\n`] },
    { name: frozenFile, text: () => [frozenText(run())] },
  ];
}

function* hashed(text: NamedText["text"], tell: (hash: string) => void): Generator<string | Uint8Array> {
  const hash = createHash("sha256");
  for (const piece of typeof text === "string" ? [text] : text()) {
    hash.update(piece);
    yield piece;
  }
  tell(hash.digest("hex"));
}

/** The record in a folder. @throws PendencyError (usage) when there is none, or it cannot be trusted */
export function frozenIn(folder: string): FrozenRun {
  const path = join(folder, frozenFile);
  if (!exists(path)) {
    const hint = "`--out FOLDER` of run, compare, claims and answer keeps a run, and `ensemble` always does";
    refuseUsage(shownPath(folder), `a folder with ${frozenFile} in it, or ${manifestFile} of an ensemble`, "neither", hint); // prettier-ignore
  }
  return readFrozen(readFileSync(path, "utf8"), shownPath(path));
}

/** Whether it is a run folder of `ensemble`, which has a record of its own. */
export function isEnsemble(folder: string): boolean {
  return !exists(join(folder, frozenFile)) && exists(join(folder, manifestFile));
}

/** The texts beside the record; null where there are none that can be read. */
export function frozenTextsIn(folder: string): FrozenTexts | null {
  try {
    const read = JSON.parse(gunzipSync(readFileSync(join(folder, textsFile))).toString("utf8")) as Partial<FrozenTexts>;
    return read.files !== undefined && Array.isArray(read.factFiles) ? (read as FrozenTexts) : null;
  } catch {
    return null;
  }
}

/** @param hash that was written down with it; left out: none was */
export function keptFile(folder: string, name: string, hash?: string): KeptFile {
  const path = join(folder, name);
  if (!exists(path) || isFolder(path)) return { name, bytes: null, isChanged: false };
  const bytes = readFileSync(path);
  const own = createHash("sha256").update(bytes).digest("hex");
  const text = bytes.toString("latin1");
  return { name, bytes: name === onefileName ? unsqueezedPage(text) : text, isChanged: hash !== undefined && own !== hash }; // prettier-ignore
}

/**
 * @param asked a folder, a file in it, or the id of a run or study that is kept in the working directory or below out/
 * @param option how messages name where it was asked for
 * @throws PendencyError (usage) when there is no such run, or several
 */
export function findFrozen(asked: string, option = "verify"): string {
  if (asked !== "" && exists(asked)) return isFolder(asked) ? asked : dirname(asked);
  const hint = "name the folder of --out, or a file in it";
  if (!/^[0-9a-f]{16}$/.test(asked)) return refuseUsage(option, "a folder, a file or an id of 16 digits", asked === "" ? "nothing" : `"${asked}"`, hint); // prettier-ignore
  const found = foldersOfRuns(process.cwd(), 4).filter((folder) => idsIn(folder).includes(asked));
  if (found.length === 1) return found[0];
  const got = found.length === 0 ? "none here or below" : `${found.length}: ${found.map(shownPath).join(", ")}`;
  return refuseUsage(option, `one run or study ${asked}`, got, hint);
}

function foldersOfRuns(folder: string, deep: number): readonly string[] {
  const here = [frozenFile, manifestFile].some((name) => existsSync(join(folder, name))) ? [folder] : [];
  if (deep === 0) return here;
  const below = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules",
  );
  return [...here, ...below.flatMap(({ name }) => foldersOfRuns(join(folder, name), deep - 1))];
}

function idsIn(folder: string): readonly unknown[] {
  return [frozenFile, manifestFile].flatMap((name) => {
    try {
      const { id, study } = JSON.parse(readFileSync(join(folder, name), "utf8")) as Record<string, unknown>;
      return [id, study];
    } catch {
      return [];
    }
  });
}
