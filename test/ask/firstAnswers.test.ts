// Before the run of a move is made, a coarse run corrected by another state's says nearly what it will come to.
import { expect, test } from "vitest";
import { firstGap } from "../../src/ask/live/firstGap.ts";
import { LiveModel } from "../../src/ask/live/liveModel.ts";
import type { LiveAnswer } from "../../src/ask/live/liveModel.ts";
import { modelFace } from "../../src/ask/live/modelFace.ts";
import type { Documents } from "../../src/documents/documents.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { noGates } from "../../src/judge/verdictGate.ts";

const moves = (stack: readonly string[], ...levers: readonly (readonly [string, number])[]) => ({ stack, levers });
const median = ({ panels }: LiveAnswer, panel: number): readonly number[] => panels[panel].bands.at(-1)!.median;
const lever = (documents: Documents, name: string): number =>
  modelFace(documents).levers.find(({ parameter }) => parameter === name)!.value!;

/** The largest gap of any picture, as a part of the highest number in it. */
function farthest(shown: LiveAnswer, run: LiveAnswer): number {
  const gaps = run.panels.map((_, panel) => {
    const [one, other] = [median(shown, panel), median(run, panel)];
    return Math.max(...other.map((value, i) => Math.abs(value - one[i]))) / Math.max(...other, 1e-9);
  });
  return Math.max(...gaps);
}

test("nothing is guessed before a run is known, and what a run is known of is that run's", () => {
  const live = new LiveModel(openModel("county-court"), noGates);
  const asked = moves([], ["judgesInPost", 7]);
  expect(live.first(asked)).toBeNull();
  const known = live.answer(asked);
  expect(known.isFirst).toBe(false);
  expect(live.first(asked)).toEqual(known);
});

test("first numbers are closer to those of the run than a run in steps as coarse, and the run follows as if nobody had asked", () => {
  const documents = openModel("permit-office");
  const [live, own] = [new LiveModel(documents, noGates), new LiveModel(documents, noGates)];
  const { stepDays } = live.answer(moves([]));
  live.settle();
  for (const part of [0.9, 1.2, 1.5]) {
    const asked = moves([], ["decisionsPerReviewer", part * lever(documents, "decisionsPerReviewer")]);
    const first = live.first(asked)!;
    expect(first.isFirst).toBe(true);
    // its own state is now the one that is known
    const run = live.answer(asked);
    expect(run).toEqual(own.answer(asked));
    const coarse = own.answer(asked, 2 * stepDays);
    expect(farthest(first, run)).toBeLessThan(farthest(coarse, run));
  }
});

test("whoever asks before all is made ready is answered, and first numbers are then those of one who was let be", () => {
  const documents = openModel("permit-office");
  const [live, own] = [new LiveModel(documents, noGates), new LiveModel(documents, noGates)];
  const name = "decisionsPerReviewer";
  const asked = (part: number) => moves([], [name, part * lever(documents, name)]);
  for (const one of [live, own]) one.answer(moves([]));
  const slices = live.settleInSlices();
  slices.next();
  slices.next();
  slices.return();
  expect(live.isSettled).toBe(false);
  expect(live.answer(asked(1.1))).toEqual(own.answer(asked(1.1)));
  for (const one of [live, own]) one.settle();
  expect(live.isSettled).toBe(true);
  expect(live.first(asked(1.3))).toEqual(own.first(asked(1.3)));
});

test("what is made ready while nobody waits is left at any time, and is done in the end", () => {
  const documents = openModel("permit-office");
  const [live, own] = [new LiveModel(documents, noGates), new LiveModel(documents, noGates)];
  const name = "decisionsPerReviewer";
  const asked = (part: number) => moves([], [name, part * lever(documents, name)]);
  for (const one of [live, own]) one.answer(moves([]));
  own.settle();
  let isDone = false;
  // a little further each time, so that it is left wherever it can be
  for (let most = 1; !isDone && most < 500; most++) {
    const slices = live.settleInSlices();
    for (let slice = 0; !isDone && slice < most; slice++) isDone = slices.next().done === true;
    slices.return();
    if (live.isSettled) expect(live.first(asked(1 + most / 1000))).toEqual(own.first(asked(1 + most / 1000)));
  }
  expect(isDone).toBe(true);
});

