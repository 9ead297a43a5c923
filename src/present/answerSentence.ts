// The answer in a sentence, made by rules from its numbers: the same in a terminal, on a page and in files.
import type { AnswerRow, Change, PlainAnswer } from "../ask/answer/plainAnswer.ts";
import { neverScored } from "../forecast/neverScored.ts";
import { protocol } from "../forecast/protocol.ts";
import { counted } from "../quantity/numberWords.ts";
import { onDay, laterWords } from "./dayWords.ts";
import { capital } from "./html.ts";
import { rowTexts } from "./rowTexts.ts";

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
 * "No past forecast of this kind could be scored yet.", "Past forecasts of this kind passed (n = 12): 80 % intervals …",
 * and whether its levels lie further past the last published figure than any forecast was scored.
 */
export function gateSentence({ gate, farBeyond }: Pick<PlainAnswer, "gate" | "farBeyond">): string {
  const far = farBeyond === null ? "" : `, over ${protocol.farthestMonths} months past the last figure,`;
  const { status, n, why } = gate;
  if (status === "untested" && n === 0) {
    const isPlain = why === neverScored;
    return `No past forecast of this kind${far} ${isPlain ? "could be scored yet" : `counts yet: ${why}`}.`;
  }
  if (status === "untested") return `Too few past forecasts of this kind${far} could be scored yet (n = ${n}): ${why}.`;
  return `Past forecasts of this kind${far} ${status} (n = ${n}): ${why}.`;
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
 * "In between: met 240,000; removed 990 without the agreement, 15,600 with it"; "" without flows.
 *
 * @param isBrief beside a table that says without and with what
 */
export function flowSentence(answer: PlainAnswer, isBrief = false): string {
  const { flows, dates, change } = answer;
  if (flows.length === 0 || dates === null) return "";
  const told = new Set<string>();
  const parts = flows.map((flow) => {
    const { without, with: changed } = rowTexts(flow, answer);
    if (without === changed) return `${flow.title} ${changed}`;
    const first = told.size === 0;
    told.add(flow.title);
    return first
      ? `${flow.title} ${without} without${isBrief ? "" : ` ${change}`}, ${changed} with it`
      : `${flow.title} ${without} and ${changed}`;
  });
  return `In between: ${parts.join("; ")}.`;
}
