// pendency explain MODEL CELL: a number followed back to where it comes from, publisher or person, what matters first.
import type { Command } from "commander";
import { asOfJson } from "../../ask/asOfWords.ts";
import { askExplanation } from "../../ask/explain.ts";
import { findCells, refuseUnknown } from "../../ask/explain/findCells.ts";
import { parameterSources } from "../../ask/explain/parameterSources.ts";
import type { SourceRow } from "../../ask/explain/parameterSources.ts";
import type { ExplainedFigure, ExplainedNumber, ExplainedParameter } from "../../ask/report/reportInput.ts";
import type { Documents } from "../../documents/documents.ts";
import { openModel } from "../../disk/openModel.ts";
import { addressOf, figure } from "../../facts/factWords.ts";
import { influenceText, firstNamed, orderInWords } from "../../present/explainSection.ts";
import { studyLine } from "../../present/studyLine.ts";
import { counted, number } from "../../quantity/numberWords.ts";
import { stackName } from "../../scenario/stack.ts";
import type { Study } from "../../study/study.ts";
import { asOfOptions, tellAsOf } from "../asOfOptions.ts";
import { conducting } from "../conduct.ts";
import type { Console } from "../console.ts";
import { collect, examples, running } from "../declare.ts";
import type { Act } from "../declare.ts";
import { askedOf, stackOf } from "../options.ts";
import type { RunOptions } from "../options.ts";
import { explainAssumptions } from "./explainAssumptions.ts";

const placesNamed = 4;

export interface ExplainOptions extends RunOptions {
  /** the ledger of judgements in place of the path */
  readonly assumptions?: boolean;
}

export function declareExplain(program: Command, act: Act): void {
  running(
    program.command("explain <model> [cell...]"),
    "follow a number back to the figures and judgements it rests on",
  )
    .option("--scenario <stack>", "the number under these scenarios, as a+b", collect)
    .option("--assumptions", "every judgement, its range, and its effect on the model's headlines (or on the cell)")
    .addHelpText(
      "after",
      examples(
        "explain one-clerk meanWait",
        'explain us-removal "removed China FY2024" --replications 24',
        "explain us-removal --assumptions --replications 24",
      ),
    )
    .action((model: string, words: string[], options: ExplainOptions) =>
      act(options, (console) => explain(model, words.join(" "), options, console)),
    );
}

/** @param text the cell, as one text; "" only with `--assumptions` */
export async function explain(model: string, text: string, options: ExplainOptions, console: Console): Promise<number> {
  const documents = openModel(model, asOfOptions(options));
  if (options.assumptions === true) return explainAssumptions(model, text, documents, options, console);
  if (text.trim() === "") refuseUnknown("", documents);
  const cells = findCells(text, documents, options.scenario?.flatMap(stackOf) ?? null);
  const asked = askedOf(options, documents);
  const { study, numbers } = await conducting(options, console, (conduct) =>
    askExplanation(documents, asked, cells, conduct),
  );
  if (options.json === true) console.print(JSON.stringify(asJson(text, numbers, study, documents)));
  else tell(numbers, study, documents, console);
  return study.unfinished > 0 ? 3 : 0;
}

function tell(numbers: readonly ExplainedNumber[], study: Study, documents: Documents, console: Console): void {
  const { bold, quiet } = console.style;
  for (const one of numbers) {
    console.print(`${bold(one.title)}\n  ${valueText(one)}`);
    for (const [word, text] of pathRows(one)) console.print(`  ${word.padEnd(16)}  ${text}`);
  }
  tellAsOf(documents, console);
  console.print(`${studyLine(study, console.style)}\n`);
  const [first, ...others] = numbers;
  const ranked = allParameters(numbers);
  console.print(bold(`What ${others.length === 0 ? "it rests" : "they rest"} on: ${ranked.length} parameters`));
  if (others.length > 0) console.print(`Influence is on the first number: ${first.title}`);
  const hint = isMeasured(first) || study.draws.length === 0 ? "" : ` ${howToMeasure}`;
  console.print(ranked.length === 0 ? "No parameter is on the way." : `${orderInWords(first)}${hint}\n`);
  for (const parameter of ranked) console.print(describeParameter(parameter, first, documents, quiet));
  const typed = numbers
    .flatMap((one) => one.typed)
    .filter(({ path }, n, all) => all.findIndex((each) => each.path === path) === n);
  if (typed.length > 0) console.print(bold(`And on ${counted(typed.length, "figure")} in the model itself`));
  for (const one of typed) console.print(describeTyped(one, documents, quiet));
}

/**
 * What a stage or a resource states itself: a published figure with its address, or a number of whoever wrote
 * the model.
 */
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
  documents: Documents,
  quiet: (text: string) => string,
): string {
  const parameter = documents.parameters.find((one) => one.name === name);
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
  return [...lines, ...parameterSources(parameter, documents).flatMap((source) => sourceLines(source, quiet))].join(
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
function asJson(output: string, numbers: readonly ExplainedNumber[], study: Study, documents: Documents): object {
  const { facts, asOf } = documents;
  const parameters = allParameters(numbers).map(({ facts: _facts, ...one }) => {
    const parameter = documents.parameters.find(({ name }) => name === one.name);
    const sources = parameter === undefined ? [] : parameterSources(parameter, documents);
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
