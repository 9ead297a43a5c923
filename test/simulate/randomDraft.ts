// What is settled first about a random program: its length, groups, weights, eras and stages by name and kind.
import { Pool } from "../../src/compile/pool.ts";
import type { ByClass, Program, StayKind } from "../../src/compile/program.ts";
import { Dice } from "./dice.ts";

/** What the parts of one random program know of each other while it is made. */
export interface Draft {
  readonly dice: Dice;
  readonly pool: Pool;
  readonly steps: number;
  /** the shape of all gamma durations; 0 for a program without: each shape needs a table */
  readonly gammaShape: number;
  readonly groups: Program["groups"];
  readonly classCount: number;
  readonly classLevels: Uint16Array;
  readonly weights: Uint32Array;
  readonly eras: Float64Array;
  /** by index: those that are no outcome come first, and time passes before anybody goes back to a lower index */
  readonly names: readonly string[];
  readonly kinds: readonly StayKind[];
  readonly stageIds: ReadonlyMap<string, number>;
}

/** @param length the fewest and most grid steps */
export function startDraft(dice: Dice, [fewest, most]: readonly [number, number]): Draft {
  const steps = dice.whole(fewest, most);
  const groups = ["family", "land", "kind"]
    .slice(0, dice.whole(1, 3))
    .toSorted()
    .map((name) => ({ name, levels: Array.from({ length: dice.whole(1, 3) }, (_, i) => `${name}${i}`) }));
  const classCount = groups.reduce((product, { levels }) => product * levels.length, 1);
  const classLevels = new Uint16Array(classCount * groups.length);
  for (let c = 0; c < classCount; c++) {
    let rest = c;
    for (let g = groups.length - 1; g >= 0; g--) {
      classLevels[c * groups.length + g] = rest % groups[g].levels.length;
      rest = Math.floor(rest / groups[g].levels.length);
    }
  }
  const isSampled = dice.chance(0.3);
  const weights = Uint32Array.from({ length: classCount }, () => (isSampled ? dice.pick([1, 1, 2, 5, 10]) : 1));
  const eras = dice.chance(0.4) ? Array.from({ length: dice.whole(1, 2) }, () => dice.whole(0, steps - 1)) : [];
  const stays = dice.whole(3, 8);
  const kinds = Array.from({ length: stays + dice.whole(1, 3) }, (_, i): StayKind =>
    i >= stays ? "outcome" : dice.pick(["dwell", "dwell", "service", "service", "boards", "waits", "passes"]),
  );
  // the order of names is not the order of indices
  const letters = dice.shuffled([..."abcdefghijklmn"]);
  const names = kinds.map((kind, i) => `${letters[i]}${kind}`);
  return {
    dice,
    pool: new Pool(steps),
    steps,
    gammaShape: dice.chance(0.25) ? dice.pick([0.5, 1, 2, 3.7]) : 0,
    groups,
    classCount,
    classLevels,
    weights,
    eras: Float64Array.from(new Set(eras)).sort(),
    names,
    kinds,
    stageIds: new Map(names.map((name, id) => [name, id])),
  };
}

/** An index by era and class: the same for all, by class, or by era and class. */
export function randomByClass({ dice, classCount, eras }: Draft, one: () => number): ByClass {
  const rows = eras.length + 1;
  const kind = dice.pick(["shared", "by class", "by era"]);
  const shared = one();
  const byClass = Int32Array.from({ length: classCount }, () => (kind === "shared" ? shared : one()));
  return Int32Array.from({ length: rows * classCount }, (_, i) =>
    kind === "by era" && i >= classCount ? one() : byClass[i % classCount],
  );
}
