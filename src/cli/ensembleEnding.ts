// What the commands of an ensemble end with: tables in its folder, and the summary printed.
import { join } from "node:path";
import type { EnsembleFolder } from "../disk/ensembleFolder.ts";
import { shownPath } from "../disk/readFiles.ts";
import type { Ensemble } from "../ensemble/mergeChunks.ts";
import { summariseEnsemble } from "../ensemble/summary.ts";
import { ensembleJson } from "../present/ensembleJson.ts";
import { ensembleTables } from "../present/ensembleTables.ts";
import { ensembleText } from "../present/ensembleText.ts";
import { tellWritten } from "./conduct.ts";
import type { Console } from "./console.ts";
import type { ExitCode } from "./declare.ts";
import type { RunOptions } from "./options.ts";

/**
 * Writes the merged tables and prints the summary.
 *
 * @returns the exit code: 2 where every run failed, 3 for an ensemble that is not finished
 */
export function endEnsemble(
  folder: EnsembleFolder,
  ensemble: Ensemble,
  options: RunOptions,
  console: Console,
): ExitCode {
  const summary = summariseEnsemble(ensemble);
  const json = ensembleJson(summary);
  folder.writeResults([
    ...ensembleTables(ensemble),
    { name: "summary.json", text: `${JSON.stringify(json, null, 2)}\n` },
  ]);
  if (options.json === true) console.print(JSON.stringify(json));
  else console.print(ensembleText(summary, console.style));
  const where = shownPath(folder.path);
  tellWritten(`Written: ${join(where, "results.csv")}, results.parquet, points.csv, points.parquet and summary.json`, options, console); // prettier-ignore
  if (ensemble.runs.length === 0) return 2;
  return ensemble.status === "unfinished" ? 3 : 0;
}
