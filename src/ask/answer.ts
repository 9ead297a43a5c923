// A model's main job, as its study document says it: its question answered, its claims judged, everything for
// the report.
import type { TargetResult } from "../claim/target.ts";
import type { Documents } from "../documents/documents.ts";
import { packClaims, packDocuments } from "../documents/packDocuments.ts";
import type { StudyDocument } from "../documents/studyDocument.ts";
import { PendencyError, refuseUsage } from "../errors.ts";
import { judgeTargets } from "../judge/judgeTargets.ts";
import { areSettled } from "../judge/verdict.ts";
import type { Verdict } from "../judge/verdict.ts";
import type { VerdictGate } from "../judge/verdictGate.ts";
import { distinctStacks } from "../scenario/stack.ts";
import type { Conduct, Enough } from "../study/makeStudy.ts";
import type { Study } from "../study/study.ts";
import type { StudyRequest } from "../study/studyRequest.ts";
import type { Asked } from "./asked.ts";
import { answerOf } from "./answer/answerOf.ts";
import type { PlainAnswer } from "./answer/plainAnswer.ts";
import { cellsOf, courseOf, questionOf } from "./answer/answerCells.ts";
import type { Question } from "./answer/answerCells.ts";
import { stacksOfClaims, verdictsOn } from "./claims.ts";
import { askedOfLever, askFlip, checkFlip } from "./flip.ts";
import type { FlipAsked } from "./flip.ts";
import type { Flip } from "./flip/flip.ts";
import { runEachSource } from "./eachSource.ts";
import { headlinesOf, measuresOf } from "./explain/headlines.ts";
import { stacksOf } from "./explain/measureCells.ts";
import { levelsOf, modelGates } from "./gates/modelGates.ts";
import { askGrid, checkGrid } from "./grid.ts";
import { sortStacks } from "./possibleStacks.ts";
import { answerSums } from "./report/answerPath.ts";
import { fanMeasures, fansBeside, fanSums } from "./report/fanMeasures.ts";
import { reportInputOf } from "./report/reportInputOf.ts";
import type { ReportInput } from "./report/reportInput.ts";
import { quickStepDays, quickStepsOfARanking } from "./quickStep.ts";
import { runStacks } from "./runStacks.ts";
import { askBinds } from "./binds.ts";
import type { Binds } from "./binds.ts";
import { askInforms } from "./informs.ts";
import type { Informs } from "./informs/informed.ts";
import { askMatters } from "./matters.ts";
import type { Matters } from "./matters.ts";
import { askPeople } from "./people.ts";
import { askRequires } from "./requires.ts";
import type { Requires } from "./requires/required.ts";
import { askWaterfall } from "./waterfall.ts";
import type { Waterfall } from "./waterfall.ts";
import { checkCall } from "./checkCall.ts";
import { describeGiven } from "../reading/describeGiven.ts";

export interface AnswerAsked extends Asked {
  /** false: leave out the grid, which takes many runs */
  readonly grid?: boolean;
  /**
   * false: leave out where levers turn the answer, what each change of its stack contributes, what its spread goes along
   * with, what one more of each resource would be worth, and what would have to be true
   */
  readonly flips?: boolean;
  /** true: also the same people under both policies, and waits by group and cohort, which takes four large runs more */
  readonly people?: boolean;
  /** true: also which figures would narrow the answer and what decides statements, which takes some hundred draws of each stack */
  readonly informs?: boolean;
  /** true: no more replications are made once every verdict is settled, as `askClaims` does */
  readonly untilSettled?: boolean;
  /** commands that are printed: what makes the answer again, and what measures the effect of judgements */
  readonly words: (study: Study) => CommandWords;
}

/** What is told while an answer is made. */
export interface AnswerConduct extends Conduct {
  /** left out: nobody waits for anything but the whole */
  readonly onAnswer?: (soFar: AnswerSoFar) => void;
}

/** The question's answer by the runs that are complete, and by the same rules as at the end. */
export interface AnswerSoFar {
  readonly plain: PlainAnswer;
  /** replications that are complete, and those that there will be */
  readonly made: number;
  readonly of: number;
  /** whether no verdict changes any more: what is left is where levers turn it, and the report */
  readonly isSettled: boolean;
}

export interface MainAnswer {
  readonly study: Study;
  readonly verdicts: readonly Verdict[];
  readonly targets: readonly TargetResult[];
  /** by the name of a quantity: what forecasts of its level have come to */
  readonly levels: Readonly<Record<string, VerdictGate>>;
  /** null where the study document does not say what its question compares */
  readonly plain: PlainAnswer | null;
  /** the pages are made from this */
  readonly report: ReportInput;
}

/**
 * @returns null when it was stopped before a single replication was complete
 * @throws PendencyError when the model has no study document, the documents do not fit together, or more is
 *   asked than a study may take
 */
