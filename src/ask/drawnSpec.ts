// Draws of everything uncertain under one stack, in expected numbers and without series: what rankings of figures are made of.
import type { Documents } from "../documents/documents.ts";
import type { StudySpec } from "../study/study.ts";
import type { Asked } from "./asked.ts";
import { preferredSources } from "./sourceRule.ts";

export function drawnSpec(
  { parameters }: Pick<Documents, "parameters">,
  asked: Pick<Asked, "rule" | "sources" | "setting">,
  { seed, draws, stack }: { readonly seed: number; readonly draws: number; readonly stack: readonly string[] },
): StudySpec {
  const { setting = null } = asked;
  return {
    engine: "fluid",
    seed,
    replications: draws,
    stacks: [stack],
    ...(setting === null ? {} : { settings: [setting] }),
    shown: [],
    inFull: null,
    fewer: null,
    points: "drawn",
    // which publisher is believed is a figure like another unless somebody says
    sources: { ...(asked.rule === "prefer" ? preferredSources(parameters, asked) : {}), ...asked.sources },
    sample: null,
    seriesGroup: "",
    seriesLevels: [],
  };
}
