// `--engine fluid`: what a command cannot be asked beside it, and what stands beside its figures.
import { comparisonOf } from "../ask/fluidComparison.ts";
import { fluidBadge } from "../ask/fluidBadge.ts";
import type { FluidBadge } from "../ask/fluidBadge.ts";
import { keptAgreement } from "../disk/fluidAgreement.ts";
import type { Documents } from "../documents/documents.ts";
import { fluidBadgeLines } from "../present/fluidBadgeLines.ts";
import type { Study } from "../study/study.ts";
import type { Console } from "./console.ts";
import type { RunOptions } from "./options.ts";

/** Null for a study of single persons. */
export function fluidBadgeOf(study: Study, documents: Documents, options: RunOptions): FluidBadge | null {
  if (study.fluid === undefined) return null;
  const stacks = study.stacks.map(({ stack }) => stack);
  const draws = study.draws.length === 0 ? 0 : Math.max(...study.stacks.map(({ replications }) => replications));
  return fluidBadge(
    { of: comparisonOf(documents), stacks, draws, changed: changedBy(options) },
    study.fluid,
    keptAgreement(documents.files),
  );
}

export function tellFluid(study: Study, documents: Documents, options: RunOptions, console: Console): void {
  const badge = fluidBadgeOf(study, documents, options);
  if (badge === null) return;
  const named = documents.model.quantities.map(({ name }) => name);
  console.print(
    fluidBadgeLines(badge, named)
      .map((line) => console.style.quiet(line))
      .join("\n"),
  );
}

/** What these runs were given that no comparison had, in words. */
function changedBy({ source, rule, asOf, warmUp, set }: RunOptions): string[] {
  const given = Object.entries({
    "--set": set?.join(" "),
    "--source": source?.join(" "),
    "--rule": rule,
    "--as-of": asOf,
    "--warm-up": warmUp,
  });
  return given.flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value} was not part of it`]));
}
