// A person's draws belong to the whole name: both words of the cohort's, the index, what is decided and how often.
import { expect, test } from "vitest";
import { Stream } from "../../src/random/stream.ts";
import { PeopleStore } from "../../src/simulate/individual/peopleStore.ts";
import { draw } from "../../src/simulate/individual/lookups.ts";
import type { RunState } from "../../src/simulate/individual/state.ts";

const named = { high: 3, low: 5, index: 7, keyHigh: 11, keyLow: 13, purpose: 2, occurrence: 1 };

function drawOf(of: typeof named): number {
  const people = new PeopleStore(0, 0);
  const person = people.take(0, of.index, of.high, of.low, 0, 0, 0);
  const run = { people, stream: new Stream(1, 0) } as Pick<RunState, "people" | "stream"> as RunState;
  return draw(run, person, of.keyHigh, of.keyLow, of.purpose, of.occurrence);
}

test.each(Object.keys(named) as (keyof typeof named)[])(
  "two names that differ in %s alone have other draws",
  (part) => {
    expect(drawOf({ ...named, [part]: named[part] + 1 })).not.toBe(drawOf(named));
    expect(drawOf(named)).toBe(drawOf({ ...named }));
  },
);
