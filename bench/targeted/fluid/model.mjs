// The model that is measured: its documents, and its Program under a draw.
import { basename } from "node:path";
import { findModel } from "../../../dist/disk/findModel.js";
import { factFiles } from "../../../dist/disk/openModel.js";
import { readDocuments } from "../../../dist/documents/readDocuments.js";
import { compile, plainly } from "../../../dist/compile/compile.js";
import { drawParameters } from "../../../dist/compile/drawParameters.js";
import { DrawCache } from "../../../dist/compile/drawCache.js";
import { readFacts } from "../../../dist/facts/readFacts.js";

/** @returns what compiles the model: for a replication's draw, or with every parameter at its value for null */
export function openModel(folder) {
  const facts = readFacts(factFiles());
  const documents = readDocuments(findModel(folder).documents, basename(folder), facts);
  const { parameters } = documents.model;
  const kept = new DrawCache();
  return (replication) => {
    const draws = replication === null ? null : drawParameters(parameters, { seed: 1, replication, sources: {} });
    return compile({ ...documents, parameters }, facts, { ...plainly, point: draws, kept });
  };
}
