// Scheduled arrivals as a value of their own: what a stage's documents say will come, as a mean of the last days.
// It is known before a run, so that it may stand in shares, where stocks may not.
import type { Arrivals } from "../model/model.ts";
import { stepsInDays } from "../quantity/calendar.ts";
import { meanOfLast } from "../quantity/meanOfLast.ts";
import { describePowers, samePowers } from "../quantity/unit.ts";
import type { Expression, Value } from "../quantity/value.ts";
import { combine, constantAmount, curveAmount, scaleAmount } from "./amount.ts";
import type { Amount } from "./amount.ts";
import { personView } from "./builder.ts";
import { idOf, refuse } from "./refuse.ts";
import { evaluate, whereabouts } from "./values.ts";
import type { Viewpoint, World } from "./world.ts";

/** Persons per day of all groups together, as of each grid edge (docs/reference/language.md, section 2). */
export function arrivingAmount(
  world: World,
  { stage: name, days, at }: Extract<Expression, { kind: "arriving" }>,
  view: Viewpoint,
): Amount {
  const stage = idOf(world.graph.known.stages, name, "a stage with arrivals", view.path);
  if (stage.arrivals.length === 0) {
    refuse("names", name.at, view.path, "the name of a stage with arrivals", JSON.stringify(name.text));
  }
  const { kept } = world.memory;
  const amounts = kept?.amountsOf(name.text) ?? world.memory.amounts;
  const key = `arriving|${name.text}|${days}`;
  const before = amounts.get(key);
  if (before !== undefined) return before;
  const gaps = stage.arrivals.find(({ every }) => every !== null);
  if (gaps !== undefined) {
    const hint = "give the stage a `rate:` or `counts:`, or leave arriving(…) out";
    refuse("sense", at, view.path, `arrivals of ${name.text} that a schedule states`, "`every:`", hint);
  }
  const where = whereabouts(world, at, view);
  const rate = stage.arrivals
    .map((arrivals) => scaleAmount(personsPerDay(world, arrivals, `stages.${name.text}.arrivals`), meanBatch(arrivals)))
    .reduce((sum, part) => combine("+", sum, part, where));
  if (rate.steps !== null) {
    refuse(
      "sense",
      at,
      view.path,
      `arrivals of ${name.text} that are known before a run`,
      "some that depend on stocks",
    );
  }
  const mean = meanOfLast(rate.curve, stepsInDays(days, world.time.gridDays), world.time.steps);
  const amount = curveAmount(mean, { day: -1 });
  amounts.set(key, amount);
  return amount;
}

/** Of all groups: a rate by group is added up, one that names no group is of all already. */
function personsPerDay(world: World, arrivals: Arrivals, path: string): Amount {
  const value = (arrivals.rate ?? arrivals.counts) as Value;
  // as for the arrivals themselves, a scenario's change of some levels only does not make a rate one by group
  const groups = world.graph.feeds().groupsOf(value);
  const views = new Map<string, Viewpoint>();
  for (let caseClass = 0; caseClass < world.classes.count; caseClass++) {
    const view = { ...personView(world, path, caseClass, groups), era: -1, stockAllowed: true };
    views.set(view.levels.join(","), view);
  }
  const where = { at: value.at, path, horizon: world.time.steps };
  return [...views.values()]
    .map((view) => {
      const rate = evaluate(world, value, view);
      if (samePowers(rate.powers, { day: -1 })) return rate;
      return refuse("units", value.at, view.path, 'a rate, such as "8 per day"', describePowers(rate.powers));
    })
    .reduce((sum, rate) => combine("+", sum, rate, where), constantAmount(0, { day: -1 }));
}

function meanBatch({ batch }: Arrivals): number {
  return batch.reduce((sum, { size, share }) => sum + size * share, 0);
}
