// Rebuilds the derived tables under facts/ from the publishers' files. The same files give the same bytes.
//
//   node scripts/derive-facts.mjs <raw-folder> [<output-folder>]
//
// Tables with no raw file (typed from a document's text) are kept by hand and are not touched.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeCatalogue } from "./facts/catalogue.mjs";
import * as cbp from "./facts/cbp.mjs";
import * as eoir from "./facts/eoir.mjs";
import * as ice from "./facts/ice.mjs";
import * as iceDetention from "./facts/iceDetention.mjs";
import * as ohss from "./facts/ohss.mjs";
import { openRawFolder } from "./facts/rawFolder.mjs";
import { writeTable } from "./facts/table.mjs";
import * as yearbook from "./facts/yearbook.mjs";

const home = join(dirname(fileURLToPath(import.meta.url)), "..", "facts");
const rawFolder = process.argv[2] ?? process.env.PENDENCY_RAW;
const output = process.argv[3] ?? home;
if (rawFolder === undefined) {
  console.error("usage: node scripts/derive-facts.mjs <raw-folder> [<output-folder>]");
  process.exit(2);
}

const raw = openRawFolder(rawFolder);
for (const derive of [ohss, cbp, ice, iceDetention, eoir, yearbook].flatMap((room) => Object.values(room))) {
  writeTable(output, await derive(raw));
}
if (output === home) writeCatalogue(home);
