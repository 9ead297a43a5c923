// What pieces say, in English: fetched with them. {braces} are filled in.
import { englishFlip } from "../../present/flipChart.ts";
import type { FlipWords } from "../../present/flipChart.ts";
import { englishInforms } from "../../present/informsWords.ts";
import type { InformsWords } from "../../present/informsWords.ts";
import { englishPaired } from "../../present/pairedChart.ts";
import type { PairedWords } from "../../present/pairedChart.ts";
import { englishParts } from "../../present/partsChart.ts";
import type { PartsWords } from "../../present/partsChart.ts";
import { englishPrices } from "../../present/pricesWords.ts";
import type { PricesWords } from "../../present/pricesWords.ts";
import { englishRequires } from "../../present/requiresWords.ts";
import type { RequiresWords } from "../../present/requiresWords.ts";
import { englishShares } from "../../present/sharesWords.ts";
import type { SharesWords } from "../../present/sharesWords.ts";
import { englishSobol } from "../../present/sobolChart.ts";
import type { SobolWords } from "../../present/sobolChart.ts";
import { englishTurning } from "../../present/turningWords.ts";
import type { TurningWords } from "../../present/turningWords.ts";
import { englishWaterfall } from "../../present/waterfallChart.ts";
import type { WaterfallWords } from "../../present/waterfallChart.ts";
import type { PieceId } from "./pieceId.ts";

export interface PieceWords {
  readonly how: string;
  readonly titles: Readonly<Record<PieceId, string>>;
  readonly status: Readonly<Record<"nothing" | "inPart" | "left", string>>;
  readonly summingUp: string;
  readonly moved: string;
  readonly command: string;
  readonly expected: string;
  readonly noNumber: string;
  readonly draws: string;
  readonly engine: string;
  readonly fluid: string;
  readonly individual: string;
  readonly byDraws: string;
  readonly answering: string;
  readonly inNumber: string;
  readonly changesHow: string;
  readonly changesAsk: string;
  readonly changesFew: string;
  readonly impossible: string;
  readonly waterfall: WaterfallWords;
  readonly pricesHow: string;
  readonly pricesAsk: string;
  readonly noPrices: string;
  readonly unpriced: string;
  readonly prices: PricesWords;
  readonly mattersHow: string;
  readonly mattersAsk: string;
  readonly shares: SharesWords;
  /** what of a figure is drawn */
  readonly hows: Readonly<Record<string, string>>;
  readonly informsHow: string;
  readonly informsAsk: string;
  readonly informsError: string;
  readonly informs: InformsWords;
  readonly sobolHow: string;
  readonly sobolAsk: string;
  readonly rows: string;
  readonly byPairs: string;
  readonly sobol: SobolWords;
  /** figures that move together under one name */
  readonly groups: Readonly<Record<string, string>>;
  readonly pairedHow: string;
  readonly pairedAsk: string;
  readonly nothingMoved: string;
  readonly believedOnBoth: string;
  readonly paired: PairedWords;
  readonly partsHow: string;
  readonly partsAsk: string;
  readonly parts: PartsWords;
  readonly turningHow: string;
  readonly turningAsk: string;
  readonly turningNote: string;
  readonly noLever: string;
  readonly noRange: string;
  readonly lever: string;
  readonly from: string;
  readonly to: string;
  readonly turned: string;
  readonly line: string;
  readonly theQuestion: string;
  readonly ownStatement: string;
  readonly numberLine: string;
  readonly aboveLine: string;
  readonly confirm: string;
  readonly flip: FlipWords;
  readonly requiresHow: string;
  readonly requiresAsk: string;
  readonly wanted: string;
  readonly spread: string;
  readonly requires: RequiresWords;
  readonly flipsHow: string;
  readonly flipsAsk: string;
  readonly statement: string;
  readonly noStatement: string;
  readonly flipsConfirm: string;
  readonly flips: TurningWords;
}

