// What the editor says, in the language of the page.
import { fill, tongue } from "../../words/words.ts";
import { editEn } from "./editEn.ts";
import type { EditDictionary } from "./editEn.ts";
import { editEs } from "./editEs.ts";

export function editWords(): EditDictionary {
  return tongue().formats.language === "es" ? editEs : editEn;
}

/** "3 mistakes" */
export function countedWords(phrase: { readonly one: string; readonly other: string }, count: number): string {
  return fill(count === 1 ? phrase.one : phrase.other, { count: tongue().formats.exact(count) });
}
