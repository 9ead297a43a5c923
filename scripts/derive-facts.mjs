// Rebuilds the derived tables under facts/ from the publishers' files. The same files give the same bytes.
//
//   node scripts/derive-facts.mjs <raw-folder> [<output-folder>]
//
// The reading itself is src/facts/import/, which `pendency facts import` uses too. Tables with no raw file (typed from
// a document's text) are kept by hand and are not touched.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";
import { writeCatalogue } from "./facts/catalogue.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const rawFolder = process.argv[2] ?? process.env.PENDENCY_RAW;
const output = process.argv[3] ?? join(root, "facts");
if (rawFolder === undefined) {
  console.error("usage: node scripts/derive-facts.mjs <raw-folder> [<output-folder>]");
  process.exit(2);
}

build(root);
const { deriveFacts } = await import("../dist/cli/deriveFacts.js");
const { allOther, nationalities } = await import("../dist/facts/import/nationality.js");
try {
  for (const { id, figures, reports } of deriveFacts(rawFolder, output)) {
    const told = (tallies) => tallies.map(({ what, count }) => `${what}: ${count}`);
    const words = reports.flatMap(({ leftOut, repaired }) => [...told(leftOut), ...told(repaired)]);
    console.log(`${id}: ${figures} figures${words.length === 0 ? "" : ` (${[...new Set(words)].join("; ")})`}`);
  }
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
if (output === join(root, "facts")) writeCatalogue(output, [...nationalities, allOther]);