export const piecesEn: PieceWords = {
  how: "Each of these is asked of what stands on this page, with your scenarios, levers and publishers, and answered in this browser. One is under way at a time: a newer one takes its place.",
  titles: {
    paired: "With and without, run by run",
    changes: "What each change contributes",
    turning: "Where a lever turns it",
    requires: "What would have to be true",
    flips: "Which single figure turns a statement",
    prices: "What one more of each would be worth",
    matters: "What it hangs on",
    informs: "What to measure next",
    parts: "Where the spread comes from",
  },
  status: {
    nothing: "Stopped before anything was finished: nothing is kept.",
    inPart: "Stopped: what was finished by then is below.",
    left: "Left for a newer question.",
  },
  summingUp: "Stopped. What is finished is being summed up …",
  moved: "Something was moved since: this is of the state before. Ask again.",
  command: "The command that finds the same numbers",
  expected: "By expected numbers, every parameter at its value.",
  noNumber: "No run has a number for it on both sides.",
  draws: "draws",
  engine: "by",
  fluid: "expected numbers",
  individual: "following every person",
  byDraws: "{draws} draws of every uncertain figure; {failed} could not be run.",
  answering: "the number that answers",
  inNumber: "worth in",
  changesHow:
    "Every set of the changes is run. What a change contributes is the mean of what it adds over all orders in which they can come, so that the parts add up to the whole; what it makes alone stands beside it.",
  changesAsk: "Tell the changes apart",
  changesFew: "There are fewer than two changes: put on a second scenario, or move a lever.",
  impossible: "These sets of changes do not go together, and orders through them are left out:",
  waterfall: englishWaterfall,
  pricesHow:
    "Two runs that differ in one more unit of a resource wherever there is any, and two more with twice as many: how much each further unit changes the number.",
  pricesAsk: "Price one more of each",
  noPrices:
    "Nothing is priced: how much of each resource there is follows from how many people there are, or is without limit.",
  unpriced: "{count} resources are left unpriced, because it was stopped.",
  prices: englishPrices,
  mattersHow:
    "Everything uncertain is drawn again and again. A share is what of the spread over draws goes along with one figure, whatever the others are; the shaded part is what chance alone gives the largest of so many in 19 of 20 such sets of draws.",
  mattersAsk: "Rank the figures",
  shares: englishShares,
  hows: {
    source: "which source",
    drift: "its drift",
    chance: "whether it happens",
    changes: "time to its first change",
  },
  informsHow:
    "Which figure, if somebody published it, would narrow an answer most: how many are held at each stage, how many come in a year, how long they wait, and each uncertain figure. Everything uncertain is drawn again and again; what a figure takes off the variance is what follows it over the draws, its error taken into account. The shaded part is what chance alone gives the largest of so many in 19 of 20 such sets of draws.",
  informsAsk: "Find what to measure",
  informsError: "error of figures, %",
  informs: englishInforms,
  sobolHow:
    "Slower and sharper, for the figures that rank first: pairs of draws say what each makes of the variance alone (Sobol’s first index) and with all others (the total index), with 90 % intervals.",
  sobolAsk: "Work out the indices",
  rows: "pairs of draws at most",
  byPairs: "{rows} pairs of draws, {runs} runs; the widest interval of a level is ± {reached}.",
  sobol: englishSobol,
  groups: { drift: "Drift, and changes of regimes", rest: "All other figures together" },
  pairedHow:
    "Each run is made twice, without what was moved and with it, on the same draws and chances: how much each number changes, with its 95 % interval, and in what share of the runs it is lower or higher.",
  pairedAsk: "Compare run by run",
  nothingMoved: "Nothing is moved: both sides are the same.",
  believedOnBoth: "The publishers that you chose are believed on both sides here.",
  paired: englishPaired,
  partsHow:
    "Runs differ because publishers disagree, because figures are uncertain, because they drift, and because of chance: which of these makes how much of the variance of one run. Expected numbers have no chance in them; following every person has.",
  partsAsk: "Tell the parts",
  parts: englishParts,
  turningHow:
    "One lever is searched from one end to the other for the value at which a question, a statement or a number turns, by expected numbers; runs beside it confirm it.",
  turningAsk: "Search",
  turningNote: "All other levers where they stand. The lever acts on both sides of what is compared.",
  noLever: "This model has no lever to search, or nothing that could turn.",
  noRange: "The lower end has to lie below the higher one.",
  lever: "lever",
  from: "from",
  to: "to",
  turned: "what turns",
  line: "line",
  theQuestion: "the question of this page",
  ownStatement: "your own statement",
  numberLine: "{title} crosses a line",
  aboveLine: "{title}: more than {value} {unit}",
  confirm: "also follow every person, {runs} runs on either side",
  flip: englishFlip,
  requiresHow:
    "The nearest combination of uncertain figures, and then of levers too, with which the answer is another one, or a statement turns; the bounds of each lever; and conditions under which it mostly is so. Where nothing plausible does it, that is said.",
  requiresAsk: "Search for it",
  wanted: "what shall be otherwise",
  spread:
    "Expected numbers in steps of {step} days. A spread is a standard deviation of a figure’s range, of a lever as if every value on either side of what is assumed were as likely.",
  requires: englishRequires,
  flipsHow:
    "Each uncertain figure is moved by itself to both ends of its range. Those that turn the statement are searched for the place at which they do, nearest first, in standard deviations (spreads) of what may be drawn for them; and the verdict is asked again with each held at its end and all others drawn.",
  flipsAsk: "Find what turns it",
  statement: "statement",
  noStatement: "This model has no statement that runs decide.",
  flipsConfirm: "also follow every person, {runs} runs on either side of the nearest",
  flips: englishTurning,
};
