// Every example opens in the section of further pictures: each picture is drawn, or one sentence says why it is not.
import { expect, test } from "vitest";
import { liveMore } from "../../src/ask/live/liveMore.ts";
import { LiveModel } from "../../src/ask/live/liveModel.ts";
import { packModel, unpackModel } from "../../src/ask/live/packModel.ts";
import { knownModels } from "../../src/disk/findModel.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { bindingPair } from "../../src/present/bindingPair.ts";
import { costPair } from "../../src/present/costPair.ts";
import type { ToldChart } from "../../src/present/toldChart.ts";
import { moreEn } from "../../src/workbench/more/en.ts";
import { moreEs } from "../../src/workbench/more/es.ts";

/** The flagship's pictures are looked at in a browser. */
const examples = knownModels().filter((name) => name !== "us-removal");

test("there are examples with something that can be short, with a price, and with neither", () => {
  expect(examples.length).toBeGreaterThan(8);
});

test.each(examples)("%s", (name) => {
  const { documents, gates } = unpackModel(packModel(openModel(name)));
  const live = new LiveModel(documents, gates);
  live.answer({ stack: documents.plan?.answer.with ?? [], levers: [] });
  const { binding, costs } = liveMore(documents, gates, live.answered.wholeStudy());
  const sides = live.answered.runs.length;
  const names = ["without", "with"];
  for (const words of [moreEn, moreEs]) {
    const titleOf = (_name: string, title: string): string => title;
    const told: (ToldChart | null)[] = [
      bindingPair(binding, { id: "b", width: 700, names, words: words.binding, titleOf }),
      costs === null ? null : costPair(costs, { id: "c", width: 380, names, words: words.costs, titleOf }),
    ];
    const hasResources = documents.model.resources.some(({ servers }) => servers !== "unlimited");
    expect(told[0] !== null, "what binds").toBe(hasResources && binding[0].rows.length > 0);
    for (const one of told) {
      if (one === null) continue;
      expect(`${one.title} ${one.sentence} ${one.picture}`).not.toMatch(/NaN|undefined|Infinity|null/);
      for (const row of one.marks) {
        for (const { x, y, text } of row) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(one.width);
          expect(y).toBeLessThanOrEqual(one.height);
          expect(text).not.toMatch(/NaN|undefined|Infinity/);
          // months stand in words
          expect(text).not.toMatch(/\d{4}-\d{2}/);
        }
      }
    }
  }
  expect(binding).toHaveLength(sides);
});

test("of people who came in a month, the month stands in words", () => {
  for (const [words, month] of [
    [moreEn, "December 2025"],
    [moreEs, "diciembre de 2025"],
  ] as const) {
    const { title, line, mark } = words.fates;
    const cohort = "2025-12";
    const said = [title("a", cohort, "1 %", "2 %"), line("", cohort, "b"), mark(cohort, "", "a", "3", "1 %")];
    const waits = [null, "4 days"].map((within) => words.tails.title("line", cohort, " (before)", within, "5 %"));
    for (const text of [...said, ...waits]) expect(text).toContain(month);
    // a cohort that is a year is one
    expect(line("", "FY2025", "b")).toContain("FY2025");
  }
});
