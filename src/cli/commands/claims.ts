// pendency claims MODEL: published statements judged, with what each verdict rests on.
import type { Command } from "commander";
import { asOfJson } from "../../ask/asOfWords.ts";
import { askClaims } from "../../ask/claims.ts";
import type { Claim } from "../../claim/claim.ts";
import { openModel } from "../../disk/openModel.ts";
import { refuseUsage } from "../../errors.ts";
import { isFailed } from "../../judge/verdict.ts";
import { claimsDocument } from "../../present/claimsJson.ts";
import { sourceWidthText } from "../../present/sourceWidthText.ts";
import { verdictsText } from "../../present/terminal.ts";
import { didYouMean } from "../../reading/suggest.ts";
import { badgeOfRun, conducting, tellEnding } from "../conduct.ts";
import type { Console } from "../console.ts";
import { collect, examples, running } from "../declare.ts";
import type { Act } from "../declare.ts";
import { askedOf, asOfOptions } from "../options.ts";
import type { RunOptions } from "../options.ts";

interface ClaimsOptions extends RunOptions {
  readonly claim?: readonly string[];
  readonly eachSource?: boolean;
}

export function declareClaims(program: Command, act: Act): void {
  running(program.command("claims <model>"), "judge published statements, with the numbers behind each verdict")
    .option("--claim <id>", "only this claim; repeatable", collect)
    .option("--each-source", "also run each of the conflicting sources by itself")
    .addHelpText(
      "after",
      examples("claims us-removal --replications 40", "claims us-removal --claim eleven-fold --json"),
    )
    .action((model: string, options: ClaimsOptions) => act(options, (console) => claims(model, options, console)));
}

/** @returns 1 when a claim is contradicted by the record or by the runs, or the model lacks what it names */
async function claims(model: string, options: ClaimsOptions, console: Console): Promise<number> {
  const documents = openModel(model, asOfOptions(options));
  if (documents.claims.length === 0) refuseUsage("claims", "a model with claims", `none for ${documents.model.id}`);
  const chosen = chosenClaims(documents.claims, options.claim);
  const asked = { ...askedOf(options, documents), claims: chosen, eachSource: options.eachSource === true };
  const { found, stopped } = await conducting(options, console, (conduct) => askClaims(documents, asked, conduct));
  const { study, verdicts, widths } = found;
  const badge = badgeOfRun(study, documents, options);
  if (options.json === true) {
    const { asOf, facts } = documents;
    const told = {
      ...claimsDocument(study, verdicts),
      ...(asOf === null ? {} : { asOf: asOfJson(asOf, facts) }),
      ...(widths.length === 0 ? {} : { sources: widths }),
      ...(badge === null ? {} : { fluid: badge }),
    };
    console.print(`${JSON.stringify(told, null, 2)}\n`);
  } else {
    console.print(verdictsText(verdicts, console.style));
    if (widths.length > 0) console.print(sourceWidthText(widths, console.style));
    tellEnding(study, documents, badge, console);
  }
  return stopped || study.unfinished > 0 ? 3 : verdicts.some(({ verdict }) => isFailed(verdict)) ? 1 : 0;
}

function chosenClaims(claims: readonly Claim[], ids: readonly string[] | undefined): readonly Claim[] {
  const known = claims.map(({ id }) => id);
  for (const id of ids ?? []) {
    if (!known.includes(id)) refuseUsage("--claim", "the id of a claim", `"${id}"`, didYouMean(id, known));
  }
  return claims.filter(({ id }) => ids?.includes(id) ?? true);
}
