// pendency compare MODEL: several stacks of scenarios side by side, paired replication by replication.
import { meanOf, standardErrorOf } from "../../statistics/moments.ts";
import { compareText } from "../../present/terminal.ts";
import { stackName } from "../../study/stack.ts";
import type { Study } from "../../study/study.ts";
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
  const study = await launch({ workspace, options, replications: 10 }, stacks, measure, console);
  if (options.json === true) {
    const described = study.stacks.map((stack) => describeRun(study, stack, model));
    console.print(JSON.stringify({ id: study.id, stacks: described, differences: differences(study) }));
  } else {
    console.print(compareText({ scenarios: scenarioTexts(workspace.documents), study }, console.style));
    console.print(studyLine(study, console.style));
  }
  return study.unfinished > 0 ? 3 : 0;
}

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
