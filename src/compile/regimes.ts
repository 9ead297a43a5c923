// The history of a regime for one level of its group, with what scenarios change in it.
import type { Position } from "../errors.ts";
import type { Regime } from "../model/model.ts";
import { stepAt } from "../quantity/calendar.ts";
import { describeStep } from "../quantity/calendar.ts";
import { changeApplies, windowOf } from "./changes.ts";
import { refuse } from "./refuse.ts";
import { drawnChanges } from "./regimeChanges.ts";
import type { Viewpoint, World } from "./world.ts";

/** states[i] from times[i] on (grid steps); the first is at or before the start. Neighbours differ. */
interface History {
  readonly times: readonly number[];
  readonly states: readonly string[];
}

/** @throws PendencyError of kind sense when a point of it is not on a grid edge, or it begins after the run does */
export function historyOf(world: World, regime: Regime, at: Position, view: Viewpoint): History {
  const group = world.classes.groups.findIndex((candidate) => candidate.name === regime.by?.text);
  const level = regime.by === null ? -1 : view.levels[group];
  if (regime.by !== null && level < 0) {
    refuse(
      "sense",
      at,
      view.path,
      "a value that is the same for everybody",
      `one that follows ${regime.name} by ${regime.by.text}`,
    );
  }
  const key = `${regime.name} ${level}`;
  const before = world.memory.histories.get(key);
  if (before !== undefined) return before;
  const history = resolveHistory(world, regime, level, view);
  world.memory.histories.set(key, history);
  return history;
}

function resolveHistory(world: World, regime: Regime, level: number, view: Viewpoint): History {
  const path = `regimes.${regime.name}`;
  const group = world.classes.groups.find((candidate) => candidate.name === regime.by?.text);
  const name = group === undefined ? "" : group.levels[level];
  const written = Object.hasOwn(regime.histories, name) ? regime.histories[name] : regime.otherwise;
  if (written === null || written === undefined) {
    return refuse("shares", regime.at, path, `a history for ${regime.by?.text} ${name}, or \`else\``, "none");
  }
  const dated = written
    .map((point) => ({ time: stepAt(point, world.time) ?? 0, state: point.state }))
    .sort((left, right) => left.time - right.time);
  if (dated.length === 0 || dated[0].time > 0) {
    refuse("shares", regime.at, path, `a state of ${regime.name} from the start of the run`, "a later first date");
  }
  const off = dated.find(({ time }) => time > 0 && time !== Math.floor(time));
  if (off !== undefined) {
    refuse("sense", regime.at, path, "dates on grid edges", describeStep(off.time, world.time));
  }
  const key = world.point?.drift;
  const drawn =
    regime.mayChange === undefined || key === undefined
      ? []
      : drawnChanges(regime, regime.mayChange, dated, name, key, world.time);
  const points = drawn.length === 0 ? dated : [...dated, ...drawn].sort((left, right) => left.time - right.time);
  const levels = world.classes.groups.map((candidate) => (candidate.name === regime.by?.text ? level : -1));
  const changes = (world.changes.get(regime.name) ?? [])
    .filter(({ change }) => change.target.kind === "regime" && changeApplies(world, change, { ...view, levels, path }))
    .map(({ change }) => ({ ...windowOf(world, change), action: change.action, at: change.at }));
  for (const { from, to, at } of changes) {
    const edge = [from, to].find((time) => time > 0 && time < world.time.steps && time !== Math.floor(time));
    if (edge !== undefined) refuse("sense", at, path, "dates on grid edges", describeStep(edge, world.time));
  }
  const stateAt = (time: number): string => {
    const change = changes.find(({ from, to }) => from <= time && time < to);
    if (change !== undefined && change.action.kind === "state") return change.action.state;
    return (points.findLast((point) => point.time <= time) ?? points[0]).state;
  };
  const inside = [...points.map(({ time }) => time), ...changes.flatMap(({ from, to }) => [from, to])];
  const times = [...new Set([0, ...inside.filter((time) => time > 0 && time < world.time.steps)])];
  times.sort((left, right) => left - right);
  const states = times.map(stateAt);
  const kept = states.map((state, index) => index === 0 || state !== states[index - 1]);
  return { times: times.filter((_, index) => kept[index]), states: states.filter((_, index) => kept[index]) };
}
