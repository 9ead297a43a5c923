// What became of verdicts since an edition, in Spanish.
import { joined } from "../../present/editionWords.ts";
import type { EditionWords } from "../../present/editionWords.ts";

export const spanishEditions: EditionWords = {
  title: "Qué cambió desde la última edición",
  parts: {
    data: "los datos",
    model: "el modelo",
    draws: "los sorteos de cifras inciertas",
    engine: "el motor",
    statement: "las afirmaciones",
    asked: "el modo de preguntar",
  },
  causes: {
    data: "los datos",
    model: "el modelo",
    draws: "los sorteos",
    engine: "el motor",
    statement: "la afirmación",
    asked: "el modo de preguntar",
  },
  together: (parts) => `${parts} juntos`,
  listed: (words) => joined(words, "y"),
  summary(parts, changed, all) {
    const what = parts === "" ? "No cambió nada de lo que decide los veredictos" : `Entre las ediciones hay cambios en ${parts}`; // prettier-ignore
    const of = `de ${all} ${all === 1 ? "veredicto" : "veredictos"}`;
    if (changed === 0) return `${what}: ninguno ${of} es otro.`;
    return `${what}: ${changed} ${of} ${changed === 1 ? "es otro" : "son otros"}.`;
  },
  onlyPart: (part) => `Como los únicos cambios están en ${part}, de ahí viene cada veredicto que es otro.`,
  newOrGone: "la afirmación misma es nueva o ya no está",
  nothingDecides: "no cambió nada de lo que lo decide",
  notToldApart: (parts) => `sin distinguir la causa, pues hay cambios en ${parts}`,
  changedBy: (causes) =>
    causes.length === 1 ? `por un cambio en ${causes[0]}` : `por cambios en ${joined(causes, "y")}, cada uno por sí solo`, // prettier-ignore
  known: (asOf) => (asOf === null ? "todo lo que había" : `lo que se sabía el ${asOf}`),
  drawn: (set) => (set === null ? "de los documentos" : `del conjunto de parámetros ${set}`),
  inEdition: (edition, verdict) => (verdict === null ? `no está en la edición ${edition}` : `${verdict} en la edición ${edition}`), // prettier-ignore
  partsOther: (edition) => `partes de ella son otras que en la edición ${edition}`,
  command: "El comando que encuentra lo mismo",
  changes: {
    caption: "Veredictos que son otros que en la última edición",
    statement: "afirmación",
    part: "parte",
    before: "antes",
    now: "ahora",
    because: "porque",
    none: "ninguno",
  },
  caption: "De qué se hicieron las dos ediciones",
  columns: ["", "última edición", "ahora"],
  rows: {
    name: "nombre",
    model: "documentos salvo las afirmaciones, hash",
    data: "cifras publicadas, hash",
    known: "cifras conocidas",
    draws: "sorteos de cifras inciertas",
    engine: "motor",
    asked: "modo de preguntar, hash",
    statements: "afirmaciones",
  },
};
