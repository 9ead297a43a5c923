// The words of further pictures in the language that the page speaks.
import { tongue } from "../words/words.ts";
import { moreEn } from "./en.ts";
import type { MoreWords } from "./en.ts";
import { moreEs } from "./es.ts";

export function moreWords(): MoreWords {
  return tongue().formats.language === "es" ? moreEs : moreEn;
}
