// What quick and precise answers cost, and how far they are off, is measured on the model's own question.
import { expect, test } from "vitest";
import { LiveModel } from "../../src/ask/live/liveModel.ts";
import { livePace, mostOff } from "../../src/ask/live/livePace.ts";
import { askRun } from "../../src/ask/run.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { noGates } from "../../src/judge/verdictGate.ts";
import { neverStopped } from "../../src/study/stop.ts";

const documents = openModel("passport-office");
const conduct = { progress: () => {}, stop: neverStopped, pause: async () => {} };
const moves = { stack: ["oneMore", "rush"], levers: [] };

test("an office that is open by day is far off in steps longer than a day, and precise in steps that settle it", async () => {
  let clock = 0;
  const { fast, precise, againstDays, isSettled, tolerance } = (await livePace(
    documents,
    noGates,
    conduct,
    () => (clock += 7),
  )) as NonNullable<Awaited<ReturnType<typeof livePace>>>;
  expect(fast.stepDays).toBe(365 / 256);
  expect(precise.stepDays).toBeLessThan(1 / 24);
  expect(againstDays).toBe(precise.stepDays / 2);
  expect(fast.off).toBeGreaterThan(0.5);
  expect(precise.off).toBeLessThanOrEqual(tolerance);
  expect([isSettled, fast.milliseconds, precise.milliseconds]).toEqual([true, 7, 7]);
  // said of the numbers that the page shows
  const shown = [null, againstDays].map((stepDays) => new LiveModel(documents, noGates).answer(moves, stepDays));
  expect(mostOff(shown[0], shown[1])).toBe(fast.off);
}, 60_000);

test("a precise answer is the run of the command line with that step, and a quick one after it is as before", async () => {
  const live = new LiveModel(documents, noGates);
  const quick = live.answer(moves);
  const precise = live.answer(moves, 0.25);
  const own = await askRun(documents, { engine: "fluid", stepDays: 0.25, stack: moves.stack });
  expect(precise.stepDays).toBe(0.25);
  expect(precise.measures.map(({ now }) => now)).toEqual(own.study.stacks[0].measures.map(({ mean }) => mean));
  expect(precise.measures).not.toEqual(quick.measures);
  expect(live.answer(moves)).toEqual(quick);
});

test("a number next to nothing is held against a hundredth of the highest of its picture", () => {
  const shown = (median: readonly number[]) => ({ panels: [{ bands: [{ median }] }], plain: null }) as never;
  expect(mostOff(shown([101, 100, 0.5]), shown([100, 100, 0]))).toBe(0.5);
  expect(mostOff(shown([101, 100, 0]), shown([100, 100, 0]))).toBeCloseTo(0.01, 12);
});

test("who stops it has nothing", async () => {
  const stop = { ...neverStopped, aborted: true };
  expect(await livePace(documents, noGates, { ...conduct, stop }, () => 0)).toBeNull();
});
