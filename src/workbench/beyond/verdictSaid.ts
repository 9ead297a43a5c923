// A verdict and what scores of forecasts let it say, in one line of the page's language.
import type { VerdictWord } from "../../judge/verdict.ts";
import type { VerdictGate } from "../../judge/verdictGate.ts";
import { fill, words } from "../words/words.ts";

/** "supported, in the model; untested (n = 3)", as `saidVerdict` has it in English. */
export function verdictSaid({ verdict, gate }: { verdict: VerdictWord; gate: VerdictGate | null }): string {
  if (gate === null || gate.words === "") return verdictWord(verdict);
  if (gate.status === "failed") return words().claimsGateFailed;
  return `${verdictWord(verdict)}, ${fill(words().claimsGateUntested, { n: String(gate.n) })}`;
}

/** In the language of the page. */
export function verdictWord(verdict: VerdictWord): string {
  const said: Readonly<Record<VerdictWord, string>> = {
    supported: words().claimsVerdictSupported,
    contradicted: words().claimsVerdictContradicted,
    "in part": words().claimsVerdictInPart,
    "by construction": words().claimsVerdictByConstruction,
    "not settled": words().claimsVerdictNotSettled,
    "not testable here": words().claimsVerdictNotTestable,
    "in the model": words().claimsVerdictInModel,
    "not in the model": words().claimsVerdictNotInModel,
  };
  return said[verdict];
}
