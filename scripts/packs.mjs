// Writes the packs of all models at hand beside the built page: dist/workbench can then be handed out by any server.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
build(root);
process.chdir(root);
const { packNames, packsBeside } = await import("../dist/disk/packs.js");
const page = join(root, "dist", "workbench");
const packOf = packsBeside(null);
mkdirSync(join(page, "packs"), { recursive: true });
for (const name of packNames()) writeFileSync(join(page, name), packOf(name));
process.stderr.write(`${packNames().length} files are in ${join(page, "packs")}\n`);
