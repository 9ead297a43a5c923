// What is said by rules where something cannot be had, or a verdict has its reason, in Spanish. What a reader of documents
// says of them stands in English, as the documents do.

/** English by rules > Spanish; what is in brackets stays as it is. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/^v=(\d+)$/, "v=$1"],
  [/^at most (\d+) letters$/, "como máximo $1 letras"],
  [/^a name$/, "un nombre"],
  [/^a lever's name and a number$/, "el nombre de una palanca y un número"],
  [/^a parameter's name and a publisher's$/, "el nombre de un parámetro y el de una fuente"],
  [/^a statement as the page writes one$/, "una afirmación como las escribe la página"],
  [/^a scenario of the model$/, "un escenario del modelo"],
  [/^a lever of the model$/, "una palanca del modelo"],
  [/^a series of the model$/, "una serie del modelo"],
  [/^a stage of the model$/, "una etapa del modelo"],
  [/^a statement of the model$/, "una afirmación del modelo"],
  [/^a level of the model$/, "un nivel del modelo"],
  [/^a period of the run$/, "un periodo de la simulación"],
  [/^a level that is counted by itself$/, "un nivel que se cuenta por separado"],
  [/^a number from (\S+) to (\S+)$/, "un número de $1 a $2"],
  [/^a model's pack$/, "el archivo de un modelo"],
  [/^a list of models beside the page$/, "una lista de modelos junto a la página"],
  [/^a run to its end$/, "una simulación completa"],
  [
    /^one change of (.+) at a time, or two that both add or both multiply$/,
    "un solo cambio de $1 a la vez, o dos que sumen o que multipliquen ambos",
  ],
  [/^an engine that stopped$/, "un motor que se detuvo"],
  [/^no answer$/, "ninguna respuesta"],
  [/^none$/, "ninguno"],
  [/^did you mean (.+)\?$/, "¿quiso decir $1?"],
  [/^nobody whom it could be measured of, in (\d+) runs?$/, "no hay nadie en quien medirlo, en un total de $1"],
  [
    /^nothing to divide by, as the other side is 0, in (\d+) runs?$/,
    "no hay entre qué dividir, porque el otro lado es 0, en un total de $1",
  ],
  [/^nothing was run$/, "no se simuló nada"],
  [/^its scenarios were not run$/, "sus escenarios no se simularon"],
  [/^judged for each source, not pooled$/, "juzgada con cada fuente por separado"],
  [/^published figures disagree$/, "las cifras publicadas no coinciden"],
  [/^publishers disagree: (.+)$/, "las fuentes no coinciden: $1"],
  [
    /^chance is left out: the share tells of uncertain parameters alone, by expected numbers$/,
    "el azar queda fuera: la parte habla solo de los parámetros inciertos, con números esperados",
  ],
  [
    /^chance is left out and no uncertain parameter was drawn: one run of expected numbers has no share$/,
    "el azar queda fuera y no se sorteó ningún parámetro incierto: una sola simulación de números esperados no da una parte",
  ],
  [
    /^no uncertain parameter was drawn, so the share tells of chance alone$/,
    "no se sorteó ningún parámetro incierto, así que la parte habla solo del azar",
  ],
  [/^forecasts of differences: (.+)$/, "pronósticos de diferencias: $1"],
  [/^forecasts of this level: (.+)$/, "pronósticos de este nivel: $1"],
  [
    /^the page shows the model as it opens; ask whoever sent the link for it anew$/,
    "la página muestra el modelo tal como se abre; pida de nuevo el enlace a quien lo envió",
  ],
  [/^what is on the page stays$/, "lo que está en la página se queda"],
  [
    /^nothing on the page is lost; undo the last move, or move something else$/,
    "nada de la página se ha perdido; deshaga el último cambio o mueva otra cosa",
  ],
  [
    /^nothing on the page is lost; ask again, or ask for less$/,
    "nada de la página se ha perdido; pídalo de nuevo, o pida menos",
  ],
  [
    /^check the name in the address, or the connection to where the page comes from$/,
    "revise el nombre en la dirección, o la conexión con el lugar de donde viene la página",
  ],
];

/** A text, or each of its parts between semicolons; what no rule has made stays as it is. */
export function spanishByRules(text: string): string {
  return (
    inSpanish(text) ??
    text
      .split("; ")
      .map((part) => inSpanish(part) ?? part)
      .join("; ")
  );
}

function inSpanish(text: string): string | null {
  const found = phrases.find(([english]) => english.test(text));
  return found === undefined ? null : text.replace(found[0], found[1]);
}
