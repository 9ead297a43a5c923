// What is said where a state leaves the page, in both languages: fetched with that section.
import { tongue } from "../words/words.ts";

export const shareEn = {
  title: "Take it with you",
  wholeTitle: "What is on the screen",
  wholeHow:
    "One file with the sentences, all charts that stand here and their tables, their sources and a citation; it is read without a network and runs no script.",
  html: "This page as one file (HTML)",
  onefileHow:
    "Or the page as it is, with its engine, the model and all of its data: levers move and every number is computed again, without a network.",
  onefile: "Live page as one file (HTML)",
  doneLive: "{name} is saved ({size} MB). It opens in a browser, and needs no network.",
  preview: "Preview picture (PNG, 1200 × 630)",
  origin: "Where this comes from",
  cite: "How to cite it",
  open: "The same state in the workbench",
  live: "live",
  notLive:
    "This page lies on this machine alone; put it on a server that others reach, and it can be shown in their pages.",
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
  besideTitle: "A saved run beside these numbers",
  besideHow:
    "Pick the JSON of a run that was saved here or by run, compare, claims or answer (study.json, or answer.json and claims.json), and its run.json if it is at hand; nothing leaves this page. The numbers of the state are those of the files above.",
  besidePick: "Files of one run (JSON)",
  besideState: "this state",
  besideMoved: "The state was moved since; pick the files again to compare with what is shown now.",
};

export const shareEs: Readonly<Record<keyof typeof shareEn, string>> = {
  title: "Para llevar",
  wholeTitle: "Lo que hay en pantalla",
  wholeHow:
    "Un archivo con las frases, todos los gráficos que hay aquí y sus tablas, sus fuentes y una cita; se lee sin red y no ejecuta código.",
  html: "Esta página en un solo archivo (HTML)",
  onefileHow:
    "O la página tal cual, con su motor, el modelo y todos sus datos: las palancas se mueven y cada número se vuelve a calcular, sin red.",
  onefile: "Página viva en un solo archivo (HTML)",
  doneLive: "{name} está guardado ({size} MB). Se abre en un navegador y no necesita red.",
  preview: "Imagen de muestra (PNG, 1200 × 630)",
  origin: "De dónde sale",
  cite: "Cómo citarlo",
  open: "El mismo estado en el banco de trabajo",
  live: "en vivo",
  notLive:
    "Esta página está solo en esta máquina; póngala en un servidor al que otros lleguen y podrá mostrarse en sus páginas.",
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
  besideTitle: "Una simulación guardada junto a estos números",
  besideHow:
    "Elija el JSON de una simulación guardada aquí o por run, compare, claims o answer (study.json, o answer.json y claims.json), y su run.json si está a mano; nada sale de esta página. Los números del estado son los de los archivos de arriba.",
  besidePick: "Archivos de una simulación (JSON)",
  besideState: "este estado",
  besideMoved: "El estado se movió después; elija otra vez los archivos para comparar con lo que se ve ahora.",
};

export function shareWords(): typeof shareEs {
  return tongue().formats.language === "es" ? shareEs : shareEn;
}
