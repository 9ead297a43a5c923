// Which language a reader's browser asks for.
import { languages, type Language } from "./format.ts";

/** The first language of a reader that the page speaks; English where it speaks none of them. */
export function languageOf(wanted: readonly string[]): Language {
  const spoken = wanted.map((one) => one.toLowerCase().split("-")[0]);
  return spoken.find(isLanguage) ?? "en";
}

export function isLanguage(text: string): text is Language {
  return languages.some((one) => one === text);
}
