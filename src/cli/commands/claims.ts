// pendency claims MODEL: published statements judged, with what each verdict rests on.
import type { Command } from "commander";
import { asOfLines } from "../../ask/asOfWords.ts";
import { askClaims } from "../../ask/claims.ts";
import { scoresLines } from "../../ask/gates/modelGates.ts";
import type { Claim } from "../../claim/claim.ts";
import type { Documents } from "../../documents/documents.ts";
import { freezing } from "../../disk/freezing.ts";
import { refuseUsage } from "../../errors.ts";
import { isFailed } from "../../judge/verdict.ts";
import { claimsDocument } from "../../present/claimsJson.ts";
import { claimsText } from "../../present/claimsText.ts";
import { endingJson } from "../../present/endingJson.ts";
import { sourceWidthText } from "../../present/sourceWidthText.ts";
import { didYouMean } from "../../reading/suggest.ts";
import { badgeOfRun, conducting, keptBy, openAsked, resultsOf, tellEnding, tellWritten } from "../conduct.ts";
import type { Console } from "../console.ts";
import { collect, examples, running, writing } from "../declare.ts";
import type { Act } from "../declare.ts";
import { askedOf } from "../options.ts";
import type { RunOptions } from "../options.ts";

interface ClaimsOptions extends RunOptions {
  readonly claim?: readonly string[];
  readonly eachSource?: boolean;
}

export function declareClaims(program: Command, act: Act): void {
  writing(
    running(program.command("claims <model>"), "judge published statements, with the numbers behind each verdict"),
  )
    .option("--claim <id>", "only this claim; repeatable", collect)
    .option("--each-source", "also run each of the conflicting sources by itself")
    .option("--until-settled", "stop once no verdict changes any more; --replications is then the most that is made")
    .addHelpText(
      "after",
      examples("claims us-removal --replications 100 --until-settled", "claims us-removal --claim eleven-fold --json"),
    )
    .action((model: string, options: ClaimsOptions) => act(options, (console) => claims(model, options, console)));
}

/**
 * @param documents of the model; `verify` has them of the texts that a run was made of
 * @returns 1 when a claim is contradicted by the record or by the runs, or the model lacks what it names
 */
export async function claims(
  model: string,
  options: ClaimsOptions,
  console: Console,
  documents = openAsked(model, options),
): Promise<number> {
  const frozen = freezing("claims", model, options, documents);
  if (documents.claims.length === 0) refuseUsage("claims", "a model with claims", `none for ${documents.model.id}`);
  const chosen = chosenClaims(documents.claims, options.claim);
  const results = resultsOf(options);
  const asked = { ...askedOf(options, documents), claims: chosen, eachSource: options.eachSource === true, untilSettled: options.untilSettled === true }; // prettier-ignore
  const { found, stopped } = await conducting(options, console, (conduct) =>
    askClaims(documents, asked, { ...conduct, ...keptBy(results) }),
  );
  const { study, verdicts, widths } = found;
  const badge = study === null ? null : badgeOfRun(study, documents, options);
  const json = {
    ...claimsDocument(study, verdicts, documents.model.id),
    ...endingJson(documents, { widths, badge }),
  };
  if (options.json === true) console.print(`${JSON.stringify(json, null, 2)}\n`);
  else {
    console.print(claimsText(verdicts, console.style));
    if (widths.length > 0) console.print(sourceWidthText(widths, console.style));
    if (study === null) tellNothingRun(documents, console);
    else tellEnding(study, documents, badge, console);
  }
  if (results !== null) tellWritten(results.write(study, json, frozen(study, !stopped)), options, console);
  return stopped || (study?.unfinished ?? 0) > 0 ? 3 : verdicts.some(({ verdict }) => isFailed(verdict)) ? 1 : 0;
}

/** Published figures and the model itself decide what needs no run. */
function tellNothingRun(documents: Documents, console: Console): void {
  const lines = [...asOfLines(documents.asOf), ...scoresLines(documents)];
  console.beside([...lines, "nothing was run: published figures and what the model has decide these"]);
}

function chosenClaims(claims: readonly Claim[], ids: readonly string[] | undefined): readonly Claim[] {
  const known = claims.map(({ id }) => id);
  for (const id of ids ?? []) {
    if (!known.includes(id)) refuseUsage("--claim", "the id of a claim", `"${id}"`, didYouMean(id, known));
  }
  return claims.filter(({ id }) => ids?.includes(id) ?? true);
}
