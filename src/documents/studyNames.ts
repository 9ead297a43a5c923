// Names in a study document, each kept with its place so that it can be checked once everything is read.
import type { Node } from "../reading/document.ts";
import { describeNode, listOf, text, wrong } from "../reading/reading.ts";
import type { Read, Reading } from "../reading/reading.ts";
import { quantity } from "../quantity/instant.ts";
import { canonicalStack } from "../scenario/stack.ts";
import type { StudyMention, WrittenQuantity } from "./studyDocument.ts";

/** What becomes of a name that stands in the document. */
export type Keep = (mention: StudyMention) => void;

export const named =
  (keep: Keep, what: StudyMention["what"]): Read<string> =>
  (node, reading) => {
    const written = text(node, reading);
    keep({ what, name: { text: written, at: node.at }, path: node.path });
    return written;
  };

/** `april2024 + directReturns`: two names, each with its own column. */
const stacked =
  (keep: Keep): Read<readonly string[]> =>
  (node, reading) => {
    const written = text(node, reading);
    const inset = node.kind === "text" ? node.inset : 0;
    for (const { 0: part, index } of written.matchAll(/[^+]+/g)) {
      const column = node.at.column + (index === 0 ? 0 : inset + index + part.length - part.trimStart().length);
      keep({ what: "scenario", name: { text: part.trim(), at: { ...node.at, column } }, path: node.path });
    }
    return written.split("+").map((part) => part.trim());
  };

/** `baseline`, `a`, `a+b` or a list of names: one stack. */
export const stackBy =
  (keep: Keep): Read<readonly string[]> =>
  (node, reading) =>
    canonicalStack(listOf(stacked(keep))(node, reading).flat());

export const stacksBy =
  (keep: Keep): Read<readonly (readonly string[])[]> =>
  (node, reading) =>
    node.kind === "list" ? node.items.map((item) => stackBy(keep)(item, reading)) : [stackBy(keep)(node, reading)];

export function quantityAsWritten(node: Node, reading: Reading): WrittenQuantity {
  if (node.kind !== "text") return wrong(node, reading, "a quantity", describeNode(node));
  const { value, unit } = quantity(node, reading);
  return { text: node.text, value, unit };
}
