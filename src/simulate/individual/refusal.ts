// What makes a run void while it goes on. The kernel's: kernel/assembly/refusal.ts, which asks the host to throw.
import type { RunState } from "./state.ts";
import { notANumber, tooFewUnits } from "./whyRefused.ts";

/** @throws PendencyError of kind "sense": a value that depends on stocks is no number */
export function noNumber({ program }: RunState, what: number, place: number, value: number, edge: number): void {
  throw notANumber(program, what, place, value, edge);
}

/** @throws PendencyError of kind "sense": more people hold units at the first instant than there are */
export function shortOfUnits({ program }: RunState, resource: number, held: number, present: number): void {
  throw tooFewUnits(program.resources[resource].name, held, present);
}
