// Stacks of scenarios side by side, as text: each one's level, then what each changes, run by run.
import type { Difference } from "../ask/compare.ts";
import type { ReportInput } from "../ask/report/reportInput.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import type { FittingUnit } from "../quantity/fittingTime.ts";
import { number, range, withError } from "../quantity/numberWords.ts";
import { isDrifting } from "../study/drifting.ts";
import { quantileOf } from "../statistics/quantile.ts";
import type { MeasureSummary, StackSummary } from "../summarise/summary.ts";
import { groupedBy } from "../reading/groupedBy.ts";
import type { VerdictGate } from "../judge/verdictGate.ts";
import { fold } from "./fold.ts";
import { columnTitles } from "./stackTitle.ts";
import { plainStyle } from "./terminalStyle.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { textTable } from "./textTable.ts";
import { gateMark, gateWords, neverTested } from "./verdictWords.ts";

/**
 * One row per measure, one column per stack: mean ± standard error, or the median where parameters drift, in one unit
 * for the whole row.
 *
 * @param levels by the name of a measure, what forecasts of its level have come to; null: nothing here is of a date
 */
export function compareText(
  input: Pick<ReportInput, "scenarios" | "study">,
  style = plainStyle,
  levels: Readonly<Record<string, VerdictGate>> | null = null,
): string {
  const { stacks } = input.study;
  const rows = namesIn(stacks).map((name) => {
    const found = stacks.map(({ measures }) => measures.find((measure) => measure.name === name));
    const unit = unitOf(found);
    const cells = found.map((one) =>
      isDrifting(input.study)
        ? withError(unit.of(one?.median ?? null), null)
        : withError(unit.of(one?.mean ?? null), unit.of(one?.standardError ?? null)),
    );
    const mark = levels === null ? "" : gateMark(levels[name] ?? neverTested);
    return [`${titled(found, name, unit)}${mark}`, ...cells];
  });
  const columns = [...stacks.keys()].map((place) => place + 1);
  return textTable(["measure", ...columnTitles(input)], rows, columns, style);
}

/**
 * A table for each further stack: what it adds to the first one, replication by replication, because replication k
 * of both saw the same chances and the same draws.
 *
 * @param differences of the study, in its order of stacks (`Comparison.differences`)
 * @param isDated     numbers here are of dates, so that each row says what forecasts of differences have come to
 */
export function differencesText(
  input: Pick<ReportInput, "scenarios" | "study">,
  differences: readonly Difference[],
  style = plainStyle,
  isDated = false,
): string {
  const { stacks } = input.study;
  const titles = columnTitles(input);
  const [first, ...others] = stacks;
  let next = 0;
  const tables = others.map(({ measures }, place) => {
    const both = measures.filter(({ name }) => first.measures.some((each) => each.name === name));
    const own = differences.slice(next, (next += both.length));
    const lead = `${titles[place + 1]}, less ${lowered(titles[0])}`;
    return differenceTable(lead, own, input, style, isDated);
  });
  return tables.join("\n");
}

/** What forecasts of these levels have come to: measures of which it is the same stand together. */
export function levelGatesText(levels: Readonly<Record<string, VerdictGate>>, style = plainStyle): string {
  const groups = groupedBy(Object.entries(levels), ([, gate]) => gateWords(gate));
  const told = [...groups].map(([words, own]) => (groups.size === 1 ? words : `${words} of ${own.map(([name]) => name).join(", ")}`)); // prettier-ignore
  const lines = told.length === 0 ? [] : fold(`Forecasts of these levels: ${told.join("; ")}`, 0, style);
  return lines.map((line) => `${style.quiet(line)}\n`).join("");
}

