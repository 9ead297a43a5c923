// A phrase filled in, counted, and with its numbers as its language writes them.
import type { Dictionary, Key } from "./dictionary.ts";
import { es } from "./es.ts";
import { wholeEn } from "./wholeEn.ts";
import { formatsOf, type Formats, type Language } from "./format.ts";

/** Names in braces of a phrase, or of any of its forms. */
type Slots<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never;
type SlotsOf<K extends Key> = Slots<
  (typeof wholeEn)[K] extends string ? (typeof wholeEn)[K] : (typeof wholeEn)[K][keyof (typeof wholeEn)[K]]
>;
/** Whatever a phrase has braces for. Numbers are written as the language writes them. */
type Filling<K extends Key> = { readonly [Name in SlotsOf<K>]: string | number };
type Rest<K extends Key> = [SlotsOf<K>] extends [never] ? [] : [filling: Filling<K>];

interface Said extends Formats {
  say<K extends Key>(key: K, ...filling: Rest<K>): string;
}

const dictionaries: Readonly<Record<Language, Dictionary>> = { en: wholeEn, es };

export function wordsOf(language: Language): Said {
  const dictionary = dictionaries[language];
  const formats = formatsOf(language);
  return {
    ...formats,
    say(key, ...[filling = {}]) {
      const phrase = dictionary[key];
      const values = filling as Readonly<Record<string, string | number>>;
      const text = typeof phrase === "string" ? phrase : phrase[formats.plural(Number(values.count))];
      return text.replace(/\{(\w+)\}/g, (_, name: string) => {
        const value = values[name];
        return typeof value === "number" ? formats.exact(value) : value;
      });
    },
  };
}
