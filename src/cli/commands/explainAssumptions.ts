// pendency explain MODEL --assumptions: every judgement, its range, who reads it, and what drawing it does.
import {
  effectNote,
  effectText,
  isMeasured,
  ledgerWords,
  outputWords,
  stateWords,
} from "../../present/assumptionSection.ts";
import { letter } from "../../ask/effectsOf.ts";
import { firstNamed } from "../../present/explainSection.ts";
import type { AssumptionLedger, AssumptionRow } from "../../ask/assumptionLedger.ts";
import { asOfJson, tellAsOf } from "../asOf.ts";
import type { Console } from "../console.ts";
import { findCells } from "../explain/findCells.ts";
import type { CellOptions } from "../explain/findCells.ts";
import { gatherAssumptions } from "../explain/gatherAssumptions.ts";
import { headlinesOf } from "../explain/headlines.ts";
import type { Headline } from "../explain/headlines.ts";
import { measureCells } from "../explain/measureCells.ts";
import type { RunOptions } from "../options.ts";
import type { Workspace } from "../request.ts";
import { scenarioTexts } from "../scenarioTexts.ts";
import { studyLine } from "../studyLine.ts";

/** Fewer than this many runs measure little; the ledger itself needs none, so that one run is enough for its words. */
const enoughRuns = 24;

/** @param text cells to show effects on; "" for the model's headlines */
export async function explainAssumptions(
  asked: string,
  text: string,
  workspace: Workspace,
  options: RunOptions & CellOptions,
  console: Console,
): Promise<number> {
  const { documents, facts, asOf } = workspace;
  const headlines: readonly Headline[] =
    text.trim() === ""
      ? headlinesOf(workspace, options.set)
      : findCells(text, workspace, options).map((cell) => ({ ...cell, key: cell.name }));
  const study = await measureCells(headlines, workspace, options, console, 1);
  const command = assumptionsCommand(asked, workspace, text);
  const ledger = gatherAssumptions(documents, study, headlines, command);
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
  tellAsOf(workspace, console);
  console.print(`${studyLine(study, console.style)}\n`);
  for (const row of ledger.rows) console.print(describeRow(row, ledger, console.style.quiet));
  return study.unfinished > 0 ? 3 : 0;
}

/** How the ledger is asked for with enough runs to tell effects from chance. */
export function assumptionsCommand(model: string, { asOf }: Pick<Workspace, "asOf">, cell = ""): string {
  const day = asOf === null ? "" : ` --as-of ${asOf.date}${asOf.strict ? " --strict-vintages" : ""}`;
  return `npx pendency explain ${model}${cell === "" ? "" : ` ${cell}`} --assumptions --replications ${enoughRuns}${day}`;
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
