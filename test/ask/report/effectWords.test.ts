// What a parameter's own row says of its effect, of draws whose shares are invented.
import { expect, test } from "vitest";
import { effectWords } from "../../../src/ask/report/effectWords.ts";
import { inventedInput } from "../../present/fixture.ts";

const matters = inventedInput().matters!;

test("a figure beyond chance says its share of the answer's spread, another that it cannot be told, a fixed one nothing", () => {
  expect(effectWords(matters, "departure.rate")).toBe("goes along with 49 % of the spread of the answer");
  expect(effectWords(matters, "invented9")).toBe("no effect that can be told from chance");
  expect(effectWords(matters, "fixed")).toBe("");
  expect(effectWords(null, "departure.rate")).toBe("");
});

test("of several numbers, each is named; where nothing was ranked, nothing is said", () => {
  const [level] = matters.outcomes;
  const two = { ...matters, outcomes: [level, { ...level, title: "Removals" }] };
  expect(effectWords(two, "departure.rate")).toBe("goes along with 49 % of the spread of People of Arcadia waiting, 49 % of the spread of Removals"); // prettier-ignore
  const none = { ...matters, outcomes: [{ ...level, byChance: null, factors: [] }] };
  expect(effectWords(none, "departure.rate")).toBe("");
});
