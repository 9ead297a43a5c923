// Servers, slots and held units of a random program, and the holds over its stages.
import type { HoldProgram, Level, ResourceProgram } from "../../src/compile/program.ts";
import { nameKey } from "../../src/random/nameKey.ts";
import { constantCurve } from "../../src/quantity/curve.ts";
import { randomCurve, randomFeedback } from "./randomParts.ts";
import type { Draft } from "./randomDraft.ts";

/** What stages draw on. */
export interface Stock {
  readonly resources: readonly ResourceProgram[];
  readonly holds: readonly HoldProgram[];
  /** of each declared resource, the copy for each class: ResourceId, −1 for none; [caseClass] */
  readonly servers: readonly Int32Array[];
  readonly slots: readonly Int32Array[];
  readonly holdsOf: (stage: number) => number[];
}

type Kind = ResourceProgram["kind"];

/** @param persons who are in each stage at the start: there is a held unit for each of them, where they need one */
export function randomResources(draft: Draft, persons: readonly number[]): Stock {
  const { dice, names, kinds } = draft;
  const resources: ResourceProgram[] = [];
  const declare = (kind: Kind, count: number, least: (index: number) => number): Int32Array[] =>
    Array.from({ length: count }, (_, index) => randomResource(draft, resources, kind, index, least(index)));
  const servers = declare("servers", dice.whole(1, 3), () => 0);
  const slots = declare("slots", dice.whole(1, 3), () => 0);

  // once in fifty, as many holds as a person can have
  const holdCount = dice.chance(0.02) ? 32 : dice.pick([0, 0, 1, 1, 2, 3]);
  const heldCount = holdCount === 0 ? 0 : dice.whole(1, Math.min(3, holdCount));
  const drafts = Array.from({ length: holdCount }, (_, i) => ({
    held: i % heldCount,
    span: Uint8Array.from(kinds, (kind) => (kind !== "outcome" && dice.chance(0.4) ? 1 : 0)),
  }));
  const holders = (index: number): number =>
    drafts
      .filter(({ held }) => held === index)
      .reduce((sum, { span }) => sum + persons.reduce((all, count, stage) => all + count * span[stage], 0), 0);
  const held = declare("held", heldCount, holders);
  const letters = dice.shuffled(Array.from({ length: holdCount }, (_, i) => String.fromCharCode(65 + i)));
  const holds = drafts.map((hold, i): HoldProgram => ({
    name: `hold${letters[i]}`,
    resource: held[hold.held],
    span: hold.span,
  }));
  return {
    resources,
    holds,
    servers,
    slots,
    holdsOf: (stage) => holds.flatMap(({ span }, hold) => (stage < names.length && span[stage] === 1 ? [hold] : [])),
  };
}

/** Adds a resource, or a copy for each level of a group. @returns the copy that serves each class */
function randomResource(
  draft: Draft,
  resources: ResourceProgram[],
  kind: Kind,
  index: number,
  least: number,
): Int32Array {
  const { dice, groups, classCount, classLevels } = draft;
  const base = `${dice.pick(["a", "m", "z"])}${kind}${index}`;
  const group = dice.chance(0.25) ? dice.whole(0, groups.length - 1) : -1;
  const first = resources.length;
  const copies = group < 0 ? [base] : groups[group].levels.map((level) => `${base}(${level})`);
  for (const name of copies) resources.push(randomCopy(draft, base, name, kind, least));
  const hasGap = dice.chance(0.08);
  return Int32Array.from({ length: classCount }, (_, c) => {
    if (hasGap && dice.chance(0.5)) return -1;
    return first + (group < 0 ? 0 : classLevels[c * groups.length + group]);
  });
}

function randomCopy(draft: Draft, base: string, name: string, kind: Kind, least: number): ResourceProgram {
  const { dice, pool, steps, groups, names, classCount, stageIds } = draft;
  const { high, low } = nameKey(name);
  const isSlots = kind === "slots";
  const hasRanks = dice.chance(0.4);
  const departsByStock = isSlots && dice.chance(0.2);
  const optional = (probability: number, one: () => number): number =>
    dice.chance(probability) ? pool.curve(randomCurve(dice, steps, "edges", one)) : -1;
  const drawn: Omit<ResourceProgram, "costPerPerson"> = {
    name,
    base,
    title: base,
    key: { high, low },
    kind,
    units: randomUnits(draft, kind, least),
    priority: Int32Array.from({ length: names.length * classCount }, () => (hasRanks ? dice.whole(0, 2) : 0)),
    discipline: dice.pick(["first come", "last come", "longest in system", "random"]),
    departures: isSlots && !departsByStock ? randomTimetable(draft) : new Float64Array(0),
    departureRate: departsByStock ? randomFeedback(dice, pool, stageIds, steps, dice.between(0.2, 2), 0) : null,
    minimum: isSlots ? optional(0.4, () => dice.whole(0, 5)) : -1,
    cancelled: isSlots ? optional(0.3, () => dice.between(0, 0.6)) : -1,
    leftoverKept: isSlots && dice.chance(0.4),
    oneGroup: isSlots && dice.chance(0.35) ? dice.whole(0, groups.length - 1) : -1,
    cost: optional(0.2, () => dice.between(1, 9)),
    currency: "USD",
  };
  // the same curve twice draws nothing more
  return { ...drawn, costPerPerson: isSlots ? drawn.cost : -1 };
}

/** A number that changes at edges, along a line, or with stocks; the first is at least `least`. */
function randomUnits({ dice, pool, steps, stageIds }: Draft, kind: Kind, least: number): Level {
  const usual = kind === "held" ? 8 : kind === "slots" ? 5 : 3;
  if (dice.chance(0.15)) return { curve: -1, feedback: randomFeedback(dice, pool, stageIds, steps, usual, least) };
  if (kind !== "slots" && dice.chance(0.05)) return { curve: pool.curve(constantCurve(Infinity)), feedback: null };
  let isFirst = true;
  const curve = randomCurve(dice, steps, "edges", () => {
    const units = dice.chance(0.15) ? 0 : dice.whole(1, 2 * usual);
    const enough = isFirst ? Math.max(units, least) : units;
    isFirst = false;
    return enough;
  });
  return { curve: pool.curve(curve), feedback: null };
}

/** Instants in order: at edges, at quarters of a step, or anywhere; two may be one. */
function randomTimetable({ dice, steps }: Draft): Float64Array {
  const quarter = dice.pick([1, 0.25, 2 ** -32]);
  const instants = Array.from({ length: dice.whole(0, steps) }, () =>
    Math.min(steps, Math.round(dice.between(0, steps) / quarter) * quarter),
  );
  return Float64Array.from(instants).sort();
}
