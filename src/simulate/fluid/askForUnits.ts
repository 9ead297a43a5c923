// Asking for held units on the way into a stage. Units left over by the people at the door are shared among
// all who come in the step: those at this stage now, and as many at stages still to come as in the last step.
import type { Stage } from "./known.ts";
import { NOBODY } from "./packetRows.ts";
import { comingList } from "./packets.ts";
import type { FluidRun } from "./state.ts";

type i32 = number;
type f64 = number;

/** Forgets what was asked before. */
export function forgetDemand(run: FluidRun, cell: i32): void {
  for (let i = run.known.asksFrom[cell]; i < run.known.asksFrom[cell + 1]; i++) run.demand[run.known.asks[i]] = 0;
}

export function addDemand(run: FluidRun, cell: i32, amount: f64): void {
  for (let i = run.known.asksFrom[cell]; i < run.known.asksFrom[cell + 1]; i++) {
    run.demand[run.known.asks[i]] += amount;
  }
}

/** The share of the demand that each of the cell's resources can meet. */
export function findShares(run: FluidRun, cell: i32): void {
  for (let i = run.known.asksFrom[cell]; i < run.known.asksFrom[cell + 1]; i++) {
    const resource = run.known.asks[i];
    const wanted = run.demand[resource];
    const left = run.toGive[resource];
    run.share[resource] = wanted > left ? left / wanted : 1;
  }
}

/** Share of the cell's people asking who are given every unit they lack. */
export function shareOf(run: FluidRun, cell: i32): f64 {
  let share: f64 = 1;
  for (let i = run.known.asksFrom[cell]; i < run.known.asksFrom[cell + 1]; i++)
    share = Math.min(share, run.share[run.known.asks[i]]);
  return share;
}

/** Takes a unit of everything that the cell's people lack for each person. */
export function give(run: FluidRun, cell: i32, amount: f64): void {
  for (let i = run.known.asksFrom[cell]; i < run.known.asksFrom[cell + 1]; i++) {
    const resource = run.known.asks[i];
    run.toGive[resource] = Math.max(0, run.toGive[resource] - amount);
    run.given[resource] += amount;
  }
}

/**
 * Before the first of a stage's people is asked: what all of them together ask for.
 * @param place share of the people coming whom the stage has room for, where it is known beforehand
 */
export function askTogether(run: FluidRun, stage: Stage, place: f64): void {
  for (let cell = stage.first; cell < stage.end; cell++) forgetDemand(run, cell);
  for (let cell = stage.first; cell < stage.end; cell++) {
    let amount = run.inbox[cell] * place;
    for (let p = run.packets.head[comingList(run, cell)]; p !== NOBODY; p = p.next)
      if (p.holding === 0) amount += p.amount;
    addDemand(run, cell, amount);
    for (let i = run.known.asksFrom[cell]; i < run.known.asksFrom[cell + 1]; i++) {
      const resource = run.known.asks[i];
      run.asked[resource] += amount;
      run.ahead[resource] -= run.askedBy[cell];
    }
    run.askedBy[cell] = amount;
  }
  for (let cell = stage.first; cell < stage.end; cell++) {
    for (let i = run.known.asksFrom[cell]; i < run.known.asksFrom[cell + 1]; i++) {
      const resource = run.known.asks[i];
      const wanted = run.demand[resource] + Math.max(0, run.ahead[resource]);
      const left = run.toGive[resource];
      run.share[resource] = wanted > left ? left / wanted : 1;
    }
  }
}
