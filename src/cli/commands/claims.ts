// pendency claims MODEL: published statements judged, with what each verdict rests on.
import type { Command } from "commander";
import { asOfLines } from "../../ask/asOfWords.ts";
import { askClaims } from "../../ask/claims.ts";
import { keepVerdicts } from "../../ask/keptVerdicts.ts";
import { askVerdictsSince } from "../../ask/verdictsSince.ts";
import { notKept, withTurnings } from "../../ask/flip/keptTurnings.ts";
import type { Turning } from "../../ask/flip/nearest.ts";
import { askNearestFlips } from "../../ask/nearestFlips.ts";
import type { NearestAsked } from "../../ask/nearestFlips.ts";
import { scoresLines } from "../../ask/gates/modelGates.ts";
import type { Claim } from "../../claim/claim.ts";
import type { Documents } from "../../documents/documents.ts";
import { freezing } from "../../disk/freezing.ts";
import { checked, editionNamed, writeEdition } from "../../disk/keptEditions.ts";
import { keptTurnings, turningsBeside, writeTurnings } from "../../disk/turnings.ts";
import { refuseUsage } from "../../errors.ts";
import { isFailed } from "../../judge/verdict.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import { claimsDocument } from "../../present/claimsJson.ts";
import { claimsText } from "../../present/claimsText.ts";
import { endingJson } from "../../present/endingJson.ts";
import { verdictChangesText } from "../../present/verdictChangesText.ts";
import { sourceWidthText } from "../../present/sourceWidthText.ts";
import { counted } from "../../quantity/numberWords.ts";
import { didYouMean } from "../../reading/suggest.ts";
import { badgeOfRun, conducting, keptBy, openAsked, resultsOf, tellEnding, tellWritten } from "../conduct.ts";
import type { Console } from "../console.ts";
import { collect, examples, running, writing } from "../declare.ts";
import type { Act } from "../declare.ts";
import { askedOf, decidingOptions, isAsItStands, refuseKeepingOthers } from "../options.ts";
import type { RunOptions } from "../options.ts";

interface ClaimsOptions extends RunOptions {
  readonly claim?: readonly string[];
  readonly eachSource?: boolean;
  readonly flips?: boolean;
  readonly keep?: boolean;
  readonly edition?: string;
  readonly since?: string;
}

export function declareClaims(program: Command, act: Act): void {
  writing(
    running(program.command("claims <model>"), "judge published statements, with the numbers behind each verdict"),
  )
    .option("--claim <id>", "only this claim; repeatable", collect)
    .option("--each-source", "also run each of the conflicting sources by itself")
    .option("--flips", "also find the single judgement whose nearest value flips each verdict, which takes many runs")
    .option("--keep", "with --flips: keep them beside the model, where its report shows them")
    .option("--edition <name>", "keep the verdicts beside the model under this name")
    .option("--since <edition>", "also say which verdicts are others than in this edition, and what changed")
    .option("--until-settled", "stop once no verdict changes any more; --replications is then the most that is made")
    .addHelpText(
      "after",
      examples(
        "claims us-removal --replications 100 --until-settled",
        "claims us-removal --claim eleven-fold --json",
        "claims us-removal --claim bill-shrinks-backlog --flips",
      ),
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
  if (options.keep === true && options.flips !== true) refuseUsage("--keep", "--flips, which it keeps", "none");
  if (options.keep === true) refuseKeepingOthers(options);
  if (options.edition !== undefined) checked(options.edition, "--edition");
  const then = options.shown?.edition ?? (options.since === undefined ? null : editionNamed(documents, options.since));
  const results = resultsOf(options);
  const asked = { ...askedOf(options, documents), claims: chosen, eachSource: options.eachSource === true, untilSettled: options.untilSettled === true }; // prettier-ignore
  const { found, stopped } = await conducting(options, console, async (conduct) => {
    const judged = await askClaims(documents, asked, { ...conduct, ...keptBy(results) });
    return { ...judged, turnings: await turningsOf(documents, options, asked, conduct, console) };
  });
  const { study, verdicts, widths, turnings } = found;
  const isMeant = (id: string): boolean => options.claim?.includes(id) ?? true;
  const since = then === null ? null : await askVerdictsSince(then, documents, { verdicts, asked: decidingOptions(options), isMeant }); // prettier-ignore
  if (options.edition !== undefined && !stopped) {
    const kept = keepVerdicts(options.edition, documents, verdicts, decidingOptions(options));
    console.note(`kept in ${writeEdition(documents, kept)}`);
  }
  const badge = study === null ? null : badgeOfRun(study, documents, options);
  const shown = { ...(turnings === null ? {} : { turnings }), ...(then === null ? {} : { edition: then }) };
  const json = {
    ...claimsDocument(study, verdicts, documents.model.id, turnings),
    ...endingJson(documents, { widths, badge }),
    ...(since === null ? {} : { since }),
  };
  if (options.json === true) console.print(`${JSON.stringify(json, null, 2)}\n`);
  else {
    console.print(
      claimsText(verdicts, console.style, turnings ?? [], documents.posterior !== undefined && options.flips !== true),
    );
    if (since !== null) console.print(verdictChangesText(since, console.style));
    if (widths.length > 0) console.print(sourceWidthText(widths, console.style));
    if (study === null) tellNothingRun(documents, console);
    else tellEnding(study, documents, badge, console);
  }
  if (results !== null) tellWritten(results.write(study, json, frozen(study, !stopped, shown)), options, console);
  return stopped || (study?.unfinished ?? 0) > 0 ? 3 : verdicts.some(({ verdict }) => isFailed(verdict)) ? 1 : 0;
}

/** Found now, each kept as soon as it is; or as they are kept beside the model. Null: nobody asked, and none are. */
async function turningsOf(
  documents: Documents,
  options: ClaimsOptions,
  asked: NearestAsked,
  conduct: Conduct,
  console: Console,
): Promise<readonly Turning[] | null> {
  const { claims = [] } = asked;
  const own = (turnings: readonly Turning[]): readonly Turning[] => turnings.filter(({ claim }) => claims.some(({ id }) => id === claim)); // prettier-ignore
  if (options.flips !== true) {
    const kept = isAsItStands(options) ? own(turningsBeside(documents, options.shown)) : [];
    return kept.length === 0 ? null : kept;
  }
  if (options.keep !== true) return askNearestFlips(documents, asked, conduct);
  const before = keptTurnings(documents);
  const open = notKept(claims, before, options.claim);
  const known = claims.length - open.length;
  if (known > 0) console.note(`${counted(known, "statement")} ${known === 1 ? "is" : "are"} kept already; --claim ID searches one again`); // prettier-ignore
  let path = "";
  const onFound = (turnings: readonly Turning[]): void => void (path = writeTurnings(documents, turnings));
  const found = await askNearestFlips(documents, { ...asked, claims: open }, { ...conduct, onFound });
  if (path !== "") console.note(`kept in ${path}`);
  return own(withTurnings(documents, before, found));
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