function differenceTable(
  lead: string,
  differences: readonly Difference[],
  { study }: Pick<ReportInput, "study">,
  style: TerminalStyle,
  isDated: boolean,
): string {
  const { stacks } = study;
  const differs = ({ lower, higher, replications }: Difference): boolean => lower + higher > 0 || replications === 0;
  const shown = differences.filter(differs);
  const alike = differences.filter((one) => !differs(one));
  const titleOf = (one: Difference, unit: FittingUnit): string => {
    const found = stacks.map(({ measures }) => measures.find(({ name }) => name === one.name));
    return titled(found, one.name, unit);
  };
  const pairs = Math.max(0, ...differences.map(({ replications }) => replications));
  const isOne = pairs < 2;
  const rows = shown.map((one) => {
    const unit = fittingUnit(one.unit, [one.mean, one.median]);
    const { mean, standardError, median, p10, p90 } = one;
    const level = withError(unit.of(mean), unit.of(standardError));
    const title = `${titleOf(one, unit)}${isDated ? gateMark(one.gate) : ""}`;
    if (isOne) return [title, level];
    const spread = [number(unit.of(median)), range(unit.of(p10), unit.of(p90))];
    return [title, ...(isDrifting(study) ? [] : [level]), ...spread, `${one.lower} / ${one.higher}`];
  });
  const heads = isOne
    ? ["difference", "the one run"]
    : ["difference", ...(isDrifting(study) ? [] : ["mean ± se"]), "median", "80 % of runs", "lower / higher"];
  const table = shown.length === 0 ? "" : textTable(heads, rows, [...heads.keys()].slice(1), style);
  const names = alike.map((one) => titleOf(one, { name: "", of: (value) => value }));
  const same = names.length === 0 ? [] : fold(`No run differs in: ${names.join("; ")}`, 0, style).map(style.quiet);
  const few = shown.filter(({ replications }) => replications < pairs);
  const left = few.map(({ name, replications }) => `${name}: ${replications} of ${pairs} runs have both sides`);
  const notes = [
    ...same,
    ...sampleLines(shown, style),
    ...fold(pairingLine(shown, pairs), 0, style).map(style.quiet),
    ...left.flatMap((line) => fold(line, 0, style)).map(style.quiet),
    ...fold(gateLine(differences), 0, style).map(style.quiet),
  ];
  const whole = pairs < 2 ? lead : `${lead}, run by run (${pairs} runs)`;
  return `${fold(whole, 0, style).map(style.bold).join("\n")}\n${table}${notes.map((line) => `${line}\n`).join("")}`;
}

/** What it is worth that runs of both stacks share chances and draws; "" where it cannot be said. */
export function pairingLine(shown: readonly Pick<Difference, "varianceRatio">[], pairs: number): string {
  const ratios = shown.flatMap(({ varianceRatio }) => (varianceRatio === null ? [] : [varianceRatio]));
  const usual = quantileOf(ratios, 0.5);
  if (usual === null) return "";
  const as = number(Math.max(1, Math.floor(usual * pairs + 0.5)));
  const of = ratios.length === 1 ? "" : ", the median of these measures";
  return `Paired, ${pairs} runs tell as much of the difference as ${as} that share nothing${of}.`;
}

/** "Forecasts of such differences: in the model; untested (n = 0)"; "" where nothing is compared */
function gateLine([first]: readonly Difference[]): string {
  if (first === undefined) return "";
  const { gate } = first;
  return `Forecasts of such differences: ${gate.words === "" ? gateWords(gate) : gate.words}`;
}

/** Which ranges are without the noise of following some people for all, and which have it still. */
function sampleLines(shown: readonly Difference[], style: TerminalStyle): readonly string[] {
  const counts = shown.filter(({ ofSample }) => ofSample !== undefined);
  if (counts.length === 0) return [];
  const untold = counts.filter(({ ofSample }) => ofSample === null).map(({ name }) => name);
  const but = untold.length === 0 ? "" : ` It cannot be told from the world's, and stays, in: ${untold.join("; ")}.`;
  const words = `Where people are counted, the sample's own noise is taken off the 80 %, as far as the difference's size tells; ± and other measures have it.${but}`;
  return fold(words, 0, style).map(style.quiet);
}

function namesIn(stacks: readonly StackSummary[]): readonly string[] {
  return [...new Set(stacks.flatMap(({ measures }) => measures.map(({ name }) => name)))];
}

type Found = readonly (MeasureSummary | undefined)[];

function unitOf(found: Found): FittingUnit {
  const means = found.map((one) => one?.mean ?? null);
  return fittingUnit(found.find((one) => one !== undefined)?.unit ?? "", means);
}

/** "Mean wait at the counter (hours)" */
function titled(found: Found, name: string, { name: unit }: FittingUnit): string {
  const title = found.find((one) => one !== undefined)?.title ?? name;
  return unit === "" ? title : `${title} (${unit})`;
}

/** Inside a sentence: "the model as it stands". */
function lowered(title: string): string {
  return title.replace(/^The model/, "the model");
}
