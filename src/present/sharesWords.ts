// What a number hangs on, in words: shares of its spread, and what cannot be told from chance.
import type { OutcomeKind } from "../ask/matters/outcomes.ts";
import type { Matters, MattersFactor, MattersOutcome } from "../ask/matters.ts";
import { counted, number } from "../quantity/numberWords.ts";
import { titleInside } from "./titleInside.ts";

/** Parts of sentences; shares come in words. */
export interface SharesWords {
  readonly outcome: Readonly<Record<OutcomeKind, (title: string) => string>>;
  /** @param runs with a value */
  nothing(runs: number): string;
  chanceOnly(figures: number, level: string): string;
  one(share: string, title: string): string;
  some(share: string, count: number, first: string, firstShare: string, second: string, secondShare: string): string;
  others(count: number, level: string): string;
  left(share: string, areOthers: boolean): string;
  readonly directions: Readonly<Record<"more" | "less" | "later" | "earlier", string>>;
  readonly columns: Readonly<Record<"figure" | "name" | "share" | "low" | "high" | "direction" | "beyond", string>>;
  readonly yes: string;
  readonly no: string;
  /** over the shaded part of a picture */
  readonly chance: string;
  readonly axis: string;
  caption(outcome: string): string;
  readonly tableBelow: string;
  /** how well coarse steps order draws; ranks in words */
  finer(draws: number, days: string, ranks: string): string;
  /** of the number that they order worst, where it should be ranked with finer steps */
  finerWanted(title: string, ranks: string): string;
}

export const englishShares: SharesWords = {
  outcome: {
    level: (title) => title,
    peak: (title) => `Peak: ${title}`,
    date: (title) => `Day of the peak: ${title}`,
  },
  nothing: (runs) => (runs < 2 ? "Nothing is ranked." : `Nothing is ranked: ${counted(runs, "draw")} with a value are too few, or all have the same.`), // prettier-ignore
  chanceOnly: (figures, level) =>
    `None of ${counted(figures, "uncertain figure")} can be told from chance, which alone gives the largest of so many up to ${level}.`,
  one: (share, title) => `${share} of its spread goes along with one figure: ${titleInside(title)}.`,
  some: (share, count, first, firstShare, second, secondShare) =>
    `${share} of its spread goes along with ${counted(count, "figure")} one by one${count === 2 ? ":" : ", most of it with"} ${titleInside(first)} (${firstShare}) and ${titleInside(second)} (${secondShare}).`,
  others: (count, level) =>
    `${count === 1 ? "One other" : `Each of ${count} others`} cannot be told from chance (up to ${level}).`,
  left: (share, areOthers) => `What is left, ${share}, is ${areOthers ? "theirs and " : ""}what figures make only together.`, // prettier-ignore
  directions: { more: "more", less: "less", later: "later", earlier: "earlier" },
  columns: {
    figure: "uncertain figure",
    name: "name",
    share: "share of the spread",
    low: "at least",
    high: "at most",
    direction: "more of it",
    beyond: "told from chance",
  },
  yes: "yes",
  no: "no",
  chance: "by chance",
  axis: "share of the spread that goes along with it, with its 90 % interval",
  caption: (outcome) => `Shares of the spread: ${outcome}`,
  tableBelow: "The table below holds every figure.",
  finer: (draws, days, ranks) =>
    `${counted(draws, "draw")} ran with steps of ${days} days as well: ${ranks === "1" ? "their order is the same" : `ranks agree to ${ranks} or better`}.`,
  finerWanted: (title, ranks) => `${title}: ranks agree to ${ranks} only, so rank it with shorter steps (--step).`,
};

export type TitleOf = (factor: MattersFactor) => string;
const ownTitle: TitleOf = ({ title }) => title;

/** What goes along with it beyond chance, in one sentence. */
export function sharesSentence(
  { factors, byChance, told, runs }: MattersOutcome,
  said: SharesWords = englishShares,
  titleOf: TitleOf = ownTitle,
): string {
  if (byChance === null) return said.nothing(runs);
  const beyond = factors.filter(({ isBeyondChance }) => isBeyondChance);
  const others = factors.length - beyond.length;
  const level = shareText(byChance);
  const [first, second] = beyond;
  if (first === undefined) return said.chanceOnly(factors.length, level);
  const lead =
    second === undefined
      ? said.one(shareText(first.share), titleOf(first))
      : said.some(shareText(told), beyond.length, titleOf(first), shareText(first.share), titleOf(second), shareText(second.share)); // prettier-ignore
  const rest = others === 0 ? [] : [said.others(others, level)];
  return [lead, ...rest, said.left(shareText(Math.max(0, 1 - told)), others > 0)].join(" ");
}

/** Below this, steps decide which draw comes before which. */
const wellOrdered = 0.95;

/** What is known of the error of coarse steps: how well they order draws, and which numbers they order badly. */
export function stepsSentence<Ordered extends Pick<MattersOutcome, "kind" | "title" | "agreement">>(
  { finer, outcomes }: Pick<Matters, "finer"> & { readonly outcomes: readonly Ordered[] },
  said: Pick<SharesWords, "finer" | "finerWanted" | "outcome"> = englishShares,
  titleOf: (outcome: Ordered) => string = ({ title }) => title,
): string {
  const known = outcomes.flatMap((outcome) => (outcome.agreement === null ? [] : [{ outcome, ranks: outcome.agreement }])); // prettier-ignore
  if (finer === null || known.length === 0) return "";
  const isWell = ({ ranks }: (typeof known)[number]): boolean => ranks >= wellOrdered;
  const well = known.filter(isWell).map(({ ranks }) => ranks);
  const lead = well.length === 0 ? [] : [said.finer(finer.draws, number(finer.stepDays), ranksText(Math.min(...well)))];
  const badly = known.filter((one) => !isWell(one));
  return [
    ...lead,
    ...badly.map(({ outcome, ranks }) => said.finerWanted(said.outcome[outcome.kind](titleOf(outcome)), ranksText(ranks))), // prettier-ignore
  ].join(" ");
}

/** Never rounded up to 1. */
function ranksText(ranks: number): string {
  return String(Math.floor(ranks * 1000) / 1000);
}

export function shareText(share: number): string {
  return `${Math.floor(Math.min(1, Math.max(0, share)) * 100 + 0.5)} %`;
}

/** More of it goes along with more, or with less; "" where it is neither. */
export function directionText(
  { direction }: Pick<MattersFactor, "direction">,
  kind: OutcomeKind,
  { directions }: Pick<SharesWords, "directions"> = englishShares,
): string {
  if (direction === null || Math.abs(direction) < 0.1) return "";
  const [more, less] = kind === "date" ? [directions.later, directions.earlier] : [directions.more, directions.less];
  return direction > 0 ? more : less;
}
