// What another machine is given of an ensemble, and what is taken back from it.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EnsembleFolder, documentsFile, manifestFile } from "../disk/ensembleFolder.ts";
import { isRunning } from "../disk/isRunning.ts";
import { isWhole, readChunk } from "../ensemble/chunk.ts";

/** The files by which any chunk can be made: what the ensemble is, and the texts of its documents and figures. */
export const carriedNames = [manifestFile, documentsFile] as const;

export type CarriedFiles = Readonly<Record<(typeof carriedNames)[number], string>>;

export function carriedFiles({ path }: EnsembleFolder): CarriedFiles {
  return Object.fromEntries(
    carriedNames.map((name) => [name, readFileSync(join(path, name), "utf8")]),
  ) as unknown as CarriedFiles;
}

/**
 * Puts a chunk that was made elsewhere into its folder.
 *
 * @returns false for a text that was cut or changed on its way, or lacks points: it is to be made again
 * @throws PendencyError (usage) for a chunk of another ensemble, and when it cannot be written
 */
export function keepChunk(folder: EnsembleFolder, number: number, text: string): boolean {
  const chunk = readChunk(text, folder.manifest, number, `chunk ${number} from a worker`);
  if (chunk === null || !isWhole(chunk, folder.manifest)) return false;
  folder.keepText(number, text);
  return true;
}

const prefix = "pendency-worker-";

/** Folders of runs that a worker makes chunks of; they go when it ends. */
export class CarriedFolders {
  readonly #root: string;

  constructor() {
    removeOrphans();
    this.#root = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  }

  /** @param run a name of hexadecimal digits, which was checked */
  open(run: string, files: CarriedFiles): EnsembleFolder {
    const path = join(this.#root, run);
    mkdirSync(path);
    for (const name of carriedNames) writeFileSync(join(path, name), files[name]);
    return EnsembleFolder.open(path);
  }

  remove(run: string): void {
    rmSync(join(this.#root, run), { recursive: true, force: true });
  }

  close(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

/** What workers left that were killed. */
function removeOrphans(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // somebody else's
    }
  }
}
