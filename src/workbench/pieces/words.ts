// The words of pieces in the language that the page speaks.
import { tongue } from "../words/words.ts";
import { piecesEn } from "./en.ts";
import type { PieceWords } from "./en.ts";
import { piecesEs } from "./es.ts";

export function pieceWords(): PieceWords {
  return tongue().formats.language === "es" ? piecesEs : piecesEn;
}
