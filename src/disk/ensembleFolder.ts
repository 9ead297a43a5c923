// The run folder of an ensemble: what it is, the texts it is made from, and a file for each chunk that is whole.
// Whoever has the folder, on any machine, can make the chunks that are missing.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Documents } from "../documents/documents.ts";
import { allFiles } from "../documents/modelFiles.ts";
import type { ModelFiles } from "../documents/modelFiles.ts";
import { openDocuments } from "../documents/openDocuments.ts";
import { chunkText, isWhole, readChunk } from "../ensemble/chunk.ts";
import type { Chunk } from "../ensemble/chunk.ts";
import { checkMaker } from "../ensemble/computeChunk.ts";
import { chunkCount } from "../ensemble/manifest.ts";
import type { EnsembleManifest } from "../ensemble/manifest.ts";
import { manifestText, readManifest } from "../ensemble/readManifest.ts";
import { refuseUsage } from "../errors.ts";
import { ensembleCrate } from "../present/processRunCrate.ts";
import type { DocumentFile } from "../reading/document.ts";
import { writableFolder } from "./outFolder.ts";
import { shownPath } from "./readFiles.ts";
import { writeNamed } from "./writeNamed.ts";
import type { NamedText } from "./writeNamed.ts";
import { writeWhole } from "./writeWhole.ts";

export const manifestFile = "ensemble.json";
export const documentsFile = "documents.json";
/** By which others' programs find what a folder holds. */
export const crateFile = "ro-crate-metadata.json";
const chunksFolder = "chunks";
/** Made of all chunks in the end. */
export const ensembleFiles = ["results.csv", "results.parquet", "points.csv", "points.parquet", "summary.json"];

/** The texts that documents are opened from, wherever the model itself lies. */
interface EnsembleTexts {
  readonly files: ModelFiles;
  readonly factFiles: readonly DocumentFile[];
}

export class EnsembleFolder {
  readonly path: string;
  readonly manifest: EnsembleManifest;
  #documents: Documents | null;

  private constructor(path: string, manifest: EnsembleManifest, documents: Documents | null) {
    this.path = path;
    this.manifest = manifest;
    this.#documents = documents;
  }

  /**
   * A folder for this ensemble: a new one, or one that holds chunks of it already.
   *
   * @param path where --out says, or null for a folder of its own under out/ensemble
   * @throws PendencyError (usage) when it cannot be written to, or holds another ensemble
   */
  static begin(path: string | null, manifest: EnsembleManifest, documents: Documents): EnsembleFolder {
    const names = [manifestFile, documentsFile, ...ensembleFiles];
    const folder = writableFolder(path ?? join("out", "ensemble", manifest.id), names, [chunksFolder]);
    const earlier = existsSync(join(folder, manifestFile)) ? EnsembleFolder.open(folder).manifest : null;
    if (earlier !== null && earlier.id !== manifest.id) {
      const hint = "nothing was changed; documents, figures, engine, seed or what is run differ: name another folder";
      const got = `${shownPath(folder)}, of ensemble ${earlier.id} (${earlier.model.title})`;
      refuseUsage("--out", `a folder of this ensemble (${manifest.id}), or a new one`, got, hint);
    }
    const opened = new EnsembleFolder(folder, manifest, documents);
    if (earlier === null || !opened.#hasTextsOf(documents)) {
      const { files, factFiles } = documents;
      writeWhole(join(folder, documentsFile), `${JSON.stringify({ files, factFiles } satisfies EnsembleTexts)}\n`);
    }
    // written last: where it stands, the folder is one that a worker can begin with
    if (textOf(join(folder, manifestFile)) !== manifestText(manifest))
      writeWhole(join(folder, manifestFile), manifestText(manifest));
    return opened;
  }

  /** @throws PendencyError (usage) when there is no ensemble in it */
  static open(path: string): EnsembleFolder {
    const file = join(path, manifestFile);
    const text = textOf(file);
    if (text === null) {
      const hint = "`pendency ensemble MODEL --out FOLDER` begins one";
      refuseUsage(shownPath(path), `a folder of an ensemble, with ${manifestFile} in it`, "none", hint);
    }
    return new EnsembleFolder(path, readManifest(text, shownPath(file)), null);
  }

