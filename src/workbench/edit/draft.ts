// Documents that somebody is changing, beside the same as published: pure, and small enough to be kept.
import type { ModelTexts } from "../../documents/modelTexts.ts";
import type { DocumentFile } from "../../reading/document.ts";

export interface Draft {
  /** null of a model that was begun here */
  readonly published: ModelTexts | null;
  readonly texts: ModelTexts;
}

/** What is kept of a draft: documents that differ from those published, and those that were added. */
export interface KeptDraft {
  readonly version: 1;
  readonly id: string;
  readonly isNew: boolean;
  readonly files: readonly DocumentFile[];
}

export function draftOf(published: ModelTexts): Draft {
  return { published, texts: published };
}

/** @param path of one that is there, or of a new one */
export function withText(draft: Draft, path: string, text: string): Draft {
  const { files } = draft.texts;
  const isThere = files.some((file) => file.path === path);
  const next = isThere ? files.map((file) => (file.path === path ? { path, text } : file)) : [...files, { path, text }];
  return { ...draft, texts: { ...draft.texts, files: next } };
}

export function publishedText({ published }: Draft, path: string): string | null {
  return published?.files.find((file) => file.path === path)?.text ?? null;
}

/** Documents that are not as published. */
export function changedFiles(draft: Draft): readonly DocumentFile[] {
  return draft.texts.files.filter(({ path, text }) => text !== publishedText(draft, path));
}

export function toKept(draft: Draft): KeptDraft {
  return { version: 1, id: draft.texts.id, isNew: draft.published === null, files: changedFiles(draft) };
}

/** @returns null when nothing is kept, or it is of another form */
export function readKept(text: string | null): KeptDraft | null {
  try {
    const found = JSON.parse(text ?? "null") as Partial<KeptDraft> | null;
    const isKept =
      found?.version === 1 &&
      typeof found.id === "string" &&
      typeof found.isNew === "boolean" &&
      Array.isArray(found.files) &&
      found.files.every((file) => typeof file?.path === "string" && typeof file?.text === "string");
    return isKept ? (found as KeptDraft) : null;
  } catch {
    return null;
  }
}

/** @param published of the model that the draft is of; of one begun here, what it stands beside is of no account */
export function fromKept({ id, isNew, files }: KeptDraft, published: ModelTexts): Draft {
  if (isNew) return { published: null, texts: { id, asked: id, files, scores: null } };
  return files.reduce((draft, { path, text }) => withText(draft, path, text), draftOf(published));
}
