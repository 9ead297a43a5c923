// pendency compare MODEL: several stacks of scenarios side by side, paired replication by replication.
import type { Command } from "commander";
import { askComparison } from "../../ask/compare.ts";
import { scenarioTexts } from "../../ask/scenarioTexts.ts";
import { openModel } from "../../disk/openModel.ts";
import { compareJson } from "../../present/compareJson.ts";
import { foldLines } from "../../present/fold.ts";
import { sourceWidthText } from "../../present/sourceWidthText.ts";
import { compareText, differencesText, levelGatesText } from "../../present/compareText.ts";
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
    .addHelpText("after", examples("compare office.yaml --scenario rush --scenario rush+oneMore"))
    .action((model: string, options: RunOptions) => act(options, (console) => compare(model, options, console)));
}

/** @returns the exit code: 3 when stopped early */
async function compare(model: string, options: RunOptions, console: Console): Promise<number> {
  const documents = openModel(model, asOfOptions(options));
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
  if (results !== null) tellWritten(results.write(study, json), options, console);
  return stopped || study.unfinished > 0 ? 3 : 0;
}
