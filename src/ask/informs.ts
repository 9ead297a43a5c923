// "What should be measured next?": for each figure that somebody could publish, and each uncertain parameter, how much of
// the variance of an answer, and of the width of its 80 % interval, is expected to go once it is known with the error that
// figures have; and which figures together do most. Known as the expected value of sample information, and as data worth.
import type { Documents } from "../documents/documents.ts";
import { refuseUsage } from "../errors.ts";
import type { Where } from "../model/measure.ts";
import { describeGiven } from "../reading/describeGiven.ts";
import { didYouMean } from "../reading/suggest.ts";
import { canonicalStack, stackName } from "../scenario/stack.ts";
import { dataWorth, nextFigures } from "../statistics/dataWorth.ts";
import { meanOf } from "../statistics/moments.ts";
import { quantileOf } from "../statistics/quantile.ts";
import { rankCorrelation } from "../statistics/rankCorrelation.ts";
import { drawsOf } from "../study/drawsOf.ts";
import type { Conduct } from "../study/makeStudy.ts";
import { questionOf } from "./answer/answerCells.ts";
import { checkAsked, runDaysOf } from "./checkAsked.ts";
import { checkCall } from "./checkCall.ts";
import { pathOf } from "./explain/pathOf.ts";
import { askedAnswers, measuresOfAnswer, stacksOfAnswers } from "./informs/answers.ts";
import type { AskedAnswer } from "./informs/answers.ts";
import { leastDrawsOfInforms, usualDrawsOfInforms, usualErrorOfFigures } from "./informs/asked.ts";
import type { InformsAsked } from "./informs/asked.ts";
import { drawInforms, planInforms } from "./informs/drawn.ts";
import type { InformsDraws, InformsPlan } from "./informs/drawn.ts";
import { measuredFigures } from "./informs/figures.ts";
import type { ErrorAsked, FigureTime, MeasuredFigure } from "./informs/figures.ts";
import type { InformedAnswer, Informs } from "./informs/informed.ts";
import { knownFigures } from "./informs/known.ts";
import type { FigureDrawn, KnownFigures } from "./informs/known.ts";
import { parameterFigures } from "./informs/parameterFigures.ts";
import { endOfAnswer, figureTime } from "./informs/time.ts";
import { againOf } from "./matters/coarseSteps.ts";
import { isAnythingUncertain, refuseCertain } from "./matters/uncertain.ts";
import { sortStacks } from "./possibleStacks.ts";
import { quickStepDays, quickStepsOfARanking } from "./quickStep.ts";

const mostDraws = 100_000;
/** Figures that are taken one after another. */
const mostTogether = 3;

