// One value of a model as it stands, over the run: what a picture of it shows.
import { PendencyError } from "../errors.ts";
import type { FactLibrary } from "../facts/fact.ts";
import { recordingPeriods } from "../quantity/calendar.ts";
import type { RunTime } from "../quantity/calendar.ts";
import { expandCurve, integralOver } from "../quantity/curve.ts";
import type { Curve } from "../quantity/curve.ts";
import type { Unit, Value } from "../quantity/value.ts";
import { sharedView } from "./sharedView.ts";
import { structureOf } from "./structure.ts";
import type { CompiledDocuments } from "./structure.ts";
import { evaluate } from "./values.ts";
import { worldOf } from "./worldOf.ts";

export interface ValueOverTime {
  readonly time: RunTime;
  /** recording periods of the run */
  readonly labels: readonly string[];
  /** grid steps, one more than labels */
  readonly edges: readonly number[];
  /** in base units; written out, not repeating */
  readonly curve: Curve;
}

/**
 * @param unit of bare numbers in it
 * @returns null where it is not one number for everybody at each instant, or hangs on who is there
 */
export function valueOverTime(
  documents: CompiledDocuments,
  facts: FactLibrary | null,
  value: Value,
  unit: Unit | null,
): ValueOverTime | null {
  const structure = structureOf(documents, []);
  const world = worldOf(structure, documents.model, facts, { point: null, sources: {} });
  try {
    const amount = evaluate(world, value, { ...sharedView(world, ""), bareUnit: unit });
    if (amount.steps !== null) return null;
    const { edges, labels } = recordingPeriods(world.time);
    return { time: world.time, labels, edges: [...edges], curve: expandCurve(amount.curve, world.time.steps) };
  } catch (error) {
    if (error instanceof PendencyError) return null;
    throw error;
  }
}

/** Mean over each recording period, in base units. */
export function periodMeans({ curve, edges }: ValueOverTime): readonly number[] {
  return edges.slice(0, -1).map((from, at) => integralOver(curve, from, edges[at + 1]) / (edges[at + 1] - from));
}
