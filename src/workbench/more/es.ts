// The same in Spanish.
import { formatsOf } from "../words/format.ts";
import type { MoreWords } from "./en.ts";

const { prose, percent, period, short } = formatsOf("es");
const tableBelow = "La tabla de abajo contiene todos los valores.";
const ofSide = (side: string): string => (side === "" ? "" : ` ${side}`);
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const ratio = (value: number): string => value.toFixed(2);

function days(time: number): string {
  if (Math.abs(time) >= 730) return `${prose(time / 365.25)} años`;
  return `${prose(time)} ${time === 1 ? "día" : "días"}`;
}

function shortTime(time: number): string {
  if (time < 2 / 24) return `${prose(time * 1440)} min`;
  return time < 2 ? `${prose(time * 24)} h` : days(time);
}

const statuses = { passed: "superado", failed: "no superado", untested: "sin poner a prueba" } as const;

/** "FY2024 a FY2026" of "FY2024 to FY2026" */
const span = (period: string): string => period.replace(" to ", " a ");

export const moreEs: MoreWords = {
  readKeys: "Valores de «{title}»: las flechas recorren una línea y pasan de una a otra",
  readNothing: "no hay ningún valor elegido",
  readHow: "Señale el gráfico, o use las flechas, para ver sus valores.",
  observedKnown:
    "Los rombos son cifras publicadas, todas dentro de la muestra: quien hizo el modelo las conocía, y una curva que las alcanza no ha superado ninguna prueba.",
  observedElsewhere: "{count} cifras publicadas están sobre «Ambas líneas».",
  observedColumns: {
    caption: (title) => `Cifras publicadas: ${title}`,
    period: "período",
    published: "publicado",
    source: "editor y publicación",
    on: "salió el",
  },
  each: {
    tableBelow,
    title: (what, lowest, low, highest, high, when) => `${what}: de ${low} (${lowest}) a ${high} (${highest}) ${when}`,
    same: (what, value, when) => `${what}: ${value} ${when}, con cualquiera de ellos`,
    line: (name, value) => `${capital(name)}: ${value} al final.`,
  },
  eachAlone: "{title}, solo",
  eachWithout: "Estos no pueden ir solos: {titles}.",
  binding: {
    tableBelow,
    chart: { noLine: "sin fila", peak: (persons) => `máx. ${short(persons)}` },
    of: (count, areMonths) => `${count} ${areMonths ? "meses" : "períodos"}`,
    never: (of) => `Nada limita en ninguno de los ${of}`,
    title: (resource, months, now, of) =>
      now === null || now === months
        ? `${resource}: limita en ${months} de ${of}`
        : `${resource}: limita en ${now} de ${of}, y en ${months} sin los cambios`,
    row: (resource, months, now, of) =>
      now === null
        ? `${resource}: limita en ${months} de ${of}.`
        : `${resource}: limita en ${months} de ${of} sin los cambios y en ${now} con ellos.`,
    others: (titles) => `Nunca faltan: ${titles.join(", ")}.`,
    mark: (resource, side, month, use, inLine, binds) =>
      `${resource}${ofSide(side)}, ${period(month)}: ${use === null ? "nada que usar" : `${percent(use)} en uso`}, ` +
      `${prose(inLine)} en fila${binds ? "; limita" : ""}`,
    columns: {
      resource: "recurso",
      side: "lado",
      year: "año",
      use: "parte en uso",
      months: "meses en que limita",
      month: "mes",
      inLine: "en fila",
      away: "rechazadas",
      binds: "limita",
    },
    yes: "sí",
    no: "no",
    captions: { years: "Qué limita, por año", months: "Qué limita, por mes" },
  },
  noBinding: "Qué limita: se omite, porque en este modelo nada puede faltar.",
  bindingRule:
    "Un recurso limita (la barra bajo su franja) en un mes en que el 95 % o más está en uso mientras alguien lo espera o es rechazado. El área gris es el número en fila, cada franja a su propia escala.",
  useSteps: ["menos del 50 %", "50 % o más", "70 %", "80 %", "90 %", "95 % en uso"],
  bindsHere: "limita",
  inLineHere: "en fila",
  costs: {
    tableBelow,
    nothing: (period) => `No se gasta nada en ${span(period)}`,
    title: (total, parts, period) =>
      parts === null
        ? `Cuesta ${total} en ${span(period)}`
        : `Cuesta ${parts.share} ${parts.less ? "menos" : "más"} con los cambios: ${total} en ${span(period)}`,
    same: (total, period) => `Cuesta lo mismo con los cambios: ${total} en ${span(period)}`,
    side: (name, total, route, share) => `${capital(`${name} ${total}`.trim())}, de ello ${route} ${share}.`,
    mark: (route, side, cost, persons, each) =>
      `${route}${ofSide(side)}: ${cost}; ${persons} atendidas, ${each} cada una`,
    money: (amount, currency) => `${prose(amount)} ${currency}`.trim(),
    share: percent,
    number: prose,
    columns: { side: "lado", route: "ruta", cost: "costo", persons: "atendidas", each: "costo de una" },
    caption: (period) => `Costo por ruta, ${span(period)}`,
  },
  noCosts: "Costo por ruta: se omite, porque nada en este modelo tiene precio.",
  peopleTitle: "Siguiendo a cada persona",
  peopleHow:
    "Las esperas, cuánto se queda la gente y qué es de ella lo dicen simulaciones que siguen a cada persona: una sin los cambios y otra con ellos, con los mismos azares y los parámetros en sus valores. Una simulación es una historia que puede ocurrir.",
  peopleFollow: "Seguir a todos",
  peopleAgain: "Otros azares",
  peopleProgress: "{share} de las simulaciones",
  peopleMoved: "Algo se movió desde entonces: esto es del estado anterior. Siga a todos de nuevo.",
  peopleBy: "persona por persona, una simulación, azares n.º {nth}",
  waits: {
    tableBelow,
    chart: { years: "años", days: "días", hours: "horas", median: "mediana", time: shortTime },
    everybody: "todos",
    untilItsDay: "hasta su día",
    inLine: "en fila",
    title: (stage, base, now) =>
      now === null
        ? `Donde más se espera es ${stage}: la mitad, ${base} o más`
        : base === now
          ? `Las esperas no cambian: en ${stage} la mitad espera ${base} o más`
          : `${stage}: la mitad espera ${now} o más; ${base} sin los cambios`,
    line: (name, side, median, low, high) =>
      `${name}${ofSide(side)}: mediana ${median}, 8 de cada 10 de ${low} a ${high}.`,
    mark: (name, side, { p10, p25, median, p75, p90, count }) =>
      `${name}${ofSide(side)}: mediana ${shortTime(median)}; la mitad de ${shortTime(p25)} a ${shortTime(p75)}, ` +
      `8 de cada 10 de ${shortTime(p10)} a ${shortTime(p90)}; ${prose(count)} personas`,
    columns: { stage: "etapa", side: "lado", what: "espera", count: "personas", mean: "media" },
    quantiles: ["10 % menos de", "25 % menos de", "mediana", "75 % menos de", "90 % menos de"],
    caption: (year) => (year === "" ? "Esperas que acabaron en la simulación" : `Esperas que acabaron en ${year}`),
    days: "días",
  },
  noWaits: "Esperas: se omiten, porque ninguna espera en fila acabó.",
  waitsNote:
    "De las esperas que acabaron en el último año de la simulación. La barra gruesa contiene a la mitad de las personas, la fina a 8 de cada 10.",
  tails: {
    tableBelow: "La tabla tiene cada fila, grupo y llegada.",
    everybody: "todos",
    years: "años",
    days: "días",
    hours: "horas",
    persons: "personas",
    time: shortTime,
    share: percent,
    title: (_line, cohort, side, within, still) =>
      within === null
        ? `${still} de quienes se pusieron en ella en ${period(cohort)}${side} esperan más de lo que dice la simulación`
        : `9 de cada 10 de quienes se pusieron en ella en ${period(cohort)}${side} pasan en ${within}`,
    row: (within, still, after) => (within === null ? `${still} siguen tras ${after}` : `90 % en ${within}`),
    mark: (name, { joined, median, p90, p99, still }) =>
      `${name}: llegaron ${joined}; la mitad en ${median}, 90 % en ${p90}, 99 % en ${p99}; al final siguen esperando ${still}.`,
    longer: "más de lo que dice la simulación",
    columns: {
      line: "fila",
      side: "política",
      level: "grupo",
      cohort: "llegada a la fila",
      joined: "llegaron",
      median: "la mitad en",
      p90: "90 % en",
      p99: "99 % en",
      waiting: "siguen esperando",
      still: "parte que sigue esperando",
      unserved: "se fueron sin ser atendidas",
    },
    caption: "Esperas por fila, grupo y llegada a ella; quienes siguen esperando cuentan hasta donde se sabe",
  },
  tailsNote:
    "La mitad de las esperas acaba dentro de la barra gruesa, 9 de cada 10 dentro de la fina, 99 de cada 100 antes del anillo. Por llegada a la fila, acabe como acabe la espera; quien sigue esperando al final de la simulación cuenta como que esperó ese tiempo y no más (Kaplan y Meier). Vacío: más de lo que se observó a nadie.",
  survival: {
    tableBelow,
    axis: "parte que sigue ahí, por tiempo desde su llegada",
    time: shortTime,
    years: (count) => `${prose(count)} ${count === 1 ? "año" : "años"}`,
    share: percent,
    title: (half, other) => {
      const said = (time: number | null): string =>
        time === null ? "nunca mientras se observa" : `a los ${shortTime(time)}`;
      if (other === undefined) return `La mitad se ha ido ${said(half)}`;
      return said(half) === said(other)
        ? `La mitad se ha ido ${said(half)}, con los cambios y sin ellos`
        : `La mitad se ha ido ${said(other)} con los cambios, y ${said(half)} sin ellos`;
    },
    line: (name, persons, half, last, after) =>
      `${capital(`${name === "" ? "" : `${name}: `}de ${prose(persons)} que llegaron`)} ` +
      `${half === null ? "más de la mitad sigue" : `la mitad se ha ido a los ${shortTime(half)}, y ${percent(last)} sigue`} ahí después de ${shortTime(after)}.`,
    mark: (name, share, after) => `${share} sigue ahí después de ${after}${name === "" ? "" : `, ${name}`}`,
    columns: { after: "desde la llegada", share: "parte" },
    caption: "Parte que sigue ahí, por tiempo desde la llegada",
    nobody: "no llegó nadie",
  },
  survivalNote:
    "Estimación de Kaplan–Meier de quienes llegaron desde {since}: quien seguía ahí al acabar la simulación cuenta mientras se le observó.",
  noSurvival: "Cuánto se queda la gente: se omite, porque nadie llegó desde {since}.",
  fates: {
    tableBelow,
    still: "sigue ahí al final",
    others: "otros desenlaces",
    axis: "parte de quienes llegaron en el período",
    share: percent,
    number: prose,
    title: (fate, cohort, share, now) =>
      now === null || now === share
        ? `De quienes llegaron en ${period(cohort)}, ${share}: ${fate}`
        : `De quienes llegaron en ${period(cohort)}, ${now}: ${fate}; ${share} sin los cambios`,
    line: (side, cohort, parts) =>
      `${capital(`${side === "" ? "" : `${side}, `}de quienes llegaron en ${period(cohort)}`)}: ${parts}.`,
    part: (fate, share) => `${fate} ${share}`,
    mark: (cohort, side, fate, persons, share) =>
      `${period(cohort)}${ofSide(side)}: ${fate} ${share}, ${persons} personas`,
    columns: { cohort: "llegó en", side: "lado", fate: "al acabar la simulación", persons: "personas", share: "parte" },
    caption: "Qué fue de la gente, por su llegada",
  },
  fatesNote: "Dónde está la gente cuando acaba la simulación, por su llegada. Quien llegó tarde tuvo menos tiempo.",
  fatesSides: "Barras de arriba, más pálidas: {base}. Barras de abajo: {now}.",
  noFates: "Desenlaces por llegada: se omiten, porque no llegó nadie.",
  record: {
    tableBelow,
    better: "mejor que una regla simple",
    worse: "peor",
    bound: "tan bueno como la regla",
    months: (count) => (count % 12 === 0 ? `${count / 12} a` : `${count} m`),
    ratio,
    status: (status) => statuses[status],
    notCompared: "sin regla con que comparar",
    title: (better, worse, compared) =>
      `Pronósticos del pasado: mejores que una regla simple en ${better} de ${compared} tipos, peores en ${worse}`,
    sentence: (held, outcomes, passed, failed, untested) =>
      `Los intervalos del 80 % contuvieron ${held} de ${outcomes} resultados. ${passed} tipos superaron su prueba, ${failed} no y están en gris, ${untested} no pudieron probarse.`,
    mark: ({ ratio: found, lower, upper, held, outcomes, n, baseline, status }, name) =>
      `${name}: ${found === null ? "sin regla con que comparar" : `${ratio(found)} de la puntuación de «${baseline}»`}` +
      `${lower === null || upper === null ? "" : ` (${ratio(lower)} a ${ratio(upper)})`}; ` +
      `contuvo ${held} de ${outcomes}, ${n} independientes; ${statuses[status]}`,
    columns: {
      kind: "tipo",
      horizon: "meses por delante",
      outcomes: "resultados",
      held: "dentro del intervalo del 80 %",
      n: "resultados independientes",
      ratio: "puntuación entre la de la regla",
      lower: "una décima parte por debajo",
      upper: "una décima parte por encima",
      rule: "regla",
      gate: "prueba",
    },
    caption: "Cómo resultaron los pronósticos del pasado, por tipo y horizonte",
  },
  recordNote:
    "Cada pronóstico se hizo en un día del pasado y se compara con cifras publicadas después. El punto es la puntuación del modelo (CRPS) entre la de una regla simple: a la izquierda de 1 el modelo fue mejor, a la derecha peor.",
  recordFrom: "Puntuaciones guardadas del modelo tal como está; `pendency backtest {model}` las hace de nuevo.",
  noRecord: "Historial de pronósticos: se omite, porque no hay puntuaciones guardadas de este modelo.",
  uncounted: "Las puntuaciones guardadas no cuentan: {why}.",
};
