// One published rule for vague words: "for years", "most", "a lot" → the comparison and the line that every statement
// with that word is held to.
import type { DocumentFile, Node } from "../reading/document.ts";
import { openDocument } from "../reading/openDocument.ts";
import type { DocumentContext } from "../reading/openDocument.ts";
import { dictionary, finish, listOf, oneOf, optional, record, required, text } from "../reading/reading.ts";
import type { Reading } from "../reading/reading.ts";
import type { WordReading } from "./claim.ts";
import { compareWords, readComparison } from "./readComparison.ts";

/**
 * The `words:` of one claims document; none where it has no such section.
 *
 * @throws PendencyError with up to ten problems of shape
 */
export function readWords(file: DocumentFile, context: DocumentContext): readonly WordReading[] {
  const { tree, reading } = openDocument(file, "claims", context);
  const node = tree.entries.get("words")?.value;
  if (node === undefined) return [];
  return finish(reading, () => dictionary("words", readWord)(node, reading));
}

function readWord(word: string, node: Node, reading: Reading): WordReading {
  const { phrases, reads, ...rest } = record<
    Omit<WordReading, "word" | "at" | "holdsIf"> & { reads: WordReading["holdsIf"] }
  >("a word", {
    phrases: optional<string[]>(listOf(text), []),
    compare: required(oneOf(compareWords)),
    reads: required(readComparison),
    means: required(text),
  })(node, reading);
  return { word, at: node.at, phrases: phrases.length === 0 ? [word] : phrases, holdsIf: reads, ...rest };
}
