// An answer crosses from the worker to the page as what differs from the last one, and arrives whole.
import { expect, test } from "vitest";
import { LiveModel } from "../../src/ask/live/liveModel.ts";
import type { LiveAnswer } from "../../src/ask/live/liveModel.ts";
import { modelGates } from "../../src/ask/gates/modelGates.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { newsOf, ownNews, withNews } from "../../src/workbench/engine/news.ts";

/** As a worker posts it: copied by the same rules, with its memory given away. */
function posted(before: unknown, now: unknown): unknown {
  const { news, memory } = ownNews(newsOf(before, now));
  return withNews(before, structuredClone(news, { transfer: [...memory] }));
}

test("whatever two things differ in, the news of the one makes it of the other", () => {
  const row = Float64Array.of(1, 2);
  const cases: readonly (readonly [unknown, unknown])[] = [
    [null, { a: [1, 2], b: { c: "x" } }],
    [
      { a: [1, 2], b: { c: "x" } },
      { a: [1, 3], b: { c: "x" } },
    ],
    [{ a: 1 }, { a: 1, b: undefined }],
    [
      { a: 1, b: 2 },
      { a: 1, c: 2 },
    ],
    [
      [{ at: 1 }, { at: 2 }],
      [{ at: 1 }, { at: 3 }],
    ],
    [[{ at: 1 }, { at: 2 }], [{ at: 1 }]],
    [
      [1, { at: 2 }],
      [2, { at: 2 }],
    ],
    [{ a: [] }, { a: {} }],
    [{ a: null }, { a: {} }],
    [{ row }, { row, more: Float64Array.of(1, 2) }],
    [{ n: 0 }, { n: -0 }],
    [{ n: NaN }, { n: NaN }],
  ];
  for (const [before, now] of cases) expect(posted(before, now)).toStrictEqual(now);
});

test("what has not changed is not told, stays the very same, and an array that stands twice is sent once", () => {
  const [still, row] = [{ titles: ["a", "b"], levels: Float64Array.of(1) }, Float64Array.of(2, 3)];
  const before = { still, moved: { low: row, high: row, n: 1 } };
  const next = Float64Array.of(4, 5);
  const now = { still: structuredClone(still), moved: { low: next, high: next, n: 1 } };
  now.still.levels = still.levels;
  const { news, memory } = ownNews(newsOf(before, now));
  expect(news).toEqual({ parts: { moved: { parts: { low: { is: next }, high: { is: next } } } } });
  expect(memory).toHaveLength(1);
  const told = withNews(before, structuredClone(news, { transfer: [...memory] })) as typeof before;
  expect(told.still).toBe(still);
  // what the worker keeps for its further pictures is not given away
  expect([...next]).toEqual([4, 5]);
  expect(told.moved.low).toBe(told.moved.high);
});

test("move by move, a page has the answers of a model that has answered nothing before", () => {
  const documents = openModel("passport-office");
  const gates = modelGates(documents);
  const worker = new LiveModel(documents, gates);
  const moves = [
    { stack: [], levers: [] },
    { stack: ["oneMore"], levers: [] },
    { stack: ["oneMore"], levers: [["applicants", 80] as const] },
    { stack: ["oneMore"], levers: [["applicants", 90] as const] },
    { stack: [], levers: [] },
  ];
  let [told, page]: (LiveAnswer | null)[] = [null, null];
  for (const move of moves) {
    const found = worker.answer(move);
    const { news, memory } = ownNews(newsOf(told, found));
    page = withNews(page, structuredClone(news, { transfer: [...memory] })) as LiveAnswer;
    told = found;
    expect(page).toEqual(new LiveModel(documents, gates).answer(move));
  }
});
