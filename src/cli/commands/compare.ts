// pendency compare MODEL: several stacks of scenarios side by side, paired replication by replication.
import type { Command } from "commander";
import { askComparison } from "../../ask/compare.ts";
import type { ComparisonAsked } from "../../ask/compare.ts";
import type { Asked } from "../../ask/asked.ts";
import { askWaterfall, movedChange } from "../../ask/waterfall.ts";
import type { WaterfallAsked } from "../../ask/waterfall.ts";
import { scenarioTexts } from "../../ask/scenarioTexts.ts";
import type { Documents } from "../../documents/documents.ts";
import { freezing } from "../../disk/freezing.ts";
import { compareJson } from "../../present/compareJson.ts";
import { foldLines } from "../../present/fold.ts";
import { sourceWidthText } from "../../present/sourceWidthText.ts";
import { compareText, differencesText, levelGatesText } from "../../present/compareText.ts";
import { endingJson } from "../../present/endingJson.ts";
import { waterfallText } from "../../present/waterfallText.ts";
import { refuseUsage } from "../../errors.ts";
import { readSettings } from "../../documents/readSettings.ts";
import { stackName } from "../../scenario/stack.ts";
import { badgeOfRun, conducting, keptBy, openAsked, resultsOf, tellEnding, tellWritten } from "../conduct.ts";
import type { Console } from "../console.ts";
import { collect, examples, running, writing } from "../declare.ts";
import type { Act } from "../declare.ts";
import { askedOf, columnOf, stackOf } from "../options.ts";
import type { RunOptions } from "../options.ts";

export function declareCompare(program: Command, act: Act): void {
  writing(running(program.command("compare <model>"), "run several stacks of scenarios side by side, paired"))
    .option(
      "--scenario <stack>",
      "one column: a scenario, or several as a+b, with values of its own as a+name=value; repeatable (default: each scenario)",
      collect,
    )
    .option("--against <stack>", "what the columns are held against (default: the model as it stands)")
    .option(
      "--waterfall",
      "what each change of a stack contributes, over all orders: of one --scenario, or between two",
    )
    .option(
      "--measure <name>",
      "with --waterfall: of this quantity (default: what the model's question asks, else all)",
    )
    .addHelpText(
      "after",
      examples(
        "compare office.yaml --scenario rush --scenario rush+oneMore",
        "compare office.yaml --scenario rush+oneMore --waterfall",
        'compare office.yaml --against rush --scenario "rush+officers=4 officers"',
      ),
    )
    .action((model: string, options: RunOptions) => act(options, (console) => compareAny(model, options, console)));
}

/**
 * @param documents of the model; `verify` has them of the texts that a run was made of
 * @returns the exit code: 3 when stopped early
 */
export function compareAny(
  model: string,
  options: RunOptions,
  console: Console,
  documents?: Documents,
): Promise<number> {
  return (options.waterfall === true ? waterfall : compare)(model, options, console, documents);
}

async function waterfall(model: string, options: RunOptions, console: Console, given?: Documents): Promise<number> {
  const { scenario = [], measure, against } = options;
  if (scenario.length > 2) refuseUsage("--scenario", "one stack with --waterfall, or two to go from one to the other", String(scenario.length)); // prettier-ignore
  if (against !== undefined)
    refuseUsage("--against", "two --scenario with --waterfall, from one to the other", against);
  const documents = given ?? openAsked(model, options);
  const frozen = freezing("compare", model, options, documents);
  const results = resultsOf(options);
  const asked = {
    ...askedWithoutColumns(options, documents),
    ...waterfallEnds(options, documents),
    ...(measure === undefined ? {} : { measure }),
  };
  const { found, stopped } = await conducting(options, console, (conduct) =>
    askWaterfall(documents, asked, { ...conduct, ...keptBy(results) }),
  );
  const { study, waterfall: made } = found;
  const badge = badgeOfRun(study, documents, options);
  const json = { studyId: study.id, waterfall: made, ...endingJson(documents, { widths: [], impossible: [], badge }) };
  if (options.json === true) console.print(JSON.stringify(json));
  else {
    console.print(waterfallText(made, scenarioTexts(documents), console.style));
    tellEnding(study, documents, badge, console);
  }
  if (results !== null) tellWritten(results.write(study, json, frozen(study, !stopped)), options, console);
  return stopped || study.unfinished > 0 ? 3 : 0;
}

