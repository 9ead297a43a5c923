// From scores to what the model makes of every figure: runs of expected numbers, in chunks that are kept.
import { drawParameters } from "../../compile/drawParameters.ts";
import type { Documents } from "../../documents/documents.ts";
import type { Forward } from "../../inference/ensembleSmoother.ts";
import { drawAt } from "../../parameters/parameterSet.ts";
import type { Point } from "../../scenario/point.ts";
import { makeDraws } from "../../study/makeDraws.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import type { Narrate } from "../../study/narrate.ts";
import { sha256 } from "../../study/sha256.ts";
import type { FluidMade, StudySpec } from "../../study/study.ts";
import type { MoreMeasure } from "../../study/studyRequest.ts";
import type { AsOf } from "../../facts/libraryAsOf.ts";
import type { CalibrateStore } from "./asked.ts";
import type { Coordinates } from "./coordinates.ts";
import type { TargetFigures } from "./targetFigures.ts";

/** Somebody stopped it: what is whole is kept. */
export class Stopped extends Error {}

interface ForwardAsked {
  /** of all that decides a number of the calibration */
  readonly id: string;
  /** as they stand today, whose texts are posted; and on the day */
  readonly documents: Documents;
  readonly onDay: Documents;
  readonly asOf: AsOf | null;
  readonly coordinates: Coordinates;
  readonly spec: StudySpec;
  readonly fluid: FluidMade;
  /** one a figure, in their order */
  readonly measures: readonly MoreMeasure[];
  readonly figures: TargetFigures;
  readonly store: CalibrateStore;
  readonly conduct: Conduct;
}

/** Runs of one chunk: a kill loses no more, and what they have in common is compiled once a chunk. */
const chunkSize = 100;

/**
 * Calls are told apart by their numbers, from 0: a chunk belongs to a call, and to the scores it was made of.
 *
 * @param called what progress is told under, by call
 * @returns rows of numbers on the figures' scales; all NaN where the documents refuse a draw
 */
export function forwardOf(asked: ForwardAsked, called: (call: number) => string): Forward {
  let calls = 0;
  return async (z, rows, numbers) => {
    const call = calls++;
    const d = asked.coordinates.coordinates.length;
    const n = asked.measures.length;
    const outputs = new Float64Array(rows * n);
    for (let from = 0; from < rows; from += chunkSize) {
      const to = Math.min(from + chunkSize, rows);
      const own = z.subarray(from * d, to * d);
      const chunk = await chunkOf(asked, own, numbers.slice(from, to), {
        name: `runs-${call}-${from / chunkSize}.json`,
        label: called(call),
        done: from,
        of: rows,
      });
      for (const [row, values] of chunk.entries()) {
        for (let at = 0; at < n; at++) {
          const value = values?.[at];
          outputs[(from + row) * n + at] = value == null ? NaN : asked.figures.scaled(at, value);
        }
      }
    }
    return outputs;
  };
}

interface ChunkPlace {
  readonly name: string;
  readonly label: string;
  /** rows before it, of all */
  readonly done: number;
  readonly of: number;
}

/** By row, one number a figure; null where the draw failed. */
type ChunkValues = readonly (readonly (number | null)[] | null)[];

async function chunkOf(
  asked: ForwardAsked,
  z: Float64Array,
  numbers: readonly number[],
  { name, label, done, of }: ChunkPlace,
): Promise<ChunkValues> {
  const { id, store } = asked;
  const made = sha256(`${id} ${numbers.join(" ")} ${[...z].join(" ")}`).slice(0, 16);
  const kept = keptChunk(store.read(name), made, numbers.length);
  if (kept !== null) return kept;
  const values = await runsOf(asked, z, numbers, (event) => {
    if (event.kind === "progress") asked.conduct.narrate?.({ ...event, label, finished: done + event.finished, of });
    else asked.conduct.narrate?.(event);
  });
  store.write(name, `${JSON.stringify({ id, made, values })}\n`);
  return values;
}

/** Null for a text of other scores, or half of one. */
function keptChunk(text: string | null, made: string, count: number): ChunkValues | null {
  if (text === null) return null;
  try {
    const read = JSON.parse(text) as { readonly made?: string; readonly values?: ChunkValues } | null;
    return read?.made === made && read.values?.length === count ? read.values : null;
  } catch {
    return null;
  }
}

async function runsOf(
  { documents, onDay, asOf, coordinates, spec, fluid, measures, conduct }: ForwardAsked,
  z: Float64Array,
  numbers: readonly number[],
  narrate: Narrate,
): Promise<ChunkValues> {
  const d = coordinates.coordinates.length;
  const points = numbers.map((number, row) => pointOf(onDay, coordinates, spec, z.subarray(row * d, (row + 1) * d), number)); // prettier-ignore
  const { files, factFiles } = documents;
  const measure = { quantities: false, defaults: null, claims: [], targets: false, more: measures };
  const eventLimit = Number.MAX_SAFE_INTEGER;
  const own: StudySpec = { ...spec, replications: points.length, points };
  const request = { files, factFiles, asOf, spec: own, measure, warmUpDays: null, eventLimit, fluid };
  const found = await makeDraws(request, onDay, { ...conduct, narrate });
  if (found.missing > 0) throw new Stopped("stopped");
  const rowOf = new Map(found.numbers.map((number, at) => [number, at]));
  return points.map((_, row) => {
    const at = rowOf.get(row);
    return at === undefined ? null : measures.map(({ name }) => found.values.get(name)?.[at] ?? null);
  });
}

/** Everything that is not a coordinate is as in this draw of the seed, but for publishers, who are the preferred ones. */
function pointOf(
  { parameters, model }: Documents,
  coordinates: Coordinates,
  { seed, sources }: StudySpec,
  scores: Float64Array,
  number: number,
): Point {
  const given = drawAt(coordinates, scores);
  return drawParameters(parameters, { seed, replication: number, sources, regimes: model.regimes, given });
}
