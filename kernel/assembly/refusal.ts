// What makes a run void while it goes on: the host throws.
import { RunState } from "./state.ts";

// @external("host", "noNumber")
declare function refuseNumber(what: i32, place: i32, value: f64, edge: f64): void;

// @external("host", "shortOfUnits")
declare function refuseUnits(resource: i32, held: f64, present: f64): void;

export function noNumber(_run: RunState, what: i32, place: i32, value: f64, edge: f64): void {
  refuseNumber(what, place, value, edge);
}

export function shortOfUnits(_run: RunState, resource: i32, held: f64, present: f64): void {
  refuseUnits(resource, held, present);
}
