// What to measure next, in words: which figure would narrow an answer most, and what others would add.
import type { Figure, InformedAnswer, Informs, Published } from "../ask/informs/informed.ts";
import { counted, number } from "../quantity/numberWords.ts";
import { englishShares, shareText, stepsSentence } from "./sharesWords.ts";
import type { SharesWords } from "./sharesWords.ts";

/** Parts of sentences; shares come in words. */
export interface InformsWords {
  readonly title: string;
  figure(kind: Figure["kind"], title: string, who: string): string;
  readonly answers: Readonly<Record<InformedAnswer["kind"], (title: string) => string>>;
  /** @param runs with a value */
  nothing(runs: number): string;
  chanceOnly(figures: number, level: string): string;
  first(figure: string, share: string, width: string): string;
  next(others: readonly { readonly figure: string; readonly share: string; readonly width: string }[]): string;
  noNext(): string;
  others(count: number, level: string): string;
  published(how: Published["how"], by: string, title: string): string;
  readonly unpublished: string;
  readonly columns: Readonly<Record<"figure" | "name" | "share" | "low" | "high" | "width" | "error" | "published" | "alike", string>>; // prettier-ignore
  readonly exactly: string;
  readonly chance: string;
  caption(answer: string): string;
  readonly tableBelow: string;
  /** when figures are counted, with which error, and what is left out */
  counted(day: string, since: string, error: string, isUsual: boolean): string;
  readonly limits: string;
  readonly steps: Pick<SharesWords, "finer" | "finerWanted" | "outcome">;
}

const figureWords: Readonly<Record<Figure["kind"], (title: string) => string>> = {
  series: (title) => title,
  box: (title) => `How many there are: ${title}`,
  stock: (title) => `How many there are: ${title}`,
  entries: (title) => `How many come in a year: ${title}`,
  wait: (title) => `Mean wait: ${title}`,
  parameter: (title) => title,
  source: (title) => `Which source is right: ${title}`,
};

export const englishInforms: InformsWords = {
  title: "What to measure next",
  figure: (kind, title, who) => `${figureWords[kind](title)}${who === "" ? "" : ` (${who})`}`,
  answers: {
    number: (title) => title,
    difference: (title) => `What decides the question: ${title}`,
    statement: (title) => `What decides the statement: ${title}`,
  },
  nothing: (runs) => `Nothing is told: ${counted(runs, "draw")} with a value are too few, or all have the same.`,
  chanceOnly: (figures, level) =>
    `None of ${counted(figures, "figure")} would narrow it by what can be told from chance, which alone gives the largest of so many up to ${level}.`,
  first: (figure, share, width) =>
    `The figure that would narrow it most is “${figure}”: known, it is expected to take ${share} off the variance, and ${width} off the width of the 80 % interval.`,
  next: (others) =>
    `${others.map(({ figure, share, width }, nth) => `${nth === 0 ? "With" : "and with"} “${figure}” ${nth === 0 ? "as well" : "too"} it would be ${share} and ${width}`).join(", ")}.`,
  noNext: () => "No other figure adds a hundredth to that, and more than chance.",
  others: (count, level) =>
    `${count === 1 ? "One other figure" : `Each of ${count} other figures`} cannot be told from chance (up to ${level}).`,
  published: (how, by, title) => how === "this" ? by : how === "within" ? `among others, in ${title} (${by})` : `set from figures of ${by}`, // prettier-ignore
  unpublished: "no series here",
  columns: {
    figure: "figure",
    name: "name",
    share: "off the variance",
    low: "at least",
    high: "at most",
    width: "off the 80 % interval",
    error: "error",
    published: "published, as far as the documents know",
    alike: "the same in every draw",
  },
  exactly: "none",
  chance: "by chance",
  caption: (answer) => `What figures would take off the variance: ${answer}`,
  tableBelow: "The table below holds every figure that is told from chance.",
  counted: (day, since, error, isUsual) =>
    `Stocks are counted on ${day}, flows and waits from ${since} to then. A figure is known with an error of ${error}${isUsual ? ", which is a judgement," : ""} unless a calibration document says another.`,
  limits:
    "By expected numbers: the chance that single persons make is left out, and no figure narrows it. What figures would do holds as far as the model does.",
  steps: { finer: englishShares.finer, finerWanted: englishShares.finerWanted, outcome: englishShares.outcome },
};

export type FigureTitle = (figure: Figure) => string;

export const englishFigure: FigureTitle = ({ kind, title, who }) => englishInforms.figure(kind, title, who);

/** By the name under which answers hold it. */
export function figureNamed({ figures }: Pick<Informs, "figures">, name: string): Figure {
  const found = figures.find((figure) => figure.name === name);
  if (found === undefined) throw new Error(`informs › expected a figure that was told; got ${name}`);
  return found;
}

export function informsSentence(
  { together, told, others, byChance, runs }: InformedAnswer,
  informs: Pick<Informs, "figures">,
  said: InformsWords = englishInforms,
  titleOf: FigureTitle = englishFigure,
): string {
  if (byChance === null) return said.nothing(runs);
  const level = shareText(byChance);
  const [first, ...more] = together;
  if (first === undefined || told.length === 0) return said.chanceOnly(others, level);
  const words = ({ figure, share, width }: (typeof together)[number]) => ({ figure: titleOf(figureNamed(informs, figure)), share: shareText(share), width: shareText(width) }); // prettier-ignore
  const lead = words(first);
  const rest = others === 0 ? [] : [said.others(others, level)];
  return [said.first(lead.figure, lead.share, lead.width), more.length === 0 ? said.noNext() : said.next(more.map(words)), ...rest].join(" "); // prettier-ignore
}

export function publishedText({ published }: Figure, said: InformsWords = englishInforms): string {
  return published === null ? said.unpublished : said.published(published.how, published.by, published.title);
}

export function errorText({ error }: Pick<Figure, "error">, said: InformsWords = englishInforms): string {
  return error === null ? said.exactly : percentText(error);
}

/** "2 %", "0.5 %", "11.2 %" */
export function percentText(share: number): string {
  return `${number(Number((share * 100).toPrecision(3)))} %`;
}

/** When figures are counted and with which error; what is left out; and how well coarse steps order draws. */
export function informsNotes(
  informs: Informs,
  said: InformsWords = englishInforms,
  titleOf: (answer: InformedAnswer) => string = ({ kind, title }) => said.answers[kind](title),
): readonly string[] {
  const { day, since, error, figures, finer, answers } = informs;
  const isUsual = figures.some(({ errorBy }) => errorBy === "usual");
  const outcomes = answers.map((answer) => ({ ...answer, title: titleOf(answer), kind: "level" as const }));
  const steps = stepsSentence({ finer, outcomes }, said.steps, ({ title }) => title);
  return [said.counted(day, since, percentText(error), isUsual), said.limits, ...(steps === "" ? [] : [steps])];
}