/** @throws PendencyError when nothing is uncertain, or what is asked for cannot be had */
export async function askInforms(
  documents: Documents,
  asked: InformsAsked = {},
  conduct: Conduct = {},
): Promise<Informs> {
  // prettier-ignore
  checkCall(documents, asked, conduct);
  const { draws = usualDrawsOfInforms, error } = asked;
  if (!(Number.isInteger(draws) && draws >= leastDrawsOfInforms && draws <= mostDraws))
    refuseUsage("draws", `a whole number from ${leastDrawsOfInforms} to ${mostDraws}`, describeGiven(draws), "fewer draws tell nothing from chance"); // prettier-ignore
  if (error !== undefined && !(typeof error === "number" && error > 0 && error < 1))
    refuseUsage("error", "a share above 0 and below 1, such as 0.02", describeGiven(error), "what is published is never without any"); // prettier-ignore
  checkAsked({ ...asked, replications: draws }, runDaysOf(documents));
  const possible = possibleAnswers(documents, askedAnswers(documents, asked), asked);
  if (!isAnythingUncertain(documents)) refuseCertain(documents);
  const endOf = (answer: AskedAnswer): number => endOfAnswer(documents.model, measuresOfAnswer(answer));
  const time = figureTime(documents, possible.map(endOf), asked.day);
  // what has been counted by the day is known, and nothing narrows it
  const answers = possible.filter((answer) => endOf(answer) > time.day.days);
  const errorOf: ErrorAsked = error === undefined ? { error: usualErrorOfFigures, errorBy: "usual" } : { error, errorBy: "asked" }; // prettier-ignore
  const measured = measuredFigures(documents, time, errorOf, whosOf(answers));
  checkNames(documents, measured, asked);
  const stack = figureStack(documents, asked);
  const more = measured.map(({ figure, measure }) => ({ name: figure.name, measure, everyStack: true }));
  const plan = planInforms(documents, asked, answers, { stack, more });
  const isCoarse = asked.stepDays === undefined;
  const stepDays = asked.stepDays ?? quickStepDays(documents.model) * quickStepsOfARanking;
  const tell = counting(conduct, plan.stacks.length * (draws + (isCoarse ? againOf(draws) : 0)));
  const drawn = await drawInforms(plan, { draws, stepDays, isCoarse }, tell);
  const known = wantedOf(asked, knownFigures(figuresDrawn(plan, drawn, measured, errorOf), drawn.numbers, plan.seed), drawn.numbers.length); // prettier-ignore
  const isStopped = conduct.stop?.aborted === true || drawn.missing > 0;
  const finer = isCoarse && !isStopped ? await drawInforms(plan, { draws: againOf(draws), stepDays: stepDays / quickStepsOfARanking, isCoarse: false }, tell) : null; // prettier-ignore
  return {
    stack,
    ...daysOf(time),
    draws: drawn.numbers.length,
    seed: plan.seed,
    stepDays,
    finer: finer === null ? null : { stepDays: stepDays / quickStepsOfARanking, draws: finer.numbers.length },
    error: errorOf.error,
    figures: known.figures,
    still: known.still.length,
    answers: answers.map((answer, nth) => informed(answer, nth, drawn, known, plan.seed, agreementOf(nth, drawn, finer))), // prettier-ignore
    failed: drawn.failed,
    missing: drawn.missing,
  };
}

function daysOf({ day, year }: FigureTime): Pick<Informs, "day" | "since"> {
  return { day: day.text, since: year.from.text };
}

/** Of a day, statements whose scenarios rest on what was not known are left out; what was asked for says why it cannot be. */
function possibleAnswers(
  documents: Documents,
  answers: readonly AskedAnswer[],
  asked: InformsAsked,
): readonly AskedAnswer[] {
  // prettier-ignore
  const { impossible } = sortStacks(documents, stacksOfAnswers(answers).map(({ stack }) => stack), asked.sources);
  const gone = new Set(impossible.map((one) => stackName(one.stack)));
  return answers.filter((answer) => answer.kind !== "statement" || measuresOfAnswer(answer).every(({ scenario }) => !gone.has(stackName(scenario)))); // prettier-ignore
}

/** Figures are of the world without the change that is asked about. */
function figureStack({ plan }: Documents, { stack }: InformsAsked): readonly string[] {
  const question = plan === null ? null : questionOf(plan.answer);
  return canonicalStack(stack ?? question?.without ?? []);
}

/** Of whom answers are counted alone. */
function whosOf(answers: readonly AskedAnswer[]): readonly Where[] {
  const found = new Map<string, Where>();
  for (const { where } of answers.flatMap(measuresOfAnswer)) if (Object.keys(where).length > 0) found.set(JSON.stringify(where), where); // prettier-ignore
  return [...found.values()];
}

function figuresDrawn(
  { documents, answers }: InformsPlan,
  { points, numbers, time, values }: InformsDraws,
  measured: readonly MeasuredFigure[],
  error: ErrorAsked,
): readonly FigureDrawn[] {
  const rows = drawsOf(documents.model, documents.parameters, time, points.map((point) => ({ point }))); // prettier-ignore
  const reached = new Set(
    answers
      .flatMap(measuresOfAnswer)
      .flatMap((measure) => pathOf(documents, measure, canonicalStack(measure.scenario)).parameters)
      .map(({ parameter }) => parameter.name),
  );
  const ofMeasures = measured.map(({ figure }): FigureDrawn => ({ figure, values: values.get(figure.name) ?? numbers.map(() => null) })); // prettier-ignore
  return [...ofMeasures, ...parameterFigures(documents, rows, reached, error)];
}

