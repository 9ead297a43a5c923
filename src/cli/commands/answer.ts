// pendency answer MODEL: a model's main job, as its study document says it. This is what `npm start` does.
import { join } from "node:path";
import type { Command } from "commander";
import { askAnswer } from "../../ask/answer.ts";
import { besideRuns } from "../../ask/frozen/besideRuns.ts";
import { freeze } from "../../ask/frozen/frozenRun.ts";
import { savedStudy } from "../../ask/frozen/savedRun.ts";
import { madeIn } from "../../ask/frozen/sayDifferences.ts";
import { keepVerdicts } from "../../ask/keptVerdicts.ts";
import { askExpectedAnswer } from "../../ask/expectedAnswer.ts";
import type { ExpectedAnswer } from "../../ask/expectedAnswer.ts";
import type { PlainAnswer } from "../../ask/answer/plainAnswer.ts";
import { askVerdictsSince } from "../../ask/verdictsSince.ts";
import type { AnswerAsked, AnswerSoFar, MainAnswer } from "../../ask/answer.ts";
import type { FluidBadge } from "../../ask/fluidBadge.ts";
import type { ReportInput, WorkbenchAt } from "../../ask/report/reportInput.ts";
import type { Shapley } from "../../ask/shapley.ts";
import type { Sobol } from "../../ask/sobol.ts";
import { modelGates, scoresLines } from "../../ask/gates/modelGates.ts";
import { firstAnswer } from "../../ask/live/firstAnswer.ts";
import type { Documents } from "../../documents/documents.ts";
import { modelsWithStudy } from "../../disk/findModel.ts";
import { freezing } from "../../disk/freezing.ts";
import { checked, editionNamed, lastEdition, writeEdition } from "../../disk/keptEditions.ts";
import { keptPack, renewPack } from "../../disk/keptPack.ts";
import { isSetChosen, openModel, openTexts, textsOfModel, withSet } from "../../disk/openModel.ts";
import { answerNames, earlierFolder, modelAnsweredIn, writeAnswer } from "../../disk/answerFolder.ts";
import { frozenNames, withRecord } from "../../disk/frozenFolder.ts";
import { refuseForeign } from "../../disk/results.ts";
import { writableFolder } from "../../disk/outFolder.ts";
import { effectsOf } from "../../disk/effectsOf.ts";
import { savedRunOf } from "../../disk/savedRunOf.ts";
import { spreadOf } from "../../disk/spreadOf.ts";
import { shownPath } from "../../disk/readFiles.ts";
import { turningsBeside } from "../../disk/turnings.ts";
import { refuseUsage } from "../../errors.ts";
import { claimsDocument, claimsJson } from "../../present/claimsJson.ts";
import { reportTables } from "../../present/csv.ts";
import { endingJson } from "../../present/endingJson.ts";
import { report } from "../../present/report.ts";
import { describeMeasure } from "../../present/runJson.ts";
import { answerFile, answerJson, besideJson } from "../../present/answerJson.ts";
import { plainAnswerText, screenLines } from "../../present/answerText.ts";
import { expectedLines, firstLine, firstScreenLines, soFarLines } from "../../present/answerSoFar.ts";
import { besideSentences, englishBeside } from "../../present/besideWords.ts";
import { bothEngines } from "../../present/bothEngines.ts";
import { bothVerdicts, expectedVerdicts } from "../../present/bothVerdicts.ts";
import { fold, foldLines } from "../../present/fold.ts";
import { counted } from "../../quantity/numberWords.ts";
import { pairsSentences } from "../../present/pairsSection.ts";
import { spreadSentences } from "../../present/spreadSection.ts";
import { answerText, verdictsText } from "../../present/terminal.ts";
import type { TerminalStyle } from "../../present/terminalStyle.ts";
import { badgeOfRun, conducting, tellBeside, tellEnding } from "../conduct.ts";
import type { Console } from "../console.ts";
import { examples, running } from "../declare.ts";
import type { Act } from "../declare.ts";
import { askedAgain, askedOf, asOfOptions, decidingOptions, isAsItStands } from "../options.ts";
import type { RunOptions } from "../options.ts";
import { assumptionsCommand } from "./explain.ts";
import { serveUntilStopped } from "./open.ts";

