// What a calibration is before anything is run: whether it can be asked so, what it starts from, and its name.
import type { CalibrationDocument } from "../../claim/calibration.ts";
import type { ForecastsDocument } from "../../claim/forecasts.ts";
import type { Documents } from "../../documents/documents.ts";
import { filesOfRuns } from "../../documents/modelFiles.ts";
import { refuseUsage } from "../../errors.ts";
import { publishedBy } from "../../facts/libraryAsOf.ts";
import { describeGiven } from "../../reading/describeGiven.ts";
import type { StudySpec } from "../../study/study.ts";
import { studyId } from "../../study/studyId.ts";
import { checkAsked, runDaysOf } from "../checkAsked.ts";
import { preferredSources } from "../sourceRule.ts";
import { usualDraws, usualMembers, usuallyCalled, usualPasses } from "./asked.ts";
import type { CalibrateAsked } from "./asked.ts";

export interface CalibrationPlan {
  readonly document: CalibrationDocument;
  readonly forecasts: ForecastsDocument;
  readonly members: number;
  readonly passes: number;
  readonly draws: number;
  readonly seed: number;
  readonly spec: StudySpec;
  readonly id: string;
}

/** @throws PendencyError (usage) for a model without such documents, or what no calibration can be asked with */
export function planCalibration(documents: Documents, asked: CalibrateAsked): CalibrationPlan {
  const { calibration: document, forecasts, files } = documents;
  const hint = "it says which published series move parameters: docs/reference/language.md, section 19";
  if (document === undefined || forecasts === null) {
    const expected = "a model with documents that say `pendency: forecasts v1` and `pendency: calibration v1`";
    return refuseUsage(files.asked, expected, document === undefined ? "none that says the latter" : "none that says the former", hint); // prettier-ignore
  }
  if (files.posterior !== undefined) refuseUsage("posterior", "the draws of the documents to begin with", "calibrated ones"); // prettier-ignore
  const { called = usuallyCalled, seed = 1, stepDays } = asked;
  const members = asked.members ?? document.members ?? usualMembers;
  const passes = asked.passes ?? document.passes ?? usualPasses;
  const draws = asked.draws ?? usualDraws;
  checkAsked(stepDays === undefined ? {} : { stepDays }, runDaysOf(documents));
  checkWhole(called.members, members, 20, 100_000);
  checkWhole(called.passes, passes, 1, 100);
  checkWhole(called.draws, draws, 2, 100_000);
  checkWhole("seed", seed, 0, 0xffffffff);
  const spec: StudySpec = {
    engine: "fluid",
    seed,
    replications: members,
    stacks: [[]],
    // no run goes further than the last figure
    shown: [],
    inFull: null,
    fewer: null,
    points: "drawn",
    sources: preferredSources(documents.parameters, { rule: "prefer" }),
    sample: null,
    seriesGroup: "",
    seriesLevels: [],
  };
  const id = idOf(documents, asked, spec, passes);
  return { document, forecasts, members, passes, draws, seed, spec, id };
}

function checkWhole(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  refuseUsage(name, `a whole number from ${least} to ${most.toLocaleString("en")}`, describeGiven(value));
}

/** Of all that decides a run of it: how many draws are written in the end does not. */
function idOf(
  documents: Documents,
  { asOf = null, stepDays, tables }: CalibrateAsked,
  spec: StudySpec,
  passes: number,
): string {
  const { files, facts } = documents;
  const publications = [...facts.publications.values()]
    .map((one) => [one.id, publishedBy(one), one.usualLagDays ?? null, one.vintageOf ?? ""])
    .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
  const beside = [files.forecasts, files.calibration].filter((file) => file !== undefined);
  const given = [...Object.values(tables?.beside ?? {}), ...(tables?.given == null ? [] : [tables.given])];
  return studyId([...filesOfRuns(files), ...beside, ...given], facts, spec, {
    calibrate: 1,
    publications,
    passes,
    step: stepDays ?? null,
    asOf: asOf === null ? null : { date: asOf.date, strict: asOf.strict, standIns: asOf.standIns === true },
  });
}
