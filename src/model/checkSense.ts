// What a reader of the model would stumble on: loops that take no time are mistakes, the rest are warnings.
import type { Position, Problem } from "../errors.ts";
import { textsOf } from "../reading/name.ts";
import { brokenHolds } from "./brokenHolds.ts";
import { firstCircle, inWords } from "./circles.ts";
import type { Graph } from "./graph.ts";
import { reachedFrom, waysAtOnce, waysOut } from "./ways.ts";

/** Mistakes that would keep a person busy for ever in one instant, and units that cannot be held. */
export function checkSense({ model, known }: Graph): Problem[] {
  const problems: Problem[] = [];
  // stages that lead to themselves without any time passing: by passing, or by being full
  const loop = firstCircle(waysAtOnce(model));
  const first = loop === null ? undefined : known.stages.get(loop[0]);
  if (loop !== null && first !== undefined) {
    problems.push(
      sense(first.at, `stages.${first.name}`, "a way out of stages that take no time", `the loop ${inWords(loop)}`),
    );
  }
  for (const { name, of, at } of model.holds) {
    const user = model.stages.find(({ stay }) => stay.kind === "service" && stay.by.text === of.text);
    if (user === undefined) continue;
    const got = `${of.text}, which serves ${user.name}`;
    problems.push(sense(at, `holds.${name}`, "a resource that serves or is held, not both", got));
  }
  const held = new Set(model.holds.flatMap(({ whileIn }) => textsOf(whileIn)));
  for (const { name, ifFull, room, at } of model.stages) {
    if (ifFull === null || room !== null || held.has(name)) continue;
    problems.push(
      sense(at, `stages.${name}.ifFull`, "`room:` or a hold beside `ifFull:`", "neither, so the stage is never full"),
    );
  }
  return problems;
}

/** What a model may mean, but often does not. */
export function warnAboutSense(graph: Graph): Problem[] {
  const { model } = graph;
  const problems: Problem[] = [];
  const after = waysOut(model);
  const entered = model.stages.filter(({ arrivals, initial }) => arrivals.length > 0 || initial !== null);
  const reached = reachedFrom(
    after,
    entered.map(({ name }) => name),
  );
  problems.push(...partOfStep(model));
  for (const { name, at } of model.stages) {
    if (!reached.has(name))
      problems.push(sense(at, `stages.${name}`, "a way to reach the stage", "no arrivals, stock or route into it"));
  }
  const places = [...graph.modelPlaces, ...graph.parameterPlaces];
  const used = new Set(places.flatMap(({ value }) => textsOf(graph.mentionsIn(value).parameters)));
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
  for (const { hold, from, by, to } of brokenHolds(model)) {
    const { at } = model.holds.find(({ name }) => name === hold)!;
    const got = `${from}, then ${by}, where the unit is set free, then ${to}, where it has to be waited for anew`;
    const hint = `list ${by} as well, or say that it is meant: a hold of its own for each span`;
    problems.push({ ...sense(at, `holds.${hold}.whileIn`, "stages that follow one another", got), hint });
  }
  return problems;
}

function sense(at: Position, path: string, expected: string, got: string): Problem {
  return { kind: "sense", at, path, expected, got };
}

/** A run goes on to the end of its last grid step. */
function partOfStep({ runs, gridDays, file }: Graph["model"]): Problem[] {
  const days = runs.kind === "calendar" ? runs.toDays - runs.fromDays : runs.forDays;
  const steps = days / gridDays;
  const whole = Math.ceil(steps - 1e-9);
  if (whole - steps <= 1e-9) return [];
  const inDays = (length: number): string => `${Number(length.toPrecision(6))} ${length === 1 ? "day" : "days"}`;
  const got = `${inDays(days)}, so that the run ends after ${inDays(whole * gridDays)}`;
  return [sense({ file, line: 1, column: 1 }, "runs", `a run of whole grid steps of ${inDays(gridDays)}`, got)];
}
