// Which scores gate a number, and what a statement in parts is gated by.
import { describe, expect, test } from "vitest";
import type { ForecastsDocument } from "../../src/claim/forecasts.ts";
import type { LevelGate } from "../../src/forecast/gates.ts";
import { gateOfParts, gated } from "../../src/judge/judged.ts";
import { gateOfTest, levelGate, noGates } from "../../src/judge/verdictGate.ts";
import type { ModelGates, VerdictGate } from "../../src/judge/verdictGate.ts";
import type { Measure } from "../../src/model/measure.ts";
import { daysFromCivil } from "../../src/quantity/date.ts";
import { published, stockUnder } from "./fixture.ts";

const at = { file: "forecasts.yaml", line: 1, column: 1 };
const entries = (
  stages: readonly string[],
  where: Measure["where"] = {},
  month = 1,
  scenario: readonly string[] = [],
) => {
  const [from, to] = [month - 1, month].map((n) => daysFromCivil(2024 + Math.floor(n / 12), (n % 12) + 1, 1));
  const window = {
    from: { days: from, calendar: true, text: "" },
    to: { days: to, calendar: true, text: "" },
    text: "",
  };
  return { kind: "entries", position: at, where, scenario, stages, window } as Measure;
};
const series = (name: string, families: readonly string[], measure: Measure) =>
  ({ name, families: families.map((text) => ({ text, at })), measure: { ...measure, window: null } }) as unknown as ForecastsDocument["series"][number]; // prettier-ignore
const family = (name: string, ...horizons: readonly number[]) =>
  ({ name, horizons }) as unknown as ForecastsDocument["families"][number];
const gate = (name: string, horizonMonths: number, status: LevelGate["status"], n: number): LevelGate =>
  ({ family: name, horizonMonths, status, n, words: status, why: "" }) as unknown as LevelGate;

const gates: ModelGates = {
  ...noGates,
  levels: [gate("near", 1, "passed", 20), gate("near", 3, "untested", 4), gate("far", 12, "failed", 9), gate("north", 1, "untested", 2)], // prettier-ignore
  document: {
    families: [family("near", 1, 3), family("far", 12), family("north", 1)],
    series: [
      series("all", ["near", "far"], entries(["court", "camp"])),
      series("north", ["north"], entries(["court"], { region: ["north", "west"] })),
    ],
  } as unknown as ForecastsDocument,
  // figures to the end of 2023
  lastFigures: new Map([
    ["all", daysFromCivil(2024, 1, 1)],
    ["north", daysFromCivil(2024, 1, 1)],
  ]),
};

describe("a level", () => {
  test("has the family of the series that counts the same people at the same places, in whatever order", () => {
    expect(levelGate(entries(["camp", "court"]), gates).family).toBe("near");
    expect(levelGate(entries(["court"], { region: ["west", "north"] }), gates).family).toBe("north");
    for (const other of [entries(["court"]), entries(["court", "camp"], { region: ["north"] }), stockUnder([])]) {
      expect(levelGate(other, gates)).toMatchObject({ family: null, status: "untested", n: 0 });
    }
  });

  // horizons of 1, 3 and 12 months; the window ends so many months after the last figure
  test.each([
    [1, "near", "passed"],
    [2, "near", "untested"], // as near to 1 as to 3: the longer one
    [7, "near", "untested"],
    [8, "far", "failed"],
    [40, "far", "failed"],
  ])("%i months ahead is gated by the nearest horizon: %s, which %s", (month, name, status) => {
    expect(levelGate(entries(["court", "camp"], {}, month), gates)).toMatchObject({ family: name, status });
  });
});

describe("a test", () => {
  const of = (measure: Measure, against: Measure | null): VerdictGate | null =>
    gateOfTest({ measure, against: against === null ? null : { kind: "measure", measure: against } }, gates);
  const all = (month: number, scenario: readonly string[] = []) => entries(["court", "camp"], {}, month, scenario);

  test("of one stack is of levels, of which the one that may say less counts", () => {
    expect(of(all(1), all(3))).toMatchObject({ kind: "level", status: "untested", n: 4 });
    expect(of(all(1), all(12))).toMatchObject({ kind: "level", status: "failed", family: "far" });
    expect(of(all(1, ["deal"]), published("a/b#c"))).toMatchObject({ kind: "level", status: "passed" });
  });

  test("of two stacks is of a difference, whatever is known of their levels", () => {
    expect(of(all(1, ["deal"]), all(1))).toMatchObject({ kind: "difference", family: null, status: "untested", n: 0 });
  });

  test("of published figures alone has no gate", () => {
    expect(of(published("a/b#c"), published("a/b#d"))).toBeNull();
    expect(of(published("a/b#c"), null)).toBeNull();
  });
});

describe("a statement in parts", () => {
  const gateWith = (status: VerdictGate["status"], n: number): VerdictGate => {
    const words = { passed: "", untested: `in the model; untested (n = ${n})`, failed: "not settled: forecasts of this kind failed" }[status]; // prettier-ignore
    return { kind: "level", family: null, status, n, words, why: "" };
  };
  const part = (word: "supported" | "contradicted" | "by construction", own: VerdictGate | null) => {
    const { word: verdict, gate: through } = gated(word, own);
    return { verdict, gate: through };
  };

  test("is gated by the least tested of those that have a verdict", () => {
    const parts = [part("supported", gateWith("untested", 3)), part("contradicted", gateWith("untested", 1)), part("supported", null)]; // prettier-ignore
    expect(gateOfParts("in part", parts)?.words).toBe("in the model; untested (n = 1)");
  });

  test("of which one failed keeps the word of the others, and that part says so", () => {
    const parts = [part("supported", null), part("supported", gateWith("failed", 9))];
    expect(parts[1]).toMatchObject({ verdict: "not settled", gate: { status: "failed" } });
    expect(gateOfParts("in part", parts)).toBeNull();
  });

  test("that failed altogether says that, and what could not have failed is not gated", () => {
    const parts = [part("supported", gateWith("failed", 9)), part("contradicted", gateWith("failed", 8))];
    expect(gateOfParts("not settled", parts)?.words).toBe("not settled: forecasts of this kind failed");
    expect(part("by construction", gateWith("failed", 9))).toMatchObject({ verdict: "by construction", gate: { words: "" } }); // prettier-ignore
  });
});
