// Asking for held units on the way into a stage. Units left over by the people at the door are shared among
// all who come in the step: those at this stage now, and as many at stages still to come as in the last step.
import type { FluidRun } from "./state.ts";

/** Forgets what was asked before. */
export function forgetDemand(run: FluidRun, cell: number): void {
  const needs = run.plan.asks[cell];
  for (let i = 0; i < needs.length; i++) run.demand[needs[i]] = 0;
}

export function addDemand(run: FluidRun, cell: number, amount: number): void {
  const needs = run.plan.asks[cell];
  for (let i = 0; i < needs.length; i++) run.demand[needs[i]] += amount;
}

/** The share of the demand that each of the cell's resources can meet. */
export function findShares(run: FluidRun, cell: number): void {
  const { demand, toGive, share } = run;
  const needs = run.plan.asks[cell];
  for (let i = 0; i < needs.length; i++) {
    const wanted = demand[needs[i]];
    share[needs[i]] = wanted > toGive[needs[i]] ? toGive[needs[i]] / wanted : 1;
  }
}

/** Share of the cell's people asking who are given every unit they lack. */
export function shareOf(run: FluidRun, cell: number): number {
  const needs = run.plan.asks[cell];
  let share = 1;
  for (let i = 0; i < needs.length; i++) share = Math.min(share, run.share[needs[i]]);
  return share;
}

/** Takes a unit of everything that the cell's people lack for each person. */
export function give(run: FluidRun, cell: number, amount: number): void {
  const { toGive, given } = run;
  const needs = run.plan.asks[cell];
  for (let i = 0; i < needs.length; i++) {
    toGive[needs[i]] = Math.max(0, toGive[needs[i]] - amount);
    given[needs[i]] += amount;
  }
}

/**
 * Before the first of a stage's people is asked: what all of them together ask for.
 * @param place share of the people coming whom the stage has room for, where it is known beforehand
 */
export function askTogether(run: FluidRun, stage: number, place: number): void {
  const { plan, packets, listOf, inbox, askedBy, asked, ahead, demand } = run;
  const { firstCell } = plan.layout;
  const end = firstCell[stage + 1];
  for (let cell = firstCell[stage]; cell < end; cell++) forgetDemand(run, cell);
  for (let cell = firstCell[stage]; cell < end; cell++) {
    let amount = inbox[cell] * place;
    for (let p = packets.head[listOf.coming + cell]; p >= 0; p = packets.next[p]) {
      if (packets.holding[p] === 0) amount += packets.amount[p];
    }
    addDemand(run, cell, amount);
    const needs = plan.asks[cell];
    for (let i = 0; i < needs.length; i++) {
      asked[needs[i]] += amount;
      ahead[needs[i]] -= askedBy[cell];
    }
    askedBy[cell] = amount;
  }
  // others who are still to come, once for each resource
  for (let cell = firstCell[stage]; cell < end; cell++) {
    const needs = plan.asks[cell];
    for (let i = 0; i < needs.length; i++) {
      const wanted = demand[needs[i]] + Math.max(0, ahead[needs[i]]);
      const left = run.toGive[needs[i]];
      run.share[needs[i]] = wanted > left ? left / wanted : 1;
    }
  }
}
