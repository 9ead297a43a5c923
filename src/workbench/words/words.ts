// What the page says, in the language it speaks: views that read it are drawn anew when that changes.
import { signal } from "@preact/signals";
import type { Dictionary } from "./dictionary.ts";
import type { Language } from "./format.ts";
import { english, type Tongue } from "./tongue.ts";

const spoken = signal<Tongue>(english);
let wanted: Language = "en";
let inEnglish = english;

export function words(): Dictionary {
  return spoken.value.dictionary;
}

/** With its sentences, numbers and dates. */
export function tongue(): Tongue {
  return spoken.value;
}

/** English that was fetched after the first words; another language comes as a whole. */
export function learn(later: Partial<Dictionary>): void {
  const before = inEnglish;
  inEnglish = { ...before, dictionary: { ...before.dictionary, ...later } };
  if (spoken.value === before) spoken.value = inEnglish;
}

/** From now on the page speaks this language; where its words cannot be had, the one before. */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  try {
    const next = language === "en" ? inEnglish : (await import("./spanish.ts")).spanish;
    // somebody may have chosen again meanwhile
    if (wanted === language) spoken.value = next;
  } catch {
    // no network, and not kept: what is on the screen stays readable
  }
}

/** A phrase with its names filled in. */
export function fill(phrase: string, values: Readonly<Record<string, string>>): string {
  return phrase.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
