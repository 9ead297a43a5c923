// What is said of what would have to be true, in English: parts of sentences, so that another language can say the same.
import { counted, noNumber, number, percentRange } from "../quantity/numberWords.ts";
import { capital } from "./html.ts";
import { titleInside } from "./titleInside.ts";

/** A place beside what was found, in words, and in how many of the runs there it is so. */
export interface CheckPart {
  readonly at: string;
  readonly so: number;
  readonly runs: number;
}

/** Numbers come in words, with their units. */
export interface RequiresWords {
  /** a unit as documents write it */
  unit(text: string): string;
  spreads(distance: number): string;
  /** in place of a number that there is not */
  readonly noNumber: string;
  readonly asAssumed: Readonly<Record<"question" | "claim", Readonly<Record<"holds" | "fails", string>>>>;
  /** what would be so: "it would be yes", "it would no longer hold" */
  readonly would: Readonly<Record<"question" | "claim", Readonly<Record<"holds" | "fails", string>>>>;
  /** "It holds", of levers: "yes" of the question */
  readonly holds: Readonly<Record<"question" | "claim", string>>;
  /** @param line "less than 1" */
  comes(compare: "ratio" | "difference" | "value", compared: string, line: string): string;
  readonly lines: Readonly<Record<"at least" | "at most" | "more than" | "less than" | "within", string>>;
  nearest(would: string, moves: string, spreads: string): string;
  /** nothing plausible does it */
  impossible(would: string, figures: number, plausible: string): string;
  impossibleWithLevers(would: string): string;
  drawsOnly(would: string, held: number, draws: number): string;
  readonly unknown: string;
  withLevers(would: string, moves: string, spreads: string): string;
  most(compared: string, line: string, moves: string): string;
  times(title: string, value: string): string;
  plus(title: string, value: string): string;
  is(title: string, value: string, assumed: string | null): string;
  between(low: string, high: string): string;
  /** where the range that was looked at ends, and nothing turned */
  asFar(end: string): string;
  everywhere(low: string, high: string): string;
  nowhere(low: string, high: string): string;
  lever(title: string, holds: string, spans: string, isFactor: boolean): string;
  at(value: string): string;
  readonly and: string;
  /** @param by which runs were made there */
  checks(parts: readonly CheckPart[], by: "persons" | "halfStep"): string;
  readonly short: string;
  readonly beyond: string;
  readonly unsettled: string;
  /** in place of checks, where there are none */
  readonly unconfirmed: string;
  drawn(held: number, draws: number, share: string, interval: readonly [number, number]): string;
  source(brings: boolean, source: string, title: string): string;
  /** @param conditions each a sentence part */
  box(density: string, coverage: string, base: string, conditions: string): string;
  boxUnseen(density: string, coverage: string): string;
  readonly boxNotAgain: string;
  boxByChance(odds: string, shuffles: number): string;
  readonly noBox: string;
  readonly boxIsChance: string;
  condition(title: string, side: string): string;
  conditionBetween(low: string, high: string): string;
  atLeast(low: string): string;
  atMost(high: string): string;
  /** @param scans whether each lever was moved over its whole range by itself */
  searched(looks: number, moved: number, figures: number, draws: number, scans: boolean): string;
  bent(titles: string): string;
  readonly limits: string;
  readonly columns: Readonly<Record<"figure" | "assumed" | "needed" | "spreads" | "below" | "kind" | "plausible" | "condition" | "low" | "high" | "range" | "byChance" | "again" | "inside" | "conditions" | "density" | "coverage" | "lever" | "from" | "to" | "isTurn" | "name" | "unit" | "plausibleFrom" | "plausibleTo", string>>; // prettier-ignore
  readonly yes: string;
  readonly no: string;
  readonly axis: string;
  readonly legend: Readonly<Record<"assumed" | "needed" | "plausible", string>>;
  readonly title: string;
  readonly kinds: Readonly<Record<"figure" | "lever", string>>;
  /** what stands over the picture of figures alone, and of figures and levers */
  readonly alone: string;
  readonly withLeversToo: string;
  /** under a picture */
  readonly howFar: string;
  readonly leverTitle: string;
  readonly boxTitle: string;
  readonly tableBelow: string;
}

const times = (many: number, one: string): string => counted(many, one);

function byPersons(parts: readonly CheckPart[]): string {
  return parts.map(({ at, so, runs }, nth) => `in ${so} of ${nth === 0 ? `${times(runs, "run")} person by person` : runs} ${at}`).join(", "); // prettier-ignore
}

function byHalfStep(parts: readonly CheckPart[]): string {
  const told = parts.map(({ at, so, runs }) => `${runs === 0 ? "not told" : so === runs ? "so" : "not so"} ${at}`);
  return `expected numbers with steps half as long: ${told.join(", ")}`;
}

