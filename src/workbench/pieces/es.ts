// The same in Spanish.
import type { FlipWords } from "../../present/flipChart.ts";
import { spanishUnit } from "../words/spanishUnit.ts";
import type { PieceWords } from "./en.ts";
import { spanishRequires } from "./esConditions.ts";
import { inside, spanishTurning } from "./esTurning.ts";
import { spanishInforms } from "./esInforms.ts";

const unit = (text: string): string => spanishUnit(text) ?? text;
const tableBelow = "La tabla de abajo contiene todos los números.";
const list = (parts: readonly string[]): string => parts.join(" y ");

const subject = ({ words: what, isQuestion }: Parameters<FlipWords["at"]>[0], isHolding = true): string => {
  if (isQuestion) return `La respuesta a «${what}» es ${isHolding ? "sí" : "no"}`;
  return `«${what}» ${isHolding ? "se cumple" : "no se cumple"}`;
};

export const piecesEs: PieceWords = {
  how: "Cada una se pregunta sobre lo que hay en esta página, con sus escenarios, palancas y editores, y se responde en este navegador. Solo hay una en marcha: otra más nueva ocupa su lugar.",
  titles: {
    paired: "Con y sin, simulación por simulación",
    changes: "Qué aporta cada cambio",
    turning: "Dónde lo hace cambiar una palanca",
    requires: "Qué tendría que ser cierto",
    flips: "Qué cifra por sí sola hace cambiar una afirmación",
    prices: "Qué valdría una unidad más de cada recurso",
    matters: "De qué depende",
    informs: "Qué medir ahora",
    parts: "De dónde viene la dispersión",
  },
  status: {
    nothing: "Detenida antes de terminar nada: no se guarda nada.",
    inPart: "Detenida: abajo está lo que se había terminado.",
    left: "Dejada por una pregunta más nueva.",
  },
  summingUp: "Detenida. Se resume lo que está terminado …",
  moved: "Algo se movió desde entonces: esto es del estado anterior. Pregunte de nuevo.",
  command: "La orden que encuentra los mismos números",
  expected: "Con cifras esperadas, cada parámetro en su valor.",
  noNumber: "Ninguna simulación tiene una cifra para ambos lados.",
  draws: "sorteos",
  engine: "con",
  fluid: "cifras esperadas",
  individual: "seguimiento de cada persona",
  byDraws: "{draws} sorteos de todas las cifras inciertas; {failed} no pudieron simularse.",
  answering: "la cifra que responde",
  inNumber: "en",
  changesHow:
    "Se simula cada conjunto de cambios. Lo que aporta un cambio es la media de lo que añade en todos los órdenes en que pueden llegar, de modo que las partes suman el todo; al lado está lo que hace por sí solo.",
  changesAsk: "Separar los cambios",
  changesFew: "Hay menos de dos cambios: ponga un segundo escenario o mueva una palanca.",
  impossible: "Estos conjuntos de cambios no van juntos, y se dejan fuera los órdenes que pasan por ellos:",
  waterfall: {
    unit,
    title: (measure, start, end, named) => `${measure}: de ${start} a ${end}${named === "" ? "" : ` ${named}`}`,
    change: (name, by, alone, runs) => `${name}: ${by}${alone === "" ? "" : ` (por sí solo ${alone})`}${runs}.`,
    inRuns: (more, runs) => `, hacia arriba en ${more} de ${runs} simulaciones`,
    together: (by, pair) =>
      `Juntos hacen ${by} más de lo que hace cada uno por sí solo` +
      `${pair === null ? "" : `, la mayor parte «${pair[0]}» con «${pair[1]}» (${pair[2]})`}.`,
    apart: "Juntos hacen lo que hace cada uno por sí solo.",
    orders: ({ which, count }) =>
      which === "all"
        ? `Cada cambio tiene la media de lo que añade en los ${count} órdenes en que pueden llegar.`
        : which === "possible"
          ? `Cada cambio tiene la media de lo que añade en los ${count} órdenes en que cada paso es posible.`
          : `Cada cambio tiene la media de lo que añade en ${count} órdenes sorteados.`,
    tableBelow,
    without: (name) => `sin ${name}`,
    columns: {
      change: "cambio",
      contributes: "aporta",
      error: "error estándar",
      alone: "por sí solo",
      last: "encima de todos los demás",
      lower: "simulaciones en que es menor",
      higher: "simulaciones en que es mayor",
    },
    caption: (measure) => `Qué aporta cada cambio: ${measure}`,
  },
  pricesHow:
    "Dos simulaciones que difieren en una unidad más de un recurso donde haya alguna, y dos más con el doble: cuánto cambia la cifra cada unidad adicional.",
  pricesAsk: "Valorar una más de cada uno",
  noPrices: "Nada tiene valor: cuánto hay de cada recurso se sigue de cuántas personas hay, o no tiene límite.",
  unpriced: "{count} recursos quedan sin valorar, porque se detuvo.",
  prices: {
    unit,
    unknown: "La cifra no tiene valor en esta simulación, así que nada puede decirse de su cambio.",
    nothing: "Una unidad más de cualquier recurso deja la cifra como está.",
    most: (resource, by, isOnly) =>
      `Una unidad más de ${resource} la cambia en ${by}${isOnly ? "" : ", más que una de cualquier otro"}.`,
    idle: (resources) =>
      `${resources.join(", ")} ${resources.length === 1 ? "limita y no la cambiaría" : "limitan y no la cambiarían"}.`,
    title: (asked, named) => `${asked}: qué cambia una unidad más de cada uno${named === "" ? "" : `, en ${named}`}`,
    each: (copies) => ` (cada uno de ${copies})`,
    columns: {
      resource: "recurso",
      units: "unidades como máximo",
      months: "meses en que limita",
      asked: "por una más",
      inLine: "en su fila",
      again: "por cada una de dos veces más",
    },
    caption: (asked) => `Qué valdría una unidad más de cada recurso: ${asked}`,
    tableBelow,
  },
  mattersHow:
    "Todo lo incierto se sortea una y otra vez. Una parte es lo que de la dispersión entre sorteos va junto con una cifra, sean cuales sean las demás; lo sombreado es lo que el azar solo da a la mayor de tantas en 19 de 20 series de sorteos.",
  mattersAsk: "Ordenar las cifras",
  shares: {
    outcome: {
      level: (title) => title,
      peak: (title) => `Máximo: ${title}`,
      date: (title) => `Día del máximo: ${title}`,
    },
    nothing: (runs) =>
      runs < 2
        ? "Nada se ordena."
        : `Nada se ordena: ${runs} sorteos con valor son muy pocos, o todos tienen el mismo.`,
    chanceOnly: (figures, level) =>
      `Ninguna de ${figures} cifras inciertas se distingue del azar, que por sí solo da a la mayor de tantas hasta ${level}.`,
    one: (share, title) => `${share} de su dispersión va junto con una cifra: ${inside(title)}.`,
    some: (share, count, first, firstShare, second, secondShare) =>
      `${share} de su dispersión va junto con ${count} cifras una a una${count === 2 ? ":" : ", la mayor parte con"} ${inside(first)} (${firstShare}) y ${inside(second)} (${secondShare}).`,
    others: (count, level) =>
      `${count === 1 ? "Otra no se distingue" : `Otras ${count} no se distinguen`} del azar (hasta ${level}).`,
    left: (share, areOthers) => `Lo que queda, ${share}, es ${areOthers ? "de ellas y " : ""}lo que las cifras hacen solo juntas.`, // prettier-ignore
    directions: { more: "más", less: "menos", later: "más tarde", earlier: "antes" },
    columns: {
      figure: "cifra incierta",
      name: "nombre",
      share: "parte de la dispersión",
      low: "al menos",
      high: "como mucho",
      direction: "si es mayor",
      beyond: "distinta del azar",
    },
    yes: "sí",
    no: "no",
    chance: "por azar",
    axis: "parte de la dispersión que va junto con ella, con su intervalo del 90 %",
    caption: (outcome) => `Partes de la dispersión: ${outcome}`,
    tableBelow: "La tabla de abajo contiene todas las cifras.",
    finer: (draws, days, ranks) =>
      `${draws} sorteos se simularon también con pasos de ${days} días: ${ranks === "1" ? "su orden es el mismo" : `los órdenes concuerdan en ${ranks} o mejor`}.`,
    finerWanted: (title, ranks) =>
      `${title}: los órdenes concuerdan solo en ${ranks}; conviene ordenarlo con pasos más cortos (--step).`,
  },
  hows: {
    source: "qué fuente",
    drift: "su deriva",
    chance: "si ocurre",
    changes: "tiempo hasta su primer cambio",
  },
  informsHow:
    "Qué cifra, si alguien la publicara, estrecharía más una respuesta: cuántas personas hay en cada etapa, cuántas llegan en un año, cuánto esperan, y cada cifra incierta. Todo lo incierto se sortea una y otra vez; lo que una cifra quita de la varianza es lo que la sigue entre los sorteos, contado su error. Lo sombreado es lo que el azar solo da a la mayor de tantas en 19 de 20 series de sorteos.",
  informsAsk: "Buscar qué medir",
  informsError: "error de las cifras, %",
  informs: spanishInforms,
  sobolHow:
    "Más lento y más fino, para las cifras que quedan primeras: pares de sorteos dicen qué hace cada una de la varianza por sí sola (primer índice de Sobol) y con todas las demás (índice total), con intervalos del 90 %.",
  sobolAsk: "Calcular los índices",
  rows: "pares de sorteos como máximo",
  byPairs: "{rows} pares de sorteos, {runs} simulaciones; el intervalo más ancho de un nivel es ± {reached}.",
  sobol: {
    outcome: {
      level: (title) => title,
      peak: (title) => `Máximo: ${title}`,
      date: (title) => `Día del máximo: ${title}`,
    },
    most: (title, alone, stays, together) =>
      `Si se conociera exactamente ${inside(title)}, desaparecería ${alone} de la varianza; si se conocieran todas las demás, quedaría ${stays}. Lo que las cifras hacen solo juntas es ${together}.`,
    same: "Es lo mismo en todos los sorteos.",
    tooFew: "Con tan pocos pares de sorteos no se puede decir ninguna parte (--rows hace más).",
    alone: "por sí sola",
    withOthers: "con todas las demás",
    columns: {
      figure: "cifra incierta",
      name: "nombre",
      alone: "por sí sola",
      aloneLow: "por sí sola: al menos",
      aloneHigh: "por sí sola: como mucho",
      total: "con todas las demás",
      totalLow: "con todas las demás: al menos",
      totalHigh: "con todas las demás: como mucho",
    },
    caption: (outcome) => `Qué hace cada cifra de la varianza: ${outcome}`,
    tableBelow: "La tabla de abajo contiene todos los índices.",
  },
  groups: { drift: "Deriva y cambios de régimen", rest: "Todas las demás cifras juntas" },
  pairedHow:
    "Cada simulación se hace dos veces, sin lo que se movió y con ello, con los mismos sorteos y el mismo azar: cuánto cambia cada cifra, con su intervalo del 95 %, y en qué parte de las simulaciones es menor o mayor.",
  pairedAsk: "Comparar simulación por simulación",
  nothingMoved: "No se ha movido nada: ambos lados son iguales.",
  believedOnBoth: "Los editores que eligió valen aquí en ambos lados.",
  paired: {
    unit,
    title: (measure, side, runs, all) =>
      `${measure}: ${{ lower: "menor", same: "igual", higher: "mayor" }[side]} en ${runs} de ${all} simulaciones`,
    between: (low, high) => `de ${low} a ${high}`,
    row: (measure, by, between) =>
      `${measure}: ${by} de media${between === null ? "" : ` (de ${between[0]} a ${between[1]})`}.`,
    shared: (runs, asMuchAs) =>
      `Como ambos lados comparten sorteos y azar, ${runs} pares dicen tanto como ${asMuchAs} simulaciones que no comparten nada (la mediana de estas cifras).`,
    sides: { lower: "menor", same: "igual", higher: "mayor" },
    mark: (measure, side, runs, all) => `${measure}: ${side} en ${runs} de ${all} simulaciones`,
    columns: {
      measure: "cifra",
      mean: "diferencia media",
      low: "intervalo del 95 % desde",
      high: "intervalo del 95 % hasta",
      median: "diferencia mediana",
      lower: "simulaciones en que es menor",
      higher: "simulaciones en que es mayor",
      runs: "simulaciones",
      ratio: "veces tantas simulaciones aparte",
    },
    caption: "Diferencias, simulación por simulación",
    tableBelow,
  },
  partsHow:
    "Las simulaciones difieren porque los editores no coinciden, porque las cifras son inciertas, porque derivan y por azar: cuál de ellas hace cuánto de la varianza de una simulación. En las cifras esperadas no hay azar; al seguir a cada persona, sí.",
  partsAsk: "Separar las partes",
  parts: {
    unit,
    origins: { source: "los editores", parameter: "los parámetros", drift: "la deriva", chance: "el azar", sample: "la muestra" }, // prettier-ignore
    and: list,
    title: (measure, origin, share) => `${measure}: ${share} de su dispersión viene de ${origin}`.replace("de el ", "del "), // prettier-ignore
    row: (measure, low, high, parts) =>
      `${measure}: 90 % de las simulaciones de ${low} a ${high}; de la varianza, ${parts}.`,
    part: (origin, share) => `${origin} ${share}`,
    still: (measure) => `${measure} es lo mismo en todas las simulaciones.`,
    columns: {
      measure: "cifra",
      mean: "media",
      error: "error estándar",
      median: "mediana",
      low: "5 % de las simulaciones por debajo",
      high: "5 % por encima",
      draws: "sorteos",
      origin: "parte",
      share: "de la varianza",
    },
    caption: "De dónde viene la dispersión, como parte de la varianza",
    tableBelow,
  },
  turningHow:
    "Se busca en una palanca, de un extremo al otro, el valor en que cambia una pregunta, una afirmación o una cifra, con cifras esperadas; simulaciones a ambos lados lo confirman.",
  turningAsk: "Buscar",
  turningNote: "Las demás palancas, donde están. La palanca actúa en ambos lados de lo que se compara.",
  noLever: "Este modelo no tiene palanca en que buscar, o nada que pudiera cambiar.",
  noRange: "El extremo inferior tiene que estar por debajo del superior.",
  lever: "palanca",
  from: "de",
  to: "a",
  turned: "qué cambia",
  line: "límite",
  theQuestion: "la pregunta de esta página",
  ownStatement: "su propia afirmación",
  numberLine: "{title} cruza un límite",
  aboveLine: "{title}: más de {value} {unit}",
  confirm: "seguir también a cada persona, {runs} simulaciones a cada lado",
  flip: {
    title: (lever, result, at, side, word) =>
      result === "at"
        ? `${lever}: cambia en ${at}, ${word} ${side === "above" ? "desde ahí" : "hasta ahí"}`
        : result === "unknown"
          ? `${lever}: no se averiguó`
          : `${lever}: no cambia en ninguna parte del intervalo, ${word} en todo él`,
    at: (what, side, at, bracket) =>
      `${subject(what)} ${side === "above" ? `desde ${at}` : `hasta ${at}`}${bracket === null ? "" : ` (cambia entre ${bracket[0]} y ${bracket[1]})`}.`,
    always: (what, holds, low, high) => `${subject(what, holds)} en todo el intervalo de ${low} a ${high}.`,
    unknown: (lever) => `No se averiguó dónde lo hace cambiar ${lever}: se detuvo, o falta la cifra de un lado.`,
    contrary: (holding, not) =>
      [
        ...(holding.length === 0 ? [] : [`También se cumple en ${list(holding)}.`]),
        ...(not.length === 0 ? [] : [`No se cumple en ${list(not)}.`]),
      ].join(" "),
    confirmed: (holds, runs, at) => `Persona por persona se cumple en ${holds} de ${runs} simulaciones en ${at}.`,
    settled: (isSettled) =>
      isSettled
        ? "Las simulaciones a su lado, con la mitad del paso o persona por persona, coinciden."
        : "NO está asentado: las simulaciones a su lado, con la mitad del paso o persona por persona, dicen otra cosa.",
    assumed: (value) => `ahora ${value}`,
    holds: (isQuestion) => (isQuestion ? "sí" : "se cumple"),
    not: (isQuestion) => (isQuestion ? "no" : "no se cumple"),
    columns: { value: "valor", what: "qué", holds: "se cumple", runs: "simulaciones persona por persona" },
    rows: {
      low: "extremo inferior",
      high: "extremo superior",
      at: "cambia",
      assumed: "como lo tienen los documentos",
      tried: "probado, y dice otra cosa",
      run: "simulado persona por persona",
    },
    yes: "sí",
    no: "no",
    caption: (lever) => `Dónde cambia: ${lever}`,
    tableBelow: "La tabla de abajo contiene todos los valores.",
  },
  requiresHow:
    "La combinación más cercana de cifras inciertas, y después también de palancas, con la que la respuesta es otra o una afirmación cambia; los límites de cada palanca; y condiciones en que casi siempre es así. Donde nada plausible lo consigue, se dice.",
  requiresAsk: "Buscarlo",
  wanted: "qué ha de ser distinto",
  spread:
    "Con cifras esperadas, en pasos de {step} días. Una dispersión es una desviación típica del intervalo de una cifra; de una palanca, como si todos los valores a cada lado de lo supuesto fueran igual de probables.",
  requires: spanishRequires,
  flipsHow:
    "Cada cifra incierta se lleva por sí sola a los dos extremos de su intervalo. De las que hacen cambiar la afirmación se busca el lugar en que lo hacen, la más cercana primero, en desviaciones típicas (dispersiones) de lo que puede sortearse para ellas; y el veredicto se pregunta de nuevo con cada una en su extremo y todas las demás sorteadas.",
  flipsAsk: "Buscar qué la hace cambiar",
  statement: "afirmación",
  noStatement: "Este modelo no tiene ninguna afirmación que decidan las simulaciones.",
  flipsConfirm: "seguir también a cada persona, {runs} simulaciones a cada lado de la más cercana",
  flips: spanishTurning,
};
