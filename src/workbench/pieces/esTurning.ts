// Which single figure turns a statement, in Spanish.
import { number } from "../../quantity/numberWords.ts";
import { titleInside } from "../../present/titleInside.ts";
import type { TurningWords } from "../../present/turningWords.ts";
import { spanishUnit } from "../words/spanishUnit.ts";

export const unit = (text: string): string => spanishUnit(text) ?? text;
export const spreads = (distance: number): string => `${number(distance, "exact")} ${distance === 1 ? "dispersión" : "dispersiones"}`; // prettier-ignore
export const counted = (count: number, one: string, many: string): string => `${number(count, "exact")} ${count === 1 ? one : many}`; // prettier-ignore
/** A title inside a sentence. */
export const inside = (title: string): string => titleInside(title, ["«", "»"]);

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} y ${words[words.length - 1]}`;
}

export const spanishTurning: TurningWords = {
  unit,
  untold: "Las cifras esperadas no dicen qué la haría cambiar.",
  legend:
    "Lo más cercano mueve una sola cifra y deja todas las demás en su valor; una dispersión es la desviación típica del intervalo de esa cifra.",
  none: (isNone, tried) =>
    `${isNone ? "Ninguna cifra por sí sola la hace cambiar dentro de su intervalo" : "No se encontró dónde la hace cambiar alguna"} (se probaron ${number(tried, "exact")}).`,
  nearest: (title, at, far, checks) =>
    `Lo más cercano que la hace cambiar: ${inside(title)} en ${at}, a ${far}${checks}.`,
  spreads,
  times: (value) => `${value} veces su valor`,
  plus: (isMore, value) => `su valor ${isMore ? "+" : "−"} ${value}`,
  is: (value, own) => `${value} donde tiene ${own}`,
  checks: (parts) => ` (se cumple ${parts.map(({ at, holds, runs }, nth) => `en ${holds} de ${runs}${nth === 0 ? " simulaciones persona por persona" : ""} en ${at}`).join(", ")})`, // prettier-ignore
  byHalfStep: " (las cifras esperadas con pasos la mitad de largos coinciden)",
  unsettled: (isByRuns) => `; NO lo confirma${isByRuns ? "n esas simulaciones" : " un paso la mitad de largo"}`,
  effects: { reverses: "lo invierte", unsettles: "lo deja abierto", leaves: "lo deja igual" },
  deciding: (title, effect, at) => `${inside(title)} (${effect} en ${at})`,
  decided: (figures) => `Deciden el veredicto, con todas las demás sorteadas: ${listed(figures)}.`,
  others: (count, isBeside) =>
    `${isBeside ? (count === 1 ? "Otra cifra" : `Otras ${count} cifras`) : counted(count, "cifra", "cifras")} la ${count === 1 ? "hace" : "hacen"} cambiar en un extremo de su intervalo si todo lo demás tiene su valor; con las demás sorteadas, hasta donde se probó, ninguna cambia el veredicto.`,
  columns: {
    figure: "cifra",
    name: "nombre",
    unit: "unidad",
    own: "tiene",
    at: "la hace cambiar en",
    spreads: "a cuántas dispersiones",
    end: "extremo de su intervalo",
    runs: "se cumple ahí, de sorteos",
    effect: "el veredicto",
  },
  caption: (what) => `Cifras que por sí solas la hacen cambiar: ${what}`,
};
