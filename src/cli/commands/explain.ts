// pendency explain MODEL CELL: a number followed back to where it comes from, publisher or person, what
// matters most first.
import { influenceText, firstNamed, orderInWords } from "../../present/explainSection.ts";
import type { ExplainedFigure, ExplainedNumber, ExplainedParameter } from "../../ask/reportInput.ts";
import { counted, number } from "../../present/number.ts";
import type { Study } from "../../study/study.ts";
import { stackName } from "../../scenario/stack.ts";
import { asOfJson, tellAsOf } from "../asOf.ts";
import type { Console } from "../console.ts";
import { findCells, refuseUnknown } from "../explain/findCells.ts";
import { gatherExplained } from "../explain/gatherExplained.ts";
import { measureCells } from "../explain/measureCells.ts";
import { parameterSources } from "../explain/parameterSources.ts";
import type { SourceRow } from "../explain/parameterSources.ts";
import { openModel } from "../launch.ts";
import type { RunOptions } from "../options.ts";
import { addressOf, figure } from "./facts.ts";
import { parameterRows } from "../report/gatherProvenance.ts";
import type { Workspace } from "../request.ts";
import { studyLine } from "../studyLine.ts";
import { explainAssumptions } from "./explainAssumptions.ts";

/** Enough to say how far a number moves; too few to say what moves it. */
const fewReplications = 5;
const placesNamed = 4;

export interface ExplainOptions extends RunOptions {
  /** the ledger of judgements in place of the path */
  readonly assumptions?: boolean;
}

/** @param text the cell, as one text; "" only with `--assumptions` */
export async function explain(asked: string, text: string, options: ExplainOptions, console: Console): Promise<number> {
  const workspace = openModel(asked, options);
  if (options.assumptions === true) return explainAssumptions(asked, text, workspace, options, console);
  if (text.trim() === "") refuseUnknown("", workspace);
  const cells = findCells(text, workspace, options);
  const study = await measureCells(cells, workspace, options, console, fewReplications);
  const rows = parameterRows(workspace.documents, workspace.facts, null);
  const numbers = cells.map((cell) => gatherExplained(workspace, study, cell, rows));
  if (options.json === true) console.print(JSON.stringify(asJson(text, numbers, study, workspace)));
  else tell(numbers, study, workspace, console);
  return study.unfinished > 0 ? 3 : 0;
}

function tell(numbers: readonly ExplainedNumber[], study: Study, workspace: Workspace, console: Console): void {
  const { bold, quiet } = console.style;
  for (const one of numbers) {
    console.print(`${bold(one.title)}\n  ${valueText(one)}`);
    for (const [word, text] of pathRows(one)) console.print(`  ${word.padEnd(16)}  ${text}`);
  }
  tellAsOf(workspace, console);
  console.print(`${studyLine(study, console.style)}\n`);
  const [first, ...others] = numbers;
  const ranked = allParameters(numbers);
  console.print(bold(`What ${others.length === 0 ? "it rests" : "they rest"} on: ${ranked.length} parameters`));
  if (others.length > 0) console.print(`Influence is on the first number: ${first.title}`);
  const hint = isMeasured(first) || study.draws.length === 0 ? "" : ` ${howToMeasure}`;
  console.print(ranked.length === 0 ? "No parameter is on the way." : `${orderInWords(first)}${hint}\n`);
  for (const parameter of ranked) console.print(describeParameter(parameter, first, workspace, quiet));
  const typed = numbers
    .flatMap((one) => one.typed)
    .filter(({ path }, n, all) => all.findIndex((each) => each.path === path) === n);
  if (typed.length > 0) console.print(bold(`And on ${counted(typed.length, "figure")} in the model itself`));
  for (const one of typed) console.print(describeTyped(one, workspace, quiet));
}

/**
 * What a stage or a resource states itself: a published figure with its address, or a number of whoever wrote
 * the model.
 */
function describeTyped(
  { path, definedAt, value, facts }: ExplainedFigure,
  workspace: Workspace,
  quiet: (text: string) => string,
): string {
  const named = facts.flatMap((id) => workspace.facts.facts.get(id) ?? []);
  const from = named.map((fact) => `  ${figure(fact)}: ${addressOf(fact)}`);
  const who = facts.length > 0 ? "" : ", chosen by whoever wrote the model";
  return [`  ${path}: ${value}${quiet(`; ${definedAt}${who}`)}`, ...from].join("\n");
}

