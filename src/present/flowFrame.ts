// One instant of the living flow picture: what to change in the picture that stands, and nothing that moves it.
import type { FlowSeries } from "../ask/flow/flowSeries.ts";
import type { FlowScene } from "./flowScene.ts";
import type { SceneBox, SceneLink } from "./flowShapes.ts";
import { bindLinesOf } from "./flowScene.ts";
import { px, wrap } from "./svg.ts";

/** What one element becomes: an attribute, which null takes away, or with "" its text. */
export type Change = readonly [id: string, attribute: string, value: string | null];

/** What is the same at every instant of a run: how much a full vessel holds and how many people a pixel is. */
export interface FlowScale {
  readonly series: FlowSeries;
  readonly level: number;
  /** the run without the changes, behind this one; null where there is none */
  readonly without: FlowSeries | null;
  /** persons in a full vessel; as `FlowScene.boxes` */
  readonly full: Float64Array;
  /** pixels a person per unit of time */
  readonly perPerson: number;
}

export interface FlowFrame {
  readonly boxes: readonly BoxNow[];
  readonly links: readonly LinkNow[];
}

interface BoxNow {
  /** null where nobody stays */
  readonly stock: number | null;
  readonly came: number;
  readonly left: number;
  readonly arrived: number;
  /** stock less the one without the changes, or of an outcome the flow; null where there is nothing to compare with */
  readonly against: number | null;
  readonly stockWithout: number | null;
  /** titles of resources at their limit */
  readonly binds: readonly string[];
}

interface LinkNow {
  readonly persons: number;
  readonly against: number | null;
}

/**
 * Of every way, its part of the largest flow at any time, for whichever level it is the most: what a scene is laid out
 * by, so that links have room for everybody and for each level.
 */
export function wayShares(system: FlowScene["system"], many: readonly FlowSeries[]): Float64Array {
  const shares = new Float64Array(system.ways.length);
  for (const series of many) {
    const periods = series.periods.length;
    const levels = series.levels.length;
    for (let level = 0; level < levels; level++) {
      const peaks = shares.map((_, way) => {
        let peak = 0;
        const row = (way * levels + level) * periods;
        for (let period = 0; period < periods; period++) peak = Math.max(peak, series.moved[row + period]);
        return peak;
      });
      const largest = peaks.reduce((most, peak) => Math.max(most, peak), 0);
      if (largest > 0) peaks.forEach((peak, way) => (shares[way] = Math.max(shares[way], peak / largest)));
    }
  }
  return shares;
}

/** Once a run and level. Full is what a vessel holds at most at any time, with the changes or without, or its room. */
export function flowScale(
  scene: FlowScene,
  series: FlowSeries,
  level: number,
  without: FlowSeries | null = null,
): FlowScale {
  const both = without === null ? [series] : [series, without];
  const full = Float64Array.from(scene.boxes, ({ part }) => {
    const rooms = part.stages.map((stage) => scene.system.stages[stage].room);
    const staying = part.stages.filter((stage) => scene.system.stages[stage].kind !== "passes");
    const isBounded = level === 0 && staying.length > 0 && rooms.every((room) => room !== null);
    if (isBounded) return rooms.reduce<number>((sum, room) => sum + (room ?? 0), 0);
    let most = 0;
    for (const one of both) {
      for (let edge = 0; edge <= one.periods.length; edge++) most = Math.max(most, stockAt(one, level, staying, edge));
    }
    return most;
  });
  let peak = 0;
  for (const one of both) {
    for (const link of scene.links) {
      if (!link.isDrawn) continue;
      for (let period = 0; period < one.periods.length; period++) {
        peak = Math.max(peak, movedIn(one, level, link.ways, period));
      }
    }
  }
  return { series, level, without, full, perPerson: peak > 0 ? scene.widest / peak : 0 };
}

/**
 * The numbers of an instant.
 * @param at in recording periods from the start; stocks between two edges are read on a straight line
 */
