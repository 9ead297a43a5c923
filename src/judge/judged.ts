// What part of a statement came to, and how the words of several make one.
import { gatedVerdict } from "./gatedVerdict.ts";
import type { HeldRuns, Settled, VerdictWord } from "./verdict.ts";
import { strictestGate } from "./verdictGate.ts";
import type { VerdictGate } from "./verdictGate.ts";

export interface Judged {
  readonly word: VerdictWord;
  readonly gate: VerdictGate | null;
  readonly runs: HeldRuns | null;
  readonly probability: number | null;
  readonly interval: readonly [number, number] | null;
  /** what keeps it open, or is said beside it; "" where the word says all */
  readonly why: string;
  /** of a study that stops once its verdicts are settled; left out of others, and where no run decides */
  readonly settled?: Settled;
}

export function bare(word: VerdictWord, why = ""): Judged {
  return { word, gate: null, runs: null, probability: null, interval: null, why };
}

/** Of several that all must be settled: with the last of them, or not yet. Left out where none is of runs. */
export function settledTogether(all: readonly { readonly settled?: Settled }[]): { readonly settled?: Settled } {
  const known = all.flatMap(({ settled }) => settled ?? []);
  if (known.length === 0) return {};
  const afters = known.flatMap(({ after }) => after ?? []);
  const after = afters.length < known.length ? null : Math.max(...afters);
  return { settled: { after, of: Math.max(...known.map(({ of }) => of)) } };
}

export function isHeld(word: VerdictWord): boolean {
  return word === "supported" || word === "by construction";
}

/** The word for tests that must all hold: one that fails decides, then one that is open; what could have failed counts. */
export function allTogether(words: readonly VerdictWord[]): VerdictWord {
  const order = ["contradicted", "not settled", "supported", "by construction"] as const;
  return order.find((word) => words.includes(word)) ?? "not settled";
}

/**
 * The word for a statement that says several things, each with a word of its own.
 *
 * - All the same: that word.
 * - Something holds, and something else does not, is open, cannot be tested or could not have failed: in part.
 * - Nothing holds: contradicted where all that can be tested is, not settled where something is open.
 */
export function wordOfParts(words: readonly VerdictWord[]): VerdictWord {
  const all = new Set(words);
  if (all.size === 1) return words[0];
  const tested = new Set(words.filter((word) => word !== "not testable here"));
  // what could not have failed is no evidence, and what is untested beside it adds none
  if (tested.size === 1 && tested.has("by construction")) return "by construction";
  if (words.some(isHeld)) return "in part";
  return tested.has("not settled") ? "not settled" : "contradicted";
}

/** What a gate lets through. The words beside a verdict are those of its gate; "" where it stands for itself. */
export function gated(word: VerdictWord, gate: VerdictGate | null): Pick<Judged, "word" | "gate"> {
  const { verdict, beside } = gatedVerdict(word, gate);
  return { word: verdict, gate: gate === null ? null : { ...gate, words: beside } };
}

/** The gate of a statement in parts: of those that it rests on, the one that allows least; else the one that failed. */
export function gateOfParts(
  word: VerdictWord,
  parts: readonly { readonly verdict: VerdictWord; readonly gate: VerdictGate | null }[],
): VerdictGate | null {
  const isOpen = word === "not settled";
  const own = parts.filter(({ verdict, gate }) =>
    isOpen ? gate?.status === "failed" && gate.words !== "" : verdict === "supported" || verdict === "contradicted",
  );
  return strictestGate(own.map(({ gate }) => gate));
}
