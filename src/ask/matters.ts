// "What matters?": how much of the spread of a number, of its peak and of the day of its peak goes along with each
// uncertain figure, from draws of expected numbers; what cannot be told from chance is said to be so.
import { drawsOf } from "../study/drawsOf.ts";
import type { ProgramTime } from "../compile/program.ts";
import type { Documents } from "../documents/documents.ts";
import { refuseUsage } from "../errors.ts";
import { describeGiven } from "../reading/describeGiven.ts";
import { meanOf } from "../statistics/moments.ts";
import { quantileOf } from "../statistics/quantile.ts";
import { rankCorrelation } from "../statistics/rankCorrelation.ts";
import { firstRanking } from "../statistics/sensitivity/firstRanking.ts";
import { fluidStepAsked } from "../study/fluidStep.ts";
import { makeDraws } from "../study/makeDraws.ts";
import type { Conduct } from "../study/makeStudy.ts";
import { programOf } from "../study/runReplication.ts";
import type { FluidMade, ParameterDraws } from "../study/study.ts";
import { studyInput } from "../study/studyRequest.ts";
import type { StudyRequest } from "../study/studyRequest.ts";
import { asOfOf } from "../documents/documents.ts";
import type { Asked } from "./asked.ts";
import { askedMeasures } from "./askedMeasures.ts";
import type { AskedMeasure } from "./askedMeasures.ts";
import { checkAsked, runDaysOf } from "./checkAsked.ts";
import { checkCall } from "./checkCall.ts";
import { pathOf } from "./explain/pathOf.ts";
import { measuredFor, outcomesOf } from "./matters/outcomes.ts";
import type { Outcome, OutcomeKind } from "./matters/outcomes.ts";
import { addedTitle } from "./matters/addedTitle.ts";
import { isAnythingUncertain, refuseCertain } from "./matters/uncertain.ts";
import { stackAsked } from "./matters/stackAsked.ts";
import { againOf, comparedWithFiner, historiesOfARanking } from "./matters/coarseSteps.ts";
import type { FinerSteps } from "./matters/coarseSteps.ts";
import { quickStepDays, quickStepsOfARanking } from "./quickStep.ts";
import { drawnSpec } from "./drawnSpec.ts";

export interface MattersAsked extends Pick<Asked, "seed" | "stepDays" | "sources" | "rule" | "setting" | "warmUpDays"> {
  /** name of a quantity; left out: the number that answers the question, or else every quantity */
  readonly measure?: string;
  /** left out: 500 */
  readonly draws?: number;
  /** left out: the stack that the model's question asks about, or else the model as it stands */
  readonly stack?: readonly string[];
}

/** Plain data, safe as JSON. */
export interface Matters {
  readonly stack: readonly string[];
  /** that were made */
  readonly draws: number;
  readonly seed: number;
  /** of each run */
  readonly stepDays: number;
  /** with which some draws were run as well; null: somebody said how long a step is, or it was stopped before */
  readonly finer: FinerSteps | null;
  readonly outcomes: readonly MattersOutcome[];
  /** draws that the documents refuse, or that met a limit */
  readonly failed: readonly { readonly draw: number; readonly why: string }[];
  /** draws left out because it was stopped */
  readonly missing: number;
}

export interface MattersOutcome {
  readonly kind: OutcomeKind;
  readonly name: string;
  readonly title: string;
  /** "" of a day, which is told in days since 1970, or since the start of the run */
  readonly unit: string;
  /** draws with a value */
  readonly runs: number;
  readonly mean: number | null;
  readonly p10: number | null;
  readonly p90: number | null;
  /** the largest share that figures without any influence reach in nineteen of twenty rankings; null: nothing is ranked */
  readonly byChance: number | null;
  /** the most first; empty where too few runs have a value, or all have the same */
  readonly factors: readonly MattersFactor[];
  /** rank correlation of draws that were run with finer steps as well; null: none were, or none differ */
  readonly agreement: number | null;
  /** shares of those beyond chance, added up; what is left is the others', and what figures make only together */
  readonly told: number;
}

export interface MattersFactor {
  readonly parameter: string;
  readonly title: string;
  readonly how: ParameterDraws["how"];
  /** of the variance over draws, with nine of ten such intervals holding what endless draws would say */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly isBeyondChance: boolean;
  /** rank correlation, which says the direction; null of a choice between sources */
  readonly direction: number | null;
}

export const usualDrawsOfMatters = 500;
const mostDraws = 100_000;

