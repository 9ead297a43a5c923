// The name of a protocol: scores under one are never mixed with scores under another.
import { inOneOrder } from "../study/studyId.ts";
import { sha256 } from "../study/sha256.ts";
import { protocol } from "./protocol.ts";

/** The first 16 digits of the SHA-256 of the rules alone, which the page of the protocol names version by version. */
export function rulesHash(): string {
  return sha256(inOneOrder(protocol)).slice(0, 16);
}

/**
 * The same of the rules and of what a model's forecasts document says: series, families, horizons, primary baselines,
 * limits. Where it stands in its file does not enter, nor do comments and the order of keys.
 *
 * @param document as it was read
 */
export function protocolHash(document: object): string {
  return sha256(inOneOrder({ protocol, document: withoutPlaces(document) })).slice(0, 16);
}

/** Positions and paths are of the file, not of what it says. */
const places: readonly string[] = ["at", "keyAt", "path"];

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([key]) => !places.includes(key));
  return Object.fromEntries(kept.map(([key, entry]) => [key, withoutPlaces(entry)]));
}
