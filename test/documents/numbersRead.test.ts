// Every number that a run as of a day reads: a published figure, one computed from such, or a judgement with its day.
import { describe, expect, test } from "vitest";
import { countsOf, numbersRead } from "../../src/documents/numbersRead.ts";
import type { NumberRead } from "../../src/documents/numbersRead.ts";
import { openDocuments } from "../../src/documents/openDocuments.ts";
import { toyFactFiles, toyModel } from "./toyVintages.ts";

const open = (date: string, text = toyModel, strict = false) =>
  openDocuments(
    { id: "hall", asked: "hall", documents: [{ path: "hall.yaml", text }], targets: [], study: null },
    toyFactFiles,
    { date, strict },
  );
const read = (date: string, text = toyModel) => numbersRead(open(date, text));
const at = (numbers: readonly NumberRead[], where: string) => numbers.filter((one) => one.where === where);

const swap = (from: string, to: string): string => {
  expect(toyModel).toContain(from);
  return toyModel.replace(from, to);
};

test("each figure of a series stands by itself, as it was known", () => {
  const came = at(read("2024-04-06"), "parameters.came");
  expect(came).toEqual([
    expect.objectContaining({ kind: "published", facts: ["ministry/june#came.2024-01"], standing: "published" }),
    expect.objectContaining({ kind: "published", facts: ["ministry/june#came.2024-02"], standing: "reconstructed" }),
  ]);
});

test("what the day cuts is not read: dates, states, and figures that are not out", () => {
  const where = read("2024-04-06").map((one) => one.where);
  expect(where.filter((one) => one.startsWith("parameters.opening"))).toEqual([
    "parameters.opening › 2024-01-01",
    "parameters.opening › 2024-04-06",
  ]);
  expect(where.filter((one) => one.startsWith("parameters.serviceTime"))).toEqual(["parameters.serviceTime › cold"]);
  expect(where.some((one) => one.includes("2024-05 to 2024-12"))).toBe(false);
});

test("a number typed in an estimate names the figures of its time and the last of them", () => {
  // the fallback does not speak on a day on which the posts of 2024 are out
  const [staff] = at(read("2025-01-01"), "parameters.staff");
  expect(staff).toMatchObject({ kind: "computed", from: ["ministry/judges#posts.2024"], through: "2024" });
});

test("a judgement has its day, or nobody says; one made later is marked", () => {
  const text = swap(
    "    value: {by: weather, cold: 20",
    "    knownFrom: 2024-06-01\n    value: {by: weather, cold: 20",
  );
  expect(at(read("2024-04-06", text), "parameters.serviceTime › cold")).toEqual([
    expect.objectContaining({ kind: "judged", knownFrom: "2024-06-01", isLater: true }),
  ]);
  expect(at(read("2024-04-06"), "parameters.serviceTime › cold")).toEqual([
    expect.objectContaining({ kind: "judged", knownFrom: null, isLater: false }),
  ]);
});

describe("a column that was typed from later figures is found out", () => {
  const leaking = (facts: string): string =>
    swap(
      "    facts: [ministry/judges#posts.2024]\n    value: 9\n    fallback: {kind: judgement, judgedBy: test, reason: nothing was published, value: 6}\n",
      `    facts: [${facts}]\n    value: {by: weather, cold: 3, warm: 5}\n`,
    );
  const untraced = (text: string, date = "2024-05-20") =>
    read(date, text).flatMap((one) => (one.kind === "judged" && one.isUntraced ? [one.where] : []));
  const came = "parameters.came › 2024-05 to 2024-12";

  test("when it cites no figure of its own time that was known", () => {
    // warm lasts from 1 May; January says nothing of it, and the figure of all 2024 is not out
    expect(untraced(leaking("ministry/june#came.2024-01"))).toEqual(["parameters.staff › warm"]);
  });

  test("and not before the day reaches it, nor where a figure of its time is known", () => {
    expect(untraced(leaking("ministry/june#came.2024-01"), "2024-04-06")).toEqual([]);
    expect(untraced(leaking("ministry/june#came.2024-01, ministry/judges#posts.2024"), "2025-01-01")).toEqual([came]);
  });

  test("in periods too: 4,000 for the rest of the year are from no figure that came out", () => {
    expect(untraced(toyModel, "2025-01-01")).toEqual([came]);
  });
});

