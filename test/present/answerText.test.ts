// However much a study has to say, its answer is one screen: 36 lines and what is printed below them, 80 columns.
import { differenceGate, noGates } from "../../src/judge/verdictGate.ts";
import { expect, test } from "vitest";
import type { PlainAnswer } from "../../src/ask/answer/plainAnswer.ts";
import { plainAnswerText } from "../../src/present/answerText.ts";
import { rowTexts } from "../../src/present/rowTexts.ts";
import { beginningOf, fold, lengthOf } from "../../src/present/fold.ts";
import { plainStyle } from "../../src/present/terminalStyle.ts";

const spread = (value: number) => ({ median: value, p10: value, p90: value });
const change = { runs: 11, lower: 11, higher: 0, p10: -2, median: -1, p90: -1 };
const row = (kind: "box" | "total", title: string) =>
  ({ kind, title, note: "", before: spread(9), without: spread(8), with: spread(7), difference: change, sinceBefore: change }) as const; // prettier-ignore
const many = <T>(count: number, of: (nth: number) => T): T[] => Array.from({ length: count }, (_, nth) => of(nth));
const plain: PlainAnswer = {
  question: "Would fewer wait?",
  noun: "People",
  unit: "persons",
  change: "the door",
  without: [],
  with: ["door"],
  dates: { before: "2024-01-01", after: "2027-01-01" },
  than: "before",
  yesIf: "less",
  statistic: "median of 11 runs",
  gate: differenceGate(noGates),
  farBeyond: null,
  finding: { word: "yes", isOfFewRuns: false, runs: 11, undefinedRuns: 0, yes: 11, equal: 0, yesWithout: 0, seen: "drawn" }, // prettier-ignore
  rows: [row("box", "In the hall"), row("box", "In the yard"), row("total", "All")],
  flows: [],
  flips: [],
  verdicts: [],
  sure: { engine: "individual", runs: 11, drawn: 4, heldFixed: 3, sources: [], sample: null, leavesOut: [] },
};
const rows = [...many(40, (nth) => row("box", `Box ${nth}`)), row("total", "All")];
const flows = many(20, (nth) => ({ title: `flow ${nth} of many`, adds: true, without: spread(8), with: spread(7), difference: change })); // prettier-ignore
const verdicts = many(40, (nth) => ({
  id: `claim-${nth}`,
  words: `statement number ${nth} says that everything becomes very much better in the long run`,
  short: `statement number ${nth} says that everything becomes very much better in the long run`,
  said: { by: "", date: "", source: "" },
  verdict: "supported" as const,
  gate: null,
  holds: { runs: 11, of: 11 },
  parts: [],
  notTested: "whether that is so",
}));
const leavesOut = many(40, (nth) => `something that is left out, number ${nth}`);
const linesOf = (more: Partial<PlainAnswer>): readonly string[] =>
  plainAnswerText({ ...plain, ...more })
    .trimEnd()
    .split("\n");

test("many boxes, flows, statements or things left out are cut to one screen, and the total is kept", () => {
  const sure = { ...plain.sure, leavesOut };
  for (const more of [{ rows }, { flows }, { verdicts }, { sure }, { rows, flows, verdicts, sure }]) {
    const lines = linesOf(more);
    expect(lines.length, Object.keys(more).join()).toBeLessThanOrEqual(36);
    expect(lines.join("\n")).not.toContain("…");
    expect(Math.max(...lines.map(lengthOf))).toBeLessThanOrEqual(80);
    expect(lines.some((line) => line.startsWith("All "))).toBe(true);
  }
  expect(linesOf({ verdicts }).join("\n")).toMatch(/and \d+ further statements: see claims\.json/);
  expect(linesOf({ rows }).join("\n")).toMatch(/\d+ further rows in answer\.csv/);
});

test("of one run nothing is said as of many", () => {
  const alone = { rows: [{ ...row("total", "Wait"), before: null }], statistic: "the one run", dates: null, than: "without" } as const; // prettier-ignore
  const text = linesOf({ ...alone, sure: { ...plain.sure, runs: 1, drawn: 1 } }).join(" ");
  expect(text).toContain("Every number is of the one run.");
  expect(text).toContain("One run, with chance and 1 uncertain figure drawn, and nothing else");
});

test("characters two columns wide are counted as two, and marks on a letter as none", () => {
  const han = "等待第一次听证会的人";
  expect([lengthOf(han), lengthOf("e\u0301"), lengthOf("Größe"), lengthOf("−…")]).toEqual([20, 1, 5, 2]);
  expect(beginningOf(han, 7)).toBe("等待第");
  expect(fold(han.repeat(5), 0, plainStyle).map(lengthOf)).toEqual([80, 20]);
  const more = { question: `${han.repeat(9)}？`, noun: han.repeat(4), rows: [row("box", han.repeat(6)), row("total", "All")] }; // prettier-ignore
  expect(Math.max(...linesOf(more).map(lengthOf))).toBeLessThanOrEqual(80);
});

test("a path longer than a line stays whole, since it is copied", () => {
  const path = `out/${"folder/".repeat(20)}report.html`;
  expect(fold(`Read on: ${path}.`, 0, plainStyle)).toContain(`${path}.`);
});

test("a title longer than its column goes on below, with its numbers beside the first line", () => {
  const title = "In a hall whose name is as long as the hall itself, which nobody has ever seen the end of";
  const lines = linesOf({ rows: [row("box", title), row("total", "All")] });
  const first = lines.findIndex((line) => line.startsWith("In a hall"));
  expect(lines[first]).toMatch(/^In a hall .* 9 +8 +7 +−1$/);
  expect(
    lines
      .join(" ")
      .replaceAll(/ +[−\d]+(?= )/g, "")
      .replaceAll(/\s+/g, " "),
  ).toContain(title);
  const word = linesOf({ rows: [row("box", "x".repeat(90)), row("total", "All")] });
  expect(Math.max(...word.map(lengthOf))).toBeLessThanOrEqual(80);
  expect(word.join("").match(/x/g)).toHaveLength(90);
});

test("the range of a difference of people is of whole people: 0 to +1, not 0 to +0.700", () => {
  const difference = { runs: 11, lower: 0, higher: 2, p10: 0, median: 0, p90: 0.7 };
  const texts = (value: number) =>
    rowTexts({ before: spread(value), without: spread(value), with: spread(value), difference }, { unit: "persons" });
  expect(texts(9000).differenceRange).toBe("0 to +1");
  expect(texts(9.25).differenceRange).toBe("0 to +0.700");
});
