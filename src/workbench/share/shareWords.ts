// What is said where a state leaves the page, in both languages: fetched with that section.
import { tongue } from "../words/words.ts";

export const shareEn = {
  title: "Take it with you",
  numbersTitle: "The numbers, as files",
  numbersHow: "Both files are, to the byte, what this command writes:",
  engine: "Made by",
  fluid: "expected numbers, as on this page",
  individual: "person by person",
  replications: "Runs",
  compared: "beside the model as it stands",
  notCompared: "Levers and publishers hold in every column: what is compared is of scenarios alone.",
  csv: "Numbers as CSV",
  json: "Numbers as JSON",
  copy: "Copy the command",
  copied: "Copied",
  done: "{name} is saved.",
};

export const shareEs: Readonly<Record<keyof typeof shareEn, string>> = {
  title: "Para llevar",
  numbersTitle: "Los números, en archivos",
  numbersHow: "Ambos archivos son, byte a byte, lo que escribe este comando:",
  engine: "Hechos por",
  fluid: "números esperados, como en esta página",
  individual: "persona a persona",
  replications: "Simulaciones",
  compared: "junto al modelo tal como está",
  notCompared: "Las palancas y las fuentes valen en todas las columnas: solo se comparan escenarios.",
  csv: "Números en CSV",
  json: "Números en JSON",
  copy: "Copiar el comando",
  copied: "Copiado",
  done: "{name} está guardado.",
};

export function shareWords(): typeof shareEs {
  return tongue().formats.language === "es" ? shareEs : shareEn;
}
