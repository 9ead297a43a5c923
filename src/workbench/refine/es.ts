// The same in Spanish.
import type { RefineWords } from "./en.ts";

export const refineEs: RefineWords = {
  title: "Cuán seguro: rangos detrás de la línea",
  line: "La línea es el número esperado (motor fluido), cada cifra incierta en su propio valor.",
  draws:
    "Números esperados de {done} de {all} sorteos de cada cifra incierta, semilla {seed} (motor fluido, sin el azar).",
  drawsNone: "Nada se sortea en este modelo: los números esperados no tienen rango.",
  drawsWaiting: "Los sorteos comienzan en cuanto nada se mueve.",
  drawsStopped: "Los sorteos están detenidos en {done} de {all}; un cambio no los inicia.",
  drawsProgress: "{done} de {all} sorteos",
  drawsStart: "Seguir sorteando",
  drawsStop: "Detener los sorteos",
  people:
    "{done} de {all} simulaciones persona por persona de cada lado, semilla {seed}: cifras y azar sorteados (motor individual).",
  peopleHow: "El motor individual sigue a cada persona al azar. Tarda más, y se descarga cuando usted lo pide.",
  peopleProgress: "{done} de {all} simulaciones persona por persona",
  peopleStart: "Simular persona por persona",
  peopleGoOn: "Seguir persona por persona",
  peopleStop: "Detener persona por persona",
  pace: "Rápido o preciso",
  fast: "Rápido",
  precise: "Preciso",
  paceSaid:
    "pasos de {step}, unos {time} ms por cambio (medido aquí), hasta un {off} de error en los números mostrados.",
  paceHow:
    "Error: respecto de pasos de {against}, para la pregunta tal como está documentada. Una respuesta precisa sigue a la rápida después de cada cambio.",
  paceUnsettled:
    "La mitad del paso preciso aún cambiaría un número en más de {tolerance}; no se prueba ninguno más corto.",
  paceMeasuring: "Midiendo aquí cuánto cuesta cada uno y cuánto se equivoca …",
  paceLater: "Cuánto cuesta cada uno y cuánto se equivoca se mide aquí una vez hechos los sorteos.",
  statistic: "Qué número",
  expected: "número esperado, cada cifra en su propio valor (motor fluido)",
  medianOfDraws: "mediana de {runs} sorteos (motor fluido)",
  medianOfPeople: "mediana de {runs} simulaciones persona por persona (motor individual)",
  sameName:
    "La primera frase de esta página da el número esperado; «pendency answer» en una terminal da la mediana persona por persona.",
  apart:
    "El número esperado {side} es {expected}; de los mismos {runs} sorteos la mediana es {fluid} en números esperados y {people} persona por persona. Sortear las cifras hace {byDraws} de eso, pues no se reparten por igual alrededor de sus propios valores; el azar y el motor hacen {byEngine}.",
  agree:
    "Motores comparados en {count} números de este modelo ({runs} simulaciones persona por persona): la mitad coincide dentro de {half}, nueve de diez dentro de {most}, incluido lo que el azar deja abierto.",
  agreeInside: "Lo que está en la página fue parte de ella.",
  agreeOutside: "No fue parte de esa comparación: {what}.",
  agreeNever: "Nadie ha comparado los dos motores en este modelo.",
  agreeChanged: "el modelo ha cambiado desde entonces",
  agreeLeft: "se hizo con {names}",
  agreeLevers: "palancas que se movieron",
  agreePublishers: "cifras de otra fuente",
  agreeDraws: "sorteos de cifras inciertas",
  agreeStep: "pasos más largos que los suyos de {step}",
  agreeTable: "Qué se comparó",
  agreeOutput: "número",
  agreePeople: "motor individual",
  agreeFluid: "motor fluido",
  agreeGap: "distancia",
  agreeBound: "dentro de",
  died: "Un motor se detuvo y fue reemplazado; las simulaciones hechas se conservan.",
  bands: "{percent} % de los sorteos",
  bandsOfBase: "lo mismo, {base}",
  median: "mediana persona por persona",
  range: "80 % de las simulaciones persona por persona",
  rangeSaid: "El {percent} % de {runs} sorteos está entre {low} y {high} {when}, mediana {median}.",
  peopleSaid: "Persona por persona la mediana de {runs} simulaciones es {median} {when}.",
  column: "{side}: {percent} % de {runs} {runsOf} por debajo",
  columnMedian: "{side}: mediana de {runs} {runsOf}",
  ofDraws: "sorteos (fluido)",
  ofRuns: "simulaciones (persona por persona)",
};
