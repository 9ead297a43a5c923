// Stages with their clocks and routes, and the clocks that run across them.
import type { CrossClock, Route, Stage, StageClock } from "../model/model.ts";
import { describePeriod } from "../quantity/calendar.ts";
import { constantCurve, rangeOf, valueAt } from "../quantity/curve.ts";
import type { Curve } from "../quantity/curve.ts";
import { addCurves } from "../quantity/curveAlgebra.ts";
import type { Distribution, Value } from "../quantity/value.ts";
import { byClass, flagsOf, keyOf, personView } from "./builder.ts";
import { sharedView } from "./sharedView.ts";
import type { Builder } from "./builder.ts";
import { sortByName, compareText } from "./classes.ts";
import { evaluateDuration } from "./durations.ts";
import { once } from "./onceForAllDraws.ts";
import { curveInPlace, sayShare } from "./places.ts";
import type { ByClass, CrossClockProgram, StageClockProgram, StageProgram } from "./program.ts";
import { attempt, idOf, refuse } from "./refuse.ts";
import { evaluate } from "./values.ts";
import type { Viewpoint } from "./world.ts";

/** How far shares without `rest` may be from 1 in sum (docs/reference/language.md, section 5). */
const shareTolerance = 1e-9;

export function compileStage(builder: Builder, stage: Stage, revisited: boolean): StageProgram {
  const { world } = builder;
  const path = `stages.${stage.name}`;
  const { stay } = stage;
  const resources = stay.kind === "service" ? [stay.by] : stay.kind === "boards" ? stay.resources : [];
  const time = stay.kind === "dwell" || stay.kind === "service" ? stay.time : null;
  const timePath = stay.kind === "dwell" ? `${path}.dwell` : `${path}.service.time`;
  return {
    name: stage.name,
    title: stage.title,
    key: keyOf(stage.name),
    kind: stay.kind,
    time: time === null ? null : samplersOf(builder, time, timePath),
    lines: resources.map((name) => idOf(builder.resourceIds, name, "a resource", `${path}.${stay.kind}`)),
    room:
      stage.room === null
        ? Infinity
        : attempt(world.problems, Infinity, () => roomOf(builder, stage.room as Value, path)),
    ifFull: stage.ifFull === null ? -1 : idOf(builder.stageIds, stage.ifFull, "a stage", `${path}.ifFull`),
    clocks: sortByName(stage.clocks).map((clock) => compileClock(builder, stage.name, clock)),
    next: compileNext(builder, stage.next, `${path}.next`),
    holds: [...(builder.holdsIn.get(stage.name) ?? [])],
    revisited,
  };
}

export function compileCrossClock(builder: Builder, clock: CrossClock): CrossClockProgram {
  const path = `clocks.${clock.name}`;
  return {
    name: clock.name,
    key: keyOf(clock.name),
    starts: idOf(builder.stageIds, clock.starts, "a stage", path),
    strikesIn: flagsOf(builder, clock.strikesIn, path),
    voidIn: flagsOf(builder, clock.voidIn, path),
    to: idOf(builder.stageIds, clock.to, "a stage", path),
    after: clock.after === null ? null : samplersOf(builder, clock.after, `${path}.after`),
    rate: clock.rate === null ? null : ratesOf(builder, clock.rate, `${path}.rate`),
  };
}

function compileClock(builder: Builder, stage: string, clock: StageClock): StageClockProgram {
  const path = `stages.${stage}.clocks.${clock.name}`;
  return {
    name: clock.name,
    // with the stage: clocks of one name in several stages are different chances of the same person
    key: keyOf(`${stage}/${clock.name}`),
    to: idOf(builder.stageIds, clock.to, "a stage", `${path}.to`),
    after: clock.after === null ? null : samplersOf(builder, clock.after, `${path}.after`),
    rate: clock.rate === null ? null : ratesOf(builder, clock.rate, `${path}.rate`),
    whileWaiting: clock.whileWaiting,
  };
}

