// What the living flow picture says, so that a page in another language says it in that one.
import { number } from "../quantity/numberWords.ts";
import type { FlowSystem } from "../ask/flow/flowSystem.ts";

type Per = FlowSystem["per"];

/** One sentence a key; numbers come as numbers. */
export interface FlowWords {
  /** a box of stages that were joined because there are so many */
  joined(title: string, more: number): string;
  persons(persons: number): string;
  per(per: Per): string;
  /** beside a link, as short as can be */
  short(persons: number): string;
  arrive(persons: number, per: Per): string;
  /** how a stock or a flow differs from the one without the changes, in a sentence */
  against(change: number): string;
  /** the same in a box; "" where it does not differ */
  change(change: number): string;
  binds(resources: readonly string[]): string;
  /** of a box that opens, for those who do not see it */
  opens(stages: number): string;
  picture(boxes: number, links: number): string;
  /** sentences */
  boxSentence(said: BoxSaid): string;
  linkSentence(said: LinkSaid): string;
  summary(said: SummarySaid): string;
  columns: FlowColumns;
  legend: FlowLegend;
}

/** What an instant comes to. */
interface SummarySaid {
  readonly when: string;
  readonly people: number;
  readonly against: number | null;
  /** the fullest box, with its part of all people; null where nobody is anywhere */
  readonly most: { readonly title: string; readonly part: number } | null;
  readonly largest: { readonly from: string; readonly to: string; readonly persons: number } | null;
  readonly per: Per;
  readonly binds: readonly string[];
}

interface FlowLegend {
  readonly label: string;
  readonly filled: string;
  readonly without: string;
  readonly binds: string;
  readonly passes: string;
  readonly outcome: string;
  readonly back: string;
}

interface BoxSaid {
  readonly title: string;
  readonly when: string;
  readonly per: Per;
  /** null where nobody stays */
  readonly stock: number | null;
  readonly came: number;
  readonly left: number;
  /** the largest way in and out, with its part of all; null where nobody goes any */
  readonly from: { readonly title: string; readonly part: number } | null;
  readonly to: { readonly title: string; readonly part: number } | null;
  readonly against: number | null;
  readonly binds: readonly string[];
  readonly isOutcome: boolean;
}

interface LinkSaid {
  readonly from: string;
  readonly to: string;
  readonly when: string;
  readonly per: Per;
  readonly persons: number;
  /** of all who leave the box; null where nobody does */
  readonly part: number | null;
  readonly against: number | null;
  readonly isBack: boolean;
}

interface FlowColumns {
  readonly box: string;
  readonly stages: string;
  readonly stock: string;
  readonly came: string;
  readonly left: string;
  readonly binds: string;
  readonly without: string;
  readonly from: string;
  readonly to: string;
  readonly flow: string;
  readonly boxes: string;
  readonly links: string;
  readonly per: Readonly<Record<Per, string>>;
}

const pers: Readonly<Record<Per, string>> = { month: "a month", day: "a day", hour: "an hour" };
const share = (part: number): string => `${number(part * 100, "axis")} %`;
/** Expected numbers of persons: whole ones, but for less than one. */
const wholePersons = (persons: number): number =>
  Math.abs(persons) >= 1 ? Math.round(persons) : Math.round(persons * 10) / 10;
const prose = (persons: number): string => number(wholePersons(persons), Math.abs(persons) < 1 ? "axis" : "prose");

export const englishFlow: FlowWords = {
  joined: (title, more) => (more === 0 ? title : `${title} and ${number(more)} more`),
  persons: prose,
  per: (per) => pers[per],
  short: (persons) => number(Number(wholePersons(persons).toPrecision(2)), "axis"),
  arrive: (persons, per) => `${prose(persons)} ${pers[per]} arrive`,
  against: (change) =>
    Math.abs(change) < 0.5 ? "as without" : `${prose(Math.abs(change))} ${change < 0 ? "fewer" : "more"} than without`,
  change: (change) => (Math.abs(change) < 0.5 ? "" : `${prose(Math.abs(change))} ${change < 0 ? "fewer" : "more"}`),
  binds: (resources) =>
    `at its limit: ${resources[0]}${resources.length > 1 ? ` and ${resources.length - 1} more` : ""}`,
  opens: (stages) => `opens into ${number(stages)} stages`,
  picture: (boxes, links) =>
    `${number(boxes)} boxes with the people in them and ${number(links)} flows between them. The table holds every number.`,
  boxSentence({ title, when, per, stock, came, left, from, to, against, binds, isOutcome }) {
    const inIt = isOutcome
      ? `${title}: ${prose(came)} ${pers[per]} leave the system here (${when}).`
      : stock === null
        ? `${title}: nobody stays here; ${prose(came)} go through ${pers[per]} (${when}).`
        : `${title}: ${prose(stock)} people (${when}).`;
    const change = against === null ? "" : ` That is ${this.against(against)}.`;
    const coming =
      stock === null || isOutcome
        ? from === null
          ? ""
          : ` ${share(from.part)} of them come from ${from.title}.`
        : ` ${prose(came)} come ${pers[per]}${from === null ? "" : `, ${share(from.part)} of them from ${from.title}`}.`;
    const going =
      isOutcome || to === null ? "" : ` ${prose(left)} leave ${pers[per]}, ${share(to.part)} of them to ${to.title}.`;
    const short = binds.length === 0 ? "" : ` At its limit while people wait: ${binds.join(", ")}.`;
    return inIt + change + coming + going + short;
  },
  linkSentence({ from, to, when, per, persons, part, against, isBack }) {
    const share_ = part === null ? "" : `, ${share(part)} of all who leave ${from}`;
    const change = against === null ? "" : `; ${this.against(against)}`;
    return `${prose(persons)} ${pers[per]} go ${isBack ? "back " : ""}from ${from} to ${to}${share_} (${when})${change}.`;
  },
  summary({ when, people, against, most, largest, per, binds }) {
    const change = against === null ? "" : `, ${this.against(against)}`;
    const where = most === null ? "" : ` ${share(most.part)} of them are in ${most.title}.`;
    const way =
      largest === null
        ? ""
        : ` The largest flow, ${prose(largest.persons)} ${pers[per]}, goes from ${largest.from} to ${largest.to}.`;
    const short = binds.length === 0 ? " Nothing is at its limit." : ` At its limit: ${binds.join("; ")}.`;
    return `${prose(people)} people are in the system (${when})${change}.${where}${way}${short}`;
  },
  legend: {
    label: "Legend of the boxes",
    filled: "people in it now; full is the most at any time of the run",
    without: "level without the changes",
    binds: "what it needs is at its limit while people wait",
    passes: "passed through at once",
    outcome: "people leave the system",
    back: "flows back",
  },
  columns: {
    box: "box",
    stages: "stages",
    stock: "people",
    came: "come",
    left: "leave",
    binds: "at its limit",
    without: "without the changes",
    from: "from",
    to: "to",
    flow: "people",
    boxes: "People in each box",
    links: "People moving between the boxes",
    per: pers,
  },
};
