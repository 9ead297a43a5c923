// The command line that measures what judgements do, with enough runs to tell effects from chance.
import type { Documents } from "../documents/documents.ts";

/** Fewer than this many runs measure little. */
const enoughRuns = 24;

export function assumptionsCommand(model: string, { asOf }: Pick<Documents, "asOf">, cell = ""): string {
  const day = asOf === null ? "" : ` --as-of ${asOf.date}${asOf.strict ? " --strict-vintages" : ""}`;
  return `npx pendency explain ${model}${cell === "" ? "" : ` ${cell}`} --assumptions --replications ${enoughRuns}${day}`;
}