test("numbers typed in stages count, with the day of the model's structure", () => {
  const text = swap("    next: served\n", "    next: {served: 40%, gone: rest}\n  gone: {outcome: true}\n").concat(
    "knownFrom: {stages: {hall: 2024-02-01}}\n",
  );
  expect(at(read("2024-04-06", text), "stages.hall.next.served")).toEqual([
    expect.objectContaining({ kind: "judged", knownFrom: "2024-02-01", isLater: false }),
  ]);
});

test("nothing and all in arithmetic with names are no numbers of anybody's; any other number is", () => {
  const text = swap("resources:\n", "  half: {title: Half, unit: share, kind: judgement, judgedBy: t, reason: r, value: 1 - 0.5 * quarter}\n  quarter: {title: Quarter, unit: share, kind: judgement, judgedBy: t, reason: r, value: 0%}\nresources:\n"); // prettier-ignore
  const numbers = read("2024-04-06", text);
  expect(at(numbers, "parameters.half")).toEqual([expect.objectContaining({ numbers: 1 })]);
  expect(at(numbers, "parameters.quarter")).toEqual([expect.objectContaining({ numbers: 1 })]);
});

test("the counts by kind add up to all of them", () => {
  const numbers = read("2024-04-06");
  const all = numbers.reduce((sum, one) => sum + one.numbers, 0);
  expect(Object.values(countsOf(numbers)).reduce((sum, count) => sum + count, 0)).toBe(all);
  expect(countsOf(numbers)).toMatchObject({ published: 2, judgedLater: 0 });
});

test("without a day there is nothing to tell", () => {
  const files = {
    id: "hall",
    asked: "hall",
    documents: [{ path: "hall.yaml", text: toyModel }],
    targets: [],
    study: null,
  };
  expect(numbersRead(openDocuments(files, toyFactFiles))).toEqual([]);
});

describe("a strict reader runs with what is left, and says what it came back for", () => {
  const noFallback = swap(
    "    facts: [ministry/judges#posts.2024]\n    value: 9\n    fallback: {kind: judgement, judgedBy: test, reason: nothing was published, value: 6}\n",
    "    facts: [ministry/june#came.2024-02]\n    value: 9\n",
  );

  test("a figure that only a later edition prints, where nothing else can be read", () => {
    const { asOf, parameters } = open("2024-04-06", noFallback, true);
    expect(parameters.find(({ name }) => name === "staff")!.source!.unavailable).toBeUndefined();
    expect(asOf!.standIns).toContainEqual({
      parameter: "staff",
      alternative: "",
      what: "reconstructed",
      words: "1 figure of a later edition, because no edition of the day has enough",
    });
    const reconstructed = asOf!.facts.filter(({ standing }) => standing === "reconstructed");
    expect(reconstructed.map(({ fact }) => fact.id)).toEqual(["ministry/june#came.2024-02"]);
  });

  test("a fallback goes before it, and nothing is reconstructed then", () => {
    const { asOf } = open("2024-04-06", toyModel, true);
    expect(asOf!.standIns).toContainEqual(expect.objectContaining({ parameter: "staff", what: "fallback" }));
    expect(asOf!.facts.some(({ standing }) => standing === "reconstructed")).toBe(false);
  });

  test("what nobody could have reconstructed is still not there", () => {
    const late = noFallback.replace("came.2024-02]", "came.2024-04]");
    const { asOf } = open("2024-04-06", late, true);
    expect(asOf!.standIns).toContainEqual(expect.objectContaining({ parameter: "staff", what: "unavailable" }));
  });
});

test("the size of a drift is computed from its series as known on the day, or judged", () => {
  const drifting = (drift: string): string =>
    swap(
      "    value: {by: weather, cold: 20",
      `    knownFrom: 2024-01-01\n    drift: ${drift}\n    value: {by: weather, cold: 20`,
    );
  const where = "parameters.serviceTime › drift";
  expect(at(read("2024-04-06", drifting("{size: 20%}")), where)).toEqual([
    expect.objectContaining({ kind: "judged", knownFrom: "2024-01-01", isLater: false }),
  ]);
  const early = drifting("{size: {from: ministry/june#came, else: 30%}}");
  expect(at(read("2024-04-06", early), where)).toEqual([expect.objectContaining({ kind: "judged" })]);
});
