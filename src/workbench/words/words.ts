// What the page says, in the language it speaks: views that read it are drawn anew when that changes.
import { signal } from "@preact/signals";
import { en, type Dictionary } from "./en.ts";
import { es } from "./es.ts";
import type { Language } from "./format.ts";

const dictionaries: Readonly<Record<Language, Dictionary>> = { en, es };
const spoken = signal<Dictionary>(en);

export function words(): Dictionary {
  return spoken.value;
}

/** From now on the page speaks this language. */
export function speak(language: Language): void {
  spoken.value = dictionaries[language];
}

/** A phrase with its names filled in. */
export function fill(phrase: string, values: Readonly<Record<string, string>>): string {
  return phrase.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
