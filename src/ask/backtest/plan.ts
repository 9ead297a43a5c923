// What a backtest is before anything is run: whether it can be asked so, its draws, its name and the length of its step.
import type { ForecastsDocument } from "../../claim/forecasts.ts";
import type { Documents } from "../../documents/documents.ts";
import { allFiles } from "../../documents/modelFiles.ts";
import { openDocuments } from "../../documents/openDocuments.ts";
import { PendencyError, refuseUsage } from "../../errors.ts";
import { publishedBy } from "../../facts/libraryAsOf.ts";
import { isoDate } from "../../quantity/date.ts";
import { describeGiven } from "../../reading/describeGiven.ts";
import { didYouMean } from "../../reading/suggest.ts";
import { fluidStepAsked, fluidStepFor } from "../../study/fluidStep.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import { programOf } from "../../study/runReplication.ts";
import type { Stop } from "../../study/stop.ts";
import type { FluidMade, StudySpec } from "../../study/study.ts";
import { sha256 } from "../../study/sha256.ts";
import { studyId } from "../../study/studyId.ts";
import { studyInput } from "../../study/studyRequest.ts";
import { checkStack } from "../checkCall.ts";
import { checkAsked, runDaysOf } from "../checkAsked.ts";
import { preferredSources } from "../sourceRule.ts";
import { variantWords } from "./asked.ts";
import type { BacktestAsked } from "./asked.ts";
import { originsOf } from "./origins.ts";
import { lastPeriods, measuresOf } from "./wantedFigures.ts";

const usualDraws = 200;
/** Draws beyond it are a mistake of the hand. */
const mostDraws = 100_000;

export function documentOf({ forecasts, files }: Documents): ForecastsDocument {
  if (forecasts !== null) return forecasts;
  const expected = "a model with a document that says `pendency: forecasts v1`";
  const hint = "it names the published series to forecast: docs/reference/language.md, section 17";
  return refuseUsage(files.asked, expected, "a model without one", hint);
}

export function checkBacktest(
  documents: Documents,
  { series, draws, seed, stack = [], stepDays, with: variants = [], conditional }: BacktestAsked,
  document: ForecastsDocument,
  called: NonNullable<BacktestAsked["called"]>,
): void {
  checkStack(stack);
  checkAsked(stepDays === undefined ? {} : { stepDays }, runDaysOf(documents));
  if (conditional === true && document.conditional.length === 0) {
    const hint = "write `conditional:` with the parameters whose published series are given beyond each day";
    refuseUsage(called.conditional ?? "conditional", `a list in ${document.path}`, "none", hint);
  }
  const names = document.series.map(({ name }) => name);
  for (const name of series ?? []) {
    if (names.includes(name)) continue;
    refuseUsage(
      called.series,
      `series of the forecasts document (${names.join(", ")})`,
      `"${name}"`,
      didYouMean(name, names),
    );
  }
  if (draws !== undefined && !(Number.isInteger(draws) && draws >= 2 && draws <= mostDraws)) {
    refuseUsage(called.draws, `a whole number from 2 to ${mostDraws.toLocaleString("en")}`, describeGiven(draws));
  }
  if (seed !== undefined && !(Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff)) {
    refuseUsage("seed", "a whole number from 0 to 4294967295", describeGiven(seed));
  }
  for (const one of variants) {
    if (!variantWords.includes(one)) refuseUsage("with", variantWords.join(" or "), describeGiven(one));
  }
  const scenarios = documents.scenarios.map(({ name }) => name);
  for (const name of stack.filter((one) => one !== "baseline")) {
    if (!scenarios.includes(name)) {
      refuseUsage(
        "scenario",
        scenarios.length === 0
          ? "a scenario of the model, which has none"
          : `a scenario of the model (${scenarios.join(", ")})`,
        `"${name}"`,
        didYouMean(name, scenarios),
      );
    }
  }
}

/** The series asked for, and the flows that fill and empty them. */
export function withFlows(names: readonly string[], { series }: ForecastsDocument): readonly string[] {
  const flows = series.flatMap(({ name, account }) =>
    names.includes(name) ? [...(account?.in ?? []), ...(account?.out ?? [])] : [],
  );
  return [...new Set([...names, ...flows.map(({ text }) => text)])];
}

