// Draws behind a live answer are runs of the study that the command line makes with the same seed, draw by draw.
import { expect, test } from "vitest";
import { personByPerson } from "../../src/ask/live/livePeople.ts";
import { askComparison } from "../../src/ask/compare.ts";
import { LiveRuns } from "../../src/ask/live/liveRuns.ts";
import type { PairOfRuns, RunsAsked, RunsMade } from "../../src/ask/live/liveRuns.ts";
import { packModel, unpackModel } from "../../src/ask/live/packModel.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { neverStopped } from "../../src/study/stop.ts";

async function pairsOf(live: LiveRuns, asked: Partial<RunsAsked>, stop: () => boolean = () => false) {
  const pairs: PairOfRuns[] = [];
  const made: RunsMade[] = [];
  const told: (readonly [number, number])[] = [];
  const whole: RunsAsked = {
    moves: { stack: [], levers: [] },
    engine: "fluid",
    from: 0,
    to: 3,
    stepDays: null,
    ...asked,
  };
  await live.run(
    whole,
    {
      progress: (done, of) => told.push([done, of]),
      stop: { ...neverStopped, get aborted() { return stop(); } }, // prettier-ignore
      pause: async () => {},
      begun: (one) => made.push(one),
      pair: (one) => pairs.push(one),
    },
    whole.engine === "fluid" ? null : personByPerson,
  );
  return { pairs, made, told };
}

const documents = openModel("passport-office");
const onThePage = () => new LiveRuns(unpackModel(packModel(documents)).documents);
const stacks = [["rush"], ["oneMore", "rush"]];
const moves = { stack: stacks[1], levers: [] };

test.each([
  ["expected numbers", "fluid"],
  ["people one by one", "individual"],
] as const)(
  "a pair of %s is a replication of the study that the command line makes with that seed",
  async (_, engine) => {
    const { pairs, made } = await pairsOf(onThePage(), { moves, engine });
    const { stepDays, seed } = made[0];
    const { study } = await askComparison(documents, {
      engine,
      seed,
      replications: 3,
      stacks,
      ...(stepDays === null ? {} : { stepDays }),
    });
    // the model as it stands comes first, unasked
    const rows = study.stacks
      .slice(-2)
      .map(
        ({ fans }) =>
          fans.find(({ kind, stage, level }) => kind === "stock" && stage === "counter" && level === "")?.paths,
      );
    expect(pairs.map(({ rows: { line } }) => line)).toEqual([0, 1, 2].map((run) => rows.map((paths) => paths?.[run])));
    expect(pairs[0].rows.line[0]).not.toEqual(pairs[1].rows.line[0]);
  },
);

test("draws that go on where they were stopped are those of one go, and of each whole pairs are kept", async () => {
  const { pairs } = await pairsOf(onThePage(), { moves, to: 5 });
  const live = onThePage();
  let calls = 0;
  const first = await pairsOf(live, { moves, to: 5 }, () => (calls += 1) > 9);
  expect(first.pairs).toHaveLength(2);
  const rest = await pairsOf(live, { moves, from: 2, to: 5 });
  expect([...first.pairs, ...rest.pairs]).toEqual(pairs);
});

test("what was moved changes no run of the base; where nothing was moved there is one side", async () => {
  const live = onThePage();
  const moved = await pairsOf(live, { moves });
  const other = await pairsOf(live, { moves: { stack: ["rush"], levers: [] } });
  expect(other.pairs.map(({ rows }) => rows.line)).toEqual(moved.pairs.map(({ rows }) => [rows.line[0]]));
  expect(other.pairs.map(({ answer }) => answer.with)).toEqual(moved.pairs.map(({ answer }) => answer.without));
});

test("a base known from before is not made again, and its pairs are the same", async () => {
  const { pairs, made } = await pairsOf(onThePage(), { moves });
  const runs = pairs.map(({ rows, answer }) => ({
    rows: { line: rows.line[0] },
    before: answer.before,
    asked: answer.without,
  }));
  const again = await pairsOf(onThePage(), { moves, base: { made: made[0], runs } });
  expect([again.pairs, again.made]).toEqual([pairs, made]);
  const marked = runs.map((run) => ({ ...run, asked: -1 }));
  const told = await pairsOf(onThePage(), { moves, base: { made: made[0], runs: marked } });
  expect(told.pairs.map(({ answer }) => answer.without)).toEqual([-1, -1, -1]);
});

test("the numbers that the question asks about are those of the runs: a median wait of each side in every draw", async () => {
  const { pairs } = await pairsOf(onThePage(), { moves });
  for (const { answer } of pairs) {
    expect(answer.before).toBeNull();
    expect(answer.with).toBeLessThan(answer.without as number);
  }
});

test("a model in which nothing is drawn has one run of expected numbers, and says so", async () => {
  const { documents: plain } = unpackModel(packModel(openModel("one-clerk")));
  const { pairs, made } = await pairsOf(new LiveRuns(plain), { to: 100 });
  expect(made[0].drawn).toBe(0);
  expect(pairs).toHaveLength(1);
});

test("progress is told in hundredths of a run, and rises to the whole", async () => {
  const { told } = await pairsOf(onThePage(), { moves, engine: "individual", to: 2 });
  expect(told[0]).toEqual([0, 200]);
  expect(told.at(-1)).toEqual([200, 200]);
  const done = told.map(([one]) => one);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(new Set(done).size).toBeGreaterThan(50);
});