test("levers are made ready first; of other scenarios first numbers are those of one who was let be all the same", () => {
  const documents = openModel("border-rule");
  const [live, own] = [new LiveModel(documents, noGates, true), new LiveModel(documents, noGates, true)];
  for (const one of [live, own]) one.answer(moves(["law"]));
  const slices = live.settleInSlices();
  while (!live.isSettled) slices.next();
  slices.return();
  own.settle();
  const level = 1.2 * lever(documents, "level");
  expect(live.first(moves(["law"], ["level", level]))).toEqual(own.first(moves(["law"], ["level", level])));
  expect(live.first(moves([], ["level", level]))).toEqual(own.first(moves([], ["level", level])));
});

test("whoever waits for first numbers waits for what they are held against, and for no more", () => {
  const documents = openModel("border-rule");
  const [live, own] = [new LiveModel(documents, noGates, true), new LiveModel(documents, noGates, true)];
  for (const one of [live, own]) one.answer(moves(["law"]));
  const countOf = (slices: Generator<void, void, void>): number => {
    let count = 0;
    while (slices.next().done !== true) count++;
    return count;
  };
  expect(countOf(live.readyInSlices())).toBeLessThan(countOf(own.settleInSlices()));
  expect(live.isSettled).toBe(true);
  expect(countOf(live.readyInSlices())).toBe(0);
  const asked = moves(["law"], ["level", 1.2 * lever(documents, "level")]);
  expect(live.first(asked)).toEqual(own.first(asked));
});

test("how far first numbers were off is told of the picture that is furthest off, of its highest number", () => {
  const of = (...panels: (readonly [string, readonly number[]])[]) =>
    ({ panels: panels.map(([key, rows]) => ({ key, bands: [{ median: rows }] })) }) as unknown as LiveAnswer;
  const run = of(["a", [100, 200]], ["b", [0, 10]]);
  expect(firstGap(of(["b", [0.5, 10]], ["a", [100, 204]]), run)).toBe(0.05);
  expect(firstGap(run, run)).toBe(0);
  expect(firstGap(of(["a", [0, 0]]), of(["a", [0, 0]]))).toBe(0);
});

test("with other scenarios than those of the known run the base's corrects, over the whole run", () => {
  const live = new LiveModel(openModel("border-rule"), noGates);
  live.answer(moves([]));
  const first = live.first(moves(["law"]))!;
  expect(farthest(first, live.answer(moves(["law"])))).toBeLessThan(0.01);
});

test("where a line is worked off, first numbers leave nobody in it", () => {
  const live = new LiveModel(openModel("border-rule"), noGates);
  live.answer(moves(["law"]));
  const asked = moves(["law"], ["level", 1.5 * lever(openModel("border-rule"), "level")]);
  const [first, run] = [live.first(asked)!, live.answer(asked)];
  const emptied = run.panels.flatMap((_, i) => median(run, i).flatMap((value, at) => (value === 0 ? [[i, at]] : [])));
  for (const [panel, at] of emptied) expect(median(first, panel)[at]).toBeLessThan(1e-6);
});

test("what lies before the day from which levers act is that of the known run, to the bit", () => {
  const documents = openModel("border-rule");
  const live = new LiveModel(documents, noGates);
  const known = live.answer(moves(["law"]));
  const first = live.first(moves(["law"], ["level", 400]))!;
  const [before, after] = [median(known, 0), median(first, 0)];
  const same = before.findIndex((value, i) => value !== after[i]);
  expect(same).toBeGreaterThan(3);
});
