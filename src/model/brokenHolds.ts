// Holds whose span is broken: people leave the listed stages and come into others of them later, with no unit between.
import { textsOf } from "../reading/name.ts";
import type { Model } from "./model.ts";
import { reachedFrom, turned, waysOut } from "./ways.ts";
import type { Ways } from "./ways.ts";

interface BrokenHold {
  readonly hold: string;
  /** a listed stage, the first stage after it that is not listed, and the listed one that is come to by way of it */
  readonly from: string;
  readonly by: string;
  readonly to: string;
}

/** The first break of each hold. A span that people leave and come back to as a whole is not broken. */
export function brokenHolds(model: Model): readonly BrokenHold[] {
  const ways = waysOut(model);
  return model.holds.flatMap(({ name, whileIn }) => {
    const listed = new Set(textsOf(whileIn));
    const together = between(ways, (stage) => listed.has(stage));
    const outside = between(ways, (stage) => !listed.has(stage));
    for (const from of listed) {
      const span = reachedFrom(bothWays(together), [from]);
      for (const by of (ways.get(from) ?? []).filter((stage) => !listed.has(stage))) {
        const away = [...reachedFrom(outside, [by])].flatMap((stage) => ways.get(stage) ?? []);
        const to = away.find((stage) => listed.has(stage) && !span.has(stage));
        if (to !== undefined) return [{ hold: name, from, by, to }];
      }
    }
    return [];
  });
}

/** The ways that begin and end in such stages. */
function between(ways: Ways, isOne: (stage: string) => boolean): Ways {
  return new Map([...ways].filter(([from]) => isOne(from)).map(([from, next]) => [from, next.filter(isOne)]));
}

function bothWays(ways: Ways): Ways {
  const back = turned(ways);
  return new Map([...ways].map(([stage, next]) => [stage, [...next, ...(back.get(stage) ?? [])]]));
}
