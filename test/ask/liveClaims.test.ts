// Statements on the page are judged as the command line judges them, and one that somebody writes is judged alike.
import { expect, test } from "vitest";
import { askClaims } from "../../src/ask/claims.ts";
import { judgeLive, judgeOwn, needsRuns, verdictsAtOnce } from "../../src/ask/live/liveClaims.ts";
import type { OwnClaim } from "../../src/ask/live/ownChoices.ts";
import { packModel, unpackModel } from "../../src/ask/live/packModel.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { packClaims, withClaims } from "../../src/documents/packDocuments.ts";
import { noGates } from "../../src/judge/verdictGate.ts";
import { neverStopped } from "../../src/study/stop.ts";

const conduct = { progress: () => {}, stop: neverStopped, pause: async () => {} };

/** The model as the page has it. */
function onThePage(name: string) {
  const documents = openModel(name);
  const { documents: packed, gates } = unpackModel(packModel(documents));
  return { documents, gates, packed: withClaims(packed, packClaims(documents)) };
}

test("the verdict on a statement, its runs and its numbers are those of the same draws on the command line", async () => {
  const { documents, gates, packed } = onThePage("passport-office");
  const moves = { stack: [], levers: [] };
  const found = await judgeLive(packed, gates, packed.claims.filter(needsRuns), moves, 4, conduct);
  const asked = { engine: "fluid", replications: 4, stepDays: found.stepDays } as const;
  const { verdicts } = await askClaims(documents, asked);
  expect(found.draws).toBe(4);
  expect(found.verdicts).toEqual(verdicts);
});

test("figures and structure are judged without a run, with the figures that the pack brings along", () => {
  const { documents, gates, packed } = onThePage("us-removal");
  const without = packed.claims.filter((claim) => !needsRuns(claim)).map(({ id }) => id);
  const own = (from: typeof documents) => verdictsAtOnce(from, gates).filter(({ id }) => without.includes(id));
  expect(without.length).toBeGreaterThan(10);
  expect(own(packed).map(({ verdict, tests }) => [verdict, tests])).toEqual(
    own(documents).map(({ verdict, tests }) => [verdict, tests]),
  );
  expect(own(packed).filter(({ verdict }) => verdict === "supported").length).toBeGreaterThan(0);
}, 120_000);

test("who stops it keeps the draws that are whole", async () => {
  const { gates, packed } = onThePage("passport-office");
  let isStopped = false;
  const stop = { ...neverStopped, get aborted() { return isStopped; } }; // prettier-ignore
  const found = await judgeLive(packed, gates, packed.claims, { stack: [], levers: [] }, 50, {
    ...conduct,
    stop,
    // two stacks: after five runs two draws are whole, and the third is half done
    progress: (done) => void (isStopped = done >= 5),
  });
  expect(found.draws).toBe(2);
  expect(found.verdicts[0].tests[0].replications).toBe(2);
});

test("after every draw it is told what it would come to if that were the last", async () => {
  const { gates, packed } = onThePage("passport-office");
  const told: unknown[] = [];
  const moves = { stack: [], levers: [] };
  await judgeLive(packed, gates, packed.claims, moves, 3, { ...conduct, soFar: (found) => told.push(found) });
  expect(told).toEqual([
    await judgeLive(packed, gates, packed.claims, moves, 1, conduct),
    await judgeLive(packed, gates, packed.claims, moves, 2, conduct),
  ]);
});

const own: OwnClaim = {
  counts: "wait",
  stage: "counter",
  level: "",
  from: "2025-06",
  to: "2025-08",
  compare: "ratio",
  line: "at most",
  value: 0.5,
};

test("a third officer in the summer rush: the reader's own statement compares with and without on the same draws", async () => {
  const { gates, packed } = onThePage("passport-office");
  const base = packed.plan?.answer.base ?? [];
  const moves = { stack: [...base, "oneMore"], levers: [] };
  const { verdicts, draws } = await judgeOwn(packed, gates, own, moves, 3, conduct);
  expect(draws).toBe(3);
  const [{ tests, probability }] = verdicts;
  expect(tests[0].description).toMatch(/ ÷ .* is at most 0\.5 times$/);
  const [left, right] = tests[0].numbers;
  expect(probability).toBe((left.value ?? NaN) / (right.value ?? NaN) <= 0.5 ? 1 : 0);
});

test("a lever moved under the very stack that is compared with stands against that stack as it was", async () => {
  const { gates, packed } = onThePage("county-court");
  const judges: OwnClaim = { ...own, counts: "stock", stage: "hearing", from: "", to: "", line: "less than", value: 1 };
  const { verdicts } = await judgeOwn(packed, gates, judges, { stack: [], levers: [["judgesInPost", 9]] }, 2, conduct);
  const [now, before] = verdicts[0].tests[0].numbers;
  expect(verdicts[0].tests[0].description).toContain("levers moved");
  expect(now.value).toBeLessThan(before.value ?? 0);
  expect(verdicts[0].probability).toBe(1);
});

test("of elapsed time a window is named by the days on which its periods begin, to the end of the last", async () => {
  const documents = openModel("one-clerk");
  const stage = documents.model.stages[0].name;
  const entering: OwnClaim = { ...own, counts: "entries", stage, from: "0", to: "0", compare: "value", value: 1e9 };
  const { verdicts } = await judgeOwn(documents, noGates, entering, { stack: [], levers: [] }, 1, conduct);
  expect(verdicts[0].tests[0].numbers[0].value).toBeGreaterThan(0);
});

test("a stage that the model does not have is told as a mistake in a document is", async () => {
  const { gates, packed } = onThePage("passport-office");
  const wrong = judgeOwn(packed, gates, { ...own, stage: "contuer" }, { stack: [], levers: [] }, 1, conduct);
  await expect(wrong).rejects.toThrow(/your statement:1:\d+ .*\n {2}expected .*got "contuer"/);
});
