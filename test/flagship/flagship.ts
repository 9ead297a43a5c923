// The flagship as commands find it: the documents of its folder, read with the published figures they name.
import { findModel } from "../../src/disk/findModel.ts";
import { factFiles } from "../../src/disk/openModel.ts";
import { readDocuments } from "../../src/documents/readDocuments.ts";
import { readFacts } from "../../src/facts/readFacts.ts";

/** The texts of its model, parameters, scenarios and claims. */
export const { documents: files } = findModel("models/us-removal");
export const facts = readFacts(factFiles());
export const documents = readDocuments(files, "us-removal", facts);