export async function askAnswer(
  documents: Documents,
  asked: AnswerAsked,
  answerConduct: AnswerConduct = {},
): Promise<MainAnswer | null> {
  checkCall(documents, asked, answerConduct);
  const { onAnswer, ...conduct } = answerConduct;
  const { plan } = documents;
  const { grid = true, flips = true, words } = asked;
  if (typeof words !== "function") refuseUsage("words", "a function that gives the commands", describeGiven(words));
  if (plan === null) {
    const hint = "askRun needs none; docs/reference/language.md, section 16, says what one holds";
    return refuseUsage(documents.model.id, "a model with a study document (study.yaml)", "none", hint);
  }
  const gates = modelGates(documents);
  const claims = documents.claims.filter(({ id }) => !plan.leaveOut.includes(id));
  const headlines = headlinesOf(documents);
  const question = questionOf(plan.answer);
  const isCourseOfFew = plan.inFull !== null && (asked.engine ?? plan.engine) !== "fluid";
  const cells = question === null ? [] : [...cellsOf(question), ...(isCourseOfFew ? courseOf(question) : [])];
  const measure = {
    quantities: true,
    defaults: null,
    targets: true,
    claims: claims.map(({ id }) => id),
    more: [...fanMeasures(plan.fans, documents.model), ...measuresOf(headlines), ...cells],
  };
  const { replications, stacks: shown, inFull, fewer, sources } = plan;
  const { possible, impossible } = sortStacks(
    documents,
    distinctStacks([...shown, ...stacksOfClaims(claims, documents, shown), ...stacksOf([...headlines, ...cells])]),
    sources,
  );
  const levers = checkedLevers(documents, plan, asked);
  const alone = { documents, bySource: [], impossible, isPooled: false, gates };
  const enough: Enough = (made) => areSettled(verdictsOn(claims, { ...alone, study: made }));
  const wanted = {
    documents,
    ...(asked.untilSettled === true ? { enough } : {}),
    asked: asDocumented(asked, plan),
    replications,
    shown,
    inFull,
    fewer,
    sources,
    answers: answersOf(documents, plan),
    sums: [...fanSums(plan.fans), ...answerSums(plan)],
    pack: conduct.executor === undefined ? null : packFor(documents),
  };
  const tell = (study: Study, verdicts: readonly Verdict[], isSettled: boolean): void => {
    if (onAnswer === undefined || question === null) return;
    const plain = answerOf(documents, question, study, verdicts, [], gates);
    const { replications: of } = study.spec;
    onAnswer({ plain, made: of - study.unfinished, of, isSettled });
  };
  const soFar: Conduct["soFar"] = onAnswer === undefined ? undefined : (made) => tell(made(), [], false);
  const study = await runStacks(wanted, possible, measure, { ...conduct, ...(soFar === undefined ? {} : { soFar }) });
  const bySource = await runEachSource(wanted, study, possible, measure, conduct);
  if (study.stacks[0].replications === 0) return null;
  const verdicts = verdictsOn(claims, { documents, study, bySource, impossible, isPooled: false, gates });
  tell(study, verdicts, true);
  const turned: Flip[] = [];
  for (const lever of levers) turned.push(...(await askFlip(documents, lever, conduct)));
  const waterfall = flips ? await waterfallOf(documents, asked, question, conduct) : null;
  const [matters, binds] = flips ? [await mattersOf(documents, asked, conduct), await bindsOf(documents, asked, conduct)] : [null, null]; // prettier-ignore
  const requires = flips && question !== null ? await requiresOf(documents, asked, conduct) : null;
  const withGrid = study.unfinished === 0 && grid && conduct.stop?.aborted !== true;
  const targets = judgeTargets(documents.targets, study, documents.facts, documents.model);
  const plain = question === null ? null : answerOf(documents, question, study, verdicts, turned, gates);
  const report = reportInputOf(documents, plan, {
    study,
    plain,
    verdicts,
    targets,
    gates,
    grid: withGrid && plan.grid !== null ? await askGrid(documents, { ...asked, plan: plan.grid }, conduct) : null,
    bySource,
    headlines,
    matters,
    binds,
    requires,
    ...words(study),
  });
  const followed = asked.people === true && conduct.stop?.aborted !== true ? { people: askPeople(documents) } : {};
  const narrowed = asked.informs === true ? await informsOf(documents, asked, conduct) : null;
  const whole = {
    ...report,
    ...(narrowed === null ? {} : { informs: narrowed }),
    ...(waterfall === null ? {} : { waterfall }),
    ...followed,
  };
  return { study, verdicts, targets, levels: levelsOf(documents, gates), plain, report: whole };
}

/**
 * What an answer's levers ask, and none where they are left out.
 *
 * @throws PendencyError for levers or a grid that no run could be made of
 */
export function checkedLevers(documents: Documents, plan: StudyDocument, asked: AnswerAsked): readonly FlipAsked[] {
  const { grid = true, flips = true } = asked;
  if (grid && plan.grid !== null) checkGrid(documents, plan.grid);
  const levers = flips ? plan.answer.levers.map((lever) => ({ ...asked, ...askedOfLever(lever) })) : [];
  for (const lever of levers) checkFlip(documents, lever);
  return levers;
}

