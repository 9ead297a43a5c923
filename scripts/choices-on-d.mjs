// npm run choices-on-d: what docs/verification/protocol.md says of the choices on D, worked out again from published series.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";
import { withChoices } from "./choicesPage.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
build(root);
const { choicesOnD } = await import("../dist/ask/backtest/choicesOnD.js");
const { tablesBeside } = await import("../dist/disk/tablesBeside.js");
const { openModel } = await import("../dist/disk/openModel.js");

const documents = openModel(join(root, "models", "us-removal"));
const choices = choicesOnD(documents, { beside: tablesBeside(documents.forecasts), given: null });
const page = join(root, "docs", "verification", "protocol.md");
writeFileSync(page, withChoices(readFileSync(page, "utf8"), choices));
const { families, chosenDegrees, chosenGrowth } = choices;
for (const { family, chosen } of families) console.log(`${family}: ${chosen}`);
console.log(`degrees of the random walk: ${chosenDegrees}; a rival's errors grow by: ${chosenGrowth}`);