const howToMeasure = "`--replications 8` or more measures it; 24 tell more.";

function isMeasured({ parameters }: ExplainedNumber): boolean {
  return parameters.some(({ influence }) => influence?.correlation != null);
}

function valueText({ value }: ExplainedNumber): string {
  if (value === null || value.mean === null) return "nothing to measure";
  const known = value.values.filter((each) => each !== null);
  if (known.length < 2) return `${number(value.mean)} ${value.unit} in the one run`;
  return `${number(value.mean)} ${value.unit}, 80 % of runs between ${number(value.p10)} and ${number(value.p90)}`;
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
function allParameters(numbers: readonly ExplainedNumber[]): readonly ExplainedParameter[] {
  const seen = new Set<string>();
  return numbers
    .flatMap(({ parameters }) => parameters)
    .filter(({ name }) => !seen.has(name) && seen.add(name).has(name));
}

function describeParameter(
  { name, title, influence, places, steps, changedBy }: ExplainedParameter,
  first: ExplainedNumber,
  workspace: Workspace,
  quiet: (text: string) => string,
): string {
  const parameter = workspace.documents.parameters.find((one) => one.name === name);
  if (parameter === undefined) return name;
  const said = influenceText(influence);
  const held = isMeasured(first) && influence === null ? "not drawn" : "";
  const beside = said === "" ? held : said;
  const away = steps === 0 ? "in what is counted" : `${steps} ${steps === 1 ? "step" : "steps"} from what is counted`;
  const lines = [
    `${name}: ${title}${beside === "" ? "" : ` (${beside})`}`,
    quiet(`  enters ${firstNamed(places, placesNamed)}, ${away}; ${parameter.at.file}:${parameter.at.line}`),
  ];
  if (changedBy.length > 0) lines.push(`  changed by ${changedBy.join(", ")}`);
  return [...lines, ...parameterSources(parameter, workspace).flatMap((source) => sourceLines(source, quiet))].join(
    "\n",
  );
}

function sourceLines(source: SourceRow, quiet: (text: string) => string): readonly string[] {
  const { alternative, kind, value, facts, alignment, method, judgedBy, reason, standIn } = source;
  const lines = [
    `  ${kind}${alternative === "" ? "" : ` (${alternative})`}${judgedBy === "" ? "" : `, by ${judgedBy}`}`,
  ];
  for (const { id, figure, address, standing = "" } of facts) {
    lines.push(`    ${figure}: ${address}`, quiet(`      ${id}${standing === "" ? "" : ` (${standing})`}`));
  }
  for (const [word, text] of [
    ["value", value],
    ["alignment", alignment],
    ["method", method],
    ["reason", reason],
    ["on that day", standIn],
  ]) {
    if (text !== "") lines.push(`    ${word}: ${text}`);
  }
  return lines;
}

/** Values, the path, and every parameter with its sources; influence on each number in its own list. */
function asJson(output: string, numbers: readonly ExplainedNumber[], study: Study, workspace: Workspace): object {
  const { documents, facts, asOf } = workspace;
  const parameters = allParameters(numbers).map(({ facts: _facts, ...one }) => {
    const parameter = documents.parameters.find(({ name }) => name === one.name);
    const sources = parameter === undefined ? [] : parameterSources(parameter, workspace);
    const definedAt = parameter === undefined ? "" : `${parameter.at.file}:${parameter.at.line}`;
    return { ...one, definedAt, correlation: one.influence?.correlation ?? null, sources };
  });
  const outputs = numbers.map(({ parameters: own, ...one }) => ({
    ...one,
    influence: own.flatMap(({ name, influence }) => (influence === null ? [] : [{ parameter: name, ...influence }])),
  }));
  const { seed, replications } = study.spec;
  const run = { seed, replications, sample: study.sampleNote, uncertainty: study.uncertaintyNote };
  const standing = asOf === null ? {} : { asOf: asOfJson(asOf, facts) };
  return { output, study: study.id, run, outputs, order: orderInWords(numbers[0]), parameters, ...standing };
}
