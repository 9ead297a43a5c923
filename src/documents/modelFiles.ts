// The texts of one model, sorted by what they are, before anything is read.
import type { DocumentFile } from "../reading/document.ts";

export interface ModelFiles {
  /** what `for:` names in the other documents: the folder's or file's name */
  readonly id: string;
  /** as the person named it, for commands that are printed */
  readonly asked: string;
  /** model, parameters, scenarios and claims */
  readonly documents: readonly DocumentFile[];
  readonly targets: readonly DocumentFile[];
  /** what the model's main job runs; null when there is no such document */
  readonly study: DocumentFile | null;
}

/**
 * Texts of one model in any order, each of which says in its first line what it is.
 *
 * @param id    what `for:` names in the other documents
 * @param asked how commands that are printed call the model
 */
export function modelFiles(id: string, files: readonly DocumentFile[], asked = id): ModelFiles {
  const ofKind = (kind: string): DocumentFile[] => files.filter((file) => kindOf(file) === kind);
  const documents = files.filter((file) => !["targets", "study"].includes(kindOf(file) ?? ""));
  return { id, asked, documents, targets: ofKind("targets"), study: ofKind("study")[0] ?? null };
}

/** "model", "scenarios" …; null when the first line does not say. */
export function kindOf(file: DocumentFile): string | null {
  return /^pendency:\s*([a-z]+)/m.exec(file.text)?.[1] ?? null;
}

export function allFiles({ documents, targets, study }: ModelFiles): readonly DocumentFile[] {
  return [...documents, ...targets, ...(study === null ? [] : [study])];
}

/** Whether a document names a published figure or cites one: most small models need no fact. */
export function nameFacts(files: readonly DocumentFile[]): boolean {
  return files.some((file) => /[\w.-]\/[\w.-]+#|\bfacts?:/.test(file.text));
}