interface AnswerOptions extends RunOptions {
  readonly since?: string;
  readonly edition?: string;
  readonly sobol?: string;
  readonly shapley?: string;
  readonly beside?: string;
}

export function declareAnswer(program: Command, act: Act): void {
  running(program.command("answer [model]"), "a model's main job: run its study, judge its claims, write the report")
    .option("--out <folder>", "where the report, the tables and the verdicts are written", "out")
    .option("--until-settled", "stop once no verdict changes any more; --replications is then the most that is made")
    .option("--no-grid", "leave out the grid, which takes many runs")
    .option(
      "--no-levers",
      "leave out where levers turn the answer, what each change contributes, and what matters and binds",
    )
    .option("--people", "also follow people: lives under both policies, and waits by group and by when people came")
    .option(
      "--informs",
      "also which figures, if somebody published them, would narrow the answer and what decides statements",
    )
    .option(
      "--ensemble <run>",
      "a run folder of ensemble: where the spread of its runs comes from stands in the answer",
    )
    .option(
      "--sobol <run>",
      "a run folder of matters --sobol: what each figure makes of the variance stands in the report",
    )
    .option("--shapley <run>", "the same of a run folder of matters --shapley")
    .option(
      "--beside <run>",
      "a run that was kept (of run, compare, claims or answer), its --json, or JSON that the workbench saved: its numbers stand beside these",
    )
    .option(
      "--since <edition>",
      "the edition whose verdicts stand beside these, or none (default: the last that is kept)",
    )
    .option("--edition <name>", "keep the verdicts beside the model under this name")
    .option("--workbench <address>", "where the page finds the workbench: each number and picture links to its state")
    .option("--open", "then hand out the workbench until Ctrl-C, where somebody is at a terminal")
    .addHelpText("after", examples("answer us-removal", "answer us-removal --replications 5 --out report"))
    .action((model: string | undefined, options: AnswerOptions) =>
      act(options, (console) => answer(model, options, console)),
    );
}

/**
 * @param given documents of the model; `verify` has them of the texts that a run was made of
 * @returns the exit code: 3 when stopped early
 */
