// How busy a resource was, what it cost, and how many each departure left behind.
import type { MeasureProgram, Program, ResourceId } from "../../../src/compile/program.ts";
import { curveIntegral, curveValue } from "../../../src/observe/curve.ts";
import { unitsThere } from "../../../src/observe/counting/unitsThere.ts";
import { valueOf, windowOf, type Tracker } from "./tracker.ts";

/**
 * utilisation: units in use over units present or in use, whichever are more, time-weighted (slots: slots used over
 * slots brought). Those who finish their work after hours count as present, and are paid. Time without limit is left
 * out, because no number is then present to be used. overtime: of the time in use, that beyond those present. cost: money in the window. leftBehind: mean over departures.
 */
export function resourceMeasure(measure: MeasureProgram, program: Program): Tracker {
  const window = windowOf(measure, program);
  const windowEnd = Math.min(measure.to, program.time.steps);
  const { resources } = measure;
  const inUse = new Float64Array(program.resources.length);
  const present = new Float64Array(program.resources.length);
  const heardAt = new Float64Array(program.resources.length);
  let used = 0;
  let offered = 0;
  let overtime = 0;
  let cost = 0;
  let overtimeCost = 0;
  let idleCost = 0;
  let left = 0;
  let departures = 0;

  const settle = (resource: ResourceId, time: number): void => {
    const start = Math.max(heardAt[resource], window.from);
    const end = Math.min(time, windowEnd);
    heardAt[resource] = time;
    if (end <= start) return;
    const paid = unitsThere(present[resource], inUse[resource]);
    if (present[resource] < Infinity) {
      used += inUse[resource] * (end - start);
      offered += paid * (end - start);
      overtime += (paid - present[resource]) * (end - start);
    }
    const price = program.resources[resource].cost;
    if (price < 0) return;
    const perUnit = curveIntegral(program.curves, price, start, end);
    cost += paid * perUnit;
    if (present[resource] < Infinity) overtimeCost += (paid - present[resource]) * perUnit;
    idleCost += (paid - inUse[resource]) * perUnit;
  };

  return {
    hears: { enter: null, begin: null, leave: null, resources },
    units(time, resource, nowInUse, nowPresent) {
      settle(resource, time);
      inUse[resource] = nowInUse;
      present[resource] = nowPresent;
    },
    departure(time, resource, slots, taken, leftBehind, carries) {
      if (time < window.from || time >= window.to) return;
      used += taken;
      offered += slots;
      left += leftBehind;
      departures += 1;
      const { cost: price, costPerPerson } = program.resources[resource];
      if (price >= 0 && carries) cost += curveValue(program.curves, price, time);
      if (costPerPerson >= 0) cost += taken * curveValue(program.curves, costPerPerson, time);
    },
    finish(time) {
      for (let resource = 0; resource < resources.length; resource++) {
        if (resources[resource] === 1 && program.resources[resource].kind !== "slots") settle(resource, time);
      }
    },
    result: () =>
      valueOf(measure, program, {
        used,
        offered,
        overtime,
        cost,
        overtimeCost,
        idleCost,
        left,
        departures,
      }),
  };
}
