// What forecasts of a number's kind have come to, where it is shown.
import type { VerdictGate } from "../../judge/verdictGate.ts";
import { words } from "../words/words.ts";

export function GateNote({ gate }: { readonly gate: VerdictGate | undefined }) {
  if (gate === undefined || gate.status === "passed") return null;
  return <p class="note">{gate.status === "failed" ? words().chartGateFailed : words().chartGateUntested}</p>;
}