export async function answer(
  named: string | undefined,
  said: AnswerOptions,
  console: Console,
  given?: Documents,
): Promise<number> {
  const model = named ?? onlyModel();
  const asOf = asOfOptions(said);
  const texts = given === undefined ? textsOfModel(model) : null;
  const isChosen = said.posterior === undefined && texts !== null && isSetChosen(texts.files, asOf?.date ?? null);
  const posterior = isChosen ? "stored" : (said.posterior ?? null);
  if (said.edition !== undefined) checked(said.edition, "--edition");
  const since = said.since ?? (texts === null ? "none" : (lastEdition(texts.files) ?? "none"));
  // the same whether somebody names the set or scores chose it, so that commands and records name it
  const options = { ...said, ...(posterior === null ? {} : { posterior }), ...(since === "none" ? {} : { since }) };
  const ofRuns = texts === null ? null : withSet(texts, posterior);
  // expected numbers come of no draw, and are first answered without reading anything
  const kept = texts !== null && asOf === null && isFirstWanted(options) ? keptPack(texts) : null;
  const early = given ?? kept?.documents ?? openModel(model, asOf, posterior);
  if (early.plan === null) {
    const hint = `pendency run ${model} needs none; docs/reference/language.md, section 16, says what one holds`;
    return refuseUsage(model, "a model with a study document (study.yaml)", "none", hint);
  }
  refusePeopleOfOthers(options);
  const folder = writableFolder(options.out ?? "out", [...answerNames, ...frozenNames], [earlierFolder]);
  refuseForeign(folder, frozenNames);
  const earlier = modelAnsweredIn(folder);
  if (earlier !== null && earlier !== early.model.id) {
    const got = `${shownPath(folder)} (it holds the answer of ${earlier})`;
    refuseUsage("--out", `a folder for the answer of ${early.model.id}`, got, "name another, or move that one away");
  }
  const asked = askedOf(options, early);
  const other = said.shown?.beside ?? (options.beside === undefined ? null : savedRunOf(options.beside, "--beside"));
  const isFirst =
    texts !== null && asOf === null && isFirstWanted(options) && (asked.engine ?? early.plan.engine) !== "fluid";
  const first = isFirst ? firstAnswer(early, kept?.gates ?? modelGates(early)) : null;
  const style = { ...console.style, width: console.width };
  if (first !== null && console.isTerminal) console.screen(firstScreenLines(first, style));
  else if (first !== null) console.note(firstLine(first));
  const documents = ofRuns === null || kept === null ? early : openTexts(ofRuns, asOf);
  const before = said.shown?.edition ?? (since === "none" ? null : editionNamed(documents, since));
  const spread = options.ensemble === undefined ? null : spreadOf(options.ensemble, documents);
  const pairs = pairsOf(options, documents);
  const frozen = freezing("answer", model, options, documents);
  const again = askedAgain(options, documents);
  const words: AnswerAsked["words"] = ({ engine, spec: { points, seed, replications } }) => ({
    effectsCommand: assumptionsCommand(model, again),
    mattersCommand: `npx pendency matters ${model}`,
    requiresCommand: `npx pendency requires ${model}`,
    // expected numbers without draws have neither
    commands: [
      `npx pendency answer ${model}${engine === "fluid" && points === "central" ? "" : ` --seed ${seed} --replications ${replications}`}${again}`,
    ],
  });
  const wanted = {
    ...asked,
    grid: options.grid !== false,
    flips: options.levers !== false,
    people: options.people === true,
    informs: options.informs === true,
    untilSettled: options.untilSettled === true,
    words,
  };
  let expected: ExpectedAnswer | null = null;
  const onAnswer = (soFar: AnswerSoFar): void => console.screen(soFarLines(soFar, expected?.plain ?? first, style));
  const { found, stopped } = await conducting(options, console, async (conduct) => {
    if (first !== null) expected = await askExpectedAnswer(documents, wanted, conduct);
    if (expected !== null && console.isTerminal) console.screen(expectedLines(expected, style));
    else if (expected !== null && expected.verdicts.length > 0) console.note(expectedVerdicts(expected));
    return askAnswer(documents, wanted, console.isTerminal && first !== null ? { ...conduct, onAnswer } : conduct);
  });
  if (found === null) return 3;
  console.screen([]);
  for (const text of comparedEngines(first, expected, found))
    console.note(fold(text, 0, style).join(console.isTerminal ? "\n" : " "));
  const badge = badgeOfRun(found.study, documents, options);
  const turnings = isAsItStands(options) ? turningsBeside(documents, said.shown) : [];
  const shown = {
    turnings,
    ...(before === null ? {} : { edition: before }),
    ...(other === null ? {} : { beside: other }),
  };
  const own = other === null ? null : savedStudy(found.study, found.verdicts, madeIn(freeze(frozen(found.study, !stopped), [])), "this answer", found.plain); // prettier-ignore
  const live = workbenchAt(model, documents, options);
  const judged = { verdicts: found.verdicts, asked: decidingOptions(options) };
  const changes = before === null ? null : await askVerdictsSince(before, documents, judged);
  const input = {
    ...found.report,
    ...(live === null ? {} : { live }),
    ...(spread === null ? {} : { spread }),
    ...pairs,
    ...(badge === null ? {} : { fluid: badge }),
    ...(turnings.length === 0 ? {} : { turnings, areTurnedByOwnDraws: documents.posterior !== undefined }),
    ...(changes === null ? {} : { since: changes }),
    ...(own === null || other === null ? {} : { beside: besideRuns(own, other) }),
  };
  const tables = reportTables(input);
  const names = [...answerNames, ...tables.map(({ name }) => name), ...frozenNames];
  const files = [
    { name: "report.html", text: report(input) },
    { name: "claims.json", text: claimsJson(found.study, found.verdicts, turnings.length === 0 ? null : turnings) },
    { name: "answer.json", text: answerFile(found.study, found.plain, input, names) },
    ...tables,
  ];
  const replaced = writeAnswer(folder, found.study.id, withRecord(files, frozen(found.study, !stopped, shown)));
  if (options.json === true)
    console.print(JSON.stringify(asJson({ ...found, report: input }, documents, badge, names)));
  else {
    tell(found, documents, badge, { model, folder, files: files.length, posterior }, console);
    console.beside(pairsSentences(pairs).flatMap((text) => foldLines(text, style).split("\n")));
    if (input.beside !== undefined)
      console.beside(
        besideSentences(input.beside, englishBeside).flatMap((text) => foldLines(text, style).split("\n")),
      );
    if (spread !== null) console.beside(spreadSentences(spread).flatMap((text) => foldLines(text, style).split("\n")));
    if (replaced !== "") console.complain(replaced);
  }
  if (options.edition !== undefined && !stopped) {
    const edition = keepVerdicts(options.edition, documents, found.verdicts, judged.asked);
    console.note(`kept in ${writeEdition(documents, edition)}`);
  }
  // the workbench draws as the documents say
  const asWritten = texts === null || documents.posterior === undefined ? documents : openTexts(texts, asOf);
  if (texts !== null && isFirst && kept === null) renewPack(texts, asWritten);
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  if (options.open === true && isTerminal && options.json !== true && !stopped) {
    await serveUntilStopped(asWritten, { port: 0 }, false, console);
  }
  return stopped || found.study.unfinished > 0 ? 3 : 0;
}

