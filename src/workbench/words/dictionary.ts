// What a language must say: everything that is said in English, at once or later.
import type { en } from "./en.ts";
import type { laterEn } from "./laterEn.ts";

type English = typeof en & typeof laterEn;
/** One phrase, or its forms by plural. */
export type Phrase = string | { readonly one: string; readonly other: string };
export type Key = keyof English;
export type Dictionary = { readonly [K in Key]: English[K] extends string ? string : Exclude<Phrase, string> };