export function flowFrame(scene: FlowScene, { series, without, level }: FlowScale, at: number): FlowFrame {
  const { system } = scene;
  const last = series.periods.length;
  const edge = Math.max(0, Math.min(last, at));
  const period = Math.max(0, Math.min(last - 1, Math.ceil(edge) - 1));
  const boxes = scene.boxes.map((box, place): BoxNow => {
    const { stages, kind } = box.part;
    const own = new Set(stages);
    const sum = (one: FlowSeries, leaving: boolean): number => {
      let persons = 0;
      system.ways.forEach(({ from, to }, way) => {
        if (own.has(from) !== own.has(to) && own.has(from) === leaving) persons += movedIn(one, level, [way], period);
      });
      return persons;
    };
    const arrivedOf = (one: FlowSeries): number => arrivedIn(one, level, stages, period);
    const arrived = arrivedOf(series);
    const came = sum(series, false) + arrived;
    const staying = stages.filter((stage) => system.stages[stage].kind !== "passes");
    const stock = kind === "passes" ? null : stockAt(series, level, staying, edge);
    const stockWithout = without === null || kind === "passes" ? null : stockAt(without, level, staying, edge);
    const against =
      without === null
        ? null
        : kind === "stays"
          ? (stock ?? 0) - (stockWithout ?? 0)
          : came - sum(without, false) - arrivedOf(without);
    const binds = scene.resources[place].filter(
      (resource) =>
        isBound(series, level, resource, period) &&
        waitsHere(series, level, system.resources[resource], stages, period),
    );
    return {
      stock,
      came,
      left: sum(series, true),
      arrived,
      against,
      stockWithout,
      binds: binds.map((resource) => system.resources[resource].title),
    };
  });
  const links = scene.links.map(({ ways }): LinkNow => {
    const persons = movedIn(series, level, ways, period);
    return { persons, against: without === null ? null : persons - movedIn(without, level, ways, period) };
  });
  return { boxes, links };
}

/** Everything that may differ between two instants. A page sets what differs from what it set before. */
export function changesOf(scene: FlowScene, scale: FlowScale, frame: FlowFrame): readonly Change[] {
  const changes: Change[] = [];
  const bindLines = bindLinesOf(scene.width);
  frame.boxes.forEach((now, place) =>
    boxChanges(scene, scale, scene.boxes[place], now, scale.full[place], bindLines, changes),
  );
  frame.links.forEach((now, place) => linkChanges(scene, scale, scene.links[place], now, changes));
  return changes;
}

function boxChanges(
  { words, system }: FlowScene,
  { without }: FlowScale,
  box: SceneBox,
  now: BoxNow,
  full: number,
  bindLines: number,
  changes: Change[],
): void {
  if (box.isOutside) return;
  const { id, part } = box;
  const isStock = part.kind === "stays" && now.stock !== null;
  const inside = box.height - 2;
  const levelOf = (stock: number | null): number =>
    isStock && stock !== null && full > 0 ? Math.max(0, Math.min(1, stock / full)) * inside : 0;
  const filled = levelOf(now.stock);
  const figure = words.persons(isStock ? (now.stock ?? 0) : now.came);
  const unit = isStock ? "" : words.per(system.per);
  const against = now.against === null ? "" : words.change(now.against);
  const arriving = now.arrived > 0 && isStock ? words.arrive(now.arrived, system.per) : "";
  const note = without === null ? arriving : against;
  const binds = now.binds.length === 0 ? [] : wrap(words.binds(now.binds), box.width - 18, 11.4, bindLines);
  // what is seen comes first and as it is seen, so that it can be said to the page
  const whole = now.binds.length === 0 ? "" : words.binds(now.binds);
  const more = [
    ...(binds.join(" ") === whole ? [] : [whole]),
    ...(part.parts.length > 0 ? [words.opens(part.stages.length)] : []),
  ];
  const kind = `ves ${part.kind}${now.binds.length > 0 ? " binds" : ""}`;
  const dash = levelOf(now.stockWithout);
  const line =
    now.stockWithout === null || !isStock
      ? ""
      : `M${px(box.x + box.width - 1)} ${px(box.y + box.height - 1 - dash)}h-16`;
  changes.push(
    [`${id}f`, "y", px(box.y + box.height - 1 - filled)],
    [`${id}f`, "height", px(filled)],
    [`${id}t`, "d", line],
    [`${id}n`, "", figure],
    [`${id}u`, "", unit === "" ? "" : ` ${unit}`],
    [`${id}d`, "", note],
    [`${id}w`, "", binds[0] ?? ""],
    [`${id}v`, "", binds[1] ?? ""],
    [`${id}x`, "", binds[2] ?? ""],
    [id, "class", kind],
    [id, "aria-label", nameOf([`${box.title}: ${`${figure} ${unit}`.trim()}`, note, binds.join(" "), ...more])],
  );
}

