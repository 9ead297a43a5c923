// pendency run MODEL: one stack of scenarios, many replications, every measure with its error.
import { targetsText, measuresText } from "../../present/terminal.ts";
import { judgeTargets } from "../../judge/judgeTargets.ts";
import type { Console } from "../console.ts";
import { describeRun } from "../describeRun.ts";
import { launch, openModel } from "../launch.ts";
import { daysOf, engineOf, stackOf } from "../options.ts";
import type { RunOptions } from "../options.ts";
import { scenarioTexts } from "../scenarioTexts.ts";
import { studyLine } from "../studyLine.ts";
import { runFluid } from "./runFluid.ts";
import { targetRows } from "../targetRows.ts";

/** @returns the exit code: 3 when stopped early */
export async function run(asked: string, options: RunOptions, console: Console): Promise<number> {
  if (engineOf(options) === "fluid") return runFluid(asked, options, console);
  const workspace = openModel(asked, options);
  const { model } = workspace.documents;
  const tailDays = (options.tail ?? []).map((text) => daysOf("tail", text));
  const defaults = options.json === true || model.quantities.length === 0 || tailDays.length > 0 ? { tailDays } : null;
  const targets = options.targets === true;
  const stack = (options.scenario ?? []).flatMap(stackOf);
  const measure = { quantities: true, defaults, claims: [], targets };
  const study = await launch({ workspace, options, replications: 10 }, [stack], measure, console);
  const judged = targets ? judgeTargets(workspace.targets, study, workspace.facts, model) : [];
  if (options.json === true) {
    const warmUpDays = options.warmUp === undefined ? model.warmUpDays : daysOf("warm-up", options.warmUp);
    const described = describeRun(study, study.stacks[0], { ...model, warmUpDays });
    console.print(JSON.stringify({ ...described, ...(targets ? { targets: judged } : {}) }));
    return study.unfinished > 0 ? 3 : 0;
  }
  const own = study.stacks.map((each) => ({
    ...each,
    measures: each.measures.filter((one) => !one.name.startsWith("target:")),
  }));
  console.print(
    measuresText({ scenarios: scenarioTexts(workspace.documents), study: { ...study, stacks: own } }, console.style),
  );
  if (targets) console.print(targetsText({ targets: targetRows(judged) }, console.style));
  console.print(studyLine(study, console.style));
  return study.unfinished > 0 ? 3 : 0;
}
