// Writes docs/verification/interventions.md from the folder of a table of interventions.
// npm run interventions-page -- FOLDER: where `pendency backtest us-removal --interventions --out FOLDER` wrote.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { interventionsPage } from "./interventionsPage.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [folder] = process.argv.slice(2);
if (folder === undefined)
  throw new Error("interventions-page › expected the folder of a table of interventions; got none");
const found = JSON.parse(readFileSync(join(folder, "interventions.json"), "utf8"));
const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
writeFileSync(join(root, "docs", "verification", "interventions.md"), interventionsPage(found, commit));
