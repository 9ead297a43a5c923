// The texts of a model for somebody who wants to change them: its documents as they were found, and how forecasts of it
// did, which nobody changes and everything that is opened anew says again.
import type { DocumentFile } from "../reading/document.ts";
import { allFiles, modelFiles } from "./modelFiles.ts";
import type { ModelFiles } from "./modelFiles.ts";

/** Plain data, safe as JSON. */
export interface ModelTexts {
  readonly id: string;
  readonly asked: string;
  /** the model's own document first, then by their paths */
  readonly files: readonly DocumentFile[];
  /** null when there are none */
  readonly scores: DocumentFile | null;
}

export function modelTexts(files: ModelFiles): ModelTexts {
  const isModel = ({ text }: DocumentFile): boolean => /^\uFEFF?(?:\s*#.*\n|\s*\n)*pendency:[ \t]+model\b/.test(text);
  const byPath = allFiles(files).toSorted((left, right) => (left.path < right.path ? -1 : 1));
  const ordered = [...byPath.filter(isModel), ...byPath.filter((file) => !isModel(file))];
  const plain = ({ path, text }: DocumentFile): DocumentFile => ({ path, text });
  const { id, asked, scores = null } = files;
  return { id, asked, files: ordered.map(plain), scores: scores === null ? null : plain(scores) };
}

/** @throws PendencyError when two of them are studies, or forecasts */
export function filesOfTexts({ id, asked, files, scores }: ModelTexts): ModelFiles {
  return modelFiles(id, scores === null ? files : [...files, scores], asked);
}
