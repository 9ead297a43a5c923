// The words of runs behind an answer, in the language that the page speaks.
import { tongue } from "../words/words.ts";
import { refineEn } from "./en.ts";
import type { RefineWords } from "./en.ts";
import { refineEs } from "./es.ts";

export function refineWords(): RefineWords {
  return tongue().formats.language === "es" ? refineEs : refineEn;
}
