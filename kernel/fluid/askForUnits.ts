// Asking for held units on the way into a stage: the twin of src/simulate/fluid/askForUnits.ts.
import { Stage } from "../../src/simulate/fluid/fast/contract.ts";
import { at, headOf } from "./packets.ts";
import { asks, asksFrom, cells } from "./plan.ts";
import * as run from "./state.ts";

export function forgetDemand(cell: i32): void {
  for (let i = asksFrom[cell]; i < asksFrom[cell + 1]; i++) run.demand[asks[i]] = 0;
}

export function addDemand(cell: i32, amount: f64): void {
  for (let i = asksFrom[cell]; i < asksFrom[cell + 1]; i++) {
    run.demand[asks[i]] = run.demand[asks[i]] + amount;
  }
}

/** The share of the demand that each of the cell's resources can meet. */
export function findShares(cell: i32): void {
  for (let i = asksFrom[cell]; i < asksFrom[cell + 1]; i++) {
    const resource = asks[i];
    const wanted = run.demand[resource];
    const left = run.toGive[resource];
    run.share[resource] = wanted > left ? left / wanted : 1;
  }
}

/** Share of the cell's people asking who are given every unit they lack. */
export function shareOf(cell: i32): f64 {
  let share: f64 = 1;
  for (let i = asksFrom[cell]; i < asksFrom[cell + 1]; i++) share = min<f64>(share, run.share[asks[i]]);
  return share;
}

/** Takes a unit of everything that the cell's people lack for each person. */
export function give(cell: i32, amount: f64): void {
  for (let i = asksFrom[cell]; i < asksFrom[cell + 1]; i++) {
    const resource = asks[i];
    run.toGive[resource] = max<f64>(0, run.toGive[resource] - amount);
    run.given[resource] = run.given[resource] + amount;
  }
}

/** Before the first of a stage's people is asked: what all of them together ask for. */
export function askTogether(stage: Stage, place: f64): void {
  for (let cell = stage.first; cell < stage.end; cell++) forgetDemand(cell);
  for (let cell = stage.first; cell < stage.end; cell++) {
    let amount = run.inbox[cell] * place;
    for (let p = headOf(3 * cells + cell); p != 0; p = at(p).next) if (at(p).holding == 0) amount += at(p).amount;
    addDemand(cell, amount);
    for (let i = asksFrom[cell]; i < asksFrom[cell + 1]; i++) {
      const resource = asks[i];
      run.asked[resource] = run.asked[resource] + amount;
      run.ahead[resource] = run.ahead[resource] - run.askedBy[cell];
    }
    run.askedBy[cell] = amount;
  }
  for (let cell = stage.first; cell < stage.end; cell++) {
    for (let i = asksFrom[cell]; i < asksFrom[cell + 1]; i++) {
      const resource = asks[i];
      const wanted = run.demand[resource] + max<f64>(0, run.ahead[resource]);
      const left = run.toGive[resource];
      run.share[resource] = wanted > left ? left / wanted : 1;
    }
  }
}
