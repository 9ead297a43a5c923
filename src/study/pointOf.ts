// What a run is given from outside the documents: its replication's draw, and what its stack's setting puts
// in place.
import { drawParameters } from "../compile/drawParameters.ts";
import { givenDraw } from "../parameters/parameterSet.ts";
import { together } from "../scenario/point.ts";
import { chancesIn } from "../scenario/scenario.ts";
import type { Point } from "../scenario/point.ts";
import type { StudyInput, StudyTask } from "./planStudy.ts";

/** Null where every parameter is as the documents have it. */
export function pointOf(
  { spec, documents }: Pick<StudyInput, "spec" | "documents">,
  { stack, replication }: Pick<StudyTask, "stack" | "replication">,
): Point | null {
  return together(drawnPoint({ spec, documents }, replication), spec.settings?.[stack] ?? null);
}

function drawnPoint({ spec, documents }: Pick<StudyInput, "spec" | "documents">, replication: number): Point | null {
  const { points, seed, sources, withoutDrift } = spec;
  if (points === "central") return null;
  if (points === "drawn") {
    const { drift, ...drawn } = drawParameters(documents.parameters, {
      seed,
      replication,
      sources,
      chances: chancesIn(documents.scenarios),
      regimes: documents.model.regimes,
      given: givenDraw(documents.posterior, replication),
    });
    return withoutDrift === true || drift === undefined ? drawn : { ...drawn, drift };
  }
  return points[replication % points.length] ?? null;
}
