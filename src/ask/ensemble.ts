// "What do many draws say?": what is asked, as a manifest by which any machine makes the same chunks.
import type { Claim } from "../claim/claim.ts";
import { asOfOf } from "../documents/documents.ts";
import type { Documents } from "../documents/documents.ts";
import { readSettings } from "../documents/readSettings.ts";
import { checkDesign } from "../ensemble/checkDesign.ts";
import { ensembleInput } from "../ensemble/computeChunk.ts";
import { documentsHashOf, manifestId, manifestVersion, pointCount, runsOfPoint } from "../ensemble/manifest.ts";
import type { EnsembleManifest, EnsembleMeasure, Points } from "../ensemble/manifest.ts";
import { PendencyError, problem, refuseUsage } from "../errors.ts";
import { describeGiven } from "../reading/describeGiven.ts";
import { didYouMean } from "../reading/suggest.ts";
import { distinctStacks } from "../scenario/stack.ts";
import { engineVersion } from "../study/engineVersion.ts";
import { fluidStepAsked, fluidStepFor } from "../study/fluidStep.ts";
import { fitToLimits, usualLimits } from "../study/limits.ts";
import type { Conduct } from "../study/makeStudy.ts";
import type { StudyInput } from "../study/planStudy.ts";
import { programOf } from "../study/runReplication.ts";
import { neverStopped, Stop } from "../study/stop.ts";
import type { MoreMeasure } from "../study/studyRequest.ts";
import type { Asked } from "./asked.ts";
import { checkAsked, runDaysOf } from "./checkAsked.ts";
import { checkCall, checkStack } from "./checkCall.ts";
import { stacksOfClaims } from "./claims.ts";
import { comparedClaims } from "./ensemble/comparedClaims.ts";
import { readStopRule } from "./ensemble/readStopRule.ts";
import type { StopAsked } from "./ensemble/readStopRule.ts";
import { sourceCases } from "./ensemble/sourceCases.ts";
import { countedBy, recordOf } from "./sampleNoise.ts";

export interface EnsembleAsked extends Omit<Asked, "setting" | "chanceOnly"> {
  /** left out: 200 draws of the seed */
  readonly points?: Points;
  /** paths of drift from each point; left out: 1 */
  readonly paths?: number;
  /** runs on each path that differ in chance alone; left out: 1 */
  readonly replications?: number;
  /** left out: the model as it stands, and what the claims need */
  readonly stacks?: readonly (readonly string[])[];
  /** whose probability is asked; left out: none */
  readonly claims?: readonly Claim[];
  /** false: the model's quantities are not measured */
  readonly quantities?: boolean;
  /** measures that stand in no document; left out: none */
  readonly more?: readonly MoreMeasure[];
  /** parameters' values in every run, as texts, and the instant from which they hold */
  readonly given?: EnsembleManifest["given"];
  /** points of one chunk; left out: as many as take a moment */
  readonly pointsPerChunk?: number;
  /** left out: every point is run */
  readonly until?: StopAsked;
}

export const usualDraws = 200;
const mostPoints = 10_000_000;

/**
 * @returns null when it was stopped before the step of the fluid engine was found
 * @throws PendencyError when the documents do not fit together, or more is asked than a run may take
 */
export async function planEnsemble(
  documents: Documents,
  asked: EnsembleAsked = {},
  conduct: Conduct = {},
): Promise<EnsembleManifest | null> {
  checkCall(documents, asked, conduct);
  checkEnsemble(documents, asked);
  const { model, plan, parameters } = documents;
  const { claims = [], more = [], given = null, points = { kind: "drawn", count: usualDraws } } = asked;
  const { quantities = true } = asked;
  const engine = asked.engine ?? plan?.engine ?? "individual";
  const isFluid = engine === "fluid";
  const start = model.runs.kind === "calendar" ? model.runs.fromDays : 0;
  const isBare = model.quantities.length === 0 && claims.length === 0 && more.length === 0;
  const made: Omit<
    EnsembleManifest,
    "id" | "fluid" | "eventLimit" | "measures" | "claims" | "drifts" | "pointsPerChunk"
  > = {
    pendency: manifestVersion,
    engineVersion,
    model: { id: model.id, title: model.title },
    documentsHash: documentsHashOf(documents),
    asOf: asOfOf(documents),
    engine,
    seed: asked.seed ?? plan?.seed ?? 1,
    points,
    stacks: stacksOf(documents, asked),
    sources: sourceCases(parameters, { ...asked, setting: null }, start),
    paths: asked.paths ?? 1,
    replications: asked.replications ?? 1,
    given,
    sample: isFluid ? null : asked.sample === undefined ? (plan?.sample ?? null) : asked.sample,
    warmUpDays: asked.warmUpDays ?? null,
    asked: {
      quantities,
      defaults: isBare ? { tailDays: [] } : null,
      claims: claims.map(({ id }) => id),
      targets: false,
      ...(more.length === 0 ? {} : { more }),
    },
    until: null,
  };
  const input = ensembleInput({ ...made, fluid: null, eventLimit: Number.MAX_SAFE_INTEGER, pointsPerChunk: 1 }, documents, made.sources[0]); // prettier-ignore
  const fit = await fitOf(input, documents, made, asked, conduct);
  if (fit === null) return null;
  const measures = input.measures.map(({ name, title, measure, of, stack }): EnsembleMeasure => {
    const where = countedBy(measure);
    const record = made.sample === null ? 1 : where === null ? null : recordOf(made.sample, where);
    return { name, title, of, stack, recordOf: record };
  });
  const compared = comparedClaims(claims, documents);
  const manifest = {
    ...made,
    ...fit,
    measures,
    claims: compared,
    drifts: isDrifting(documents),
    until: asked.until === undefined ? null : readStopRule(asked.until, { ...made, measures, claims: compared }),
    pointsPerChunk: asked.pointsPerChunk ?? Math.ceil((isFluid ? 20 : 5) / runsOfPoint(made)),
  };
  return { ...manifest, id: manifestId(manifest) };
}