function samplersOf(builder: Builder, written: Distribution, path: string): ByClass {
  const { world, pool } = builder;
  return byClass(builder, written, path, (view) => evaluateDuration(world, written, view), (of) => pool.sampler(of)); // prettier-ignore
}

function ratesOf(builder: Builder, value: Value, path: string): ByClass {
  const { world, pool } = builder;
  return byClass(
    builder,
    value,
    path,
    (view) => curveInPlace(world, evaluate(world, value, view), "rate", value.at, view),
    (curve) => pool.curve(curve),
  );
}

function roomOf(builder: Builder, room: Value, path: string): number {
  const view = sharedView(builder.world, `${path}.room`);
  const curve = curveInPlace(builder.world, evaluate(builder.world, room, view), "units", room.at, view);
  const { lowest, highest } = rangeOf(curve, builder.world.time.steps);
  if (lowest !== highest) refuse("sense", room.at, view.path, "a room that stays the same for the whole run", "one that changes"); // prettier-ignore
  return Math.floor(lowest + 1e-9);
}

/** Targets in alphabetical order and `rest` last, whatever the order in the document. */
function compileNext(builder: Builder, routes: readonly Route[], path: string): StageProgram["next"] {
  const { world, pool } = builder;
  const rest = routes.filter(({ share }) => share === "rest");
  const stated = routes
    .filter(({ share }) => share !== "rest")
    .sort((left, right) => compareText(left.to.text, right.to.text));
  const curves = new Map<number, Curve>();
  const shares = stated.map((route) => {
    const value = route.share as Value;
    const inPlace = (view: Viewpoint): Curve =>
      curveInPlace(world, evaluate(world, value, view), "share", value.at, view);
    return byClass(builder, value, `${path}.${route.to.text}`, inPlace, (curve) => {
      const id = pool.curve(curve);
      curves.set(id, curve);
      return id;
    });
  });
  if (stated.length > 0) {
    const values = stated.map(({ share }) => share as Value);
    once(world, routes, path, values, () => requireFullShares(builder, stated, shares, curves, rest.length > 0, path));
  }
  const to = [...stated, ...rest].map((route) => idOf(builder.stageIds, route.to, "a stage", path));
  return { to, shares: [...shares, ...rest.map(() => null)] };
}

/** Every class, every era, every date. */
function requireFullShares(
  builder: Builder,
  routes: readonly Route[],
  shares: readonly ByClass[],
  curves: ReadonlyMap<number, Curve>,
  hasRest: boolean,
  path: string,
): void {
  const { world } = builder;
  const groups = new Set(routes.flatMap(({ share }) => (share === "rest" ? [] : [...world.feeds.groupsOf(share)])));
  const checked = new Set<string>();
  for (let row = 0; row < shares[0].length; row++) {
    const ids = shares.map((share) => share[row]);
    const key = ids.join(",");
    if (checked.has(key) || ids.includes(-1)) continue;
    checked.add(key);
    const parts = ids.map((id) => curves.get(id) as Curve);
    const sum = parts.reduce((total, part) => addCurves(total, part, world.time.steps), constantCurve(0));
    const { lowest, highest } = rangeOf(sum, world.time.steps);
    if (highest <= 1 + shareTolerance && (hasRest || lowest >= 1 - shareTolerance)) continue;
    const isWrong = (value: number) => value > 1 + shareTolerance || (!hasRest && value < 1 - shareTolerance);
    const time = sum.starts.find((start) => isWrong(valueAt(sum, start))) ?? 0;
    const view = personView(world, path, row % world.classes.count, groups);
    const said = parts.map((part, index) => `${routes[index].to.text} ${sayShare(valueAt(part, time))}`).join(", ");
    const who = view.path.slice(path.length + 3);
    const when = describePeriod(time, world.time);
    attempt(world.problems, undefined, () =>
      refuse(
        "shares",
        routes[0].at,
        `${path} › ${[when, who].filter((text) => text !== "").join(", ")}`,
        hasRest ? "shares that sum to at most 100 % beside `rest`" : "shares that sum to 100 %",
        `${sayShare(valueAt(sum, time))} (${said})`,
      ),
    );
  }
}
