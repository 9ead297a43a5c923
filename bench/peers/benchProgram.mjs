// The three model documents as Programs of the size asked for.
import { readFileSync } from "node:fs";
import { readDocuments } from "../../dist/documents/readDocuments.js";
import { compile, plainly } from "../../dist/compile/compile.js";
import { readFacts } from "../../dist/facts/readFacts.js";

/** persons who arrive per unit of time in which the length of the run is written */
const arrivalRates = { mm1: 0.9, tandem: 18, flow: 1 };

/**
 * @param workload "mm1", "tandem" or "flow"
 * @param size customers for mm1 and tandem (the run is as long as they take to arrive on average), days for flow
 * @param scale times the population of flow; 1 for the others
 */
export function benchProgram(workload, size, scale = 1) {
  const path = `${workload}.yaml`;
  const text = readFileSync(new URL(`models/${path}`, import.meta.url), "utf8");
  const length = Math.round(size / arrivalRates[workload]);
  const sized = text.replace(/^runs: \{for: \d+/m, `runs: {for: ${length}`).replace(/^( {4}value:) 1$/m, `$1 ${scale}`);
  const facts = readFacts([]);
  const documents = readDocuments([{ path, text: sized }], workload, facts);
  return compile(documents, facts, plainly);
}
