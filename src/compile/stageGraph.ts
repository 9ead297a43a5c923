// Who can follow whom: which stages can be entered twice, and which loops would take no time at all.
import type { Model } from "../model/model.ts";
import { refuse } from "./refuse.ts";

/** Names of stages that lie on a circle of the graph of stages. */
export function revisitedStages(model: Model): ReadonlySet<string> {
  const after = new Map<string, Set<string>>(model.stages.map((stage) => [stage.name, new Set<string>()]));
  for (const stage of model.stages) {
    const targets = after.get(stage.name) as Set<string>;
    for (const { to } of stage.next) targets.add(to);
    for (const { to } of stage.clocks) targets.add(to);
    if (stage.ifFull !== null) targets.add(stage.ifFull);
    for (const clock of model.clocks) if (clock.strikesIn.includes(stage.name)) targets.add(clock.to);
  }
  return new Set(model.stages.map(({ name }) => name).filter((name) => reaches(after, name).has(name)));
}

/** @throws PendencyError of kind sense: people on such a loop would move for ever at one instant */
export function refusePassingLoops(model: Model): void {
  const after = new Map<string, Set<string>>();
  for (const stage of model.stages) {
    const targets = stage.stay.kind === "passes" ? stage.next.map(({ to }) => to) : [];
    after.set(stage.name, new Set(stage.ifFull === null ? targets : [...targets, stage.ifFull]));
  }
  for (const stage of model.stages) {
    if (!reaches(after, stage.name).has(stage.name)) continue;
    const expected = "a way that takes time: a loop of passing stages (or of `ifFull`) would never end";
    refuse("sense", stage.at, `stages.${stage.name}`, expected, `a loop back to ${stage.name}`);
  }
}

function reaches(after: ReadonlyMap<string, ReadonlySet<string>>, from: string): Set<string> {
  const seen = new Set<string>();
  const open = [...(after.get(from) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(after.get(next) ?? []));
  }
  return seen;
}
