// Rebuilds the derived tables under facts/ from the publishers' files. The same files give the same bytes.
//
//   node scripts/derive-facts.mjs <raw-folder> [<output-folder>]
//
// The reading itself is src/import/, which `pendency facts import` uses too. Tables with no raw file (typed from
// a document's text) are kept by hand and are not touched.
import { existsSync, readFileSync, readdirSync } from "node:fs";
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
const { deriveFacts, deriveImported, isImported } = await import("../dist/import/deriveFacts.js");
const { readFacts } = await import("../dist/facts/readFacts.js");
const { allOther, nationalities } = await import("../dist/import/nationality.js");
const imported = importedEditions(output);
const done = new Set();
try {
  for (const { id, figures, reports } of [
    ...deriveFacts(rawFolder, output),
    ...deriveImported(rawFolder, output, imported),
  ]) {
    done.add(id);
    const told = (tallies) => tallies.map(({ what, count }) => `${what}: ${count}`);
    const words = reports.flatMap(({ leftOut, repaired }) => [...told(leftOut), ...told(repaired)]);
    console.log(`${id}: ${figures} figures${words.length === 0 ? "" : ` (${[...new Set(words)].join("; ")})`}`);
  }
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
for (const { id, rawFile } of imported) {
  if (!done.has(id)) console.log(`${id}: left as it is, ${rawFile} is not below ${rawFolder}`);
}
if (output === join(root, "facts")) writeCatalogue(output, [...nationalities, allOther]);

/** Editions in the folder that `pendency facts import` wrote beside those that have an importer of their own. */
function importedEditions(folder) {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /^[^./\\][^/\\]*[/\\][^/\\]+[/\\](source\.yaml|table\.csv)$/.test(name))
    .map((name) => ({ path: join("facts", name), text: readFileSync(join(folder, name), "utf8") }));
  return [...readFacts(files).publications.values()].filter(isImported);
}
