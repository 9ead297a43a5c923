// The same quantity by each statistic and engine, and whether the engines were compared on it.
import { expect, test } from "vitest";
import type { PairOfRuns } from "../../src/ask/live/liveRuns.ts";
import { agreementAt, outsideOf } from "../../src/workbench/refine/agreement.ts";
import type { KeptAgreement } from "../../src/workbench/refine/agreement.ts";
import { apartOf, statisticOf } from "../../src/workbench/refine/statistics.ts";
import { packsBeside } from "../../src/disk/packs.ts";

const pairsOf = (values: readonly (number | null)[]): PairOfRuns[] =>
  values.map((value, replication) => ({ replication, rows: {}, answer: { before: null, without: null, with: value } }));

test("the median of a lopsided draw lies off its middle value, and 80 % of ten runs have ends", () => {
  const found = statisticOf(pairsOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 100]), "with");
  expect(found.middle).toBe(5.5);
  expect(found.range?.map((end) => Math.round(end))).toEqual([2, 18]);
  expect(statisticOf(pairsOf([1, null, 3]), "with")).toEqual({ middle: 2, range: null });
  expect(statisticOf(pairsOf([1]), "without")).toEqual({ middle: null, range: null });
});

test("what draws and what the engine make of a difference add up to it, of the same draws only", () => {
  // a hundred draws, three of them person by person: the others say nothing here
  const fluid = pairsOf([300, 280, 290, ...Array.from({ length: 97 }, () => 900)]);
  const apart = apartOf(255, fluid, pairsOf([302, 299, 270]), "with");
  expect(apart).toEqual({ runs: 3, fluid: 290, people: 299, byDraws: 35, byEngine: 9 });
  expect((apart?.byDraws ?? 0) + (apart?.byEngine ?? 0)).toBe(299 - 255);
  expect(apartOf(255, fluid, pairsOf([302, 299]), "with")).toBeNull();
});

const kept = JSON.parse(packsBeside(null)("packs/us-removal.agreement.txt") ?? "") as KeptAgreement;
const shown = { moves: { stack: [], levers: [] }, base: [], stepDays: 1, isDrawn: false };

test("the flagship's comparison is of the model as it is, and covers the model as it stands with nothing drawn", () => {
  expect(kept.kept?.compared.stack).toEqual([]);
  expect(outsideOf(kept, shown)).toEqual(kept.kept?.compared.of === kept.of ? [] : [{ kind: "changed" }]);
});

test("scenarios, levers, publishers, draws and longer steps were no part of it, each said by its kind", () => {
  const moves = {
    stack: ["dealDirect"],
    levers: [["directScale", 2]],
    sources: [["ordersAtStart", "newspaper"]],
  } as const;
  const outside = outsideOf({ ...kept, of: "another" }, { moves, base: ["april2024"], stepDays: 1000, isDrawn: true });
  expect(outside).toEqual([
    { kind: "changed" },
    { kind: "added", names: ["april2024", "dealDirect"] },
    { kind: "levers" },
    { kind: "publishers" },
    { kind: "draws" },
    { kind: "step", days: kept.kept?.compared.stepDays },
  ]);
});

test("of a model on which nobody compared them there is nothing, and an address without a text gives nothing", async () => {
  const none = JSON.parse(packsBeside(null)("packs/passport-office.agreement.txt") ?? "") as KeptAgreement;
  expect(none.kept).toBeNull();
  expect(outsideOf(none, shown)).toEqual([]);
  expect(await agreementAt("http://127.0.0.1:1/nothing.txt")).toBeNull();
});
