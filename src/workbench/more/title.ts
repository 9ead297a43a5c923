// What the section of further pictures is called: its other words are fetched with it.
import { tongue } from "../words/words.ts";

export function moreTitle(): string {
  return tongue().formats.language === "es" ? "Más gráficos" : "More pictures";
}
