// What the section of pieces is called: its other words are fetched with it.
import { tongue } from "../words/words.ts";

export function piecesTitle(): string {
  return tongue().formats.language === "es" ? "Preguntas que llevan un momento" : "Questions that take a moment";
}
