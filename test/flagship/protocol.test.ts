// What docs/verification/protocol.md says of the flagship: what is chosen on D, and that what was registered is settled.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withChoices } from "../../scripts/choicesPage.mjs";
import { choicesOnD } from "../../src/ask/backtest/choicesOnD.ts";
import { askScore } from "../../src/ask/score.ts";
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

test("every forecast registered of the flagship can be settled by the rules in force", () => {
  const folder = "models/us-removal/registered";
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  expect(names.length).toBeGreaterThan(0);
  const files = names.map((name) => ({ path: join(folder, name), text: readFileSync(join(folder, name), "utf8") }));
  expect(askScore(documents, { files }).files.map(({ figures }) => figures > 0)).toEqual(names.map(() => true));
});
