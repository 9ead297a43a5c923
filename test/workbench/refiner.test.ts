// Runs behind a state of the page: stopped and gone on with, thrown away by the next state, and nothing lost where a worker
// dies.
import { expect, test } from "vitest";
import type { PairOfRuns, RunsAsked, RunsMade } from "../../src/ask/live/liveRuns.ts";
import { problem } from "../../src/errors.ts";
import { DeskDied } from "../../src/workbench/engine/desk.ts";
import type { Desk } from "../../src/workbench/engine/desk.ts";
import { isWhole } from "../../src/workbench/refine/refined.ts";
import { Refiner } from "../../src/workbench/refine/refiner.ts";

const made: RunsMade = { engine: "fluid", to: 4, seed: 1, drawn: 2, stepDays: 1, records: {} };
const pair = (replication: number): PairOfRuns => ({
  replication,
  rows: { line: [[replication]] },
  answer: { before: null, without: null, with: null },
});
const first = { moves: { stack: [], levers: [] }, stepDays: null };
const second = { moves: { stack: ["rush"], levers: [] }, stepDays: null };

type Heard = NonNullable<Parameters<Desk["ask"]>[2]>;

class FakeDesk {
  readonly asked: RunsAsked[] = [];
  readonly said: string[] = [];
  heard: Heard = {};
  finish: (found: null) => void = () => {};
  fail: (error: Error) => void = () => {};
  ask(_: string, asked: unknown, heard: Heard = {}): Promise<never> {
    this.asked.push(asked as RunsAsked);
    this.heard = heard;
    return new Promise((resolve, reject) => {
      this.finish = resolve as unknown as (found: null) => void;
      this.fail = reject;
    });
  }
  halt(): void {
    this.said.push("halt");
  }
  end(): void {
    this.said.push("end");
  }
  /** the pairs with these numbers come back */
  give(...replications: readonly number[]): void {
    this.heard.part?.({ kind: "begun", made });
    for (const one of replications) this.heard.part?.({ kind: "pair", pair: pair(one) });
  }
}

function refiner() {
  const desk = new FakeDesk();
  return { desk, one: new Refiner(() => desk as never, "fluid") };
}

const died = () => new DeskDied([problem("limits", null, "engine", "a run to its end", "out of memory")]);
const settled = () => new Promise((resolve) => setTimeout(resolve));
const kept = ({ now }: Refiner) => now.value.pairs.map(({ replication }) => replication);

test("pairs are kept as they come; whoever stops keeps them and goes on with the next", async () => {
  const { desk, one } = refiner();
  one.start(first, 4);
  desk.give(0, 1);
  desk.heard.progress?.(250, 400);
  expect(one.now.value).toMatchObject({ isRunning: true, wanted: 4, share: 0.5 });
  one.stop();
  expect([kept(one), one.now.value.isRunning, desk.said.at(-1)]).toEqual([[0, 1], false, "halt"]);
  one.start(first, 4);
  expect(desk.asked.map(({ from, to }) => [from, to])).toEqual([[0, 4], [2, 4]]); // prettier-ignore
  desk.give(2, 3);
  desk.finish(null);
  await settled();
  expect([kept(one), one.now.value.isRunning, isWhole(one.now.value)]).toEqual([[0, 1, 2, 3], false, true]);
});

test("another state throws all away, and what the one before still says is not heard", () => {
  const { desk, one } = refiner();
  one.start(first, 4);
  const before = { ...desk.heard };
  desk.give(0);
  one.start(second, 4);
  expect(kept(one)).toEqual([]);
  before.part?.({ kind: "pair", pair: pair(0) });
  before.progress?.(100, 400);
  expect([kept(one), one.now.value.share]).toEqual([[], 0]);
  expect(desk.asked.at(-1)).toMatchObject({ from: 0, moves: second.moves });
});

test("the base's runs are kept for the next state: no move changes them", () => {
  const { desk, one } = refiner();
  one.start(first, 4);
  desk.give(0, 1);
  one.start(second, 4);
  expect(desk.asked[1].base?.runs).toEqual([0, 1].map((k) => ({ rows: { line: [k] }, before: null, asked: null })));
  desk.give(0);
  one.start({ ...second, stepDays: 1 }, 4);
  // of another length of step nothing is known
  expect(desk.asked[2].base).toBeUndefined();
  one.start(first, 4);
  expect(desk.asked[3].base?.runs).toHaveLength(2);
});

test("a worker that dies is replaced and goes on where it was: nothing is lost, and it is told", async () => {
  const { desk, one } = refiner();
  one.start(first, 4);
  desk.give(0, 1);
  desk.fail(died());
  await settled();
  expect(one.now.value).toMatchObject({ isRunning: true, deaths: 1, problems: [] });
  expect([kept(one), desk.asked.at(-1)?.from]).toEqual([[0, 1], 2]);
});

test("of the pair that two workers die of the page is told, and all before it stay", async () => {
  const { desk, one } = refiner();
  one.start(first, 4);
  desk.give(0);
  for (const _ of [1, 2]) {
    desk.fail(died());
    await settled();
  }
  expect(desk.asked).toHaveLength(2);
  expect(one.now.value).toMatchObject({ isRunning: false, deaths: 2 });
  expect(one.now.value.problems[0].got).toBe("out of memory");
  expect(kept(one)).toEqual([0]);
});

test("where nothing is drawn one run of expected numbers is all there is", () => {
  const { desk, one } = refiner();
  one.start(first, 100);
  desk.heard.part?.({ kind: "begun", made: { ...made, to: 100, drawn: 0 } });
  desk.heard.part?.({ kind: "pair", pair: pair(0) });
  expect(isWhole(one.now.value)).toBe(true);
});
