import { expect, test } from "vitest";
import { ProgressTeller } from "../../src/present/progress.ts";

const watching = (isTerminal: boolean, width = 80, unicode = true) => {
  const said: string[] = [];
  const clock = { now: 0 };
  const teller = new ProgressTeller({
    now: () => clock.now,
    isTerminal,
    width,
    unicode,
    show: (line) => void said.push(line),
    tell: (line) => void said.push(line),
  });
  const at = (seconds: number, finished: number, label = "A clinic"): void => {
    clock.now = seconds * 1000;
    teller.hear({ kind: "progress", label, finished, of: 40, people: null });
  };
  return { said, clock, teller, at };
};

test("on a terminal a bar fills, and says how many runs are done and how long it will take", () => {
  const { said, teller, at } = watching(true);
  at(0, 0);
  at(10, 10);
  at(20, 20);
  teller.hear({ kind: "finished" });
  expect(said).toEqual([
    "░░░░░░░░░░░░░░░░░░░░░░░░  0 of 40 runs  A clinic",
    "██████░░░░░░░░░░░░░░░░░░  10 of 40 runs, 30 s left  A clinic",
    "████████████░░░░░░░░░░░░  20 of 40 runs, 20 s left  A clinic",
    "",
  ]);
});

test("elsewhere there is a line every ten seconds, whether a run has ended or not", () => {
  const { said, clock, teller, at } = watching(false);
  for (let second = 0; second <= 35; second++) {
    if (second % 4 === 0) at(second, second / 4);
    else {
      clock.now = second * 1000;
      teller.tick();
    }
  }
  teller.hear({ kind: "finished" });
  expect(said).toEqual([
    "2 of 40 runs, 3 min left: A clinic",
    "5 of 40 runs, 2 min left: A clinic",
    "7 of 40 runs, 2 min left: A clinic",
  ]);
});

test("between two runs that end, what is left shrinks", () => {
  const { said, clock, teller, at } = watching(true);
  at(0, 0);
  at(10, 10);
  clock.now = 25_000;
  teller.tick();
  expect(said[2]).toContain("10 of 40 runs, 15 s left");
});

test("elsewhere a study that is over within ten seconds says nothing", () => {
  const { said, teller, at } = watching(false);
  at(0, 0);
  at(9, 39);
  teller.hear({ kind: "finished" });
  expect(said).toEqual([]);
});

test("a study after another has a time of its own", () => {
  const { said, at } = watching(true);
  at(100, 0, "A clinic");
  at(200, 0, "Where a price turns it");
  at(202, 20, "Where a price turns it");
  expect(said[2]).toContain("20 of 40 runs, 2 s left");
});

test("a line is narrower than the terminal, since one that wraps cannot be written over", () => {
  const { said, at } = watching(true, 40, false);
  at(0, 0, "A long title of a model that goes on and on");
  expect(said[0]).toHaveLength(39);
  expect(said[0]).toMatch(/^-{24} {2}0 of 40 runs/);
});
