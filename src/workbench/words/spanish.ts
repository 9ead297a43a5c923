// Spanish as a whole: fetched when somebody wants it.
import { es } from "./es.ts";
import { formatsOf } from "./format.ts";
import { spanishAnswer } from "./spanishAnswer.ts";
import { spanishByRules } from "./spanishByRules.ts";
import { spanishChange } from "./spanishChange.ts";
import type { Tongue } from "./tongue.ts";

export const spanish: Tongue = {
  dictionary: es,
  formats: formatsOf("es"),
  answer: spanishAnswer,
  change: spanishChange,
  byRules: spanishByRules,
};
