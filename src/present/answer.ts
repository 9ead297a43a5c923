// The answer in plain sentences, made from the numbers: what is compared, how sure it is, on what sample.
import { meanChange, pairedChange } from "../ask/pairedChange.ts";
import { largestRecord } from "../ask/sampleNoise.ts";
import type { MeasureSummary, StackSummary } from "../summarise/summary.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import { pairingLine } from "./compareText.ts";
import { apart } from "./fold.ts";
import { capital } from "./html.ts";
import { besideRange, counted, number, percentRange, range, withError } from "../quantity/numberWords.ts";
import { isDrifting } from "../study/drifting.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { settingsText } from "../study/settings.ts";
import { addedPhrase, shownStacks, stackPhrase } from "./stackTitle.ts";
import { targetTally } from "./targetTable.ts";
import { gateMark, heldWords, neverTested, saidVerdict } from "./verdictWords.ts";

interface Answer {
  readonly question: string;
  readonly findings: readonly Finding[];
  /** claims that bear on the question */
  readonly claims: readonly string[];
  /** sample, uncertainty, targets: what to hold against the findings */
  readonly cautions: readonly string[];
}

/** One measure: its level in the first stack, then every other stack's level and difference, run by run. */
interface Finding {
  readonly lead: string;
  readonly items: readonly string[];
}

/** @param inFull with the mean of each difference, how sure it is, and what pairing is worth */
export function answer(input: ReportInput, inFull = false): Answer {
  return {
    question: input.question,
    findings: input.answerMeasures.flatMap((name) => finding(input, name, inFull)),
    claims: input.answerClaims.flatMap((id) => claimSentence(input, id)),
    cautions: cautions(input),
  };
}

function finding(input: ReportInput, name: string, inFull: boolean): readonly Finding[] {
  // stacks that serve claims only were not asked for it; the first of the others is the base unless the study names one
  const asked = input.study.stacks.filter((stack) => measureOf(stack, name)?.median != null);
  const isBase = ({ stack }: StackSummary): boolean => stack.join("+") === input.answerBase.join("+");
  const first = asked.find(isBase) ?? asked[0];
  const others = asked.filter((stack) => stack !== first);
  const base = first === undefined ? undefined : measureOf(first, name);
  if (first === undefined || base === undefined) return [];
  const items = others.flatMap((other) => {
    const measure = measureOf(other, name);
    if (measure === undefined) return [];
    const said = `With ${addedPhrase(input, first.stack, other.stack)}: ${levelWords(measure)}; ${differenceWords(base, measure)}.`;
    return [[said, ...(inFull ? meanSentences(input, base, measure) : [])].join(" ")];
  });
  const mark = input.levels === undefined ? "" : apart(gateMark(input.levels[name] ?? neverTested));
  return [{ lead: `${capital(base.title)}${mark}: ${levelWords(base)} in ${stackPhrase(input, first.stack)}.`, items }];
}

function levelWords(measure: MeasureSummary): string {
  if (measure.median === null) return "not defined in any run";
  const known = measure.values.filter((value) => value !== null);
  const { name, of } = fittingUnit(measure.unit, [measure.median, measure.p10, measure.p90]);
  const [low, median, high] = [of(measure.p10), of(measure.median), of(measure.p90)];
  if (known.length === 1) return `${number(median, "prose")} ${name} in the one run`;
  const notes = [
    ...(known.length === measure.values.length
      ? []
      : [`${known.length} of ${measure.values.length} runs have a number`]),
    ...(low === null || high === null || low === high ? [] : [`80 % of runs: ${range(low, high, "prose")}`]),
  ];
  const noted = notes.length === 0 ? "" : ` (${notes.join("; ")})`;
  return `median ${besideRange(median, low, high)} ${name}${noted}`;
}

function differenceWords(base: MeasureSummary, other: MeasureSummary): string {
  const { pairs, known, lower, higher, ...change } = pairedChange(other.values, base.values);
  const { name, of } = fittingUnit(base.unit, [change.p10, change.median, change.p90]);
  const [p10, median, p90] = [of(change.p10), of(change.median), of(change.p90)];
  const unit = base.unit === "days" ? ` ${name}` : "";
  if (known === 0) return "no run defines both, so they cannot be compared";
  if (known === 1) return `${moreOrLess(median, unit)} in the one run that both have`;
  if (lower === 0 && higher === 0) return "no run differs";
  const [count, word] = lower >= higher ? [lower, "lower"] : [higher, "higher"];
  const among = known === pairs ? `${pairs} runs` : `the ${known} pairs of runs with both numbers, of ${pairs}`;
  const spread = `(80 %: ${moreOrLess(p10)} to ${moreOrLess(p90)})`;
  return `run by run ${moreOrLess(median, unit)} in the median ${spread}, ${word} in ${count} of ${among}`;
}

