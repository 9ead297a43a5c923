// Two runs beside each other, in Spanish.
import { englishBeside } from "../../present/besideWords.ts";
import type { BesideWords } from "../../present/besideWords.ts";
import { spanishUnit } from "../words/spanishUnit.ts";

const numbersOf = (count: number): string => `${count} ${count === 1 ? "número" : "números"}`;

export const spanishBeside: BesideWords = {
  ...englishBeside,
  title: (called) => `Junto a la simulación ${called}`,
  compared: (numbers, different) => `${numbersOf(numbers)} de ambas; ${different} ${different === 1 ? "es distinto" : "son distintos"}.`, // prettier-ignore
  noNumbers: "Ningún número está en ambas.",
  verdictsCompared: (verdicts, different) => `${verdicts} ${verdicts === 1 ? "afirmación juzgada" : "afirmaciones juzgadas"} en ambas; ${different} con otro veredicto.`, // prettier-ignore
  madeOfTheSame: "Hechas de lo mismo, hasta donde se sabe de ambas.",
  madeOtherwise: (things) => `Hechas de otro modo: ${things.join("; ")}.`,
  notRecorded: "No se comparan documentos, cifras ni versiones: run.json, que los dice, no está a mano para ambas.",
  onlyIn: (called, names, others) =>
    `Solo en ${called}: ${names.join("; ")}${others === 0 ? "" : `; y ${others} más`}.`,
  chance:
    "Cada número va con el error estándar de su media; las simulaciones de una misma semilla comparten su azar, de modo que una diferencia puede ser más segura de lo que estos dicen.",
  what: {
    version: "versión",
    kernels: "núcleos del motor",
    command: "comando",
    model: "modelo",
    documents: "documentos",
    engine: "motor",
    seed: "semilla",
    replications: "simulaciones",
    stacks: "escenarios",
    days: "días",
    set: "valores fijados",
    sample: "muestra",
    uncertainty: "incertidumbre",
    option: "opción",
    tables: "tablas dadas",
    finished: "terminada",
  },
  made: { caption: "De qué se hicieron ambas de otro modo", what: "qué" },
  numbers: {
    caption: "Los números de ambas",
    number: "número",
    scenario: "escenario",
    unit: "unidad",
    error: "error estándar",
    difference: "diferencia",
    share: "diferencia (%)",
  },
  statements: {
    caption: "Las afirmaciones juzgadas en ambas",
    statement: "afirmación",
    runs: "simulaciones en que se cumple (%)",
  },
  unitOf: (unit) => spanishUnit(unit) ?? unit,
  against: (left, right) => `${left} frente a ${right}`,
};
