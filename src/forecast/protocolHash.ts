// The name of a protocol: scores under one are never mixed with scores under another.
import { readTree, type Node } from "../reading/document.ts";
import { inOneOrder } from "../study/studyId.ts";
import { sha256 } from "../study/sha256.ts";
import { protocol } from "./protocol.ts";

/** The first 16 digits of the SHA-256 of the rules alone, which the page of the protocol names version by version. */
export function rulesHash(): string {
  return sha256(inOneOrder(protocol)).slice(0, 16);
}

/**
 * The same of the rules and of what a model's forecasts document says: series, families, horizons, primary baselines,
 * limits. Comments, the order of keys and how a list is laid out do not enter, nor does what the reader fills in, so
 * that a hash outlives a newer version of it.
 *
 * @throws PendencyError when the text is not plain YAML
 */
export function protocolHash(documentText: string): string {
  const document = plainOf(readTree({ path: "forecasts", text: documentText }));
  return sha256(inOneOrder({ protocol, document })).slice(0, 16);
}

function plainOf(node: Node): unknown {
  if (node.kind === "text") return node.text;
  if (node.kind === "list") return node.items.map(plainOf);
  return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plainOf(value)]));
}