/** "Mean difference −18.0 ± 1.6 hours (standard error; 95 % interval −25 to −11)." and what pairing is worth */
function meanSentences({ study }: ReportInput, base: MeasureSummary, other: MeasureSummary): readonly string[] {
  const change = meanChange(other.values, base.values);
  // null: fewer than two runs; 0: no run differs from another
  if ((change.standardError ?? 0) === 0) return [];
  const pairing = pairingLine([change], change.pairs);
  const paired = pairing === "" ? [] : [pairing];
  // the few largest paths make the mean of drifting draws
  if (isDrifting(study)) return paired;
  const { name, of } = fittingUnit(base.unit, [change.mean, change.low, change.high]);
  const mean = [withError(of(change.mean), of(change.standardError)), name].filter((part) => part !== "").join(" ");
  const interval = range(of(change.low), of(change.high), "prose");
  return [`Mean difference ${mean} (standard error; 95 % interval ${interval}).`, ...paired];
}

function moreOrLess(change: number | null, unit = ""): string {
  if (change === null || change === 0) return "no change";
  return `${number(Math.abs(change), "prose")}${unit} ${change < 0 ? "less" : "more"}`;
}

function claimSentence(input: ReportInput, id: string): readonly string[] {
  const verdict = input.verdicts.find((one) => one.id === id);
  if (verdict === undefined) return [];
  const share =
    verdict.runs === null
      ? ""
      : ` It holds ${heldWords(verdict.runs)}` +
        `${verdict.interval === null ? "" : ` (95 % interval ${percentRange(verdict.interval)})`}.`;
  return [`“${capital(verdict.words).replace(/\.$/, "")}”: ${saidVerdict(verdict)}.${share}`];
}

function cautions(input: ReportInput): readonly string[] {
  const { study } = input;
  const set = settingsText(study);
  const lines = [
    `${runsWords(input)}${inFullWords(input)} ${study.startDate} to ${study.endDate}; ${madeWords(input)}.`,
    ...(set === "" ? [] : [`Set from outside, in place of what the documents say: ${set}.`]),
  ];
  if (study.unfinished > 0) lines.push(`${number(study.unfinished)} runs were asked for and not finished.`);
  if (input.targets.length > 0) lines.push(`${targetTally(input)} The misses are named below.`);
  if (input.conflicts.length > 0) {
    lines.push(
      `Published figures disagree on ${counted(input.conflicts.length, "point")}; they stand side by side below.`,
    );
  }
  return lines;
}

function madeWords({ study }: ReportInput): string {
  const { sample } = study.spec;
  // what runs show is told here as it is
  const noise = sample === null || largestRecord(sample) === 1 ? "" : ", whose own noise is in the ranges above";
  if (study.engine !== "fluid")
    return `sample: ${study.sampleNote}${noise}; uncertainty drawn: ${study.uncertaintyNote}`;
  const drawn = study.draws.length === 0 ? "every parameter is at its value, and nothing is drawn" : "parameters are drawn, chance is left out"; // prettier-ignore
  return `expected numbers from the fluid engine: ${drawn}`;
}

/** "5 runs of “A” and “B”; 1 run of “C”.": stacks may have different numbers of runs. */
function runsWords(input: ReportInput): string {
  const stacks = shownStacks(input);
  const counts = [...new Set(stacks.map((stack) => stack.replications))].toSorted((a, b) => b - a);
  if (counts.length === 1) return `${counted(counts[0], "run")} of each scenario.`;
  const parts = counts.map((count) => {
    const names = stacks.filter((stack) => stack.replications === count).map(({ stack }) => stackPhrase(input, stack));
    return `${counted(count, "run")} of ${listed(names)}`;
  });
  return `${parts.join("; ")}.`;
}

/** What runs that stopped early leave out is said where the number of runs is said. */
function inFullWords({ study }: ReportInput): string {
  const { inFull, replications } = study.spec;
  if (inFull === null || inFull >= replications) return "";
  return ` Of each the first ${inFull} are followed to the end, further ones as far as these numbers and the statements ask.`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

function measureOf(stack: StackSummary, name: string): MeasureSummary | undefined {
  return stack.measures.find((measure) => measure.name === name);
}
