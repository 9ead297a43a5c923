// The model that is measured: its documents, and its Program under a draw.
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { readDocuments } from "../../../dist/documents/readDocuments.js";
import { compile, plainly } from "../../../dist/compile/compile.js";
import { drawParameters } from "../../../dist/compile/drawParameters.js";
import { DrawCache } from "../../../dist/compile/drawCache.js";
import { readFacts } from "../../../dist/facts/readFacts.js";

const filesUnder = (path) =>
  readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ya?ml|csv)$/.test(name))
    .map((name) => ({ path: join(path, name), text: readFileSync(join(path, name), "utf8") }));

/** @returns what compiles the model: for a replication's draw, or with every parameter at its value for null */
export function openModel(folder) {
  const facts = readFacts(filesUnder("facts"));
  const documents = readDocuments(filesUnder(folder), basename(folder), facts);
  const { parameters } = documents.model;
  const kept = new DrawCache();
  return (replication) => {
    const draws = replication === null ? null : drawParameters(parameters, { seed: 1, replication, sources: {} });
    return compile({ ...documents, parameters }, facts, { ...plainly, point: draws, kept });
  };
}
