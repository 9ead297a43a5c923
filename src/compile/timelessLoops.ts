// Stages whose stays last no time and that nobody can leave: a person in them would move for ever at one instant.
import type { Model } from "../model/model.ts";
import type { CurveId, Curves, Program, SamplerId, StageProgram } from "./program.ts";
import { refuse } from "./refuse.ts";

type Timeless = Pick<
  Program,
  "stages" | "curves" | "samplers" | "classCount" | "classNames" | "eras" | "crossClocks" | "arrivals" | "initial"
>;

/**
 * Whether a stay lasts no time is only known once parameters are resolved. A loop that somebody leaves sooner
 * or later is no mistake; neither is one that a clock, of a stage or across stages, may cut.
 *
 * @throws PendencyError of kind sense with the loop, and the class of people who would be caught in it
 */
export function refuseTimelessLoops(program: Timeless, { stages }: Pick<Model, "stages">): void {
  const isStruck = (id: number): boolean => program.crossClocks.some(({ strikesIn }) => strikesIn[id] === 1);
  const timeless = program.stages.flatMap((stage, id) =>
    stage.clocks.length > 0 || !mayTakeNoTime(stage) || isStruck(id) ? [] : [id],
  );
  for (let era = 0; era <= program.eras.length; era++) {
    for (let caseClass = 0; caseClass < program.classCount; caseClass++) {
      const caught = caughtIn(program, era * program.classCount + caseClass, timeless);
      if (caught.length === 0) continue;
      const at = stages.find(({ name }) => name === caught[0])?.at ?? null;
      const who = program.classNames[caseClass] === "" ? "" : ` for ${program.classNames[caseClass]}`;
      const got = `stays of no time in ${caught.join(", ")}${who}, and no way on but among them`;
      const hint = "give one of them a time, or a share that goes elsewhere";
      refuse("sense", at, `stages.${caught[0]}`, "a way that takes time, or a way out", got, hint);
    }
  }
}

/**
 * Names of the stages from which nothing that takes time, and no outcome, can be reached.
 * @param timeless stages whose stays may last no time for somebody
 */
function caughtIn(program: Timeless, slot: number, timeless: readonly number[]): readonly string[] {
  const { stages, curves } = program;
  let left = timeless.filter((id) => !takesTime(stages[id], program, slot));
  const caught = new Set(left);
  for (let before = Infinity; left.length < before;) {
    before = left.length;
    left = left.filter((id) => {
      const leadsOn = waysOn(stages[id], curves, slot).some((to) => !caught.has(to));
      if (leadsOn) caught.delete(id);
      return !leadsOn;
    });
  }
  if (left.length === 0) return [];
  const reached = reachedStages(
    program,
    stages.map((stage) => waysOn(stage, curves, slot)),
  );
  return left.filter((id) => reached.has(id)).map((id) => stages[id].name);
}

/** Stages that people of this class may come to. */
export function reachedStages(program: Timeless, ways: readonly (readonly number[])[]): ReadonlySet<number> {
  const { stages, crossClocks } = program;
  const reached = new Set([...program.arrivals, ...program.initial].map(({ stage }) => stage));
  for (const id of reached) {
    ways[id].forEach((to) => reached.add(to));
    stages[id].clocks.forEach(({ to }) => reached.add(to));
    crossClocks.forEach(({ to, strikesIn }) => strikesIn[id] === 1 && reached.add(to));
  }
  return reached;
}

function mayTakeNoTime({ kind, time }: StageProgram): boolean {
  return kind === "passes" || (kind === "dwell" && time !== null);
}

function takesTime({ kind, time }: StageProgram, program: Timeless, slot: number): boolean {
  return kind === "passes" ? false : kind !== "dwell" || time === null || !isNothing(time[slot], program);
}

function isNothing(id: SamplerId, { samplers, curves }: Timeless): boolean {
  if (id < 0) return false;
  const { family, figures, atLeast } = samplers[id];
  return family === "fixed" && isConstant(curves, figures[0], 0) && (atLeast < 0 || isConstant(curves, atLeast, 0));
}

/** Stages somebody may go to at some time. */
export function waysOn({ next, ifFull }: StageProgram, curves: Curves, slot: number): readonly number[] {
  const listed = next.shares.map((share) => (share === null ? null : share[slot]));
  const isAll = listed.some((id) => id !== null && isConstant(curves, id, 1));
  const ways = next.to.filter((_, n) => {
    const id = listed[n];
    return id === null ? !isAll : !isConstant(curves, id, 0);
  });
  return ifFull < 0 ? ways : [...ways, ifFull];
}

function isConstant({ offsets, values, slopes }: Curves, id: CurveId, value: number): boolean {
  for (let piece = offsets[id]; piece < offsets[id + 1]; piece++) {
    if (values[piece] !== value || slopes[piece] !== 0) return false;
  }
  return true;
}
