// The stock at the first instant, in whole persons by class.
import type { Initial, Stage } from "../model/model.ts";
import { valueAt } from "../quantity/curve.ts";
import type { Distribution } from "../quantity/value.ts";
import type { Feeds } from "../model/feeds.ts";
import { eachClass, keyOf, personView } from "./builder.ts";
import type { Builder } from "./builder.ts";
import { sortByName } from "./classes.ts";
import { evaluateDuration } from "./durations.ts";
import { keptPart } from "./keptPart.ts";
import { once } from "./onceForAllDraws.ts";
import { curveInPlace, mostWhole, refuseTooMany } from "./places.ts";
import type { InitialProgram } from "./program.ts";
import { attempt } from "./refuse.ts";
import { largestRemainder } from "./rounding.ts";
import { requireSplits, sharesOf, splitShare } from "./splits.ts";
import { evaluate } from "./values.ts";

/** @param asWritten what feeds what, leaving aside what scenarios change */
export function compileInitial(builder: Builder, stages: readonly Stage[], asWritten: Feeds): InitialProgram[] {
  const { world } = builder;
  return sortByName(stages).flatMap((stage) => {
    const { initial } = stage;
    if (initial === null) return [];
    return attempt<InitialProgram[]>(world.problems, [], () => [
      keptPart(builder, initial, "initial", ["initial", stage.name], () =>
        compileStock(builder, stage.name, initial, asWritten),
      ),
    ]);
  });
}

function compileStock(builder: Builder, stage: string, initial: Initial, asWritten: Feeds): InitialProgram {
  const { world } = builder;
  const path = `stages.${stage}.initial`;
  return {
    stage: builder.stageIds.get(stage) as number,
    key: keyOf(`${stage}/initial`),
    counts: once(world, initial, "counts", [initial.count, ...sharesOf(initial.split)], () =>
      countsOf(builder, initial, path, asWritten),
    ),
    age: agesOf(builder, initial.age, `${path}.age`),
    elapsed: sortByName(world.model.clocks).flatMap((clock, index) =>
      Object.hasOwn(initial.elapsed, clock.name)
        ? [{ clock: index, sampler: agesOf(builder, initial.elapsed[clock.name], `${path}.elapsed.${clock.name}`) }]
        : [],
    ),
  };
}

function agesOf(builder: Builder, age: Distribution | null, path: string): Int32Array {
  const { world, pool } = builder;
  if (age === null) return new Int32Array(world.classes.count).fill(-1);
  const durations = once(world, age, path, [age], () =>
    eachClass(world, age, path, null, (view) => evaluateDuration(world, age, view)),
  );
  return Int32Array.from(durations, (duration) => (duration === null ? -1 : pool.sampler(duration)));
}

/** Persons by class: rounded to the nearest for each level named, shared out by largest remainder, then by weight. */
function countsOf(builder: Builder, initial: Initial, path: string, asWritten: Feeds): Int32Array {
  const { world } = builder;
  const groups = asWritten.groupsOf(initial.count);
  requireSplits(world, groups, initial.split, initial.at, path);
  const everyGroup = new Set(world.classes.groups.map(({ name }) => name));
  const together = new Map<string, { total: number; classes: number[] }>();
  for (let caseClass = 0; caseClass < world.classes.count; caseClass++) {
    const view = { ...personView(world, `${path}.count`, caseClass, groups), era: -1 };
    const key = view.levels.join(",");
    const before = together.get(key);
    if (before !== undefined) before.classes.push(caseClass);
    else {
      const count = curveInPlace(world, evaluate(world, initial.count, view), "persons", initial.count.at, view);
      together.set(key, { total: Math.floor(valueAt(count, 0) + 0.5), classes: [caseClass] });
    }
  }
  const persons = world.classes.levels.map(() => 0);
  for (const { total, classes } of together.values()) {
    const shares = classes.map((caseClass) =>
      once(world, initial, `share ${caseClass}`, sharesOf(initial.split), () => {
        const view = { ...personView(world, path, caseClass, everyGroup), path, era: -1 };
        return valueAt(splitShare(world, initial.split, view).curve, 0);
      }),
    );
    const counts = largestRemainder(shares.map((share) => share * total), total); // prettier-ignore
    classes.forEach((caseClass, index) => (persons[caseClass] = counts[index]));
  }
  const records = recordsOf(persons, builder.weights);
  const most = records.reduce((sum, count) => sum + count, 0);
  if (!(most <= mostWhole)) refuseTooMany(initial.count.at, `${path}.count`, most);
  return Int32Array.from(records);
}

/** Records of so many persons each; among classes of equal weight their number keeps the total right. */
function recordsOf(persons: readonly number[], weights: Uint32Array): Float64Array {
  const records = new Float64Array(persons.length);
  for (const weight of new Set(weights)) {
    const classes = persons.map((_, caseClass) => caseClass).filter((caseClass) => weights[caseClass] === weight);
    const counts = largestRemainder(classes.map((caseClass) => persons[caseClass] / weight));
    classes.forEach((caseClass, index) => (records[caseClass] = counts[index]));
  }
  return records;
}
