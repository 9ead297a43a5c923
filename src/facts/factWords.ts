// A published figure in words.
import type { Fact } from "./fact.ts";

/** "24,314 persons", "1 flight" */
export function figure(fact: Fact): string {
  return `${fact.value.toLocaleString("en", { maximumFractionDigits: 12 })} ${fact.value === 1 ? ofOne(fact.unit) : fact.unit}`;
}

/** Units are written as many: "persons", "USD per case", "judges"; those that end otherwise stay. */
function ofOne(unit: string): string {
  return /^[a-z]+[^s]s$/.test(unit) ? unit.slice(0, -1) : unit;
}

/** Publisher, document, table and cell, date: how a reader finds it again. */
export function addressOf({ publication, address, confidence }: Fact): string {
  const { publisher, title, publishedOn } = publication;
  return `${publisher}, ${title}, ${publishedOn}; ${address} (confidence ${confidence})`;
}
