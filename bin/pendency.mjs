#!/usr/bin/env node
// The command `pendency`. In a clone it builds first when the sources changed; an installed package ships its build.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
if (existsSync(join(root, "scripts", "build.mjs")) && existsSync(join(root, "src"))) {
  const { build } = await import("../scripts/build.mjs");
  build(root);
}
const { main } = await import("../dist/command/main.js");
process.exitCode = await main(process.argv.slice(2));
