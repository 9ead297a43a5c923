// What was read of a draft before: a reader is given the same file for the same text, whose tree it then has, and a draft
// that was opened and checked is not opened again to be run.
import type { Documents } from "../../documents/documents.ts";
import type { ModelTexts } from "../../documents/modelTexts.ts";
import type { DocumentFile } from "../../reading/document.ts";

export class DraftMemory {
  #files: ReadonlyMap<string, DocumentFile> = new Map();
  #opened: { readonly texts: ModelTexts; readonly documents: Documents } | null = null;
  /** the last documents that were in order as a whole */
  checked: Documents | null = null;

  /** The same texts, of files that were given before as far as these have not changed. */
  known(texts: ModelTexts): ModelTexts {
    const files = texts.files.map((file) => {
      const before = this.#files.get(file.path);
      return before?.text === file.text ? before : file;
    });
    this.#files = new Map(files.map((file) => [file.path, file]));
    return { ...texts, files };
  }

  /** @param texts as `known` has given them */
  opened(texts: ModelTexts): Documents | null {
    const before = this.#opened;
    if (before === null || before.texts.id !== texts.id || before.texts.scores?.text !== texts.scores?.text)
      return null;
    const isSame =
      before.texts.files.length === texts.files.length &&
      before.texts.files.every((file, at) => file === texts.files[at]);
    return isSame ? before.documents : null;
  }

  keep(texts: ModelTexts, documents: Documents): Documents {
    this.#opened = { texts, documents };
    return documents;
  }
}
