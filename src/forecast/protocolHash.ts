// The name of a protocol: scores under one are never mixed with scores under another.
import { readTree, type Node } from "../reading/document.ts";
import { inOneOrder } from "../study/studyId.ts";
import { sha256 } from "../study/sha256.ts";
import { protocol } from "./protocol.ts";

/** The first 16 digits of the SHA-256 of the rules alone, which the page of the protocol names version by version. */
export function rulesHash(rules: object = protocol): string {
  return sha256(inOneOrder(rules)).slice(0, 16);
}

/**
 * The same of the rules and of what a model's forecasts document says: series, families, horizons, primary baselines,
 * limits. Comments, the order of keys and how a list is laid out do not enter, nor does what the reader fills in, so
 * that a hash outlives a newer version of it. Nor does which edition of a publication is named: a figure is scored in
 * the one that was known, and a forecast outlives the documents' taking up a newer one.
 *
 * @throws PendencyError when the text is not plain YAML
 */
export function protocolHash(documentText: string): string {
  const document = plainOf(readTree({ path: "forecasts", text: documentText }));
  // which earlier registrations are settled, and what is shown beside scores, changes no score
  const { settles: _settles, record: _record, ...scored } = document as Readonly<Record<string, unknown>>;
  return sha256(inOneOrder({ protocol, document: scored })).slice(0, 16);
}

function plainOf(node: Node): unknown {
  if (node.kind === "text") return node.text;
  if (node.kind === "list") return node.items.map(plainOf);
  return Object.fromEntries(
    [...node.entries].map(([key, { value }]) => [key, key === "observed" ? withoutEditions(value) : plainOf(value)]),
  );
}

/** "office/yearly-2025-07#pending" and the same of 2021 are one series, "office/yearly#pending". */
function withoutEditions(node: Node): unknown {
  const plain = plainOf(node);
  const names = Array.isArray(plain) ? plain : [plain];
  const series = names.map((name) => String(name).replace(/-\d{4}(-\d{2}){0,2}(?=#)/, ""));
  return [...new Set(series)];
}
