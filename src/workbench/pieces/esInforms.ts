// What to measure next, in Spanish.
import type { Figure } from "../../ask/informs/informed.ts";
import type { InformsWords } from "../../present/informsWords.ts";

const figureWords: Readonly<Record<Figure["kind"], (title: string) => string>> = {
  series: (title) => title,
  box: (title) => `Cuántas personas hay: ${title}`,
  stock: (title) => `Cuántas personas hay: ${title}`,
  entries: (title) => `Cuántas llegan en un año: ${title}`,
  wait: (title) => `Espera media: ${title}`,
  parameter: (title) => title,
  source: (title) => `Qué fuente acierta: ${title}`,
};

export const spanishInforms: InformsWords = {
  title: "Qué medir ahora",
  figure: (kind, title, who) => `${figureWords[kind](title)}${who === "" ? "" : ` (${who})`}`,
  answers: {
    number: (title) => title,
    difference: (title) => `Lo que decide la pregunta: ${title}`,
    statement: (title) => `Lo que decide la afirmación: ${title}`,
  },
  nothing: (runs) => `Nada se dice: ${runs} sorteos con valor son muy pocos, o todos tienen el mismo.`,
  chanceOnly: (figures, level) =>
    `Ninguna de ${figures} cifras la estrecharía en lo que se distingue del azar, que por sí solo da a la mayor de tantas hasta ${level}.`,
  first: (figure, share, width) =>
    `La cifra que más la estrecharía es «${figure}»: conocida, se espera que quite ${share} de la varianza y ${width} del ancho del intervalo del 80 %.`,
  next: (others) =>
    `${others.map(({ figure, share, width }, nth) => `${nth === 0 ? "Con" : "y con"} «${figure}» además serían ${share} y ${width}`).join(", ")}.`,
  noNext: () => "Ninguna otra cifra le añade una centésima, ni más que el azar.",
  others: (count, level) =>
    `${count === 1 ? "Otra cifra no se distingue" : `Otras ${count} cifras no se distinguen`} del azar (hasta ${level}).`,
  published: (how, by, title) => how === "this" ? by : how === "within" ? `entre otras, en ${title} (${by})` : `fijada con cifras de ${by}`, // prettier-ignore
  unpublished: "ninguna serie aquí",
  columns: {
    figure: "cifra",
    name: "nombre",
    share: "quita de la varianza",
    low: "al menos",
    high: "como mucho",
    width: "quita del intervalo del 80 %",
    error: "error de medida",
    published: "publicada, hasta donde saben los documentos",
    alike: "lo mismo en todos los sorteos",
  },
  exactly: "ninguno",
  chance: "por azar",
  caption: (answer) => `Lo que las cifras quitarían de la varianza: ${answer}`,
  tableBelow: "La tabla de abajo contiene cada cifra que se distingue del azar.",
  counted: (day, since, error, isUsual) =>
    `Las existencias se cuentan el ${day}; los flujos y las esperas, de ${since} hasta entonces. Una cifra se conoce con un error de ${error}${isUsual ? ", que es un juicio," : ""} salvo que un documento de calibración diga otro.`,
  limits:
    "Con cifras esperadas: queda fuera el azar de cada persona, que ninguna cifra estrecha. Lo que harían las cifras vale hasta donde vale el modelo.",
  steps: {
    outcome: { level: (title) => title, peak: (title) => title, date: (title) => title },
    finer: (draws, days, ranks) =>
      `${draws} sorteos se simularon también con pasos de ${days} días: ${ranks === "1" ? "su orden es el mismo" : `los órdenes concuerdan en ${ranks} o mejor`}.`,
    finerWanted: (title, ranks) =>
      `${title}: los órdenes concuerdan solo en ${ranks}; conviene repetirlo con pasos más cortos (--step).`,
  },
};
