// The one object that `ensemble --json` and summary.json are; docs/reference/json.md says what each key is.
import type { EnsembleSummary } from "../ensemble/summary.ts";

export function ensembleJson(summary: EnsembleSummary): object {
  return { pendency: "ensemble", ...summary };
}
