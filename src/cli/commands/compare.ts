// pendency compare MODEL: several stacks of scenarios side by side, paired replication by replication.
import type { Command } from "commander";
import { askComparison } from "../../ask/compare.ts";
import { askWaterfall } from "../../ask/waterfall.ts";
import { scenarioTexts } from "../../ask/scenarioTexts.ts";
import type { Documents } from "../../documents/documents.ts";
import { freezing } from "../../disk/freezing.ts";
import { openModel } from "../../disk/openModel.ts";
import { compareJson } from "../../present/compareJson.ts";
import { foldLines } from "../../present/fold.ts";
import { sourceWidthText } from "../../present/sourceWidthText.ts";
import { compareText, differencesText, levelGatesText } from "../../present/compareText.ts";
import { endingJson } from "../../present/endingJson.ts";
import { waterfallText } from "../../present/waterfallText.ts";
import { refuseUsage } from "../../errors.ts";
import { stackName } from "../../scenario/stack.ts";
import { badgeOfRun, conducting, keptBy, resultsOf, tellEnding, tellWritten } from "../conduct.ts";
import type { Console } from "../console.ts";
import { collect, examples, running, writing } from "../declare.ts";
import type { Act } from "../declare.ts";
import { askedOf, asOfOptions, stackOf } from "../options.ts";
import type { RunOptions } from "../options.ts";

export function declareCompare(program: Command, act: Act): void {
  writing(running(program.command("compare <model>"), "run several stacks of scenarios side by side, paired"))
    .option(
      "--scenario <stack>",
      "one column: a scenario, or several as a+b; repeatable (default: each scenario)",
      collect,
    )
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
  const { scenario = [], measure } = options;
  if (scenario.length > 2) refuseUsage("--scenario", "one stack with --waterfall, or two to go from one to the other", String(scenario.length)); // prettier-ignore
  const documents = given ?? openModel(model, asOfOptions(options));
  const frozen = freezing("compare", model, options, documents);
  const results = resultsOf(options);
  const stacks = scenario.map(stackOf);
  const [from, to] = stacks.length < 2 ? [[], stacks[0]] : stacks;
  const asked = {
    ...askedOf(options, documents),
    from,
    ...(to === undefined ? {} : { to }),
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

async function compare(model: string, options: RunOptions, console: Console, given?: Documents): Promise<number> {
  if (options.measure !== undefined) refuseUsage("--measure", "--waterfall beside it", "none");
  const documents = given ?? openModel(model, asOfOptions(options));
  const frozen = freezing("compare", model, options, documents);
  const results = resultsOf(options);
  const asked = { ...askedOf(options, documents), stacks: options.scenario?.map(stackOf) ?? null };
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
