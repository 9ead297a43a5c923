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