export const englishRequires: RequiresWords = {
  unit: (text) => text,
  spreads: (distance) => `${number(distance, "exact")} ${distance === 1 ? "spread" : "spreads"}`,
  noNumber,
  asAssumed: {
    question: { holds: "As assumed the answer is no", fails: "As assumed the answer is yes" },
    claim: { holds: "As assumed it does not hold", fails: "As assumed it holds" },
  },
  would: {
    question: { holds: "the answer would be yes", fails: "the answer would be no" },
    claim: { holds: "it would hold", fails: "it would no longer hold" },
  },
  holds: { question: "yes", claim: "holds" },
  comes: (compare, compared, line) =>
    ` (${{ ratio: "the ratio is ", difference: "the difference is ", value: "it is " }[compare]}${compared}, and ${line} is asked)`,
  lines: {
    "at least": "at least",
    "at most": "at most",
    "more than": "more than",
    "less than": "less than",
    within: "within",
  },
  nearest: (would, moves, spreads) =>
    `${would} with ${moves}: ${spreads} from what is assumed, the nearest plausible combination that was found`,
  impossible: (would, figures, plausible) =>
    `impossible within the evidence: with ${figures === 1 ? "the one uncertain figure" : `each of ${figures} uncertain figures`} anywhere in the middle ${plausible} of its range, nothing that was tried makes it so that ${would}`,
  impossibleWithLevers: (would) =>
    `nor does moving the levers over their whole ranges: nothing that was tried makes it so that ${would}`,
  drawsOnly: (would, held, draws) =>
    `${would} in ${held} of ${draws} draws, which differ in publishers, drift or whether something happens as well; no combination of uncertain figures alone was found`,
  unknown: "it was stopped before a combination was found",
  withLevers: (would, moves, spreads) => `with the levers moved too, ${would} with ${moves}: ${spreads} away`,
  most: (compared, line, moves) =>
    `The nearest comes to ${compared}, where ${line} is asked${moves === "" ? "" : `, with ${moves}`}.`,
  times: (title, value) => `${titleInside(title)} ${value} times what is assumed`,
  plus: (title, value) => `${titleInside(title)} ${value} beside what is assumed`,
  is: (title, value, assumed) => `${titleInside(title)} at ${value}${assumed === null ? "" : ` instead of ${assumed}`}`,
  between: (low, high) => `between ${low} and ${high}`,
  asFar: (end) => `${end} (as far as was looked)`,
  everywhere: (low, high) => `everywhere from ${low} to ${high}`,
  nowhere: (low, high) => `nowhere from ${low} to ${high}`,
  lever: (title, holds, spans, isFactor) => `${capital(title)} alone: ${holds} ${spans}${isFactor ? " times" : ""}`,
  at: (value) => `at ${value}`,
  and: "and",
  checks: (parts, by) => ` (${by === "persons" ? byPersons(parts) : byHalfStep(parts)})`,
  short: "a fifth short of it",
  beyond: "a fifth beyond",
  unsettled: "; NOT settled: other runs say otherwise beside it",
  unconfirmed: "; stopped before a run confirmed it",
  drawn: (held, draws, share, interval) =>
    `It is so in ${held} of ${counted(draws, "draw")} of everything uncertain (${share}, 90 % interval ${percentRange(interval)}).`,
  source: (brings, source, title) => `${title}, ${source}: ${brings ? "by that alone it is so" : "that alone does not make it so"}.`, // prettier-ignore
  box: (density, coverage, base, conditions) =>
    `With ${conditions} it is so in ${density} of draws, against ${base} of all; that covers ${coverage} of the draws in which it is so.`,
  boxUnseen: (density, coverage) => `Found in one half of the draws and counted in the other, it is so in ${density} of them, and that covers ${coverage}.`, // prettier-ignore
  boxNotAgain: "Half of the draws do not find it again.",
  boxByChance: (odds, shuffles) => `Chance alone makes a box as good in ${odds} of ${shuffles + 1} shuffles.`,
  noBox: "No box of conditions: too few draws with it or without it, or no condition that chance does not explain.",
  boxIsChance: "No box of conditions can be told from chance.",
  condition: (title, side) => `${titleInside(title)} ${side}`,
  conditionBetween: (low, high) => `between ${low} and ${high}`,
  atLeast: (low) => `at least ${low}`,
  atMost: (high) => `at most ${high}`,
  searched: (looks, moved, figures, draws, scans) =>
    `Searched by ${times(draws, "draw")}, a run with a spread more of each of ${counted(figures, "figure")}, and ${times(looks, "run")} from there: both ways in ${moved === 1 ? "the one that moves" : `the ${moved} that move`} it the most, the corners to which all of them point,${scans ? " each lever by itself over its range," : ""} and along the edge of what was found towards what is assumed.`,
  bent: (titles) => `Help both ways or neither, so that corners may miss something: ${titles}.`,
  limits:
    "A search can miss a place and proves nothing; what has no range, and how the system is built, was not moved.",
  columns: {
    figure: "figure",
    assumed: "assumed",
    needed: "needed",
    spreads: "spreads",
    below: "of its range below",
    kind: "kind",
    plausible: "plausible, spreads",
    condition: "condition",
    low: "at least",
    high: "at most",
    range: "in draws",
    byChance: "by chance",
    again: "found again in halves",
    inside: "draws inside",
    conditions: "conditions",
    density: "density",
    coverage: "coverage",
    lever: "lever",
    from: "from",
    to: "to",
    isTurn: "ends that are turning points",
    name: "name",
    unit: "unit",
    plausibleFrom: "plausible from",
    plausibleTo: "plausible to",
  },
  yes: "yes",
  no: "no",
  axis: "spreads of its range from what is assumed",
  legend: { assumed: "assumed", needed: "needed", plausible: "plausible" },
  title: "What would have to be true",
  kinds: { figure: "figure", lever: "lever" },
  alone: "Uncertain figures alone",
  withLeversToo: "Figures and levers",
  howFar: "How far each figure would have to move, in spreads of its own range.",
  leverTitle: "Each lever by itself",
  boxTitle: "Conditions under which it mostly is so",
  tableBelow: "The table below holds every number.",
};
