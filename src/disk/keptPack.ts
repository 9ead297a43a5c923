// Models packed when the program was built, so that a first answer waits for no text to be read. Each lies under the hash
// of the texts that it was made from: of other texts it is no pack.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve, sep } from "node:path";
import { holdsIn, packModel, unpackModel } from "../ask/live/packModel.ts";
import { allFiles } from "../documents/modelFiles.ts";
import type { Documents } from "../documents/documents.ts";
import { PendencyError } from "../errors.ts";
import { engineVersion } from "../study/engineVersion.ts";
import type { ModelTexts } from "./openModel.ts";
import { packageRoot } from "./packageRoot.ts";
import { writeWhole } from "./writeWhole.ts";

/** Beside the build, which a change of the program replaces whole. */
const usualFolder = (): string => join(packageRoot(), "dist", "packs");

/** Null where none is kept, or the one kept is of other texts than these. */
export function keptPack(texts: ModelTexts, folder = usualFolder()): ReturnType<typeof unpackModel> | null {
  return readKept(texts, folder, unpackModel);
}

/** Whether its levers may be held (see leversHold); null where no pack of these texts is kept that says so. */
export function keptHolds(texts: ModelTexts, folder = usualFolder()): boolean | null {
  return readKept(texts, folder, holdsIn);
}

function readKept<T>(texts: ModelTexts, folder: string, read: (pack: string) => T): T | null {
  const path = pathIn(folder, texts);
  if (!existsSync(path)) return null;
  const kept = readFileSync(path, "utf8");
  const end = kept.indexOf("\n");
  if (kept.slice(0, end) !== hashOf(texts)) return null;
  try {
    return read(kept.slice(end + 1));
  } catch {
    // damaged: its texts are there to be read
    return null;
  }
}

/**
 * @param documents read from the texts, as of today
 * @param holds     whether levers may be held; null: nobody has found out
 */
export function keepPack(
  texts: ModelTexts,
  documents: Documents,
  folder = usualFolder(),
  holds: boolean | null = null,
): void {
  writeWhole(pathIn(folder, texts), `${hashOf(texts)}\n${packModel(documents, {}, holds)}`);
}

/**
 * Where the pack of a model that comes with the program is of other texts than these, one of these takes its place for the
 * next time. Where that cannot be, the next time reads its texts too.
 */
export function renewPack(texts: ModelTexts, documents: Documents, root = packageRoot()): void {
  const folder = join(root, "dist", "packs");
  const [{ path }] = texts.files.documents;
  if (!resolve(path).startsWith(join(root, "models", sep)) || !existsSync(pathIn(folder, texts))) return;
  try {
    keepPack(texts, documents, folder);
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
  }
}

function pathIn(folder: string, { files }: ModelTexts): string {
  return join(folder, `${files.id}.txt`);
}

/** Of everything that a pack is made from; where the files lie does not enter. */
function hashOf({ files, factFiles }: ModelTexts): string {
  const hash = createHash("sha256").update(`${engineVersion}\n${files.id}\n`);
  const scores = files.scores === undefined ? [] : [files.scores];
  for (const { path, text } of [...allFiles(files), ...scores, ...factFiles]) {
    hash.update(`${basename(path)} ${text.length}\n${text}\n`);
  }
  return hash.digest("hex");
}