  /** Read from the folder's own texts. @throws PendencyError (usage) when this engine or they are not the ensemble's */
  documents(): Documents {
    if (this.#documents === null) {
      const { files, factFiles } = readTexts(join(this.path, documentsFile));
      this.#documents = openDocuments(files, factFiles, this.manifest.asOf);
    }
    checkMaker(this.manifest, this.#documents);
    return this.#documents;
  }

  /** Null where it is not there, or not whole. @throws PendencyError (usage) for a chunk of another ensemble */
  chunk(number: number): Chunk | null {
    const path = join(this.path, chunkPath(number));
    const text = textOf(path);
    if (text === null) return null;
    const chunk = readChunk(text, this.manifest, number, shownPath(path));
    return chunk !== null && isWhole(chunk, this.manifest) ? chunk : null;
  }

  /** Numbers of the chunks that are not there, rising. */
  missing(): readonly number[] {
    const all = Array.from({ length: chunkCount(this.manifest) }, (_, number) => number);
    return all.filter((number) => this.chunk(number) === null);
  }

  /** Those that are there, rising. */
  chunks(): readonly Chunk[] {
    const all = Array.from({ length: chunkCount(this.manifest) }, (_, number) => number);
    return all.flatMap((number) => this.chunk(number) ?? []);
  }

  /** Names of chunk files; what is in them is not looked at. */
  chunkFiles(): readonly string[] {
    const folder = join(this.path, chunksFolder);
    return existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => /^\d+\.json$/.test(name))
          .toSorted()
      : [];
  }

  /** @throws PendencyError (usage) when it cannot be written; all other chunks are kept */
  keep(chunk: Chunk): void {
    this.keepText(chunk.number, chunkText(chunk));
  }

  keepText(number: number, text: string): void {
    const kept = "chunks that are finished are kept; make room, then give the same command again";
    writeWhole(join(this.path, chunkPath(number)), text, kept);
  }

  /** Merged tables and the summary: all of them, or none. */
  writeResults(files: readonly NamedText[]): void {
    writeNamed(this.path, files);
  }

  /**
   * The record of the folder for others' programs, with hashes of what is there. It has a time in it, which no other file
   * of the folder has: it is written when somebody wants it, and belongs to nothing that is compared.
   */
  writeCrate(isWhole: boolean, ended: Date): void {
    const names = [...ensembleFiles, ...this.chunkFiles().map((name) => `${chunksFolder}/${name}`)];
    const results = names
      .filter((name) => existsSync(join(this.path, name)))
      .map((name) => ({
        name,
        hash: createHash("sha256")
          .update(readFileSync(join(this.path, name)))
          .digest("hex"),
      }));
    const crate = ensembleCrate(this.manifest, results, isWhole, ended.toISOString());
    writeWhole(join(this.path, crateFile), `${JSON.stringify(crate, null, 2)}\n`);
  }

  /** Wherever the model lay when they were written: messages of failed runs name that place, and must not change. */
  #hasTextsOf({ files, factFiles }: Documents): boolean {
    const kept = textsIn(join(this.path, documentsFile));
    const textsOf = (texts: EnsembleTexts): string =>
      JSON.stringify([...allFiles(texts.files), ...texts.factFiles].map(({ text }) => text));
    return kept !== null && textsOf(kept) === textsOf({ files, factFiles });
  }
}

/** "chunks/00012.json" */
export function chunkPath(number: number): string {
  return join(chunksFolder, `${String(number).padStart(5, "0")}.json`);
}

/** Null where there is no such file. @throws PendencyError (usage) for a folder of that name, or one nobody may read */
function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    const got = code === "EISDIR" ? "a folder of that name" : String(code);
    return refuseUsage(shownPath(path), "a file that can be read", got, "move it away; what else is in the run folder is kept"); // prettier-ignore
  }
}

/** Null where it is not there, cut short, or something else. */
function textsIn(path: string): EnsembleTexts | null {
  try {
    const { files, factFiles } = JSON.parse(readFileSync(path, "utf8")) as EnsembleTexts;
    const isShaped = Array.isArray(files.documents) && Array.isArray(files.targets) && files.study !== undefined;
    const isTexts = isShaped && [...allFiles(files), ...factFiles].every(({ path: name, text }) => typeof name === "string" && typeof text === "string"); // prettier-ignore
    return isTexts ? { files, factFiles } : null;
  } catch {
    return null;
  }
}

function readTexts(path: string): EnsembleTexts {
  const hint = "give the command `pendency ensemble` once more, which writes it";
  return textsIn(path) ?? refuseUsage(shownPath(path), "the texts of the model's documents", "none that can be read", hint); // prettier-ignore
}
