// Draws of expected numbers under one stack: the values of some measures in each, and nothing else of the runs.
import type { Documents } from "../documents/documents.ts";
import { problemInModel } from "../documents/placeInModel.ts";
import { describeProblem } from "../errors.ts";
import type { Problem } from "../errors.ts";
import type { Point } from "../scenario/point.ts";
import { inThisThread } from "./inThisThread.ts";
import { usualLimits, workersFor } from "./limits.ts";
import type { Conduct } from "./makeStudy.ts";
import { tellNobody } from "./narrate.ts";
import { planStudy } from "./planStudy.ts";
import { programOf } from "./runReplication.ts";
import { neverStopped, Stop } from "./stop.ts";
import { studyInput } from "./studyRequest.ts";
import type { StudyRequest } from "./studyRequest.ts";

interface Draws {
  /** what each draw that was made was given, in their order */
  readonly points: readonly (Point | null)[];
  /** number of each draw that was made, from 0 */
  readonly numbers: readonly number[];
  /** measure > its unit */
  readonly units: ReadonlyMap<string, string>;
  /** measure > its value in every draw that was made, in their order; null where a draw has none */
  readonly values: ReadonlyMap<string, readonly (number | null)[]>;
  /** draws that the documents refuse or that met a limit, in their order, from 0 */
  readonly failed: readonly { readonly draw: number; readonly why: string }[];
  /** draws asked for and neither made nor failed, because somebody stopped them */
  readonly missing: number;
}

/**
 * @param request   of one stack, on the fluid engine, with the length of its step
 * @param documents the request's files, read, on its day
 * @throws PendencyError when the documents do not fit together at the parameters' values
 */
export async function makeDraws(request: StudyRequest, documents: Documents, conduct: Conduct = {}): Promise<Draws> {
  const { pause = async () => {}, limits = usualLimits, narrate = tellNobody } = conduct;
  const executor = conduct.executor ?? inThisThread({ documents, pause });
  const input = studyInput(request, documents);
  const tasks = planStudy(input);
  // what is wrong whatever is drawn is told once, and not of every draw
  programOf(input, 0, null);
  const failed: { draw: number; why: string }[] = [];
  const stop = new Stop(conduct.stop ?? neverStopped);
  const progress = (finished: number): void =>
    narrate({ kind: "progress", label: documents.model.title, finished, of: tasks.length, people: null });
  try {
    const runs = await executor.run(request, tasks, {
      width: workersFor(0, executor.width, limits),
      progress,
      stop,
      leavesOutRefused: true,
      leaveOut: ({ replication }, [first]) =>
        void failed.push({ draw: replication, why: whyOf(problemInModel(first, documents.model), replication) }),
    });
    const names = input.measures.map(({ name }) => name);
    const inOrder = runs.toSorted((one, other) => one.task.replication - other.task.replication);
    const values = new Map(names.map((name): [string, (number | null)[]] => [name, []]));
    const units = new Map<string, string>();
    for (const { observation } of inOrder) {
      for (const { name, value, unit } of observation.measures) {
        values.get(name)?.push(value);
        units.set(name, unit);
      }
    }
    return {
      points: inOrder.map(({ point }) => point),
      numbers: inOrder.map(({ task }) => task.replication),
      units,
      values,
      failed: failed.toSorted((one, other) => one.draw - other.draw),
      missing: tasks.length - runs.length - failed.length,
    };
  } finally {
    stop.release();
  }
}

/** A run names its replication, from 1; here that is a draw, from 0. */
function whyOf(problem: Problem, draw: number): string {
  const got = problem.got.replace(`with what replication ${draw + 1} drew`, `with what draw ${draw} drew`);
  return describeProblem({ ...problem, got });
}
