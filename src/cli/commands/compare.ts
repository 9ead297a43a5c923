// pendency compare MODEL: several stacks of scenarios side by side, paired replication by replication.
import { meanOf, standardErrorOf } from "../../statistics/moments.ts";
import { compareText } from "../../present/terminal.ts";
import { stackName } from "../../scenario/stack.ts";
import type { Study } from "../../study/study.ts";
import { sourceWidths, sourceWidthText } from "../../present/sourceWidth.ts";
import { sourcesUsed } from "../../study/sourceShares.ts";
import { asOfJson, tellAsOf } from "../asOf.ts";
import { launchEachSource } from "../bySource.ts";
import { sortStacks } from "../possibleStacks.ts";
import { describeRun } from "../describeRun.ts";
import type { Console } from "../console.ts";
import { launch, openModel } from "../launch.ts";
import { stackOf } from "../options.ts";
import type { RunOptions } from "../options.ts";
import { scenarioTexts } from "../scenarioTexts.ts";
import { studyLine } from "../studyLine.ts";

export async function compare(asked: string, options: RunOptions, console: Console): Promise<number> {
  const workspace = openModel(asked, options);
  const { model, scenarios } = workspace.documents;
  const named =
    options.scenario ?? scenarios.map((scenario) => scenario.name).filter((name) => !name.startsWith("setAt"));
  const stacks = [[], ...named.map(stackOf)];
  const defaults = model.quantities.length === 0 ? { tailDays: [] } : null;
  const measure = { quantities: true, defaults, claims: [], targets: false };
  const start = { workspace, options, replications: 10 };
  // a scenario that was named must run; of those taken because none was, the ones that can
  const { possible, impossible } =
    options.scenario === undefined ? sortStacks(workspace, stacks) : { possible: stacks, impossible: [] };
  const study = await launch(start, possible, measure, console);
  const bySource = await launchEachSource(start, possible, measure, console);
  const widths = sourceWidths(sourcesUsed(study, workspace.documents.parameters, bySource), study, bySource, isOwn);
  if (options.json === true) {
    const described = study.stacks.map((stack) => describeRun(study, stack, model));
    const standing =
      workspace.asOf === null ? {} : { asOf: asOfJson(workspace.asOf, workspace.facts), notPossible: impossible };
    const disputed = widths.length === 0 ? {} : { sources: widths };
    const differ = differences(study);
    console.print(JSON.stringify({ id: study.id, stacks: described, differences: differ, ...standing, ...disputed }));
  } else {
    console.print(compareText({ scenarios: scenarioTexts(workspace.documents), study }, console.style));
    for (const { stack, because } of impossible) console.print(`not possible: ${stackName(stack)}: ${because}`);
    if (widths.length > 0) console.print(sourceWidthText(widths, console.style));
    tellAsOf(workspace, console);
    console.print(studyLine(study, console.style));
  }
  return study.unfinished > 0 ? 3 : 0;
}

const isOwn = (name: string): boolean => !name.startsWith("default:");

/** Each measure in each stack less the same replication's in the first stack. */
function differences(study: Study): readonly Record<string, unknown>[] {
  const [first, ...others] = study.stacks;
  return others.flatMap((stack) =>
    stack.measures.flatMap((measure) => {
      const base = first.measures.find((each) => each.name === measure.name);
      if (base === undefined) return [];
      const pairs = measure.values.flatMap((value, run) => {
        const other = base.values[run];
        return value === null || other === null ? [] : [value - other];
      });
      return [
        {
          stack: stackName(stack.stack),
          against: stackName(first.stack),
          name: measure.name,
          unit: measure.unit,
          mean: meanOf(pairs),
          standardError: standardErrorOf(pairs),
          replications: pairs.length,
        },
      ];
    }),
  );
}
