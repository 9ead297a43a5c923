// Files from the disk as texts, with one clear sentence for everything that is not a readable text.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import type { DocumentFile } from "../reading/document.ts";
import { refuseUsage } from "../errors.ts";

/**
 * Bytes that are read at all. A document of at most 1 MB, which is a million characters, may take up to three bytes for
 * each; one that is a little too large is refused by its reader, with a hint.
 */
const largestFile = 5_000_000;

/** How a path is shown: from the working directory when it lies below it. */
export function shownPath(path: string): string {
  const shown = relative(process.cwd(), path);
  return shown === "" ? "." : shown.startsWith("..") ? path : shown.split("\\").join("/");
}

/**
 * The file's text. What is no text at all is told by the reader of documents, with its place.
 *
 * @throws PendencyError when there is no such file, it is a folder, it may not be read or is far too large
 */
export function readDocument(path: string): DocumentFile {
  const shown = shownPath(path);
  let size: number;
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) refuseUsage(shown, "a file", "a folder");
    if (!stat.isFile()) refuseUsage(shown, "a file", "something else (a device or a pipe)");
    size = stat.size;
  } catch (error) {
    return refuseReading(shown, error);
  }
  if (size > largestFile) refuseUsage(shown, "a document of at most 1 MB", `${(size / 1e6).toFixed(1)} MB`);
  return readText(path);
}

/** The text of a file that is there, whatever its size. */
export function readText(path: string): DocumentFile {
  const shown = shownPath(path);
  try {
    return { path: shown, text: readFileSync(path, "utf8") };
  } catch (error) {
    return refuseReading(shown, error);
  }
}

/** Paths of the files below a folder whose names end so, in alphabetical order; hidden ones are left out. */
export function filesBelow(folder: string, ...endings: readonly string[]): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith(".") && entry.name !== "node_modules")
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path, ...endings);
      return endings.some((ending) => entry.name.endsWith(ending)) ? [path] : [];
    });
}

export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

export function exists(path: string): boolean {
  return existsSync(path);
}

function refuseReading(shown: string, error: unknown): never {
  if (!(error instanceof Error) || !("code" in error)) throw error;
  if (error.code === "ENOENT") refuseUsage(shown, "a file that exists", "no such file");
  if (error.code === "EACCES") refuseUsage(shown, "a file that may be read", "no permission to read it");
  return refuseUsage(shown, "a file that can be read", String(error.code));
}
