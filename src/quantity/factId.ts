// The name of a published figure, or of a series of them, as documents write it.
import type { Position } from "../errors.ts";
import type { Node } from "../reading/document.ts";
import { startOf } from "../reading/name.ts";
import { text, wrong } from "../reading/reading.ts";
import type { Read } from "../reading/reading.ts";

/** "publisher/publication#row" */
export const factId: Read<string> = (node, reading) => {
  const id = text(node, reading);
  if (!/^[^\s/#]+\/[^\s#]+#\S(.*\S)?$/.test(id)) {
    wrong(node, reading, "a fact's id, publisher/publication#row", JSON.stringify(id));
  }
  return id;
};

export function idAt(node: Node): Position {
  return node.kind === "text" ? startOf(node) : node.at;
}
