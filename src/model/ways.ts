// Where people go, and where they or the wait for a shared resource carry an effect: the edges between parts of
// a model, and the names by which one leads to another.
import type { Model, Stage } from "./model.ts";
import { textsOf } from "../reading/name.ts";
import { addTo } from "../reading/groupedBy.ts";

/** A part's name > those after it. */
export type Ways = ReadonlyMap<string, readonly string[]>;

/** Stage > stages that may follow it: by its end, its clocks, clocks across stages, and by being full. */
export function waysOut({ stages, clocks }: Model): Ways {
  const struck = new Map<string, string[]>();
  for (const { strikesIn, to } of clocks) {
    for (const { text } of strikesIn) addTo(struck, text, to.text);
  }
  return new Map(
    stages.map((stage) => [
      stage.name,
      [
        ...textsOf([...stage.next, ...stage.clocks].map(({ to }) => to)),
        ...(struck.get(stage.name) ?? []),
        ...full(stage),
      ],
    ]),
  );
}

/** Stage > stages that follow it at once: after passing, and by being full. */
export function waysAtOnce({ stages }: Model): Ways {
  return new Map(
    stages.map((stage) => [
      stage.name,
      [...(stage.stay.kind === "passes" ? textsOf(stage.next.map(({ to }) => to)) : []), ...full(stage)],
    ]),
  );
}

/** Stage, resource or clock > where people, or the wait for a shared resource, carry an effect next. */
export function linksOf(model: Model): Ways {
  const links = new Map<string, string[]>();
  const link = (from: string, to: string): void => addTo(links, from, to);
  for (const stage of model.stages) {
    const { name, next, clocks } = stage;
    for (const { to } of [...next, ...clocks]) link(name, to.text);
    for (const to of full(stage)) link(name, to);
    for (const resource of resourcesOf(stage)) {
      link(name, resource);
      link(resource, name);
    }
  }
  for (const { of, whileIn } of model.holds) {
    for (const { text } of whileIn) {
      link(text, of.text);
      link(of.text, text);
    }
  }
  for (const { name, starts, to } of model.clocks) {
    link(starts.text, name);
    link(name, to.text);
  }
  return links;
}

/** The same ways, each in the other direction. */
export function turned(ways: Ways): Map<string, string[]> {
  const back = new Map<string, string[]>();
  for (const [from, next] of ways) for (const to of next) addTo(back, to, from);
  return back;
}

/** Everything that can be come to from these, and they themselves. */
export function reachedFrom(ways: Ways, starts: Iterable<string>): ReadonlySet<string> {
  const reached = new Set<string>(starts);
  // a set goes on with what is added to it meanwhile
  for (const name of reached) for (const next of ways.get(name) ?? []) reached.add(next);
  return reached;
}

/** Resources that people in a stage wait for. */
export function resourcesOf({ stay }: Pick<Stage, "stay">): readonly string[] {
  return stay.kind === "service" ? [stay.by.text] : stay.kind === "boards" ? textsOf(stay.resources) : [];
}

function full({ ifFull }: Stage): readonly string[] {
  return ifFull === null ? [] : [ifFull.text];
}
