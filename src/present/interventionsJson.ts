// The table of interventions for machines; changes are logarithms of after ÷ before.
import type { Interventions } from "../ask/interventions.ts";

export function interventionsJson({ interventions, gate, ...found }: Interventions): object {
  const { status, n, words, why } = gate;
  return {
    ...found,
    interventions: interventions.map(({ isKept: _isKept, ...row }) => row),
    gate: { status, n, words, why },
  };
}
