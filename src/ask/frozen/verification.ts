// What became of a run that was made again, or of two that were kept: file by file, and over all.
import { compareTexts, sizeOf } from "./compareTexts.ts";
import type { NumberChange } from "./compareTexts.ts";

/** A file of a kept run as its bytes, each a character; null: it is not there. */
export interface KeptFile {
  readonly name: string;
  readonly bytes: string | null;
  /** its hash is not the one that was written down with it */
  readonly isChanged: boolean;
}

export interface FileVerdict {
  readonly name: string;
  readonly result: "same" | "different" | "not checked";
  /** why it was not checked; "" where it was */
  readonly why: string;
  /** changed after it was written */
  readonly isChanged: boolean;
  /** that stand in it; null where they are not read */
  readonly numbers: number | null;
  readonly different: number;
  readonly largest: NumberChange | null;
  /** the first place where words, keys or rows differ */
  readonly words: string | null;
}

export interface Verification {
  /** "same": to the byte; "not checked": something could not be, and nothing that was differs */
  readonly result: "same" | "different" | "not checked";
  readonly numbers: number;
  readonly different: number;
  /** with the file it stands in */
  readonly largest: (NumberChange & { readonly file: string }) | null;
  readonly files: readonly FileVerdict[];
}

/**
 * @param left  as they were kept
 * @param right as they were made again, or are kept elsewhere, in the same order
 */
export function verify(left: readonly KeptFile[], right: readonly KeptFile[]): Verification {
  const files = left.map((file, at) => verdictOf(file, right[at]));
  const sum = (of: (file: FileVerdict) => number): number => files.reduce((total, file) => total + of(file), 0);
  const changes = files.flatMap(({ name, largest }) => (largest === null ? [] : [{ ...largest, file: name }]));
  const any = (result: FileVerdict["result"]): boolean => files.some((file) => file.result === result);
  return {
    result: any("different") ? "different" : any("not checked") ? "not checked" : "same",
    numbers: sum(({ numbers }) => numbers ?? 0),
    different: sum(({ different }) => different),
    largest: changes.toSorted((one, other) => sizeOf(other) - sizeOf(one))[0] ?? null,
    files,
  };
}

function verdictOf({ name, bytes: left, isChanged }: KeptFile, { bytes: right }: KeptFile): FileVerdict {
  const none = { name, isChanged, numbers: null, different: 0, largest: null, words: null };
  if (left === null) return { ...none, result: "not checked", why: "it is not there" };
  if (right === null) return { ...none, result: "not checked", why: "the other run has none" };
  const found = compareTexts(name, left, right);
  if (found === null) return { ...none, result: "not checked", why: "it cannot be read, as when it is cut off" };
  return { name, isChanged, ...found, result: left === right ? "same" : "different", why: "" };
}
