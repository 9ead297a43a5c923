// pendency run MODEL: one stack of scenarios, many replications, every measure with its error.
import { targetsText, measuresText } from "../../present/terminal.ts";
import { judgeTargets } from "../../judge/judgeTargets.ts";
import { sourceWidths, sourceWidthText } from "../../present/sourceWidth.ts";
import { sourcesUsed } from "../../study/sourceShares.ts";
import { asOfJson, tellAsOf } from "../asOf.ts";
import { launchEachSource } from "../bySource.ts";
import type { Console } from "../console.ts";
import { describeRun } from "../describeRun.ts";
import { launch, openModel } from "../launch.ts";
import type { Launch } from "../launch.ts";
import { listenOf, livesOf, refuseListening } from "../listen.ts";
import type { Life } from "../listen.ts";
import { daysOf, engineOf, stackOf } from "../options.ts";
import type { RunOptions } from "../options.ts";
import { scenarioTexts } from "../scenarioTexts.ts";
import { studyLine } from "../studyLine.ts";
import { runFluid } from "./runFluid.ts";
import { targetRows } from "../targetRows.ts";

/** @returns the exit code: 3 when stopped early */
export async function run(asked: string, options: RunOptions, console: Console): Promise<number> {
  if (engineOf(options) === "fluid") {
    refuseListening(options);
    return runFluid(asked, options, console);
  }
  const workspace = openModel(asked, options);
  const { model } = workspace.documents;
  const tailDays = (options.tail ?? []).map((text) => daysOf("tail", text));
  const defaults = options.json === true || model.quantities.length === 0 || tailDays.length > 0 ? { tailDays } : null;
  const targets = options.targets === true;
  const stack = (options.scenario ?? []).flatMap(stackOf);
  const measure = { quantities: true, defaults, claims: [], targets };
  const listen = listenOf(options);
  const start = { workspace, options, replications: listen.log === null ? 10 : 1 };
  let lives: readonly Life[] = [];
  const onRuns: Launch["onRuns"] = (runs, programs) => void (lives = livesOf(runs, programs[0]));
  const study = await launch({ ...start, listen, onRuns }, [stack], measure, console);
  const bySource = await launchEachSource(start, [stack], measure, console);
  const isOwn = (name: string): boolean => !/^(target|default):/.test(name);
  const widths = sourceWidths(sourcesUsed(study, workspace.documents.parameters, bySource), study, bySource, isOwn);
  const judged = targets ? judgeTargets(workspace.targets, study, workspace.facts, model) : [];
  if (options.json === true) {
    const warmUpDays = options.warmUp === undefined ? model.warmUpDays : daysOf("warm-up", options.warmUp);
    const described = describeRun(study, study.stacks[0], { ...model, warmUpDays });
    const standing = workspace.asOf === null ? {} : { asOf: asOfJson(workspace.asOf, workspace.facts) };
    const disputed = widths.length === 0 ? {} : { sources: widths };
    const more = { ...(targets ? { targets: judged } : {}), ...(listen.timelines > 0 ? { timelines: lives } : {}) };
    console.print(JSON.stringify({ ...described, ...standing, ...disputed, ...more }));
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
  if (widths.length > 0) console.print(sourceWidthText(widths, console.style));
  tellAsOf(workspace, console);
  console.print(studyLine(study, console.style));
  return study.unfinished > 0 ? 3 : 0;
}
