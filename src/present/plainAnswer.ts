// The words of an answer, made by rules from its numbers: the same in a terminal, on a page and in files.
import type { AnswerRow, Change, PlainAnswer, Spread, Sureness } from "../ask/answer/plainAnswer.ts";
import type { Flip } from "../ask/flip/flip.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import { counted, number, percent } from "../quantity/numberWords.ts";
import { digitsFor, digitsOfDifference, isVisible, withDigits } from "../quantity/roundedTogether.ts";
import { protocol } from "../forecast/protocol.ts";
import { capital } from "./html.ts";
import { gateWords } from "./verdictWords.ts";

/** One row as it is printed: every number of it in as many digits, so that none overtakes another. */
interface RowTexts {
  /** "" where no day is compared with another */
  readonly before: string;
  readonly without: string;
  readonly with: string;
  /** "−13,000", "+9", "0" */
  readonly difference: string;
  /** of that difference over the runs: "−16,000 to −10,000"; "" of one run */
  readonly differenceRange: string;
  /** in which they are printed: "minutes" where the answer's unit is days; "" for people */
  readonly unit: string;
}

interface RowNumbers {
  readonly before: Spread | null;
  readonly without: Spread;
  readonly with: Spread;
  readonly difference: Change;
  readonly sinceBefore: Change | null;
}

/** @param row a row of the answer, or a flow, which has no day before */
export function rowTexts(
  row: Pick<AnswerRow, "without" | "with" | "difference"> & Partial<Pick<AnswerRow, "before" | "sinceBefore">>,
  answer: Pick<PlainAnswer, "unit">,
): RowTexts {
  const { levels, digits, difference, unit } = shown({ before: null, sinceBefore: null, ...row }, answer);
  const [before, without, changed] = levels.map((value) => withDigits(value, digits));
  const { p10, p90, median } = difference;
  const own = digitsOfDifference(median, levels, digits);
  // ends of a range, which stand between two runs, go no further than the numbers beside them: people stay whole
  const places = Math.max(...[before, without, changed, signed(median, own)].map(decimalsOf));
  const [low, high] = [p10, p90].map((end) => signed(end === null ? null : Number(end.toFixed(places)), own));
  return {
    before: row.before == null ? "" : before,
    without,
    with: changed,
    difference: signed(median, own),
    differenceRange: low === high ? "" : `${low} to ${high}`,
    unit,
  };
}

function decimalsOf(text: string): number {
  return text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
}

function shown(row: RowNumbers, { unit }: Pick<PlainAnswer, "unit">) {
  const medians = [row.before?.median ?? null, row.without.median, row.with.median];
  const fitting = fittingUnit(unit, medians);
  const levels = medians.map(fitting.of);
  const apart = [
    ...(isOneWay(row.difference) ? [[1, 2] as const] : []),
    ...(row.sinceBefore !== null && isOneWay(row.sinceBefore) ? [[0, 2] as const] : []),
  ];
  const { median, p10, p90 } = row.difference;
  const difference = { median: fitting.of(median), p10: fitting.of(p10), p90: fitting.of(p90) };
  const isTime = unit === "days";
  return { levels, digits: digitsFor(levels, apart), difference, unit: isTime || unit === "" ? fitting.name : "" };
}

/** Every run differs, and in one direction. */
function isOneWay({ runs, lower, higher }: Change): boolean {
  return runs > 0 && (lower === runs || higher === runs);
}

