// How sure an answer is: what its runs vary, what they hold fixed, what is not in them.
import type { PlainAnswer, Sureness } from "../ask/answer/plainAnswer.ts";
import { counted, number, percent } from "../quantity/numberWords.ts";
import { drawsSentence } from "./drawsSentence.ts";
import { capital } from "./html.ts";

/**
 * One sentence each: what the runs vary, what they hold fixed, whose draws they have, what is not in them.
 *
 * @param isBrief the same in fewer words, beside a table that names its statistic
 */
export function sureSentences(
  { sure, finding, statistic }: Pick<PlainAnswer, "sure" | "finding" | "statistic">,
  isBrief = false,
): readonly string[] {
  const isShort = isBrief && finding.seen === "drawn" && sure.runs > 1;
  const ofDraws = drawsSentence(sure.draws, isBrief);
  return [
    isShort ? briefRuns(sure) : `${runsWords(sure, finding.seen, statistic)}${fixedWords(sure)}.`,
    ...(ofDraws === "" ? [] : [ofDraws]),
    ...sure.sources.map(({ title, used, others }) => {
      const named = `“${title}”: ${isBrief ? "" : "used is "}${used}`;
      return others.length === 0 ? `One source on ${named}.` : `${isBrief ? "Disputed" : "Sources disagree on"} ${named}, not ${others.join(" or ")}.`; // prettier-ignore
    }),
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

/** "Runs differ in chance and 132 uncertain figures; 134 judged ones never vary." */
function briefRuns({ drawn, heldFixed }: Sureness): string {
  const judged = `${number(heldFixed, "exact")} judged ${heldFixed === 1 ? "one never varies" : "ones never vary"}`;
  const fixed = heldFixed === 0 ? "" : `; ${judged}`;
  return `Runs differ in chance and ${counted(drawn, "uncertain figure")}${fixed}.`;
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
