// What may be typed at a place of a document, and what a word there means: from the published schemas, and from the names
// that the model's documents declare.
import { timeUnits } from "../../quantity/date.ts";
import type { DocumentKind } from "../../reading/documentKind.ts";
import { namedSections } from "./namesIn.ts";
import type { Named, NamedSection, Names } from "./namesIn.ts";
import { aboutPlace, keysOf, takesText, waysTo, wordsOf } from "./schemaWalk.ts";
import { yamlPlace } from "./yamlPlace.ts";

export interface Suggestion {
  readonly word: string;
  readonly about: string;
  readonly kind: "key" | "word" | "name" | "unit";
}

interface Suggestions {
  /** where the word under way begins */
  readonly from: number;
  readonly all: readonly Suggestion[];
}

/** Keys under which names of these sections stand, as a value or as keys of their own. Each is a key of the schemas. */
export const sectionsAt: Readonly<Record<string, readonly NamedSection[]>> = {
  next: ["stages"],
  to: ["stages"],
  by: ["groups", "regimes"],
  each: ["groups"],
  split: ["groups"],
  during: ["regimes"],
  stock: ["stages"],
  entries: ["stages"],
  wait: ["stages"],
  waiting: ["stages"],
  sojourn: ["stages"],
  age: ["stages"],
  stages: ["stages"],
  utilisation: ["resources"],
  boards: ["resources"],
  stacks: ["scenarios"],
  base: ["scenarios"],
  with: ["scenarios"],
  scenario: ["scenarios"],
  parameter: ["parameters"],
  regime: ["regimes"],
  measures: ["quantities"],
  table: ["tables"],
};

export function suggest(text: string, offset: number, kind: DocumentKind, names: Names): Suggestions {
  const place = yamlPlace(text, offset);
  const ways = waysTo(kind, place.path);
  const sections = sectionsOf(place.path);
  const named = names.all
    .filter(({ section }) => sections.includes(section))
    .map(({ name, title }) => ({ word: name, about: title, kind: "name" as const }));
  if (place.kind === "key") {
    const keys = keysOf(ways).map(({ name, about }) => ({ word: name, about, kind: "key" as const }));
    const levels = levelsOf(place.taken, names).map((word) => ({ word, about: "", kind: "name" as const }));
    const all = [...keys, ...(isNamed(place.path) ? [] : named), ...levels];
    return { from: place.from, all: once(all.filter(({ word }) => !place.taken.includes(word))) };
  }
  const words = wordsOf(ways).map(({ name, about }) => ({ word: name, about, kind: "word" as const }));
  const isText = takesText(ways) || sections.length > 0;
  if (!isText) return { from: place.from, all: words };
  if (/\d\s*(?:\w+\s+per\s*|per\s*)?$/.test(place.before))
    return { from: place.from, all: unitsAfter(place.before, names) };
  const values = sections.length > 0 ? named : valuesOf(names);
  return { from: place.from, all: once([...words, ...values]) };
}

/** What the word at the offset means; null where nothing says. */
export function explain(
  text: string,
  offset: number,
  kind: DocumentKind,
  names: Names,
): { readonly from: number; readonly to: number; readonly title: string; readonly about: string } | null {
  // prettier-ignore
  const isOfWord = /[\p{L}\p{N}_-]/u;
  let [from, to] = [offset, offset];
  while (from > 0 && isOfWord.test(text[from - 1])) from -= 1;
  while (to < text.length && isOfWord.test(text[to])) to += 1;
  const word = text.slice(from, to);
  if (!/\p{L}/u.test(word)) return null;
  const isKey = /^["']?[ \t]*:(\s|$)/.test(text.slice(to, to + 20));
  if (isKey) {
    const place = yamlPlace(text, from);
    const about = aboutPlace(kind, [...place.path, word]);
    const isKnown = keysOf(waysTo(kind, place.path)).some(({ name }) => name === word);
    if (about !== "" && isKnown) return { from, to, title: word, about };
  }
  const named = names.all.find(({ name }) => name === word);
  if (named !== undefined) return { from, to, title: word, about: saidOf(named) };
  return null;
}

function saidOf({ title, unit, path, line, section }: Named): string {
  const parts = [title, unit].filter((part) => part !== "");
  return `${[section.replace(/s$/, ""), ...parts].join(" · ")} (${path}:${line})`;
}

function sectionsOf(path: readonly string[]): readonly NamedSection[] {
  const keys = path.filter((key) => key !== "[]");
  const key = keys.at(-1) ?? "";
  if (key === "by" && keys.at(-2) === "service") return ["resources"];
  return Object.hasOwn(sectionsAt, key) ? sectionsAt[key] : [];
}

/** A section of the document itself: its keys are new names. */
function isNamed(path: readonly string[]): boolean {
  return path.length === 1 && namedSections.some((one) => one === path[0]);
}

/** Beside `by:` stand the levels of the groups and the states of the regimes. */
function levelsOf(taken: readonly string[], { all }: Names): readonly string[] {
  if (!taken.includes("by")) return [];
  return all.flatMap(({ levels }) => levels);
}

function valuesOf({ all }: Names): readonly Suggestion[] {
  return all
    .filter(({ section }) => section === "parameters")
    .map(({ name, title, unit }) => ({
      word: name,
      about: [title, unit].filter((part) => part !== "").join(" · "),
      kind: "name" as const,
    }));
}

function unitsAfter(before: string, { nouns }: Names): readonly Suggestion[] {
  const times = Object.keys(timeUnits);
  const isPer = /per\s*$/.test(before);
  const words = isPer ? times : [...times.map((one) => `${one}s`), ...times.map((one) => `per ${one}`), ...nouns];
  return words.map((word) => ({ word, about: "", kind: "unit" as const }));
}

function once(all: readonly Suggestion[]): readonly Suggestion[] {
  return [...new Map(all.toReversed().map((one) => [one.word, one])).values()].toReversed();
}
