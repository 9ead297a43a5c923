// What the page says, in the language it speaks: views that read it are drawn anew when that changes.
import { signal } from "@preact/signals";
import { en } from "./en.ts";

type Words = Readonly<Record<keyof typeof en, string>>;

const spoken = signal<Words>(en);

export function words(): Words {
  return spoken.value;
}

/** A phrase with its names filled in. */
export function fill(phrase: string, values: Readonly<Record<string, string>>): string {
  return phrase.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
