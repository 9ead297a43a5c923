// The documents of the cases: every example, a model with every kind of chance, and the flagship.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

export function readTexts() {
  const examples = readdirSync(join(root, "examples")).filter((name) => name.endsWith(".yaml"));
  const models = { allChances: [textAt("test/determinism/allChances.yaml")] };
  for (const name of examples) models[name.slice(0, -".yaml".length)] = [textAt(`examples/${name}`)];
  const flagship = textsUnder("models/us-removal", ".yaml");
  return { facts: textsUnder("facts", ".yaml", ".csv"), models: { ...models, "us-removal": flagship } };
}

function textsUnder(folder, ...endings) {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .toSorted()
    .map((name) => textAt(`${folder}/${name.split("\\").join("/")}`));
}

const textAt = (path) => ({ path, text: readFileSync(join(root, path), "utf8") });
