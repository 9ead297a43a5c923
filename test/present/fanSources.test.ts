// What stands under a fan about the choice among conflicting publishers.
import { describe, expect, test } from "vitest";
import { fanSection, fanTables } from "../../src/present/fanSection.ts";
import type { FanSource } from "../../src/ask/report/fanPanel.ts";
import type { ReportInput } from "../../src/ask/report/reportInput.ts";
import { sourceWidthText } from "../../src/present/sourceWidthText.ts";
import { inventedInput } from "./fixture.ts";

const base = { parameter: "ordersAtStart", title: "Orders at the start" };

function withSource(sourceOf: (points: number) => FanSource): ReportInput {
  const input = inventedInput();
  const [panel] = input.fans;
  const bands = panel.bands.map((band) => ({ ...band, sources: [sourceOf(panel.points.length)] }));
  return { ...input, fans: [{ ...panel, bands }] };
}

test("a fixed source is said once, and no table stands beside it", () => {
  const input = withSource(() => ({ ...base, fixed: "iceList", shares: [], sources: [] }));
  const html = fanSection(input);
  expect(html.match(/Its source was fixed to iceList in every run/g)).toHaveLength(1);
  expect(fanTables(input).map(({ name }) => name)).not.toContainEqual(expect.stringMatching(/^fan-sources-/));
});

describe("where several sources were run", () => {
  const shares = (points: number) => Array.from({ length: points }, (_, i) => (i === 1 ? 0.9 : i === 0 ? null : 0.25));
  const input = withSource((points) => ({
    ...base,
    fixed: null,
    shares: shares(points),
    sources: [
      { name: "iceList", runs: 12 },
      { name: "newspaper", runs: 4 },
    ],
  }));
  const [panel] = input.fans;

  test("the last share and the largest are told, with the runs of each source", () => {
    const html = fanSection(input);
    expect(html).toContain("25 % of the variance in");
    expect(html).toContain("(iceList 12 runs, newspaper 4 runs)");
    expect(html).toContain(`at most 90 %, in ${panel.points[1].label}`);
    expect(html).not.toContain("was fixed");
  });

  test("a table has every point of every fan, with no number where nothing varies", () => {
    const table = fanTables(input).find(({ name }) => name.startsWith("fan-sources-"))!;
    expect(table.rows).toHaveLength(panel.points.length * panel.bands.length);
    expect(table.rows[0].at(-1)).toBeNull();
    expect(table.rows[1].at(-1)).toBe(0.9);
  });
});

test("a panel about which publishers agree says nothing of sources", () => {
  expect(fanSection(inventedInput())).not.toContain("Publishers disagree");
});

test("too few runs of each source are told as such, not as a share", () => {
  const html = fanSection(withSource(() => ({ ...base, fixed: null, shares: [], sources: [] })));
  expect(html).toContain("too few runs of each source");
});

test("on a terminal each output has its mean by source and the share of the variance", () => {
  const group = (source: string, mean: number) => ({ source, weight: 1, runs: 2, mean, variance: 1 });
  const text = sourceWidthText([
    {
      ...base,
      fixed: null,
      how: "pool",
      outputs: [
        {
          stack: "baseline",
          name: "removed",
          title: "Removed",
          unit: "persons",
          between: 4,
          within: 1,
          share: 0.8,
          groups: [group("iceList", 2), group("newspaper", 6)],
        },
      ],
    },
  ]);
  expect(text).toMatch(/How much is the choice of source: Orders at the start \(ordersAtStart, drawn by\n {2}weight\)/);
  expect(text).toMatch(/Removed \(persons\) +2 +6 +80 %/);
  expect(sourceWidthText([{ ...base, fixed: "iceList", how: "fixed", outputs: [] }])).toContain(
    "source of ordersAtStart: iceList in every run",
  );
  expect(sourceWidthText([])).toBe("");
});
