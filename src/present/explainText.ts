// Numbers followed back to where they come from, in text: each with its path, and parameters with their sources.
import { parameterSources } from "../ask/explain/parameterSources.ts";
import type { SourceRow } from "../ask/explain/parameterSources.ts";
import type { ExplainedFigure, ExplainedNumber, ExplainedParameter } from "../ask/explain/explainedNumber.ts";
import type { Documents } from "../documents/documents.ts";
import { placeInModel } from "../documents/placeInModel.ts";
import { addressOf, figure } from "../facts/factWords.ts";
import { fittingUnit } from "../quantity/fittingTime.ts";
import { counted, number, range } from "../quantity/numberWords.ts";
import { stackName } from "../scenario/stack.ts";
import { firstNamed, influenceText, orderInWords, useWords } from "./explainSection.ts";
import type { MeasureSummary } from "../summarise/summary.ts";
import type { TerminalStyle } from "./terminalStyle.ts";
import { gateWords } from "./verdictWords.ts";

const placesNamed = 4;

/** Each number with its value and its path. */
export function numbersText(numbers: readonly ExplainedNumber[], { bold }: TerminalStyle): string {
  const blocks = numbers.map((one) => {
    const rows = pathRows(one).map(([word, text]) => `  ${word.padEnd(16)}  ${text}`);
    return [`${bold(one.title)}\n  ${valueText(one)}`, ...rows].join("\n");
  });
  return blocks.join("\n");
}

/** What they rest on, in the order of its influence on the first number. */
export function foundationText(
  numbers: readonly ExplainedNumber[],
  documents: Documents,
  {
    isDrawn,
    howToMeasure,
    style: { bold, quiet },
  }: { readonly isDrawn: boolean; readonly howToMeasure: string; readonly style: TerminalStyle },
): string {
  const [first, ...others] = numbers;
  const ranked = allParameters(numbers);
  const hint = isMeasured(first) || !isDrawn ? "" : ` ${howToMeasure}`;
  const typed = numbers
    .flatMap((one) => one.typed)
    .filter(({ path }, n, all) => all.findIndex((each) => each.path === path) === n);
  return [
    bold(`What ${others.length === 0 ? "it rests" : "they rest"} on: ${counted(ranked.length, "parameter")}`),
    ...(others.length === 0 ? [] : [`Influence is on the first number: ${first.title}`]),
    ranked.length === 0 ? "No parameter is on the way." : `${orderInWords(first)}${hint}`,
    ...ranked.map((parameter) => describeParameter(parameter, first, documents, quiet)),
    ...(typed.length === 0 ? [] : [bold(`And on ${counted(typed.length, "figure")} in the model itself`)]),
    ...typed.map((one) => describeTyped(one, documents, quiet)),
  ].join("\n");
}

/** What a stage or a resource states itself: a published figure with its address, or a number its writer chose. */
function describeTyped(
  { path, definedAt, value, facts }: ExplainedFigure,
  documents: Documents,
  quiet: (text: string) => string,
): string {
  const named = facts.flatMap((id) => documents.facts.facts.get(id) ?? []);
  const from = named.map((fact) => `  ${figure(fact)}: ${addressOf(fact)}`);
  const who = facts.length > 0 ? "" : ", chosen by whoever wrote the model";
  return [`  ${path}: ${value}${quiet(`; ${definedAt}${who}`)}`, ...from].join("\n");
}

function isMeasured({ parameters }: ExplainedNumber): boolean {
  return parameters.some(({ influence }) => influence?.correlation != null);
}

function valueText({ value, gate }: ExplainedNumber): string {
  if (value === null || value.mean === null) return "nothing to measure";
  return `${rangeText(value)}; forecasts of its level: ${gateWords(gate)}`;
}

function rangeText(value: MeasureSummary): string {
  const known = value.values.filter((each) => each !== null);
  const { name, of } = fittingUnit(value.unit, [value.mean]);
  if (known.length < 2) return `${number(of(value.mean))} ${name} in the one run`;
  return `${number(of(value.mean))} ${name}; 80 % of runs: ${range(of(value.p10), of(value.p90))}`;
}

function pathRows(one: ExplainedNumber): readonly (readonly [string, string])[] {
  const rows: readonly (readonly [string, string])[] = [
    ["measure", `${one.measure}`],
    ["defined in", one.definedAt],
    ["under", stackName(one.stack)],
    ["counted in", one.counted.join("; ")],
    ["moved by stages", firstNamed(one.stages, 8, "; ")],
    ["by resources", firstNamed(one.resources, 8, "; ")],
    ["by dated regimes", one.regimes.join(", ")],
  ];
  return rows.filter(([, text]) => text !== "");
}

/** Those of the first number in its order, then what only the others rest on. */
export function allParameters(numbers: readonly ExplainedNumber[]): readonly ExplainedParameter[] {
  const seen = new Set<string>();
  return numbers
    .flatMap(({ parameters }) => parameters)
    .filter(({ name }) => !seen.has(name) && seen.add(name).has(name));
}

function describeParameter(
  { name, title, kind, judged, influence, places, steps, changedBy }: ExplainedParameter,
  first: ExplainedNumber,
  documents: Documents,
  quiet: (text: string) => string,
): string {
  const parameter = documents.parameters.find((one) => one.name === name);
  if (parameter === undefined) return name;
  const used = useWords({ kind, judged });
  const said = influenceText(influence);
  const held = isMeasured(first) && influence === null ? "not drawn" : "";
  const beside = said === "" ? held : said;
  const away = steps === 0 ? "in what is counted" : `${steps} ${steps === 1 ? "step" : "steps"} from what is counted`;
  const lines = [
    `${name}: ${title}${beside === "" ? "" : ` (${beside})`}`,
    quiet(`  enters ${firstNamed(places, placesNamed)}, ${away}; ${placeInModel(parameter.at, documents.model)}`),
  ];
  if (changedBy.length > 0) lines.push(`  changed by ${changedBy.join(", ")}`);
  return [
    ...lines,
    ...parameterSources(parameter, documents).flatMap((source) => sourceLines(source, used, quiet)),
    ...(parameter.correlatedWith ?? []).map((one) => `  drawn together with ${one.name} (${one.written}), by ${one.judgedBy}: ${one.reason}`), // prettier-ignore
  ].join("\n");
}

function sourceLines(source: SourceRow, used: string, quiet: (text: string) => string): readonly string[] {
  const { alternative, kind, value, facts, alignment, method, judgedBy, reason, judged, standIn } = source;
  const lines = [
    `  ${kind}${alternative === "" ? "" : ` (${alternative})`}${judgedBy === "" ? "" : `, by ${judgedBy}`}${used}`,
  ];
  for (const { id, figure, address, standing = "" } of facts) {
    lines.push(`    ${figure}: ${address}`, quiet(`      ${id}${standing === "" ? "" : ` (${standing})`}`));
  }
  for (const [word, text] of [
    ["value", value],
    ["alignment", alignment],
    ["method", method],
    ["reason", reason],
    ["judged in it", judged],
    ["on that day", standIn],
  ]) {
    if (text !== "") lines.push(`    ${word}: ${text}`);
  }
  return lines;
}
