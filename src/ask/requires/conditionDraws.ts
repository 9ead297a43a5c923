// Draws of everything uncertain, and of the levers where they may move, with what each run tells of a statement.
import { drawParameters } from "../../compile/drawParameters.ts";
import { asOfOf } from "../../documents/documents.ts";
import type { Documents } from "../../documents/documents.ts";
import { packClaims, packDocuments } from "../../documents/packDocuments.ts";
import { givenDraw } from "../../parameters/parameterSet.ts";
import { together } from "../../scenario/point.ts";
import type { Point } from "../../scenario/point.ts";
import { chancesIn } from "../../scenario/scenario.ts";
import { drawsOf } from "../../study/drawsOf.ts";
import { makeDraws } from "../../study/makeDraws.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import { programOf } from "../../study/runReplication.ts";
import type { ParameterDraws } from "../../study/study.ts";
import { studyInput } from "../../study/studyRequest.ts";
import type { StudyRequest } from "../../study/studyRequest.ts";
import type { Asked } from "../asked.ts";
import type { Dials } from "./dials.ts";
import type { StackRuns } from "./fluidLooks.ts";
import type { Teller, Told } from "./told.ts";

export interface ConditionDraws {
  /** number of each draw that was told, from 0 */
  readonly numbers: readonly number[];
  readonly told: readonly Told[];
  /** what was drawn, one row for each figure, in their order */
  readonly rows: readonly ParameterDraws[];
  /** draws that the documents refuse */
  readonly failed: number;
  /** draws that were not made because it was stopped */
  readonly missing: number;
}

interface DrawsAsked extends Pick<Asked, "sources" | "warmUpDays" | "setting"> {
  readonly seed: number;
  readonly draws: number;
}

export async function drawConditions(
  documents: Documents,
  dials: Dials,
  stacks: readonly StackRuns[],
  teller: Teller,
  asked: DrawsAsked,
  conduct: Conduct,
): Promise<ConditionDraws> {
  const points = Array.from({ length: asked.draws }, (_, draw) => pointOfDraw(documents, dials, asked, draw));
  // which publisher is believed is a figure like another unless somebody says
  const drawn = stacks.map((one) => ({ ...one, spec: { ...one.spec, sources: asked.sources ?? {} } }));
  const { told: all, failed, missing } = await tellPoints(documents, points, drawn, teller, asked, conduct);
  const numbers = points.flatMap((_, draw) => (all[draw] === null ? [] : [draw]));
  const told = all.filter((one) => one !== null);
  return { numbers, told, rows: rowsOf(documents, stacks[0], points, numbers), failed, missing };
}

interface PointsTold {
  /** of each point; null: refused, not told, or not made */
  readonly told: readonly (Told | null)[];
  readonly failed: number;
  readonly missing: number;
}

/** Runs of expected numbers at points that are known beforehand, by whoever makes runs. */
export async function tellPoints(
  documents: Documents,
  points: readonly Point[],
  stacks: readonly StackRuns[],
  teller: Teller,
  { warmUpDays, seed }: Pick<DrawsAsked, "warmUpDays" | "seed">,
  conduct: Conduct,
): Promise<PointsTold> {
  const values = new Map<string, Map<number, number | null>>();
  const failed = new Set<number>();
  let missing = 0;
  for (const { spec, more, fluid } of stacks) {
    const request: StudyRequest = {
      files: documents.files,
      factFiles: documents.factFiles,
      asOf: asOfOf(documents),
      pack: documents.asOf === null && conduct.executor !== undefined ? packOf(documents) : null,
      spec: { ...spec, seed, replications: points.length, points },
      measure: { quantities: false, defaults: null, claims: [], targets: false, more },
      warmUpDays: warmUpDays ?? null,
      eventLimit: Number.MAX_SAFE_INTEGER,
      fluid,
    };
    const made = await makeDraws(request, documents, conduct);
    for (const { draw } of made.failed) failed.add(draw);
    missing = Math.max(missing, made.missing);
    for (const [name, row] of made.values) values.set(name, new Map(made.numbers.map((draw, nth) => [draw, row[nth] ?? null]))); // prettier-ignore
  }
  const told = points.map((_, draw) => {
    const isWhole = !failed.has(draw) && [...values.values()].every((row) => row.has(draw));
    return isWhole ? teller.tell((name) => values.get(name)?.get(draw) ?? null) : null;
  });
  return { told, failed: failed.size, missing };
}

function pointOfDraw(
  documents: Documents,
  dials: Dials,
  { seed, sources, setting = null }: DrawsAsked,
  replication: number,
): Point {
  const { parameters, scenarios, model, posterior } = documents;
  const given = givenDraw(posterior, replication);
  const drawn = drawParameters(parameters, { seed, replication, sources: sources ?? {}, chances: chancesIn(scenarios), regimes: model.regimes, given }); // prettier-ignore
  const set = together(drawn, setting) ?? drawn;
  const levers = dials.leversOfDraw(seed, replication);
  return levers.length === 0 ? set : (together(set, { draws: {}, sources: {}, set: levers }) ?? set);
}

/** Only what differs between draws. */
function rowsOf(
  documents: Documents,
  { spec, more }: StackRuns,
  points: readonly Point[],
  numbers: readonly number[],
): readonly ParameterDraws[] {
  const measure = { quantities: false, defaults: null, claims: [], targets: false, more };
  const input = studyInput({ spec, measure, warmUpDays: null, eventLimit: 0 }, documents);
  const { time } = programOf(input, 0, null);
  const runs = numbers.map((draw) => ({ point: points[draw] }));
  return drawsOf(documents.model, documents.parameters, time, runs).filter((row) => new Set(row.values).size > 1);
}

function packOf(documents: Documents): StudyRequest["pack"] {
  return { documents: packDocuments(documents), claims: packClaims(documents) };
}
