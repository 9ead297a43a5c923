// Stages and clocks of a Program in its image: names become the places and keys that they stand for.
import type { CrossClockProgram, Program, StageClockProgram, StageId } from "../../compile/program.ts";
import { stayCodes } from "../codesOf.ts";
import { byName } from "../individual/byName.ts";
import { ClockFields, StageFields } from "./contract.ts";
import { lists, type ImageWriter } from "./imageWriter.ts";

export function packStages(image: ImageWriter, program: Program): void {
  const revisited = revisitedStages(program);
  image.each(program.stages, (_, stage) => packStage(image, program, stage, revisited.indexOf(stage)));
}

/** Stages that can be visited again: stays in them are counted. */
export function revisitedStages({ stages }: Program): StageId[] {
  return stages.flatMap(({ revisited }, stage) => (revisited ? [stage] : []));
}

/** @param stayCounter place among the stages that can be visited again; −1 */
function packStage(image: ImageWriter, program: Program, stage: StageId, stayCounter: number): void {
  const { kind, key, time, lines, room, ifFull, clocks, next } = program.stages[stage];
  const which = (test: (clock: CrossClockProgram) => boolean): number[] =>
    program.crossClocks.flatMap((clock, index) => (test(clock) ? [index] : []));
  image.record(StageFields, {
    kind: stayCodes[kind],
    key,
    time,
    lines: lists(lines),
    room,
    ifFull,
    clockTo: clocks.map(({ to }) => to),
    clocks: (writer) => packStrikes(writer, program, stage),
    nextTo: next.to,
    nextShares: lists(next.shares.slice(0, -1)),
    holds: byName(program.holds).filter((hold) => program.holds[hold].span[stage] === 1),
    starts: which((clock) => clock.starts === stage),
    voids: which((clock) => clock.voidIn[stage] === 1 || kind === "outcome"),
    stayCounter,
  });
}

/** Every clock that can strike in a stage, in the order of names. */
function packStrikes(image: ImageWriter, { stages, crossClocks }: Program, stage: StageId): void {
  const own = stages[stage].clocks.map((clock, index) => ({ name: clock.name, clock, index }));
  const across = crossClocks
    .map((clock, index) => ({ name: clock.name, clock, index }))
    .filter(({ clock }) => clock.strikesIn[stage] === 1);
  const all = [...own, ...across];
  image.each(byName(all), (i) => packClock(image, all[i].clock, all[i].index));
}

export function packClock(image: ImageWriter, clock: StageClockProgram | CrossClockProgram, index: number): void {
  const { key, after, rate, to } = clock;
  const isCross = "strikesIn" in clock;
  const whileWaiting = !isCross && clock.whileWaiting;
  image.record(ClockFields, { isCross, index, key, after, rate, whileWaiting, to });
}
