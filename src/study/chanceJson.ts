// What chance did in a study, for machines; undefined is left out of JSON. Expected numbers follow no person, so that they have no sample, and draw
// nothing but uncertain parameters, so that they have a seed only where these are drawn.
import type { Study } from "./study.ts";

interface Chance {
  readonly seed: number | undefined;
  readonly sample: string | undefined;
}

export function chanceJson(study: Pick<Study, "engine" | "spec" | "sampleNote">): Chance {
  const { seed, points } = study.spec;
  if (study.engine !== "fluid") return { seed, sample: study.sampleNote };
  return { seed: points === "central" ? undefined : seed, sample: undefined };
}
