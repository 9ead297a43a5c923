// pendency explain MODEL --assumptions: every judgement, its range, who reads it, and what drawing it does.
import { asOfJson } from "../../ask/asOfWords.ts";
import { askAssumptions } from "../../ask/assumptions.ts";
import type { AssumptionLedger, AssumptionRow } from "../../ask/explain/assumptionLedger.ts";
import { letter } from "../../ask/explain/effectsOf.ts";
import { findCells } from "../../ask/explain/findCells.ts";
import { headlinesOf } from "../../ask/explain/headlines.ts";
import type { Headline } from "../../ask/explain/headlines.ts";
import { scenarioTexts } from "../../ask/scenarioTexts.ts";
import type { Documents } from "../../documents/documents.ts";
import {
  effectNote,
  effectText,
  isMeasured,
  ledgerWords,
  outputWords,
  stateWords,
} from "../../present/assumptionSection.ts";
import { firstNamed } from "../../present/explainSection.ts";
import { studyLine } from "../../present/studyLine.ts";
import { tellAsOf } from "../asOfOptions.ts";
import { assumptionsCommand } from "../assumptionsCommand.ts";
import { conducting } from "../conduct.ts";
import type { Console } from "../console.ts";
import { askedOf, stackOf } from "../options.ts";
import type { RunOptions } from "../options.ts";

/** @param text cells to show effects on; "" for the model's headlines */
export async function explainAssumptions(
  model: string,
  text: string,
  documents: Documents,
  options: RunOptions,
  console: Console,
): Promise<number> {
  const { facts, asOf } = documents;
  const outputs: readonly Headline[] =
    text.trim() === ""
      ? headlinesOf(documents)
      : findCells(text, documents, options.scenario?.flatMap(stackOf) ?? null).map((cell) => ({
          ...cell,
          key: cell.name,
        }));
  const command = assumptionsCommand(model, documents, text);
  const asked = { ...askedOf(options, documents), outputs, command };
  const { study, ledger } = await conducting(options, console, (conduct) => askAssumptions(documents, asked, conduct));
  if (options.json === true) {
    const standing = asOf === null ? {} : { asOf: asOfJson(asOf, facts) };
    console.print(
      JSON.stringify({ model: documents.model.id, study: study.id, ...study.spec, ...ledger, ...standing }),
    );
    return study.unfinished > 0 ? 3 : 0;
  }
  if (ledger === null) {
    console.print(`${documents.model.title}: no parameter is a judgement, and none is given a range.`);
    return 0;
  }
  const { bold } = console.style;
  console.print(bold(ledgerWords(ledger)));
  ledger.outputs.forEach((output, i) =>
    console.print(`  ${letter(i)}: ${outputWords({ scenarios: scenarioTexts(documents) }, output)}`),
  );
  console.print(effectNote(ledger));
  tellAsOf(documents, console);
  console.print(`${studyLine(study, console.style)}\n`);
  for (const row of ledger.rows) console.print(describeRow(row, ledger, console.style.quiet));
  return study.unfinished > 0 ? 3 : 0;
}

function describeRow(row: AssumptionRow, ledger: AssumptionLedger, quiet: (text: string) => string): string {
  const { parameter, alternative, title, judged, value, unit, usedBy, judgedBy, reason, effects } = row;
  const what = { value: alternative, range: "only its range is judged", choice: "which source" }[judged];
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
