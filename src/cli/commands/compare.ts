// pendency compare MODEL: several stacks of scenarios side by side, paired replication by replication.
import type { Command } from "commander";
import { asOfJson, asOfLines } from "../../ask/asOfWords.ts";
import { askComparison } from "../../ask/compare.ts";
import { scenarioTexts } from "../../ask/scenarioTexts.ts";
import { badgeOf } from "../../disk/fluidAgreement.ts";
import { openModel } from "../../disk/openModel.ts";
import { describeRun } from "../../present/runJson.ts";
import { fluidBadgeLines } from "../../present/fluidBadgeLines.ts";
import { sourceWidthText } from "../../present/sourceWidthText.ts";
import { studyLine } from "../../present/studyLine.ts";
import { compareText } from "../../present/terminal.ts";
import { stackName } from "../../scenario/stack.ts";
import { conducting } from "../conduct.ts";
import type { Console } from "../console.ts";
import { collect, examples, running } from "../declare.ts";
import type { Act } from "../declare.ts";
import { askedOf, asOfOptions, changedBy, stackOf } from "../options.ts";
import type { RunOptions } from "../options.ts";

export function declareCompare(program: Command, act: Act): void {
  running(program.command("compare <model>"), "run several stacks of scenarios side by side, paired")
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
  const asked = { ...askedOf(options, documents), stacks: options.scenario?.map(stackOf) ?? null };
  const { study, differences, widths, impossible } = await conducting(options, console, (conduct) =>
    askComparison(documents, asked, conduct),
  );
  const badge = badgeOf(study, documents, changedBy(options));
  if (options.json === true) {
    const { facts, asOf } = documents;
    console.print(
      JSON.stringify({
        id: study.id,
        stacks: study.stacks.map((stack) => describeRun(study, stack, documents.model)),
        differences,
        ...(asOf === null ? {} : { asOf: asOfJson(asOf, facts), notPossible: impossible }),
        ...(widths.length === 0 ? {} : { sources: widths }),
        ...(badge === null ? {} : { fluid: badge }),
      }),
    );
  } else {
    console.print(compareText({ scenarios: scenarioTexts(documents), study }, console.style));
    for (const { stack, because } of impossible) console.print(`not possible: ${stackName(stack)}: ${because}`);
    if (widths.length > 0) console.print(sourceWidthText(widths, console.style));
    console.beside(asOfLines(documents.asOf));
    console.beside(fluidBadgeLines(badge, documents.model.quantities, study.stacks));
    console.print(studyLine(study, console.style));
  }
  return study.unfinished > 0 ? 3 : 0;
}