function nameOf(said: readonly string[]): string {
  return said.filter((text) => text !== "").join("; ");
}

function linkChanges(
  { words, boxes, widest, system }: FlowScene,
  { perPerson }: FlowScale,
  link: SceneLink,
  now: LinkNow,
  changes: Change[],
): void {
  if (!link.isDrawn) return;
  const width = now.persons * perPerson;
  const isIdle = width < 0.05;
  const most = link.kind === "back" ? Math.min(9, widest) : 1.5 * widest;
  changes.push(
    [`${link.id}p`, "stroke-width", px(isIdle ? 0.6 : Math.min(most, Math.max(1, width)))],
    [link.id, "class", `way ${link.kind}${isIdle ? " idle" : ""}`],
    [
      link.id,
      "aria-label",
      `${boxes[link.from].title} → ${boxes[link.to].title}: ${words.persons(now.persons)} ${words.per(system.per)}`,
    ],
  );
  if (link.hasLabel) changes.push([`${link.id}n`, "", isIdle ? "" : words.short(now.persons)]);
}

function stockAt(
  { stock, periods, levels }: FlowSeries,
  level: number,
  stages: readonly number[],
  edge: number,
): number {
  const before = Math.floor(edge);
  const part = edge - before;
  let persons = 0;
  for (const stage of stages) {
    const row = (stage * levels.length + level) * (periods.length + 1) + before;
    persons += part === 0 ? stock[row] : stock[row] + part * (stock[row + 1] - stock[row]);
  }
  // a straight line between two edges may leave rounding below nobody
  return Math.max(0, persons);
}

function movedIn(
  { moved, periods, levels }: FlowSeries,
  level: number,
  ways: readonly number[],
  period: number,
): number {
  let persons = 0;
  for (const way of ways) persons += moved[(way * levels.length + level) * periods.length + period];
  return persons;
}

function arrivedIn(
  { arrivals, periods, levels }: FlowSeries,
  level: number,
  stages: readonly number[],
  period: number,
): number {
  let persons = 0;
  for (const stage of stages) persons += arrivals[(stage * levels.length + level) * periods.length + period];
  return persons;
}

/** A resource that is short elsewhere marks no box in which nobody waits for it. */
function waitsHere(
  { waiting, stock, periods, levels }: FlowSeries,
  level: number,
  { kind, stages }: FlowScene["system"]["resources"][number],
  own: readonly number[],
  period: number,
): boolean {
  const rows = kind === "held" ? stock : waiting;
  let persons = 0;
  for (const stage of own) {
    if (!stages.includes(stage)) continue;
    const at = (stage * levels.length + level) * (periods.length + 1) + period;
    persons += (rows[at] + rows[at + 1]) / 2;
  }
  return persons >= 1;
}

function isBound({ binds, periods, levels }: FlowSeries, level: number, resource: number, period: number): boolean {
  return binds[(resource * levels.length + level) * periods.length + period] === 1;
}
