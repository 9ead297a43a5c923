// Writes docs/verification/interventions.md from the folder of a table of interventions.
// npm run interventions-page -- FOLDER: where `pendency backtest us-removal --interventions --out FOLDER` wrote.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { interventionsPage, protocolOf } from "./interventionsPage.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [folder] = process.argv.slice(2);
if (folder === undefined)
  throw new Error("interventions-page › expected the folder of a table of interventions; got none");
const found = JSON.parse(readFileSync(join(folder, "interventions.json"), "utf8"));
const pages = join(root, "docs", "verification");
const page = join(pages, "interventions.md");
// what came of them under an earlier protocol stays public
const stored = existsSync(page) ? readFileSync(page, "utf8") : "";
const before = protocolOf(stored);
if (before !== null && before !== found.protocol) writeFileSync(join(pages, `interventions-${before}.md`), stored);
const earlier = readdirSync(pages).filter((name) => /^interventions-\w{16}\.md$/.test(name));
writeFileSync(page, interventionsPage(found, earlier));
