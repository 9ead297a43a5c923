// A model's titles in another language.
import type { Problem } from "../errors.ts";

/** What is named, and so translated by its name; phrases are translated by the words that stand for them. */
export const translatedSections = [
  "stages",
  "resources",
  "groups",
  "levels",
  "parameters",
  "levers",
  "scenarios",
  "descriptions",
  "statements",
  "short",
  "quantities",
  "fans",
  "headlines",
  "phrases",
] as const;
export type TranslatedSection = (typeof translatedSections)[number];

export interface Translation {
  /** as pages say it: "es", "pt-BR" */
  readonly language: string;
  /** of the model; "" where it has none */
  readonly title: string;
  /** of its study; "" where it has none */
  readonly question: string;
  /** name > the text in the language */
  readonly sections: Readonly<Record<TranslatedSection, Readonly<Record<string, string>>>>;
  /** phrases that the model no longer says; told as warnings */
  readonly stale: readonly Problem[];
  readonly path: string;
}

/** A text for a page: what is missing stays as the model writes it, and is marked so. */
interface TranslatedText {
  readonly text: string;
  readonly isTranslated: boolean;
}

/** @param translation null for the model's own language, in which nothing is missing */
export function translated(
  translation: Translation | null,
  section: TranslatedSection | "title" | "question",
  name: string,
  original: string,
): TranslatedText {
  if (translation === null || original === "") return { text: original, isTranslated: true };
  const texts = section === "title" || section === "question" ? null : translation.sections[section];
  const found =
    texts === null ? translation[section as "title" | "question"] : Object.hasOwn(texts, name) ? texts[name] : "";
  return found === "" ? { text: original, isTranslated: false } : { text: found, isTranslated: true };
}