/** Each set of changes is two to their number, so that of many a page would wait too long. */
const mostOnAPage = 4;

/** By expected numbers; null where the question's stack has no two changes, or they cannot be told apart. */
async function waterfallOf(
  documents: Documents,
  asked: Asked,
  question: Question | null,
  conduct: Conduct,
): Promise<Waterfall | null> {
  const count = question?.with.length ?? 0;
  if (count < 2 || count > mostOnAPage || conduct.stop?.aborted === true) return null;
  const { model } = documents;
  const stepDays = asked.stepDays ?? quickStepDays(model);
  const expected = { ...asked, engine: "fluid" as const, seed: undefined, replications: undefined, stepDays };
  return whereItCan(async () => (await askWaterfall(documents, expected, conduct)).waterfall);
}

/** Few, so that a page does not wait for them; the strongest figures stand out of them, and the page names them. */
const drawsOnAPage = 60;

/** What the spread of the answer goes along with; null where nothing is drawn. */
async function mattersOf(documents: Documents, asked: Asked, conduct: Conduct): Promise<Matters | null> {
  if (asked.chanceOnly === true || conduct.stop?.aborted === true) return null;
  const { seed, sources, rule, setting, warmUpDays } = asked;
  const wanted = { seed, rule, setting, warmUpDays, sources: { ...documents.plan?.sources, ...sources } };
  return whereItCan(() => askMatters(documents, { ...wanted, draws: drawsOnAPage }, conduct));
}

/** Enough to tell a figure that takes a tenth off the variance from chance. */
const drawsOfInformsOnAPage = 200;

async function informsOf(documents: Documents, asked: Asked, conduct: Conduct): Promise<Informs | null> {
  if (conduct.stop?.aborted === true) return null;
  const { seed, sources, rule, setting, warmUpDays } = asked;
  const wanted = { seed, rule, setting, warmUpDays, sources: { ...documents.plan?.sources, ...sources } };
  return whereItCan(() => askInforms(documents, { ...wanted, draws: drawsOfInformsOnAPage }, conduct));
}

async function bindsOf(documents: Documents, { sources, setting }: Asked, conduct: Conduct): Promise<Binds | null> {
  if (conduct.stop?.aborted === true) return null;
  return whereItCan(() => askBinds(documents, { sources, setting }, conduct));
}

/** A page waits for these and for a run of each figure: a first look. */
const drawsOfRequiresOnAPage = 40;

/** A short search: the page names the command that goes further, and break-evens stand in it already. */
async function requiresOf(documents: Documents, asked: Asked, conduct: Conduct): Promise<Requires | null> {
  if (asked.chanceOnly === true || conduct.stop?.aborted === true) return null;
  const { engine, seed, sample, sources, setting, warmUpDays } = asked;
  // what is found is confirmed by the engine of the answer
  const wanted = { engine, seed, sample, setting, warmUpDays, sources: { ...documents.plan?.sources, ...sources } };
  const stepDays = quickStepDays(documents.model) * quickStepsOfARanking;
  const brief = { draws: drawsOfRequiresOnAPage, most: 4, bounds: false, drawLevers: false, stepDays } as const;
  return whereItCan(() => askRequires(documents, { ...wanted, ...brief }, conduct));
}

/** Null for a day on which the stack cannot be run, or numbers that expected ones do not have: the rest of a page stands. */
async function whereItCan<Found>(work: () => Promise<Found>): Promise<Found | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PendencyError) return null;
    throw error;
  }
}

export interface CommandWords {
  /** a command line that measures what judgements do, where this study has too few runs for it */
  readonly effectsCommand: string;
  /** a command line that ranks with more draws what the answer hangs on; left out: none is named */
  readonly mattersCommand?: string;
  /** a command line that searches further what would have to be true; left out: none is named */
  readonly requiresCommand?: string;
  /** command lines that make the report again */
  readonly commands: readonly string[];
}

/**
 * A study document of the fluid engine that says how many draws it wants asks for them, unless it is asked
 * otherwise.
 */
function asDocumented(asked: Asked, { engine, replications }: StudyDocument): Asked {
  const isOwn = engine === "fluid" && asked.engine !== "individual" && replications > 1;
  return isOwn ? { ...asked, replications: asked.replications ?? replications } : asked;
}

/** Opened in a tenth of the time that each worker would take to read the texts; a pack holds no account of a day. */
export function packFor(documents: Documents): StudyRequest["pack"] {
  return documents.asOf === null ? { documents: packDocuments(documents), claims: packClaims(documents) } : null;
}

/** Quantities that answer the question, and the fans' years beside them. */
function answersOf({ model }: Documents, plan: StudyDocument): readonly string[] {
  const answering = model.quantities.filter(({ name }) => plan.answer.measures?.includes(name) ?? true);
  const measures = answering.map((each) => each.measure);
  return [...answering.map(({ name }) => name), ...fansBeside(measures, plan.fans, model)];
}