/** `--set-from` is of values of columns too. */
function askedWithoutColumns({ setFrom, ...options }: RunOptions, documents: Documents): Asked {
  const isOfColumns = (options.scenario ?? []).some((text) => columnOf(text).values.length > 0);
  return askedOf(isOfColumns && options.set === undefined ? options : { ...options, ...(setFrom === undefined ? {} : { setFrom }) }, documents); // prettier-ignore
}

/** Where it starts and ends: values that the last stack has of its own are changes as its scenarios are. */
function waterfallEnds(
  { scenario = [], setFrom }: RunOptions,
  documents: Documents,
): Pick<WaterfallAsked, "from" | "to" | "moved"> {
  const columns = scenario.map(columnOf);
  const [first, last] = columns.length < 2 ? [null, columns[0]] : columns;
  if (first !== null && first.values.length > 0) {
    const got = scenario[0];
    refuseUsage("--scenario", "values of their own in the stack in which it ends alone", `"${got}"`);
  }
  if (last === undefined) return {};
  const moved = last.values.map(([name, value]) => movedChange(documents, name, value, setFrom ?? null));
  return { from: first?.stack ?? [], to: last.stack, ...(moved.length === 0 ? {} : { moved }) };
}

function columnsAsked(
  { scenario, against, setFrom }: RunOptions,
  documents: Documents,
): Pick<ComparisonAsked, "stacks" | "settings" | "against"> {
  const base = against === undefined ? {} : { against: stackOf(against) };
  if (scenario === undefined) return { ...base, stacks: null };
  const columns = scenario.map(columnOf);
  const settings = columns.map(({ values }) =>
    values.length === 0 ? null : readSettings(documents, values, setFrom ?? null, "--scenario"),
  );
  const own = settings.some((point) => point !== null) ? { settings } : {};
  return { ...base, stacks: columns.map(({ stack }) => stack), ...own };
}

async function compare(model: string, options: RunOptions, console: Console, given?: Documents): Promise<number> {
  if (options.measure !== undefined) refuseUsage("--measure", "--waterfall beside it", "none");
  const documents = given ?? openAsked(model, options);
  const frozen = freezing("compare", model, options, documents);
  const results = resultsOf(options);
  const asked = { ...askedWithoutColumns(options, documents), ...columnsAsked(options, documents) };
  const { found, stopped } = await conducting(options, console, (conduct) =>
    askComparison(documents, asked, { ...conduct, ...keptBy(results) }),
  );
  const { study, differences, levels, widths, impossible } = found;
  const badge = badgeOfRun(study, documents, options);
  const json = compareJson(found, documents, badge);
  if (options.json === true) console.print(JSON.stringify(json));
  else {
    const input = { scenarios: scenarioTexts(documents), study };
    const isDated = documents.model.runs.kind === "calendar";
    console.print(compareText(input, console.style, isDated ? levels : null));
    console.print(levelGatesText(levels, console.style));
    if (differences.length > 0) console.print(`\n${differencesText(input, differences, console.style, isDated)}`);
    for (const { stack, because } of impossible)
      console.print(foldLines(`not possible: ${stackName(stack)}: ${because}`, console.style));
    if (widths.length > 0) console.print(sourceWidthText(widths, console.style));
    tellEnding(study, documents, badge, console);
  }
  if (results !== null) tellWritten(results.write(study, json, frozen(study, !stopped)), options, console);
  return stopped || study.unfinished > 0 ? 3 : 0;
}
