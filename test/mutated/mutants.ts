// Mutants by number: which documents, what is done to them, and how they end.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readFacts } from "../../src/facts/readFacts.ts";
import type { FactLibrary } from "../../src/facts/fact.ts";
import type { DocumentFile } from "../../src/reading/document.ts";
import { diceOf, mutate } from "./mutate.ts";
import { originals } from "./originals.ts";
import { tryDocuments } from "./tryDocuments.ts";
import type { Tried } from "./tryDocuments.ts";

export interface Mutant extends Tried {
  readonly name: string;
  readonly changes: readonly string[];
  readonly texts: readonly DocumentFile[];
}

/**
 * @param only  part of an original's name; "" for all
 * @returns the mutant of a number; null where its original is not asked for
 */
export function openMutants(root: string, seed: number, only = ""): (n: number) => Mutant | null {
  const all = originals(root);
  let facts: FactLibrary | null = null;
  return (n) => {
    const dice = diceOf(seed, n);
    const original = all[n % all.length];
    const { name, files, isLarge } = original;
    if (!name.includes(only)) return null;
    const at = Math.floor(dice() * files.length);
    const other = all[Math.floor(dice() * (all.length - 1))].files[0].text;
    const { text, changes } = mutate(files[at].text, other, dice);
    const texts = files.map((file, each) => (each === at ? { ...file, text } : file));
    if (isLarge) facts ??= readFacts(factFiles(root));
    return { name, changes, texts: [texts[at]], ...tryDocuments(original, texts, isLarge ? facts : null, n) };
  };
}

function factFiles(root: string): readonly DocumentFile[] {
  return readdirSync(join(root, "facts"), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(yaml|csv)$/.test(name))
    .sort()
    .map((name) => ({ path: `facts/${name}`, text: readFileSync(join(root, "facts", name), "utf8") }));
}
