// Whether levers may be held for first answers: found out once, and told by the pack.
import { expect, test } from "vitest";
import { LiveModel } from "../../src/ask/live/liveModel.ts";
import { holdsIn, packModel, unpackModel } from "../../src/ask/live/packModel.ts";
import { leversHold } from "../../src/ask/live/leversHold.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { noGates } from "../../src/judge/verdictGate.ts";

const documents = openModel("county-court");

test("a pack says whether levers may be held, or that nobody found out", () => {
  for (const holds of [true, false, null]) {
    const text = packModel(documents, {}, holds);
    expect([holdsIn(text), unpackModel(text).holds]).toEqual([holds, holds]);
  }
});

test("a model that is told of it gives the first answers of one that found out, and is ready once they are held against a run", () => {
  const holds = leversHold(documents);
  const [own, told] = [new LiveModel(documents, noGates), new LiveModel(documents, noGates, holds)];
  const moved = { stack: [], levers: [["judgesInPost", 7]] } as const;
  const firsts = [own, told].map((live) => {
    live.answer({ stack: [], levers: [] });
    expect(live.isSettled).toBe(false);
    live.settle();
    expect([live.isSettled, live.holds]).toEqual([true, holds]);
    return live.first(moved);
  });
  expect(firsts[0]?.isFirst).toBe(true);
  expect(firsts[1]).toEqual(firsts[0]);
});

test("once it is ready it stays so: a run that comes between is held against later", () => {
  const live = new LiveModel(documents, noGates, true);
  live.answer({ stack: [], levers: [] });
  live.settle();
  live.answer({ stack: [], levers: [["judgesInPost", 8]] });
  expect(live.isSettled).toBe(true);
  const moved = { stack: [], levers: [["judgesInPost", 7]] } as const;
  const [first, run] = [live.first(moved), live.answer(moved)];
  expect(first?.isFirst).toBe(true);
  first?.panels.forEach(({ bands }, i) => {
    const exact = run.panels[i].bands.at(-1)!.median;
    const most = Math.max(...exact);
    bands.at(-1)!.median.forEach((value, at) => expect(Math.abs(value - exact[at])).toBeLessThan(0.05 * most));
  });
});

test("one that is told is ready after less work, and goes on where it was left", () => {
  const holds = leversHold(documents);
  const until = (live: LiveModel): number => {
    live.answer({ stack: [], levers: [] });
    for (let slices = 0; ; slices++) {
      if (live.isSettled) return slices;
      // left after every slice
      for (const _ of live.settleInSlices()) break;
    }
  };
  const [found, told] = [null, holds].map((known) => until(new LiveModel(documents, noGates, known)));
  expect(told).toBeLessThan(found);
});
