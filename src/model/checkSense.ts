// What a reader of the model would stumble on: loops that take no time are mistakes, the rest are warnings.
import type { Position, Problem } from "../errors.ts";
import { namesIn, partsOf } from "../quantity/parts.ts";
import type { Model } from "./model.ts";
import { placesOf, placesOfParameters } from "./places.ts";

/** Mistakes that would keep a person busy for ever in one instant, and units that cannot be held. */
export function checkSense(model: Model): Problem[] {
  const problems: Problem[] = [];
  const loop = loopIn(model);
  if (loop !== null) {
    const stage = model.stages.find(({ name }) => name === loop[0]) as Model["stages"][number];
    const got = [...loop, loop[0]].join(" → ");
    problems.push(sense(stage.at, `stages.${stage.name}`, "a way out of stages that take no time", `the loop ${got}`));
  }
  for (const hold of model.holds) {
    const user = model.stages.find(({ stay }) => stay.kind === "service" && stay.by === hold.of);
    if (user === undefined) continue;
    problems.push(
      sense(
        hold.at,
        `holds.${hold.name}`,
        "a resource that serves or is held, not both",
        `${hold.of}, which serves ${user.name}`,
      ),
    );
  }
  for (const { name, ifFull, room, at } of model.stages) {
    const held = model.holds.some((hold) => hold.whileIn.includes(name));
    if (ifFull === null || room !== null || held) continue;
    problems.push(
      sense(at, `stages.${name}.ifFull`, "`room:` or a hold beside `ifFull:`", "neither, so the stage is never full"),
    );
  }
  return problems;
}

/** What a model may mean, but often does not. */
export function warnAboutSense(model: Model): Problem[] {
  const problems: Problem[] = [];
  const reached = reachable(model);
  for (const { name, at } of model.stages) {
    if (!reached.has(name))
      problems.push(sense(at, `stages.${name}`, "a way to reach the stage", "no arrivals, stock or route into it"));
  }
  const used = new Set<string>();
  for (const place of [...placesOf(model), ...placesOfParameters(model.parameters)]) {
    for (const part of partsOf(place.value, place.path)) {
      if (part.kind === "parameter") used.add(part.name);
      if (part.kind === "expression") for (const { name } of namesIn(part.expression)) used.add(name);
    }
  }
  for (const { name, at } of model.parameters) {
    if (!used.has(name))
      problems.push(sense(at, `parameters.${name}`, "a parameter that something uses", "nothing that names it"));
  }
  for (const { name, servers, slots, at } of model.resources) {
    const amount = servers ?? slots;
    if (amount === null || amount === "unlimited" || amount.kind !== "expression") continue;
    if (amount.expression.kind !== "number" || amount.expression.value !== 0) continue;
    problems.push(sense(at, `resources.${name}`, "servers or slots at some time", "always 0"));
  }
  for (const hold of model.holds) {
    if (hold.whileIn.length < 2) continue;
    const others = (name: string) => hold.whileIn.filter((one) => one !== name);
    const apart = hold.whileIn.find(
      (name) => !others(name).some((one) => waysOut(model, one).includes(name) || waysOut(model, name).includes(one)),
    );
    if (apart === undefined) continue;
    problems.push(
      sense(
        hold.at,
        `holds.${hold.name}`,
        "stages that can follow each other",
        `${apart}, which neither follows nor leads to another of them`,
      ),
    );
  }
  return problems;
}

function sense(at: Position, path: string, expected: string, got: string): Problem {
  return { kind: "sense", at, path, expected, got };
}

function waysOut(model: Model, name: string): string[] {
  const stage = model.stages.find((one) => one.name === name);
  if (stage === undefined) return [];
  const clocks = [
    ...stage.clocks.map(({ to }) => to),
    ...model.clocks.filter((one) => one.strikesIn.includes(name)).map(({ to }) => to),
  ];
  return [...stage.next.map(({ to }) => to), ...clocks, ...(stage.ifFull === null ? [] : [stage.ifFull])];
}

function reachable(model: Model): Set<string> {
  const open = model.stages
    .filter(({ arrivals, initial }) => arrivals.length > 0 || initial !== null)
    .map(({ name }) => name);
  const reached = new Set(open);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const next of waysOut(model, name)) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(next);
    }
  }
  return reached;
}

/** Stages that lead to themselves without any time passing: by passing, or by being full. */
function loopIn(model: Model): string[] | null {
  const waysAtOnce = new Map(
    model.stages.map(({ name, stay, next, ifFull }) => [
      name,
      [...(stay.kind === "passes" ? next.map(({ to }) => to) : []), ...(ifFull === null ? [] : [ifFull])],
    ]),
  );
  const done = new Set<string>();
  for (const { name } of model.stages) {
    // an explicit trail, since a model may have thousands of stages in a row
    const trail: { name: string; next: number }[] = [{ name, next: 0 }];
    while (trail.length > 0) {
      const last = trail[trail.length - 1];
      const to = waysAtOnce.get(last.name)?.[last.next++];
      if (to === undefined) done.add((trail.pop() as { name: string }).name);
      else if (trail.some((one) => one.name === to)) {
        return trail.slice(trail.findIndex((one) => one.name === to)).map((one) => one.name);
      } else if (!done.has(to)) trail.push({ name: to, next: 0 });
    }
  }
  return null;
}