function signed(value: number | null, digits: number): string {
  const text = withDigits(value, digits);
  return value !== null && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** "No: 137,000 on 1 July 2024, about 250,000 three years on with the agreement, in every one of 11 runs; …" */
export function answerSentence(answer: PlainAnswer): string {
  const { finding, rows } = answer;
  const total = rows[rows.length - 1];
  if (finding.runs === 0) return "Not settled: no run has a number for both sides.";
  const lead = `${answerWord(answer)}: `;
  const body = answer.than === "before" ? sinceBefore(answer, total) : besideWithout(answer, total);
  return `${lead}${body}.${withoutWords(answer)}${undefinedWords(finding)}`;
}

/** "No", "Not settled", "Yes, as far as 2 runs show", "Yes, as far as expected numbers show" */
export function answerWord({ finding }: Pick<PlainAnswer, "finding">): string {
  const word = capital(finding.word);
  // chance is left out of them: they settle no statement either
  if (finding.seen === "expected" && finding.runs > 0) return `${word}, as far as expected numbers show`;
  return finding.isOfFewRuns ? `${word}, as far as ${counted(finding.runs, "run")} ${finding.runs === 1 ? "shows" : "show"}` : word; // prettier-ignore
}

/**
 * "Forecasts of this kind: untested (n = 0).", and whether its levels lie further past the last published figure than any
 * forecast was scored.
 */
export function gateSentence({ gate, farBeyond }: Pick<PlainAnswer, "gate" | "farBeyond">): string {
  const far = farBeyond === null ? "" : `; over ${protocol.farthestMonths} months past the last figure`;
  return `Forecasts of this kind: ${gateWords(gate)}${far}.`;
}

/** " 8 of 11 runs have no number for both sides and say nothing."; "" where every run has one. */
function undefinedWords({ runs, undefinedRuns }: PlainAnswer["finding"]): string {
  if (undefinedRuns === 0) return "";
  const one = undefinedRuns === 1;
  return ` ${undefinedRuns} of ${runs + undefinedRuns} runs ${one ? "has" : "have"} no number for both sides and ${one ? "says" : "say"} nothing.`;
}

function sinceBefore(answer: PlainAnswer, total: AnswerRow): string {
  const { dates, change } = answer;
  const texts = rowTexts(total, answer);
  const unit = texts.unit === "" ? "" : ` ${texts.unit}`;
  const [first, last] = [dates?.before ?? "", dates?.after ?? ""];
  return (
    `${texts.before}${unit} ${onDay(first)}, about ${texts.with}${unit} ${laterWords(first, last)} with ${change}` +
    `${inRuns(answer)}; ${changeAlone(answer, total)}`
  );
}

function changeAlone(answer: PlainAnswer, { difference, ...total }: AnswerRow): string {
  const { change } = answer;
  const { lower, higher, runs } = difference;
  if (lower === 0 && higher === 0) return `${change} alone changes nothing`;
  if (difference.median === 0) {
    const ways = [...(lower > 0 ? [`lowers it in ${lower}`] : []), ...(higher > 0 ? [`raises it in ${higher}`] : [])];
    return `${change} alone changes nothing in ${runs - lower - higher} of ${runs} runs and ${ways.join(" and ")}`;
  }
  const { difference: text } = rowTexts({ ...total, difference }, answer);
  const takes = difference.median !== null && difference.median < 0;
  const count = takes ? lower : higher;
  const some = count === runs ? "" : `, in ${count} of ${runs} runs`;
  return `${change} alone ${takes ? "lowers" : "raises"} that by about ${sizeOf(text)}${some}`;
}

function sizeOf(text: string): string {
  return text.replace(/^[+−]/, "");
}

function besideWithout(answer: PlainAnswer, { difference, ...total }: AnswerRow): string {
  const { change, finding } = answer;
  const { without, with: changed, ...texts } = rowTexts({ ...total, difference }, answer);
  const unit = texts.unit === "" ? "" : ` ${texts.unit}`;
  const size = `${sizeOf(texts.difference)}${unit}${wayWords(difference.median)}${spreadWords(difference, texts.differenceRange)}`; // prettier-ignore
  const isSame = difference.lower === 0 && difference.higher === 0;
  const byRun = finding.runs === 1 ? "" : `; run by run ${isSame ? "the same" : size}`;
  return `${without}${unit} without ${change}, ${changed}${unit} with it${inRuns(answer)}${byRun}`;
}

function wayWords(median: number | null): string {
  if (median === null || median === 0) return "";
  return median < 0 ? " less" : " more";
}

/** " (8 runs in 10: 0.84 to 110)": sizes where all have one sign */
function spreadWords({ p10, median, p90 }: Change, range: string): string {
  if (range === "" || p10 === null || p90 === null) return "";
  const [low, high] = range.split(" to ");
  const isSized = median !== null && median !== 0;
  const sizes =
    isSized && p90 <= 0
      ? `${sizeOf(high)} to ${sizeOf(low)}`
      : isSized && p10 >= 0
        ? `${sizeOf(low)} to ${sizeOf(high)}`
        : range;
  return ` (8 runs in 10: ${sizes})`;
}

/** ", in every one of 11 runs", ", fewer in 7 of 11 runs"; "" where there is one. */
function inRuns({ finding, yesIf, dates }: PlainAnswer): string {
  const { runs, yes, equal } = finding;
  // "as far as 2 runs show" says it
  if (runs === 1 || finding.isOfFewRuns) return "";
  if (yes === runs || (yes === 0 && equal === 0)) return `, in every one of ${runs} runs`;
  // boxes hold people, a measure may be of anything
  const comparative = yesIf === "more" ? "more" : dates === null ? "less" : "fewer";
  const same = equal === 0 ? "" : ` and as many in ${equal}`;
  return `, ${comparative} in ${yes === 0 ? "none" : yes} of ${runs} runs${same}`;
}

/** What would be so without the change, where that takes something from the answer. */
function withoutWords({ finding, change }: PlainAnswer): string {
  const { word, runs, yes, yesWithout } = finding;
  if (yesWithout === null || yesWithout === 0) return "";
  if (word === "yes" && yesWithout === runs) return ` It would be so without ${change} too.`;
  if (yesWithout <= yes) return ` Without ${change} it is so in ${yesWithout} of ${runs} runs.`;
  return ` Without ${change} it would be yes${runs === 1 ? "" : ` in ${yesWithout} of ${runs} runs`}.`;
}

/**
 * Said where numbers that stand beside each other do not add up as readers expect: a median of differences is not the
 * difference of medians, nor a sum of medians the median of sums. "" where rounding alone could be the cause.
 */
export function differenceNote(answer: PlainAnswer): string {
  const { rows, finding } = answer;
  if (finding.runs < 2) return "";
  const total = rows[rows.length - 1];
  const parts = [total, ...rows.filter((row) => row.kind === "box")];
  const odd = parts.find((row) => isOddDifference(row, answer));
  if (odd !== undefined) {
    const { without, with: changed, difference, unit } = rowTexts(odd, answer);
    const of = odd.kind === "total" ? "" : ` (${odd.title})`;
    return `${medians}: ${changed} less ${without}${of} is not ${difference}${unit === "" ? "" : ` ${unit}`}, the median run by run.`;
  }
  return isOddSum(answer) ? `${medians}.` : "";
}

/** The same where there is no room for an example. */
export function briefNote(answer: PlainAnswer): string {
  return differenceNote(answer) === "" ? "" : `${medians}.`;
}

const medians = "Medians need not add up";

function isOddDifference(row: AnswerRow, answer: PlainAnswer): boolean {
  const { levels, digits, difference } = shown(row, answer);
  const [, without, changed] = levels;
  if (without === null || changed === null || difference.median === null) return false;
  return isVisible(changed - without - difference.median, [without, changed], digits);
}

function isOddSum({ rows }: PlainAnswer): boolean {
  const boxes = rows.filter((row) => row.kind === "box");
  if (boxes.length === 0) return false;
  const total = rows[rows.length - 1];
  return (["before", "without", "with"] as const).some((side) => {
    const whole = total[side]?.median ?? null;
    const parts = boxes.map((row) => row[side]?.median ?? null);
    if (whole === null || parts.includes(null)) return false;
    const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
    return isVisible(sum - whole, [whole], digitsFor([whole]));
  });
}

/** "In between: met 240,000; removed 990 without the agreement, 15,600 with it"; "" without flows. */
export function flowSentence(answer: PlainAnswer): string {
  const { flows, dates, change } = answer;
  if (flows.length === 0 || dates === null) return "";
  const told = new Set<string>();
  const parts = flows.map((flow) => {
    const { without, with: changed } = rowTexts(flow, answer);
    if (without === changed) return `${flow.title} ${changed}`;
    const first = told.size === 0;
    told.add(flow.title);
    return first
      ? `${flow.title} ${without} without ${change}, ${changed} with it`
      : `${flow.title} ${without} and ${changed}`;
  });
  return `In between: ${parts.join("; ")}.`;
}

/**
 * "Yes from 4.2 times the size of the agreement on; some-claim holds from … (each alone)": the question's levers, and those claims that one turns inside its range. "" without one.
 */
export function flipsSentence(flips: readonly Flip[]): string {
  const told = flips.filter(({ of, result }) => of.kind === "question" || result === "at");
  if (told.length === 0) return "";
  const isPlain = (flip: Flip): boolean => staying(flip) !== null && sameWords(flip) === agreeing;
  const same = (["yes", "no"] as const).flatMap((word) => {
    const ranges = told.filter((flip) => isPlain(flip) && staying(flip) === word).map(spanWords);
    return ranges.length === 0 ? [] : [`the answer stays ${word} from ${ranges.join(" and ")}`];
  });
  const others = told
    .filter((flip) => !isPlain(flip))
    .map((flip) => {
      // the runs beside a claim's value are told by the page and break-even.csv: statements need the room
      const text = flipSentence(flip.of.kind === "question" ? flip : { ...flip, confirmed: [] }).replace(/\.$/, "");
      const lower = text[0].toLowerCase() + text.slice(1);
      return flip.of.kind === "question" ? lower : `${flip.of.id} ${lower}`;
    });
  return `${capital([...same, ...others].join("; "))}${told.length > 1 ? " (each alone)" : ""}.`;
}

/** What the answer stays at over the whole range of a lever; null where it turns, or is not known. */
function staying({ of, result }: Flip): "yes" | "no" | null {
  if (of.kind !== "question") return null;
  return result === "everywhere" ? "yes" : result === "nowhere" ? "no" : null;
}

/** "Yes from 4.2 times the size of the agreement on", "From 0.1 to 8 times the arrivals the answer stays no". */
export function flipSentence(flip: Flip): string {
  const isQuestion = flip.of.kind === "question";
  const part = flip.of.part === undefined ? "" : `, for ${flip.of.part},`;
  const yes = isQuestion ? "Yes" : `Holds${part}`;
  const span = spanWords(flip);
  switch (flip.result) {
    case "at":
      return `${yes} ${flip.holds === "above" ? "from" : "up to"} ${valueWords(flip, flip.at ?? 0)}${flip.holds === "above" ? " on" : ""}${contraryWords(flip)}${checkWords(flip)}.`; // prettier-ignore
    case "everywhere":
      return `${isQuestion ? `From ${span} the answer stays yes` : `${yes} everywhere from ${span}`}${sameWords(flip)}.`;
    case "nowhere":
      return `${isQuestion ? `From ${span} the answer stays no` : `${yes} nowhere from ${span}`}${sameWords(flip)}.`;
    case "unknown":
      return `Not found out for the ${flip.title}.`;
  }
}

/** "0.1 to 8 times the size of the agreement" */
function spanWords(flip: Flip): string {
  const [low, high] = flip.range;
  return `${valueWords(flip, low, false)} to ${valueWords(flip, high)}`;
}

/** "4.2 times the size of the agreement", "a price of 12 USD" */
function valueWords(flip: Flip, value: number, isNamed = true): string {
  const { unit, title } = flip;
  const text = placeWords(flip, value);
  // more than all of something is no share: such a parameter multiplies
  const isFactor = unit === "" || unit === "factor" || (unit === "share" && flip.range[1] > 1);
  if (isFactor) return isNamed ? `${text} times the ${title}` : text;
  return isNamed ? `${text} ${unit} of ${title}` : text;
}

/** In two digits, and as many more as tell apart the values that stand in one sentence. */
function placeWords({ range, at, contrary, confirmed }: Flip, value: number): string {
  const places = [...new Set([...range, ...(at === null ? [] : [at]), ...[...contrary, ...confirmed].map((one) => one.value)])]; // prettier-ignore
  const inDigits = (place: number, digits: number): string => number(Number(place.toPrecision(digits)), "exact");
  let digits = 2;
  while (digits < 15 && new Set(places.map((place) => inDigits(place, digits))).size < places.length) digits++;
  return inDigits(value, digits);
}

/** ", but not at 8": values that were tried and say otherwise. */
function contraryWords(flip: Flip): string {
  const at = (isHolding: boolean): string =>
    flip.contrary
      .filter(({ holds }) => holds === isHolding)
      .map(({ value }) => placeWords(flip, value))
      .join(" and ");
  const [too, not] = [at(true), at(false)];
  return `${too === "" ? "" : `, and at ${too} too`}${not === "" ? "" : `, but not at ${not}`}`;
}

function checkWords(flip: Flip): string {
  const checks = flip.confirmed.map(({ value, holds, runs }, nth) => `in ${holds} of ${runs}${nth === 0 ? " runs person by person" : ""} at ${placeWords(flip, value)}`); // prettier-ignore
  const so = flip.of.kind === "question" ? "yes" : "holds";
  const by = checks.length === 0 ? "" : ` (${so} ${checks.join(", ")})`;
  return `${by}${engineWords(flip)}`;
}

const agreeing = " (runs person by person agree)";

/** Where all agree, runs are made at the place that came nearest to turning. */
function sameWords(flip: Flip): string {
  const [check] = flip.confirmed;
  const isSame = check !== undefined && check.holds === (flip.result === "everywhere" ? check.runs : 0);
  return isSame ? agreeing : checkWords(flip);
}

/** What is to be said of expected numbers that still move with their step. */
function engineWords({ isSettled, stepDays }: Flip): string {
  if (isSettled) return "";
  return ` (by the fluid engine, NOT settled at a step of ${number(stepDays ?? 0, "prose")} days)`;
}

/** One sentence each: what the runs vary, what they hold fixed, what is not in them. */
export function sureSentences({
  sure,
  finding,
  statistic,
}: Pick<PlainAnswer, "sure" | "finding" | "statistic">): readonly string[] {
  return [
    `${runsWords(sure, finding.seen, statistic)}${fixedWords(sure)}.`,
    ...sure.sources.map(
      ({ title, used, others }) =>
        `${others.length === 0 ? "One source" : "Sources disagree"} on “${title}”: used is ${used}${others.length === 0 ? "" : `, not ${others.join(" or ")}`}.`,
    ),
    ...sampleWords(sure),
    ...(sure.leavesOut.length === 0 ? [] : [`Not in it: ${sure.leavesOut.join("; ")}.`]),
  ];
}

function runsWords({ runs, drawn }: Sureness, seen: "drawn" | "chance" | "expected", statistic: string): string {
  if (seen === "expected") return "Expected numbers with every figure at its value: nothing is drawn";
  if (seen === "chance") return `${capital(counted(runs, "run"))} that differ by chance alone`;
  if (runs === 1) return `One run, with chance and ${counted(drawn, "uncertain figure")} drawn, and nothing else`;
  return `${capital(statistic)} that differ in chance and ${counted(drawn, "uncertain figure")}`;
}

function fixedWords({ heldFixed, drawn }: Sureness): string {
  if (heldFixed === 0) return "";
  const figures = drawn === 0 ? counted(heldFixed, "figure") : `${number(heldFixed, "exact")} more`;
  return `; ${figures}, set by judgement, never ${heldFixed === 1 ? "varies" : "vary"}`;
}

function sampleWords({ sample }: Sureness): readonly string[] {
  if (sample === null) return [];
  const { counted: own, others, ofTenThousand, isTakenOff, notTold } = sample;
  const one = `One record stands for ${others} people`;
  const noise = `a count of 10,000 of them carries ${percent(ofTenThousand)} of sampling noise, no doubt about the world`;
  const untold = `cannot be told from the world's and is in them`;
  const off = "it is taken off these spreads, of levels and, as far as their size tells, of differences";
  const some = notTold === 0 ? off : `${off}; in ${notTold} of ${sample.spreads} it ${untold}`;
  const here = isTakenOff ? some : sample.spreads > 0 ? `in these spreads it ${untold}` : "it is in these spreads";
  if (own === 1)
    return [`Everybody counted is followed one by one, one in ${others} of all others.`]; // prettier-ignore
  return [`${one}: ${noise}; ${here}.`];
}

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]; // prettier-ignore

/** "1 Jul 2024", in the head of a column */
export function shortDay(text: string): string {
  const [day, month, year] = dayWords(text).split(" ");
  return year === undefined ? text : `${day} ${month.slice(0, 3)} ${year}`;
}

/** A day; a month stands for its first one. */
const dayPattern = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/;

/** "1 July 2024"; another instant as it is written */
export function dayWords(text: string): string {
  const found = dayPattern.exec(text);
  return found === null ? text : `${Number(found[3] ?? 1)} ${months[Number(found[2]) - 1]} ${found[1]}`;
}

function onDay(text: string): string {
  return dayPattern.test(text) ? `on ${dayWords(text)}` : `at ${text}`;
}

const small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** "three years on" where it is whole years, else "on 1 May 2026". */
function laterWords(before: string, after: string): string {
  const isYears = dayPattern.test(before) && before.slice(4) === after.slice(4);
  const years = Number(after.slice(0, 4)) - Number(before.slice(0, 4));
  if (!isYears || years < 1) return onDay(after);
  return `${small[years] ?? years} year${years === 1 ? "" : "s"} on`;
}