/** @throws PendencyError for a name that no figure has: before any run is made */
function checkNames({ parameters }: Documents, measured: readonly MeasuredFigure[], { figures }: InformsAsked): void {
  if (
    figures !== undefined &&
    !(Array.isArray(figures) && figures.length > 0 && figures.every((name) => typeof name === "string"))
  )
    // prettier-ignore
    refuseUsage("figures", 'a list of names of figures, such as ["stock:review"]', describeGiven(figures));
  const all = [...measured.map(({ figure }) => figure.name), ...parameters.flatMap(({ name }) => [`parameter:${name}`, `source:${name}`])]; // prettier-ignore
  const unknown = figures?.find((name) => !all.includes(name));
  if (unknown === undefined) return;
  refuseUsage("figure", `the name of a figure, such as ${all[0]}`, `"${unknown}"`, didYouMean(unknown, all) ?? "with --json all that differ between draws are named"); // prettier-ignore
}

/** @throws PendencyError for a figure that is the same in every draw */
function wantedOf({ figures: names }: InformsAsked, known: KnownFigures, draws: number): KnownFigures {
  if (names === undefined || draws === 0) return known;
  const places = names.map((name) => {
    const place = known.figures.findIndex((figure) => figure.name === name || figure.alike.includes(name));
    if (place >= 0) return place;
    const hint = "what is the same in all draws, has no value in some, or moves no answer cannot tell one from another";
    return refuseUsage("figure", "a figure that differs between draws", `"${name}"`, hint);
  });
  const kept = [...new Set(places)].sort((one, other) => one - other);
  return { ...known, figures: kept.map((at) => known.figures[at]), columns: kept.map((at) => known.columns[at]) };
}

function informed(
  { kind, name, title }: AskedAnswer,
  nth: number,
  { answers, units }: InformsDraws,
  { figures, columns }: KnownFigures,
  seed: number,
  agreement: number | null,
): InformedAnswer {
  const runs = [...answers[nth].keys()].filter((run) => answers[nth][run] !== null);
  const values = runs.map((run) => answers[nth][run] as number);
  const own = columns.map((column) => runs.map((run) => column[run]) as number[] | string[]);
  const worth = dataWorth(own, values, seed);
  const told = (worth?.figures ?? []).flatMap((one, at) =>
    one === null ? [] : [{ figure: figures[at].name, ...one }],
  );
  return {
    kind,
    name,
    title,
    unit: units[nth],
    runs: values.length,
    mean: meanOf(values),
    p10: quantileOf(values, 0.1),
    p90: quantileOf(values, 0.9),
    byChance: worth?.byChance ?? null,
    told: told.sort((one, other) => other.share - one.share),
    others: worth === null ? 0 : figures.length - told.length,
    together: nextFigures(own, values, seed, mostTogether).map(({ figure, ...rest }) => ({ figure: figures[figure].name, ...rest })), // prettier-ignore
    agreement,
  };
}

/** Whether coarse steps put draws in the order of finer ones. */
function agreementOf(nth: number, coarse: InformsDraws, finer: InformsDraws | null): number | null {
  if (finer === null) return null;
  const pairs = finer.numbers.flatMap((number, at): (readonly [number, number])[] => {
    const place = coarse.numbers.indexOf(number);
    const [one, other] = [place < 0 ? null : coarse.answers[nth][place], finer.answers[nth][at]];
    return one === null || other === null ? [] : [[one, other]];
  });
  return rankCorrelation(pairs.map(([one]) => one), pairs.map(([, other]) => other)); // prettier-ignore
}

/** Stacks are told as one. */
function counting(conduct: Conduct, of: number): Conduct {
  const { narrate } = conduct;
  if (narrate === undefined) return conduct;
  let [before, last] = [0, 0];
  return {
    ...conduct,
    narrate: (told) => {
      if (told.kind !== "progress") return narrate(told);
      if (told.finished < last) before += last;
      last = told.finished;
      narrate({ ...told, finished: Math.min(of, before + told.finished), of });
    },
  };
}
