// Statements that a model can only have or lack: parts of the system, and levers that must be there to pull.
import type { Claim } from "../claim/claim.ts";
import type { ModelDocuments } from "../documents/readDocuments.ts";
import { counted } from "../quantity/numberWords.ts";
import { stackName } from "../scenario/stack.ts";
import type { Study } from "../study/study.ts";
import type { TestResult } from "./verdict.ts";

/** One result per named part: stages, resources, regimes, clocks. */
export function judgeStructure({ structure }: Claim, { model }: ModelDocuments): TestResult[] {
  const stageClocks = model.stages.flatMap((stage) => stage.clocks.map((clock) => ({ name: clock.name, title: "" })));
  const crossClocks = model.clocks.map(({ name }) => ({ name, title: "" }));
  const regimes = model.regimes.map(({ name }) => ({ name, title: "" }));
  return [
    ...partsOf("stage", structure.stages, model.stages),
    ...partsOf("resource", structure.resources, model.resources),
    ...partsOf("regime", structure.regimes, regimes),
    ...partsOf("clock", structure.clocks, [...crossClocks, ...stageClocks]),
  ];
}

/** One result per scenario: it must exist, and the study must have run it, alone or in a stack. */
export function judgeLevers(claim: Claim, { scenarios }: ModelDocuments, study: Study | null): TestResult[] {
  return claim.scenarios.map((name) => {
    const scenario = scenarios.find((each) => each.name === name);
    const stack = study?.stacks.find((each) => each.stack.includes(name) && each.replications > 0);
    if (scenario === undefined) return part(`no scenario ${name}`, false);
    const called = `scenario ${name}: ${scenario.title}`;
    if (stack === undefined) return part(`${called} (not run in this study)`, true);
    return part(`${called}, run as ${stackName(stack.stack)} in ${counted(stack.replications, "replication")}`, true);
  });
}

function partsOf(
  what: string,
  names: readonly string[],
  known: readonly { readonly name: string; readonly title: string }[],
): TestResult[] {
  return names.map((name) => {
    const found = known.find((each) => each.name === name);
    if (found === undefined) return part(`no ${what} ${name}`, false);
    return part(`${what} ${name}${found.title === "" || found.title === name ? "" : `: ${found.title}`}`, true);
  });
}

function part(description: string, there: boolean): TestResult {
  return {
    source: "",
    description,
    part: "",
    verdict: there ? "in the model" : "not in the model",
    gate: null,
    byConstruction: "",
    runs: null,
    probability: null,
    interval: null,
    replications: 0,
    undefinedRuns: 0,
    undefinedWhy: "",
    numbers: [],
  };
}
