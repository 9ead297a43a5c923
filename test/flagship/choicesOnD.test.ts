// What is chosen on D is what published series give by the rules that docs/verification/protocol.md states.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withChoices } from "../../scripts/choicesPage.mjs";
import { choicesOnD } from "../../src/ask/backtest/choicesOnD.ts";
import { openModel } from "../../src/disk/openModel.ts";
import { protocol } from "../../src/forecast/protocol.ts";

const documents = openModel("us-removal");
const choices = choicesOnD(documents, { beside: {}, given: null });

test("each family is compared with the baseline of the least sum of CRPS on D", () => {
  const named = documents.forecasts?.families.map(({ name, baseline }) => [name, baseline]);
  expect(choices.families.map(({ family, chosen }) => [family, chosen])).toEqual(named);
});

test("the random walk's degrees and the growth of rivals' errors are those of the least sums on D", () => {
  expect(choices.chosenDegrees).toBe(protocol.baselines.walkDegrees);
  expect(choices.chosenGrowth).toBe(protocol.baselines.rivalGrowth);
});

test("the page shows every sum behind the choices, to the byte", () => {
  const page = readFileSync("docs/verification/protocol.md", "utf8");
  expect(page, "`npm run choices-on-d` writes it again").toBe(withChoices(page, choices));
});
