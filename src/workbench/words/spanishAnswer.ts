// The answer in one Spanish sentence, from the same numbers as the English one: of expected numbers, which a page shows.
import type { PlainAnswer } from "../../ask/answer/plainAnswer.ts";
import { protocol } from "../../forecast/protocol.ts";
import { rowTexts } from "../../present/rowTexts.ts";
import { formatsOf } from "./format.ts";
import { spanishUnit } from "./spanishUnit.ts";
import type { AnswerWords } from "./tongue.ts";

const { period, day } = formatsOf("es");
const lead = { yes: "Sí", no: "No", "not settled": "Sin resolver" };
const statuses = {
  passed: "Superaron su prueba los pronósticos anteriores",
  failed: "No superaron su prueba los pronósticos anteriores",
  untested: "Han podido puntuarse aún muy pocos pronósticos anteriores",
};

export const spanishAnswer: AnswerWords = {
  unit: (text) => spanishUnit(text) ?? text,
  sentence(answer) {
    const { finding, rows, change } = answer;
    const { runs, word } = finding;
    if (runs === 0) return "Sin resolver: ninguna simulación tiene una cifra para ambos lados.";
    const texts = rowTexts(rows[rows.length - 1], answer);
    const seen = finding.seen === "expected" ? ", hasta donde muestran las cifras esperadas" : "";
    const body =
      answer.than === "before"
        ? `${counted(texts.before, texts.unit)} ${onDay(answer.dates?.before ?? "")}; ` +
          `unos ${counted(texts.with, texts.unit)} ${onDay(answer.dates?.after ?? "")} con ${change}; ` +
          alone(answer, texts.difference)
        : `${counted(texts.without, texts.unit)} sin ${change}, ${counted(texts.with, texts.unit)} con ello`;
    return `${lead[word]}${seen}: ${body}.${withoutIt(answer)}`;
  },
  gate({ gate, farBeyond }) {
    const { status, n } = gate;
    const far = farBeyond === null ? "" : `, más de ${protocol.farthestMonths} meses después de la última cifra,`;
    if (status === "untested" && n === 0)
      return `Ningún pronóstico anterior de este tipo${far} ha podido puntuarse aún.`;
    return `${statuses[status]} de este tipo${far} (n = ${n}).`;
  },
};

function counted(value: string, unit: string): string {
  return unit === "" ? value : `${value} ${spanishUnit(unit) ?? unit}`;
}

function onDay(text: string): string {
  if (/^\d{4}-\d{2}$/.test(text)) return `el 1 de ${period(text)}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? `el ${day(text)}` : `a los ${text}`;
}

function alone({ change, rows }: PlainAnswer, difference: string): string {
  const { median } = rows[rows.length - 1].difference;
  if (median === null || median === 0) return `${change} por sí solo no cambia nada`;
  const way = median < 0 ? "lo reduce" : "lo aumenta";
  return `${change} por sí solo ${way} en unos ${difference.replace(/^[+−]/, "")}`;
}

function withoutIt({ finding, change }: PlainAnswer): string {
  const { word, runs, yes, yesWithout } = finding;
  if (yesWithout === null || yesWithout === 0) return "";
  if (word === "yes" && yesWithout === runs) return ` También sería así sin ${change}.`;
  return yesWithout > yes ? ` Sin ${change} sería que sí.` : "";
}
