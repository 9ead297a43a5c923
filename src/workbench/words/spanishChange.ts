// What the picture of a change says in Spanish.
import type { ChangeWords } from "../../present/changeWords.ts";
import { formatsOf } from "./format.ts";

const { prose, table, day, period } = formatsOf("es");

export const spanishChange: ChangeWords = {
  number: prose,
  when({ label, at, counts, axis, elapsedUnit }) {
    if (axis === "elapsed") return `al cabo de ${table(at)} ${elapsedUnit}`;
    if (counts === "flow") return `en ${period(label)}`;
    if (axis === "fiscal years") return `al cierre de ${label}`;
    return /^\d{4}-\d{2}-\d{2}$/.test(label) ? `el ${day(label)}` : `al comienzo de ${period(label)}`;
  },
  title: (title, value, when) => `${title}: ${value} ${when}`,
  same: (title) => `${title}: igual en todo momento`,
  apart: (title, size, isFewer, isMost, when) =>
    `${title}: ${isMost ? "como máximo " : ""}${size} ${isFewer ? "menos" : "más"} ${when}`,
  sameThroughout: "Ambas son iguales en todo momento.",
  furthest: (when, gap) => `La mayor distancia entre ellas es ${when}: ${gap}.`,
  far: "En gris desde donde no se ha evaluado ningún pronóstico.",
  tableBelow: "La tabla de abajo contiene todos los valores.",
  moreOrFewer: (unit) => `${unit}, de más o de menos`,
  columns: { date: "fecha", period: "periodo", difference: "diferencia", published: "publicado" },
};