export function specOf(
  { parameters, forecasts, model }: Documents,
  { with: variants, draws = forecasts?.draws ?? usualDraws, seed = 1, stack = [] }: BacktestAsked,
): StudySpec {
  const isAnyDrift =
    parameters.some(({ drift }) => drift != null) || model.regimes.some(({ mayChange }) => mayChange != null);
  const withoutDrift = isAnyDrift && variants !== undefined && !variants.includes("drift");
  return {
    ...(withoutDrift ? { withoutDrift } : {}),
    engine: "fluid",
    seed,
    replications: draws,
    stacks: [stack.filter((name) => name !== "baseline")],
    // no run goes further than the last figure wanted
    shown: [],
    inFull: null,
    fewer: null,
    points: "drawn",
    sources: preferredSources(parameters, {}),
    sample: null,
    seriesGroup: "",
    seriesLevels: [],
  };
}

/** Of all that decides what is forecast from an origin, but not of which origins and series are asked for. */
export function idOf(
  documents: Documents,
  { stepDays, strict, standIns, conditional, posteriors = [] }: BacktestAsked,
  spec: StudySpec,
  stepDay: string | null = null,
): string {
  const { files, facts } = documents;
  const publications = [...facts.publications.values()]
    .map((one) => [one.id, publishedBy(one), one.usualLagDays ?? null, one.vintageOf ?? ""])
    .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
  return studyId(allFiles({ ...files, targets: [], study: null, translations: [] }), facts, spec, {
    backtest: 1,
    publications,
    step: stepDays ?? null,
    ...(stepDay === null ? {} : { stepDay }),
    strict: strict === true,
    ...(standIns === true ? { standIns } : {}),
    ...(conditional === true ? { conditional } : {}),
    ...(posteriors.length === 0 ? {} : { posteriors: posteriors.map(({ text }) => sha256(text)).toSorted() }),
  });
}

interface StepAsked {
  readonly document: ForecastsDocument;
  readonly spec: StudySpec;
  /** on which a document without origins of its own is stood, earliest first */
  readonly days: readonly number[];
}

/**
 * Found out once, on the document's first origin that the model can be read on, for the last periods that are forecast:
 * it is the same from every origin, and no figure that came out later decides it. A length that is said needs the model
 * as it stands, or, where that cannot be run, as it was then.
 */
export async function stepOf(
  documents: Documents,
  asked: BacktestAsked,
  { document, spec, days }: StepAsked,
  stop: Stop,
  pause: Conduct["pause"] = async () => {},
): Promise<FluidMade | null> {
  const { stepDays = document.stepDays ?? undefined, stack = [] } = asked;
  const views = viewsOf(documents, asked, document, days);
  const readable = stepDays === undefined ? views : [() => documents, ...views];
  const { input, programs } = firstThatRuns([...readable, () => documents], (of) => {
    const more = measuresOf(lastPeriods(document, of.model), document, stack, of.model);
    const measure = { quantities: false, defaults: null, claims: [], targets: false, more };
    const central: StudySpec = { ...spec, points: "central" };
    const made = studyInput({ spec: central, measure, warmUpDays: null, eventLimit: 0 }, of);
    return { input: made, programs: [programOf(made, 0, null)] };
  });
  return stepDays === undefined
    ? fluidStepFor(programs, input, stop, pause)
    : fluidStepAsked(programs, input, stepDays);
}

/** The day that a step found out depends on, where the document itself does not say; null where it does. */
export function stepDayOf(
  { stepDays }: BacktestAsked,
  document: ForecastsDocument,
  [first]: readonly number[],
): string | null {
  const isSaid = stepDays !== undefined || document.stepDays !== null || document.origins.length > 0;
  return isSaid || first === undefined ? null : isoDate(first);
}

/** The documents on each day in turn, opened when they are asked for. */
function viewsOf(
  { files, factFiles, model }: Documents,
  { strict, standIns }: BacktestAsked,
  document: ForecastsDocument,
  days: readonly number[],
): readonly (() => Documents)[] {
  const own = document.origins.length === 0 ? [] : originsOf(null, document, model, "origins").map(({ day }) => day);
  return (own.length === 0 ? days : own).map((day) => () => {
    const rule = standIns === true ? { standIns: true } : {};
    return openDocuments(files, factFiles, { date: isoDate(day), strict: strict === true, ...rule });
  });
}

/** @throws PendencyError of the last of them, where none runs */
function firstThatRuns<T>(views: readonly (() => Documents)[], run: (documents: Documents) => T): T {
  const [view, ...others] = views;
  try {
    return run(view());
  } catch (error) {
    if (others.length === 0 || !(error instanceof PendencyError)) throw error;
    return firstThatRuns(others, run);
  }
}