/** What both engines come to, in a line each. */
function comparedEngines(
  first: PlainAnswer | null,
  expected: ExpectedAnswer | null,
  { plain, verdicts }: MainAnswer,
): readonly string[] {
  const numbers = first === null || plain === null ? "" : bothEngines(expected?.plain ?? first, plain);
  return [numbers, expected === null ? "" : bothVerdicts(expected.verdicts, verdicts)].filter((text) => text !== "");
}

/** Expected numbers are of the documents as they stand, and nobody reads them beside data. */
function isFirstWanted({ json, quiet, engine, set, source, rule }: RunOptions): boolean {
  const changed = [set, source, rule].some((option) => option !== undefined);
  return json !== true && quiet !== true && engine !== "fluid" && !changed;
}

/** Null where the workbench has no such states: it knows today's documents, and levers in place of `--set`. */
function workbenchAt(model: string, documents: Documents, options: RunOptions): WorkbenchAt | null {
  const { workbench = "", set, source = [], rule, asOf } = options;
  if (workbench !== "" && !isAddress(workbench)) {
    const hint = "such as https://example.org/workbench/, or ../workbench/ from where the report lies";
    refuseUsage("--workbench", "an http address, or a path to the page", `"${workbench}"`, hint);
  }
  if (set !== undefined || rule !== undefined || asOf !== undefined) return null;
  const address = workbench.replace(/#.*$/, "");
  const sources = source.map((pair): [string, string] => {
    const [name, publisher = ""] = pair.split("=").map((word) => word.trim());
    return [name, publisher];
  });
  return { model: documents.model.id, address, command: `npx pendency open ${model}`, sources };
}

/** http, https, or a path without a scheme of its own. */
function isAddress(text: string): boolean {
  return !/[\s"'<>\\]/.test(text) && (/^https?:\/\//i.test(text) || !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(text));
}

function tell(found: MainAnswer, documents: Documents, badge: FluidBadge | null, place: Place, console: Console): void {
  const { study, verdicts, plain, report: input } = found;
  const [inFull, briefly] = [false, true].map((isBrief) => readOnLines(input, place, isBrief, console.style));
  let readOn = inFull;
  if (plain === null) {
    console.print(answerText(input, console.style));
    console.print(verdictsText(verdicts, console.style));
    tellEnding(study, documents, badge, console);
  } else {
    const record = input.trackRecord === undefined ? "" : "track-record.csv";
    const uncounted = scoresLines(documents).flatMap((line) => foldLines(line, console.style).split("\n"));
    const text = plainAnswerText(plain, console.style, briefly.length + uncounted.length, record);
    const taken = text.trimEnd().split("\n").length + uncounted.length;
    if (taken + inFull.length > screenLines) readOn = briefly;
    console.print(text);
    tellBeside(study, documents, badge, console);
  }
  console.beside(readOn);
}

/** Where everything else is that was found out. */
function readOnLines(
  input: ReportInput,
  { model, folder, files, posterior }: Place,
  isBrief: boolean,
  style: TerminalStyle,
): readonly string[] {
  const { study } = input;
  const page = join(shownPath(folder), "report.html");
  const claims =
    input.verdicts.length === 0
      ? ""
      : `; pendency claims ${model}${posterior === null ? "" : ` --posterior ${posterior}`}`;
  // without draws there is nothing that a seed decides
  const seed = study.engine === "fluid" && study.spec.points === "central" ? "" : `, seed ${study.spec.seed}`;
  const beside = `${counted(files - 1, "file")} beside it`;
  const where = isBrief ? `${page} and ${beside}` : `${page}, with pictures and every source, and ${beside}${claims}`;
  const words = `Read on: ${where}. Study ${study.id}${seed}.`;
  return fold(words, 0, { ...style, width: Math.min(80, style.width) });
}

interface Place {
  readonly model: string;
  readonly folder: string;
  readonly files: number;
  /** as `--posterior` has it; null: the documents' own draws */
  readonly posterior: string | null;
}

function asJson(
  { study, verdicts, targets, levels, plain, report: input }: MainAnswer,
  documents: Documents,
  badge: FluidBadge | null,
  files: readonly string[],
): object {
  return {
    ...claimsDocument(study, verdicts),
    answer: answerJson(plain),
    ...besideJson(input),
    stacks: input.study.stacks.map(({ stack, measures }) => ({
      stack,
      measures: measures.map((measure) => describeMeasure(measure, levels)),
    })),
    targets,
    ...endingJson(documents, { badge }),
    files,
  };
}

/** What runs of the same documents found before. @throws PendencyError (usage) for folders of others, or not finished */
function pairsOf({ sobol, shapley }: AnswerOptions, documents: Documents): Pick<ReportInput, "sobol" | "shapley"> {
  return {
    ...(sobol === undefined ? {} : { sobol: effectsOf<Sobol>(sobol, "sobol", documents) }),
    ...(shapley === undefined ? {} : { shapley: effectsOf<Shapley>(shapley, "shapley", documents) }),
  };
}

/** The model whose main job is meant when none is named. */
function onlyModel(): string {
  const models = modelsWithStudy();
  if (models.length === 1) return models[0];
  const got = models.length === 0 ? "none under models/" : `several: ${models.join(", ")}`;
  return refuseUsage("MODEL", "the name of a model with a study document", got);
}

/** @throws PendencyError (usage) where what is set holds on both sides: people are followed under what differs between them */
function refusePeopleOfOthers({ people, set, source }: RunOptions): void {
  const name = set === undefined ? "source" : "set";
  if (people !== true || (set ?? source) === undefined) return;
  const hint = `pendency lives and pendency waits take --${name}, for the policy alone`;
  refuseUsage("--people", `no --${name}`, "both", hint);
}
