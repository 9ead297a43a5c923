// What the living flow picture says in Spanish.
import type { FlowWords } from "../../present/flowWords.ts";
import type { FlowSystem } from "../../ask/flow/flowSystem.ts";
import { formatsOf } from "./format.ts";

const { prose, short, percent } = formatsOf("es");
const pers: Readonly<Record<FlowSystem["per"], string>> = { month: "al mes", day: "al día", hour: "por hora" };
/** Expected numbers of persons: whole ones, but for less than one. */
const whole = (persons: number): number =>
  Math.abs(persons) >= 1 ? Math.round(persons) : Math.round(persons * 10) / 10;
const said = (persons: number): string => (Math.abs(persons) < 1 ? short : prose)(whole(persons));
/** "un millón de personas" */
const peopleSaid = (persons: number): string =>
  `${said(persons)}${/mill(?:ón|ones)$/.test(said(persons)) ? " de" : ""} personas`;

export const spanishFlow: FlowWords = {
  joined: (title, more) => (more === 0 ? title : `${title} y ${said(more)} más`),
  persons: said,
  per: (per) => pers[per],
  short: (persons) => short(Number(whole(persons).toPrecision(2))),
  arrive: (persons, per) => `llegan ${said(persons)} ${pers[per]}`,
  against: (change) =>
    Math.abs(change) < 0.5
      ? "igual que sin los cambios"
      : `${said(Math.abs(change))} ${change < 0 ? "menos" : "más"} que sin los cambios`,
  change: (change) => (Math.abs(change) < 0.5 ? "" : `${said(Math.abs(change))} ${change < 0 ? "menos" : "más"}`),
  binds: (resources) => `al límite: ${resources[0]}${resources.length > 1 ? ` y ${resources.length - 1} más` : ""}`,
  opens: (stages) => `se abre en ${said(stages)} etapas`,
  picture: (boxes, links) =>
    `${said(boxes)} cajas con las personas que están en ellas y ${said(links)} flujos entre ellas. La tabla contiene todas las cifras.`,
  boxSentence({ title, when, per, stock, came, left, from, to, against, binds, isOutcome }) {
    const inIt = isOutcome
      ? `${title}: ${peopleSaid(came)} ${pers[per]} salen aquí del sistema (${when}).`
      : stock === null
        ? `${title}: nadie permanece aquí; pasan ${said(came)} ${pers[per]} (${when}).`
        : `${title}: ${peopleSaid(stock)} (${when}).`;
    const change = against === null ? "" : ` Es decir, ${this.against(against)}.`;
    const coming =
      stock === null || isOutcome
        ? from === null
          ? ""
          : ` El ${percent(from.part)} viene de: ${from.title}.`
        : ` Llegan ${said(came)} ${pers[per]}${from === null ? "" : `, el ${percent(from.part)} desde: ${from.title}`}.`;
    const going =
      isOutcome || to === null ? "" : ` Salen ${said(left)} ${pers[per]}, el ${percent(to.part)} hacia: ${to.title}.`;
    const limit = binds.length === 0 ? "" : ` Al límite mientras hay personas en espera: ${binds.join(", ")}.`;
    return inIt + change + coming + going + limit;
  },
  linkSentence({ from, to, when, per, persons, part, against, isBack }) {
    const share = part === null ? "" : `, el ${percent(part)} de todas las que salen de ${from}`;
    const change = against === null ? "" : `; ${this.against(against)}`;
    return `${peopleSaid(persons)} ${pers[per]} ${isBack ? "vuelven" : "pasan"} de ${from} a ${to}${share} (${when})${change}.`;
  },
  summary({ when, people, against, most, largest, per, binds }) {
    const change = against === null ? "" : `, ${this.against(against)}`;
    const where = most === null ? "" : ` El ${percent(most.part)} está en: ${most.title}.`;
    const way =
      largest === null
        ? ""
        : ` El mayor flujo, ${said(largest.persons)} ${pers[per]}, va de ${largest.from} a ${largest.to}.`;
    const limit = binds.length === 0 ? " Nada está al límite." : ` Al límite: ${binds.join("; ")}.`;
    return `Hay ${peopleSaid(people)} en el sistema (${when})${change}.${where}${way}${limit}`;
  },
  legend: {
    label: "Leyenda de las cajas",
    filled: "personas en ella ahora; llena es el máximo de toda la simulación",
    without: "nivel sin los cambios",
    binds: "lo que necesita está al límite mientras hay personas en espera",
    passes: "se pasa de inmediato",
    outcome: "salida del sistema",
    back: "flujos de vuelta",
  },
  columns: {
    box: "caja",
    stages: "etapas",
    stock: "personas",
    came: "llegan",
    left: "salen",
    binds: "al límite",
    without: "sin los cambios",
    from: "de",
    to: "a",
    flow: "personas",
    boxes: "Personas en cada caja",
    links: "Personas que pasan de una caja a otra",
    per: pers,
  },
};
