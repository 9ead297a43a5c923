// What a picture of any instant is read from: people and moves, of everybody and of each level.
import { expect, test } from "vitest";
import { courtRun } from "../../present/courtRun.ts";

const { system, series, observation } = courtRun();
const periods = series.periods.length;
const width = series.levels.length;
const moved = (way: number, level: number, period: number): number =>
  series.moved[(way * width + level) * periods + period];

test("the moves of all levels together are everybody's, on every way and in every month", () => {
  system.ways.forEach((_, way) => {
    for (let period = 0; period < periods; period++) {
      expect(moved(way, 1, period) + moved(way, 2, period)).toBeCloseTo(moved(way, 0, period), 7);
    }
  });
  // 30 % of those met at the border of the model are of the north, and nothing tells them apart afterwards
  const met = system.ways.findIndex(({ from }) => system.stages[from].name === "met");
  expect(moved(met, 1, 5) / moved(met, 0, 5)).toBeCloseTo(0.3, 9);
});

test("who came less who left is the change of the stock, of everybody and of each level", () => {
  system.stages.forEach((stage, place) => {
    for (let level = 0; level < width; level++) {
      for (let period = 0; period < periods; period++) {
        const row = (place * width + level) * periods + period;
        const stockRow = (place * width + level) * (periods + 1) + period;
        const left = system.ways.reduce(
          (sum, { from }, way) => (from === place ? sum + moved(way, level, period) : sum),
          0,
        );
        const change = series.stock[stockRow + 1] - series.stock[stockRow];
        const kept = stage.kind === "passes" ? 0 : change;
        expect(series.entries[row] - left, `${stage.name} ${level} ${period}`).toBeCloseTo(kept, 6);
      }
    }
  });
});

test("people come from outside only where the model lets them in: 10 a day, 310 in January", () => {
  const arrivals = (stage: number): number => series.arrivals[stage * width * periods];
  for (const [stage, { name }] of system.stages.entries()) {
    if (name === "met") expect(arrivals(stage)).toBeCloseTo(310, 6);
    else expect(arrivals(stage), name).toBe(0);
  }
});

test("a resource binds in months in which it is nearly all in use while somebody waits", () => {
  // 6 clerks finish 6 a day, and 8 a day come from the second month on
  const isBound = Array.from(series.binds.slice(0, periods));
  expect(isBound[0]).toBe(0);
  expect(isBound.slice(3)).toEqual(isBound.slice(3).map(() => 1));
  const idle = courtRun(40).series;
  expect([...idle.binds].every((one) => one === 0)).toBe(true);
});

test("every way that anybody went is one of the system's, and their moves are the observation's", () => {
  const all = observation.moves.reduce((sum, { persons }) => sum + persons.reduce((a, b) => a + b, 0), 0);
  const drawn = system.ways.reduce(
    (sum, _, way) => sum + series.periods.reduce((persons, _p, period) => persons + moved(way, 0, period), 0),
    0,
  );
  expect(drawn).toBeCloseTo(all, 6);
});

test("without moves of levels, those of everybody stand and it is said that the others are not known", () => {
  const plain = courtRun(6, []);
  expect(plain.series.levels).toEqual([""]);
  expect(plain.series.hasLevelMoves).toBe(true);
  expect([...plain.series.moved].some((persons) => persons > 0)).toBe(true);
});
