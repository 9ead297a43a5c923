// pendency claims MODEL: what published statements come to, each with the numbers behind it.
import { disputedParameters } from "../../judge/disputedParameters.ts";
import { judge } from "../../judge/judge.ts";
import type { Verdict } from "../../judge/verdict.ts";
import { claimsJson } from "../../present/claimsJson.ts";
import { verdictsText } from "../../present/terminal.ts";
import { didYouMean } from "../../quantity/suggest.ts";
import { claimStacks } from "../../study/studyMeasures.ts";
import type { Console } from "../console.ts";
import { launch, openModel } from "../launch.ts";
import type { RunOptions } from "../options.ts";
import { studyLine } from "../studyLine.ts";
import { refuseUsage } from "../usage.ts";

/** @returns 1 when a claim is contradicted by the record or by the runs, or the model lacks what it names */
export async function claims(
  asked: string,
  options: RunOptions & { readonly claim?: readonly string[]; readonly eachSource?: boolean },
  console: Console,
): Promise<number> {
  const workspace = openModel(asked, options);
  const { documents, facts } = workspace;
  if (documents.claims.length === 0) refuseUsage("claims", "a model with claims", `none for ${documents.model.id}`);
  const known = documents.claims.map((claim) => claim.id);
  for (const id of options.claim ?? []) {
    if (!known.includes(id)) refuseUsage("--claim", "the id of a claim", `"${id}"`, didYouMean(id, known));
  }
  const chosen = documents.claims.filter((claim) => options.claim?.includes(claim.id) ?? true);
  const existing = documents.scenarios.map((scenario) => scenario.name);
  const stacks = claimStacks(chosen).filter((stack) => stack.every((name) => existing.includes(name)));
  const measure = { quantities: false, defaults: null, claims: chosen.map((claim) => claim.id), targets: false };
  const start = { workspace, options, replications: 20 };
  const wanted = stacks.length === 0 ? [[]] : stacks;
  const study = await launch(start, wanted, measure, console);
  const bySource = [];
  for (const { name, option } of options.eachSource === true ? sourcesOf(workspace.documents.parameters) : []) {
    const source = [...(options.source ?? []), `${name}=${option}`];
    bySource.push(await launch({ ...start, options: { ...options, source } }, wanted, measure, console));
  }
  const verdicts = judge(chosen, study, facts, documents, {
    disputed: (claim) => disputedParameters(claim, documents),
    bySource,
  });
  if (options.json === true) console.print(claimsJson(study, verdicts));
  else {
    console.print(verdictsText(verdicts, console.style));
    console.print(studyLine(study, console.style));
  }
  return study.unfinished > 0 ? 3 : verdicts.some(failed) ? 1 : 0;
}

export function failed({ verdict }: Verdict): boolean {
  return verdict === "contradicted" || verdict === "differs" || verdict === "missing";
}

function sourcesOf(
  parameters: readonly {
    readonly name: string;
    readonly alternatives: { options: readonly { name: string }[] } | null;
  }[],
): readonly { readonly name: string; readonly option: string }[] {
  return parameters.flatMap(({ name, alternatives }) =>
    (alternatives?.options ?? []).map((option) => ({ name, option: option.name })),
  );
}
