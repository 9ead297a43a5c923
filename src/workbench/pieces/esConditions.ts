// What would have to be true, in Spanish.
import { percentRange } from "../../quantity/numberWords.ts";
import type { CheckPart, RequiresWords } from "../../present/requiresWords.ts";
import { counted, inside, spreads, unit } from "./esTurning.ts";

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function byPersons(parts: readonly CheckPart[]): string {
  return parts.map(({ at, so, runs }, nth) => `en ${so} de ${nth === 0 ? `${counted(runs, "simulación", "simulaciones")} persona por persona` : runs} ${at}`).join(", "); // prettier-ignore
}

function byHalfStep(parts: readonly CheckPart[]): string {
  const told = parts.map(({ at, so, runs }) => `${runs === 0 ? "sin respuesta" : so === runs ? "sí" : "no"} ${at}`);
  return `cifras esperadas con pasos la mitad de largos: ${told.join(", ")}`;
}

export const spanishRequires: RequiresWords = {
  unit,
  spreads,
  noNumber: "sin cifra",
  asAssumed: {
    question: { holds: "Tal como se supone, la respuesta es no", fails: "Tal como se supone, la respuesta es sí" },
    claim: { holds: "Tal como se supone, no se cumple", fails: "Tal como se supone, se cumple" },
  },
  would: {
    question: { holds: "la respuesta sería sí", fails: "la respuesta sería no" },
    claim: { holds: "se cumpliría", fails: "dejaría de cumplirse" },
  },
  holds: { question: "sí", claim: "se cumple" },
  comes: (compare, compared, line) =>
    ` (${{ ratio: "la razón es ", difference: "la diferencia es ", value: "es " }[compare]}${compared}, y se pide ${line})`,
  lines: {
    "at least": "al menos",
    "at most": "como mucho",
    "more than": "más de",
    "less than": "menos de",
    within: "a no más de",
  },
  nearest: (would, moves, far) =>
    `${would} con ${moves}: a ${far} de lo que se supone, la combinación plausible más cercana que se encontró`,
  impossible: (would, figures, plausible) =>
    `imposible con lo que se sabe: con ${figures === 1 ? "la única cifra incierta" : `cada una de ${figures} cifras inciertas`} en cualquier lugar del ${plausible} central de su intervalo, nada de lo que se probó hace que sea así (${would})`,
  impossibleWithLevers: (would) =>
    `tampoco lo consigue mover las palancas en todo su recorrido: nada de lo que se probó hace que sea así (${would})`,
  drawsOnly: (would, held, draws) =>
    `${would} en ${held} de ${draws} sorteos, que difieren además en editores, deriva o en si algo ocurre; no se encontró ninguna combinación de cifras inciertas por sí solas`,
  unknown: "se detuvo antes de encontrar una combinación",
  withLevers: (would, moves, far) => `si se mueven también las palancas, ${would} con ${moves}: a ${far}`,
  most: (compared, line, moves) =>
    `Lo más cerca que se llega es ${compared}, donde se pide ${line}${moves === "" ? "" : `, con ${moves}`}.`,
  times: (title, value) => `${inside(title)} ${value} veces lo que se supone`,
  plus: (title, value) => `${inside(title)} ${value} respecto de lo que se supone`,
  is: (title, value, assumed) => `${inside(title)} en ${value}${assumed === null ? "" : ` en lugar de ${assumed}`}`,
  between: (low, high) => `entre ${low} y ${high}`,
  asFar: (end) => `${end} (hasta donde se miró)`,
  everywhere: (low, high) => `en todas partes de ${low} a ${high}`,
  nowhere: (low, high) => `en ninguna parte de ${low} a ${high}`,
  lever: (title, holds, spans, isFactor) => `${capital(title)} por sí sola: ${holds} ${spans}${isFactor ? " veces" : ""}`, // prettier-ignore
  at: (value) => `en ${value}`,
  and: "y",
  checks: (parts, by) => ` (${by === "persons" ? byPersons(parts) : byHalfStep(parts)})`,
  short: "un quinto antes",
  beyond: "un quinto más allá",
  unsettled: "; NO está asentado: otras simulaciones a su lado dicen otra cosa",
  unconfirmed: "; se detuvo antes de que una simulación lo confirmara",
  drawn: (held, draws, share, interval) =>
    `Es así en ${held} de ${counted(draws, "sorteo", "sorteos")} de todo lo incierto (${share}, intervalo del 90 % ${percentRange(interval)}).`,
  source: (brings, source, title) => `${title}, ${source}: ${brings ? "solo con eso ya es así" : "eso solo no basta"}.`, // prettier-ignore
  box: (density, coverage, base, conditions) =>
    `Con ${conditions} es así en ${density} de los sorteos, frente a ${base} de todos; eso abarca ${coverage} de los sorteos en que es así.`,
  boxUnseen: (density, coverage) =>
    `Encontrado en una mitad de los sorteos y contado en la otra, es así en ${density} de ellos, y eso cubre ${coverage}.`,
  boxNotAgain: "La mitad de los sorteos no lo encuentra de nuevo.",
  boxByChance: (odds, shuffles) => `El azar solo da una caja igual de buena en ${odds} de ${shuffles + 1} barajadas.`,
  noBox:
    "Ninguna caja de condiciones: muy pocos sorteos en que es así o en que no, o ninguna condición que el azar no explique.",
  boxIsChance: "Ninguna caja de condiciones se distingue del azar.",
  condition: (title, side) => `${inside(title)} ${side}`,
  conditionBetween: (low, high) => `entre ${low} y ${high}`,
  atLeast: (low) => `al menos ${low}`,
  atMost: (high) => `como mucho ${high}`,
  searched: (looks, moved, figures, draws, scans) =>
    `Se buscó con ${counted(draws, "sorteo", "sorteos")}, una simulación con una dispersión más de cada una de ${counted(figures, "cifra", "cifras")}, y ${counted(looks, "simulación", "simulaciones")} desde ahí: en ambos sentidos en ${moved === 1 ? "la que más la mueve" : `las ${moved} que más la mueven`}, las esquinas a las que apuntan todas,${scans ? " cada palanca por sí sola a lo largo de su intervalo," : ""} y a lo largo del borde de lo encontrado hacia lo que se supone.`,
  bent: (titles) =>
    `Ayudan en ambos sentidos o en ninguno, de modo que las esquinas pueden pasar algo por alto: ${titles}.`,
  limits:
    "Una búsqueda puede pasar por alto un lugar y no demuestra nada; lo que no tiene intervalo, y cómo está hecho el sistema, no se movió.",
  columns: {
    figure: "cifra",
    assumed: "se supone",
    needed: "haría falta",
    spreads: "dispersiones",
    below: "de su intervalo por debajo",
    kind: "clase",
    plausible: "plausible, en dispersiones",
    condition: "condición",
    low: "al menos",
    high: "como mucho",
    range: "en los sorteos",
    byChance: "por azar",
    again: "encontrada de nuevo en mitades",
    inside: "sorteos dentro",
    conditions: "condiciones",
    density: "densidad",
    coverage: "cobertura",
    lever: "palanca",
    from: "de",
    to: "a",
    isTurn: "extremos que son puntos de cambio",
    name: "nombre",
    unit: "unidad",
    plausibleFrom: "plausible desde",
    plausibleTo: "plausible hasta",
  },
  yes: "sí",
  no: "no",
  axis: "dispersiones de su intervalo desde lo que se supone",
  legend: { assumed: "se supone", needed: "haría falta", plausible: "posible" },
  title: "Qué tendría que ser cierto",
  kinds: { figure: "cifra", lever: "palanca" },
  alone: "Solo cifras inciertas",
  withLeversToo: "Cifras y palancas",
  howFar: "Cuánto tendría que moverse cada cifra, en dispersiones de su propio intervalo.",
  leverTitle: "Cada palanca por sí sola",
  boxTitle: "Condiciones en que casi siempre es así",
  tableBelow: "La tabla de abajo contiene todos los números.",
};
