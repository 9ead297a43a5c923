// A published figure in words.
import type { Fact } from "./fact.ts";

/** "24,314 persons" */
export function figure(fact: Fact): string {
  return `${fact.value.toLocaleString("en", { maximumFractionDigits: 12 })} ${fact.unit}`;
}

/** Publisher, document, table and cell, date: how a reader finds it again. */
export function addressOf({ publication, address, confidence }: Fact): string {
  const { publisher, title, publishedOn } = publication;
  return `${publisher}, ${title}, ${publishedOn}; ${address} (confidence ${confidence})`;
}