/** @throws PendencyError when nothing is uncertain, or what is asked for cannot be had */
export async function askMatters(
  documents: Documents,
  asked: MattersAsked = {},
  conduct: Conduct = {},
): Promise<Matters> {
  checkCall(documents, asked, conduct);
  const { draws: count = usualDrawsOfMatters } = asked;
  if (!(Number.isInteger(count) && count >= 1 && count <= mostDraws))
    refuseUsage("draws", `a whole number from 1 to ${mostDraws}`, describeGiven(count));
  checkAsked({ ...asked, replications: count }, runDaysOf(documents));
  const measures = askedMeasures(documents, asked.measure);
  if (count > 1 && !isAnythingUncertain(documents)) refuseCertain(documents);
  const { request, stack, time } = requestOf(documents, asked, measures, count);
  const isCoarse = asked.stepDays === undefined;
  const runs = count + (isCoarse ? againOf(count) : 0);
  const made = await makeDraws(request, documents, counting(conduct, 0, runs));
  const { numbers, points, failed, missing } = made;
  const drawn = drawsOf(documents.model, documents.parameters, time, points.map((point) => ({ point }))).filter(
    (row) => new Set(row.values).size > 1,
  ); // prettier-ignore
  if (points.length > 1 && drawn.length === 0) refuseCertain(documents);
  const outcomesIn = ({ values, units }: Pick<typeof made, "values" | "units">): readonly Outcome[] =>
    outcomesOf(measures, documents.model, (name) => values.get(name) ?? [], (name) => units.get(name) ?? ""); // prettier-ignore
  const outcomes = outcomesIn(made);
  const compared = isCoarse
    ? await comparedWithFiner(request, documents, { numbers, outcomes }, outcomesIn, counting(conduct, count, runs))
    : null;
  const titles = new Map(documents.parameters.map(({ name, title }) => [name, title]));
  return {
    stack,
    draws: points.length,
    seed: request.spec.seed,
    stepDays: request.fluid.stepDays,
    finer: compared?.finer ?? null,
    outcomes: outcomes.map((outcome, nth) => {
      const { measure } = measures.find(({ name }) => name === outcome.name) as AskedMeasure;
      const agreement = compared?.ranks[nth] ?? null;
      return { ...ranked(outcome, candidates(drawn, documents, measure, stack), titles, request.spec.seed), agreement };
    }),
    failed,
    missing,
  };
}

/** What is told of some of all runs. */
function counting(conduct: Conduct, before: number, of: number): Conduct {
  const { narrate } = conduct;
  if (narrate === undefined) return conduct;
  return {
    ...conduct,
    narrate: (told) => narrate(told.kind === "progress" ? { ...told, finished: before + told.finished, of } : told),
  };
}

function requestOf(
  documents: Documents,
  asked: MattersAsked,
  measures: readonly AskedMeasure[],
  count: number,
): {
  readonly request: StudyRequest & { readonly fluid: FluidMade };
  readonly stack: readonly string[];
  readonly time: ProgramTime;
} {
  const { plan, model } = documents;
  const stack = stackAsked(documents, asked.stack);
  const spec = drawnSpec(documents, asked, { seed: asked.seed ?? plan?.seed ?? 1, draws: count, stack });
  const measure = {
    quantities: false,
    defaults: null,
    claims: [],
    targets: false,
    more: measuredFor(measures, model),
  };
  const common = { spec, measure, warmUpDays: asked.warmUpDays ?? null, eventLimit: Number.MAX_SAFE_INTEGER };
  const input = studyInput(common, documents);
  const program = programOf(input, 0, asked.setting ?? null);
  const { stepDays = quickStepDays(model) * quickStepsOfARanking } = asked;
  const made = fluidStepAsked([program], input, stepDays);
  const fluid = asked.stepDays === undefined ? { ...made, histories: historiesOfARanking } : made;
  const { files, factFiles } = documents;
  const request = { ...common, files, factFiles, asOf: asOfOf(documents), fluid };
  return { stack, request, time: program.time };
}

/** Figures that can move what is counted: the others have no influence, whatever draws seem to say. */
function candidates(
  drawn: readonly ParameterDraws[],
  documents: Documents,
  measure: AskedMeasure["measure"],
  stack: readonly string[],
): readonly ParameterDraws[] {
  const reached = new Set(pathOf(documents, measure, stack).parameters.map(({ parameter }) => parameter.name));
  const isAny = ({ how }: ParameterDraws): boolean => how === "chance" || how === "changes";
  return drawn.filter((row) => isAny(row) || reached.has(row.name));
}

function ranked(
  { values, ...outcome }: Outcome,
  drawn: readonly ParameterDraws[],
  titles: ReadonlyMap<string, string>,
  seed: number,
): Omit<MattersOutcome, "agreement"> {
  const known = values.flatMap((value, run) => (value === null ? [] : [{ value, run }]));
  const found = known.map(({ value }) => value);
  const columns = drawn.map((row) => known.map(({ run }) => row.values[run]) as number[] | string[]);
  const ranking = firstRanking(columns, found, seed);
  const factors = (ranking?.factors ?? []).map((factor, at): MattersFactor => {
    const { name, how } = drawn[at];
    const direction = how === "source" ? null : rankCorrelation(columns[at] as number[], found);
    return { parameter: name, title: `${titles.get(name) ?? name}${addedTitle[how] ?? ""}`, how, ...factor, direction };
  });
  const sorted = factors.sort((one, other) => other.share - one.share);
  return {
    ...outcome,
    runs: found.length,
    mean: meanOf(found),
    p10: quantileOf(found, 0.1),
    p90: quantileOf(found, 0.9),
    byChance: ranking?.byChance ?? null,
    factors: sorted,
    told: sorted.reduce((sum, { share, isBeyondChance }) => sum + (isBeyondChance ? share : 0), 0),
  };
}