/** What every stack's program says of its runs: that they can be made, how long a step is, when one is stopped. */
async function fitOf(
  input: StudyInput,
  documents: Documents,
  { engine, points, given }: Pick<EnsembleManifest, "engine" | "points" | "given">,
  { stepDays }: EnsembleAsked,
  { limits = usualLimits, stop: asked = neverStopped, pause = async () => {} }: Conduct,
): Promise<Pick<EnsembleManifest, "fluid" | "eventLimit"> | null> {
  const setting = given === null ? null : readSettings(documents, given.values, given.from);
  const programs = input.spec.stacks.map((_, stack) => programOf(input, stack, setting));
  if (engine === "individual") {
    const runs = input.spec.stacks.length * pointCount({ points });
    const eventLimit = Math.max(...programs.map((program) => fitToLimits(program, runs, 1, limits).eventLimit));
    return { fluid: null, eventLimit };
  }
  const eventLimit = Number.MAX_SAFE_INTEGER;
  if (stepDays !== undefined) return { fluid: fluidStepAsked(programs, input, stepDays), eventLimit };
  const stop = new Stop(asked);
  try {
    const fluid = await fluidStepFor(programs, input, stop, pause);
    return fluid === null ? null : { fluid, eventLimit };
  } finally {
    stop.release();
  }
}

function stacksOf(documents: Documents, { stacks = [[]], claims = [] }: EnsembleAsked): EnsembleManifest["stacks"] {
  return stacksOfClaims(claims, documents, distinctStacks(stacks));
}

function isDrifting({ parameters, model }: Documents): boolean {
  return parameters.some(({ drift }) => drift != null) || model.regimes.some(({ mayChange }) => mayChange != null);
}

function checkEnsemble(documents: Documents, asked: EnsembleAsked): void {
  const { stacks = [], points, paths, replications, pointsPerChunk, seed } = asked;
  checkAsked(asked, runDaysOf(documents));
  for (const stack of stacks) checkStack(stack);
  const known = documents.scenarios.map(({ name }) => name);
  for (const name of stacks.flat().filter((one) => one !== "baseline")) {
    if (known.includes(name)) continue;
    const expected = known.length === 0 ? "a scenario of the model, which has none" : `a scenario of the model (${known.join(", ")})`; // prettier-ignore
    refuseUsage("scenario", expected, `"${name}"`, didYouMean(name, known));
  }
  for (const [name, value] of Object.entries({ paths, replications, pointsPerChunk })) {
    if (value !== undefined && !(Number.isInteger(value) && value >= 1)) {
      refuseUsage(name, "a whole number, 1 or more", describeGiven(value));
    }
  }
  if ((paths ?? 1) > 1 && !isDrifting(documents)) {
    refuseUsage("paths", "1, because no parameter of the model drifts and no regime changes by odds", String(paths));
  }
  if ((replications ?? 1) > 1 && (asked.engine ?? documents.plan?.engine) === "fluid") {
    refuseUsage("replications", "1, because expected numbers leave chance out", String(replications), "draws are what differ: ask for more of them"); // prettier-ignore
  }
  if (seed !== undefined && !(Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff)) {
    refuseUsage("seed", "a whole number from 0 to 4294967295", describeGiven(seed));
  }
  const count = points === undefined ? usualDraws : pointCount({ points });
  if (!(Number.isInteger(count) && count >= 1)) refuseUsage("draws", "a whole number, 1 or more", describeGiven(count));
  if (points?.kind === "designed") checkDesign(points.points, documents);
  if (count * (paths ?? 1) * (replications ?? 1) > mostPoints) {
    throw new PendencyError([
      problem(
        "limits",
        null,
        "draws",
        `at most ${mostPoints.toLocaleString("en")} runs under a stack`,
        count.toLocaleString("en"),
      ),
    ]);
  }
}
