// The ledger of judgements in text: what was judged, how far it may be off, and what that does to the numbers.
import type { AssumptionLedger, AssumptionRow } from "../ask/explain/assumptionLedger.ts";
import { letter } from "../ask/explain/correlationWords.ts";
import type { Titled } from "./stackTitle.ts";
import {
  effectNote,
  effectText,
  isMeasured,
  judgedWords,
  ledgerWords,
  outputWords,
  stateWords,
} from "./assumptionSection.ts";
import { firstNamed } from "./explainSection.ts";
import type { TerminalStyle } from "./terminalStyle.ts";

/** How many there are, the numbers that effects are on, and how to read an effect. */
export function ledgerText(input: Titled, ledger: AssumptionLedger, { bold }: TerminalStyle): string {
  const outputs = ledger.outputs.map((output, i) => `  ${letter(i)}: ${outputWords(input, output)}`);
  return [bold(ledgerWords(ledger)), ...outputs, effectNote(ledger)].join("\n");
}

/** A few lines for each judgement. */
export function judgementsText(ledger: AssumptionLedger, { quiet }: TerminalStyle): string {
  return ledger.rows.map((row) => describeRow(row, ledger, quiet)).join("\n");
}

function describeRow(row: AssumptionRow, ledger: AssumptionLedger, quiet: (text: string) => string): string {
  const { parameter, title, value, unit, usedBy, judgedBy, reason, effects } = row;
  const what = judgedWords(row);
  const kind = what === "" ? "" : ` (${what})`;
  const lines = [`${parameter}${kind}: ${title}`, `  ${[`${value} ${unit}`.trim(), stateWords(row)].join("; ")}`];
  if (isMeasured(ledger) && row.state === "drawn") {
    const said = effects.map((effect, i) => `${letter(i)} ${effectText(effect, row.reaches[i]) || "never varies"}`);
    lines.push(`  ${said.join(" · ")}`);
  }
  if (usedBy.length > 0) lines.push(quiet(`  read by ${firstNamed(usedBy, 6)}`));
  if (judgedBy !== "" || reason !== "") {
    lines.push(
      quiet(`  ${[judgedBy === "" ? "" : `by ${judgedBy}`, reason].filter((part) => part !== "").join(": ")}`),
    );
  }
  return lines.join("\n");
}
