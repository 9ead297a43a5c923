// The published figures at hand: the package's own, and those of a facts/ folder in the working directory.
import { join, resolve } from "node:path";
import { allFiles, nameFacts } from "../documents/modelFiles.ts";
import type { ModelFiles } from "../documents/modelFiles.ts";
import type { DocumentFile } from "../reading/document.ts";
import { packageRoot } from "./packageRoot.ts";
import { filesBelow, isFolder, readText } from "./readFiles.ts";

/** All files of facts; where both folders hold a publication's file, the working directory's counts. */
export function factFiles(): readonly DocumentFile[] {
  const folders = [...new Set([resolve("facts"), join(packageRoot(), "facts")])].filter(isFolder);
  const seen = new Set<string>();
  return folders.flatMap((folder) =>
    filesBelow(folder, ".yaml", ".csv").flatMap((path) => {
      const inside = path.slice(folder.length + 1);
      if (seen.has(inside)) return [];
      seen.add(inside);
      return [readText(path)];
    }),
  );
}

/** The files of facts when a document names a published figure or cites one, none otherwise. */
export function factFilesFor(files: ModelFiles): readonly DocumentFile[] {
  return nameFacts(allFiles(files)) ? factFiles() : [];
}
