// A model's titles in the language of the page; what nobody has translated stays as it is, with a mark.
import {
  translated,
  translatedSections,
  type TranslatedSection,
  type Translation,
} from "../../documents/translation.ts";
import { originalsOf, untranslated } from "../../documents/untranslated.ts";
import type { Documents } from "../../documents/documents.ts";
import type { Language } from "./format.ts";

interface Titles {
  /** null: the model's own language */
  readonly translation: Translation | null;
  /** the text to show, and whether it is in the language of the page */
  of(section: TranslatedSection | "title" | "question", name: string, original: string): ReturnType<typeof translated>;
}

/** @param own the language that the model is written in */
export function titlesOf(translations: readonly Translation[], language: Language, own: Language = "en"): Titles {
  const found = language === own ? undefined : translations.find((one) => one.language.split("-")[0] === language);
  const translation = found ?? (language === own ? null : nothing(language));
  return { translation, of: (section, name, original) => translated(translation, section, name, original) };
}

/** How many titles of the model a page in the language shows as they are. */
export function untranslatedCount(documents: Documents, { translation }: Titles): number {
  return translation === null ? 0 : untranslated(originalsOf(documents), translation).length;
}

/** A language into which nobody has translated anything. */
function nothing(language: Language): Translation {
  const sections = Object.fromEntries(translatedSections.map((section) => [section, {}]));
  return { language, title: "", question: "", sections: sections as Translation["sections"], stale: [], path: "" };
}
