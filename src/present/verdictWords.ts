// A mark for every verdict, so that it is read by its word and its shape, not by its colour.
import type { VerdictWord } from "../judge/verdict.ts";

interface VerdictMark {
  readonly symbol: string;
  readonly ascii: string;
  /** colour class; the word always stands beside it */
  readonly tone: "yes" | "no" | "open" | "plain";
}

export const verdictMarks: Readonly<Record<VerdictWord, VerdictMark>> = {
  supported: { symbol: "✓", ascii: "[+]", tone: "yes" },
  contradicted: { symbol: "✗", ascii: "[x]", tone: "no" },
  undetermined: { symbol: "?", ascii: "[?]", tone: "open" },
  agrees: { symbol: "=", ascii: "[=]", tone: "yes" },
  differs: { symbol: "≠", ascii: "[!]", tone: "no" },
  "in conflict": { symbol: "⇄", ascii: "[<>]", tone: "open" },
  represented: { symbol: "■", ascii: "[#]", tone: "yes" },
  missing: { symbol: "□", ascii: "[ ]", tone: "no" },
  context: { symbol: "i", ascii: "[i]", tone: "plain" },
  "not testable here": { symbol: "–", ascii: "[-]", tone: "plain" },
  "chance only": { symbol: "~", ascii: "[~]", tone: "plain" },
};
