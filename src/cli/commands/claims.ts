// pendency claims MODEL: what published statements come to, each with the numbers behind it.
import { disputedParameters } from "../../judge/disputedParameters.ts";
import { judge } from "../../judge/judge.ts";
import type { Verdict } from "../../judge/verdict.ts";
import { claimsDocument } from "../../present/claimsJson.ts";
import { verdictsText } from "../../present/terminal.ts";
import { didYouMean } from "../../reading/suggest.ts";
import { claimStacks } from "../../study/studyMeasures.ts";
import { sourceWidths, sourceWidthText } from "../../present/sourceWidth.ts";
import { sourcesUsed } from "../../study/sourceShares.ts";
import { asOfJson, tellAsOf } from "../asOf.ts";
import { launchEachSource } from "../bySource.ts";
import { impossibleFor, sortStacks } from "../possibleStacks.ts";
import { ruleAsked } from "../sourceRule.ts";
import type { Console } from "../console.ts";
import { launch, openModel } from "../launch.ts";
import type { RunOptions } from "../options.ts";
import { studyLine } from "../studyLine.ts";
import { refuseUsage } from "../../errors.ts";

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
  const { possible, impossible } = sortStacks(workspace, stacks);
  const wanted = possible.length === 0 ? [[]] : possible;
  const study = await launch(start, wanted, measure, console);
  const each = options.eachSource === true ? { ...options, rule: "one-run-each" } : options;
  const bySource = await launchEachSource({ ...start, options: each }, wanted, measure, console);
  const widths = sourceWidths(sourcesUsed(study, documents.parameters, bySource), study, bySource);
  // asked for in so many words, publishers are pooled; otherwise a claim is judged for each of them
  const isPooled = bySource.length === 0 && ruleAsked(options) === "pool";
  const verdicts = judge(chosen, study, facts, documents, {
    disputed: (claim) => (isPooled ? [] : disputedParameters(claim, documents)),
    bySource: bySource.map((one) => one.study),
    notPossible: (claim) => impossibleFor(claim, impossible),
  });
  if (options.json === true) {
    const standing = workspace.asOf === null ? {} : { asOf: asOfJson(workspace.asOf, facts) };
    const disputed = widths.length === 0 ? {} : { sources: widths };
    console.print(`${JSON.stringify({ ...claimsDocument(study, verdicts), ...standing, ...disputed }, null, 2)}\n`);
  } else {
    console.print(verdictsText(verdicts, console.style));
    if (widths.length > 0) console.print(sourceWidthText(widths, console.style));
    tellAsOf(workspace, console);
    console.print(studyLine(study, console.style));
  }
  return study.unfinished > 0 ? 3 : verdicts.some(failed) ? 1 : 0;
}

export function failed({ verdict }: Verdict): boolean {
  return verdict === "contradicted" || verdict === "differs" || verdict === "missing";
}
