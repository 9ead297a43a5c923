// Rooms too small for the records of a sampled run: a record finds room where half of it does, and one that never
// does would be sent elsewhere for ever, where the persons for whom it stands would go in one by one.
import { problem, type Problem } from "../errors.ts";
import type { Model } from "../model/model.ts";
import type { Program } from "./program.ts";
import { reachedStages, waysOn } from "./timelessLoops.ts";

export function roomsTooSmall(program: Program, model: Model): readonly Problem[] {
  const { classCount, classNames, stages, weights } = program;
  const found = new Map<string, Problem>();
  for (let slot = 0; slot < (program.eras.length + 1) * classCount; slot++) {
    const caseClass = slot % classCount;
    const weight = weights[caseClass];
    const isTooSmall = (room: number): boolean => room > 0 && 2 * room < weight;
    if (!stages.some(({ room }) => isTooSmall(room))) continue;
    const ways = stages.map((stage) => waysOn(stage, program.curves, slot));
    for (const id of reachedStages(program, ways)) {
      const { name, room } = stages[id];
      if (!isTooSmall(room) || found.has(name)) continue;
      const at = model.stages.find((stage) => stage.name === name)?.room?.at ?? null;
      const who = classNames[caseClass] === "" ? "" : ` (${classNames[caseClass]})`;
      const expected = `room for at least half of the ${weight} persons that one record stands for${who}`;
      const hint = "let a record stand for fewer persons, or follow everybody";
      found.set(name, problem("sense", at, `stages.${name}.room`, expected, String(room), hint));
    }
  }
  return [...found.values()];
}
