// Makes documents name a newer edition of a publication in place of an older one: only ids are exchanged.
import type { DocumentFile } from "../reading/document.ts";

interface Reference {
  readonly file: string;
  readonly line: number;
  /** as written: "office/monthly-2024-11#births.{region}" */
  readonly id: string;
}

export interface TakenUp {
  /** the files that change, in full */
  readonly files: readonly DocumentFile[];
  readonly taken: readonly Reference[];
  /** references that go on naming the older edition, because the newer one lacks some figure they name */
  readonly kept: readonly (Reference & { readonly because: string })[];
}

/**
 * A reference is taken up when every figure it names in the older edition, one or a series for any level, is
 * in the newer one. Comments are left as they are.
 *
 * @param before id of the older edition; `after` likewise
 * @param rowsBefore what follows "#" in the older edition's ids; likewise `rowsAfter`
 */
export function takeUpEdition(
  files: readonly DocumentFile[],
  before: string,
  after: string,
  rowsBefore: ReadonlySet<string>,
  rowsAfter: ReadonlySet<string>,
): TakenUp {
  const taken: Reference[] = [];
  const kept: (Reference & { because: string })[] = [];
  const changed = files.flatMap((file): DocumentFile[] => {
    const lines = file.text.split("\n").map((text, n) =>
      text.replaceAll(referencesTo(before), (id: string, ...found: unknown[]) => {
        const at = found[found.length - 2] as number;
        if (/(^|\s)#/.test(text.slice(0, at))) return id;
        const reference = { file: file.path, line: n + 1, id: id.trimEnd() };
        const because = whyKept(reference.id.slice(before.length + 1), rowsBefore, rowsAfter);
        if (because !== null) {
          kept.push({ ...reference, because });
          return id;
        }
        taken.push(reference);
        return after + id.slice(before.length);
      }),
    );
    const text = lines.join("\n");
    return text === file.text ? [] : [{ ...file, text }];
  });
  return { files: changed, taken, kept };
}

/**
 * The edition's id and, behind "#", a row, a series, or a pattern with groups in braces; ids may have spaces
 * in them.
 */
function referencesTo(edition: string): RegExp {
  const plain = edition.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\w/.-])${plain}(?![\\w-])(#(?:[^,[\\]{}"'\\s#]|\\{[^{}\\s]+\\}| (?=[\\w(]))+)?`, "g");
}

/** @param named a row, a series, or one of these for any level; "" is the whole publication */
function whyKept(named: string, before: ReadonlySet<string>, after: ReadonlySet<string>): string | null {
  const plain = named.split(/\{[^{}]*\}/).map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`^${plain.join("[^.#]+")}(\\..+)?$`);
  const meant = named === "" ? [...before] : [...before].filter((row) => pattern.test(row));
  if (meant.length === 0) return "the older edition has no such figure";
  const gone = meant.filter((row) => !after.has(row));
  if (gone.length === 0) return null;
  if (meant.length === 1) return "the newer edition does not print it";
  return `the newer edition does not print ${gone.length} of its ${meant.length} figures, such as ${gone[0]}`;
}
