// pendency explain MODEL CELL: a number followed back to where it comes from, publisher or person, what matters
// first; and with --assumptions every judgement, its range, who reads it, and what drawing it does.
import type { Command } from "commander";
import { askAssumptions } from "../../ask/assumptions.ts";
import { askExplanation } from "../../ask/explain.ts";
import { findCells, refuseUnknown } from "../../ask/explain/findCells.ts";
import { headlinesOf } from "../../ask/explain/headlines.ts";
import type { Headline } from "../../ask/explain/headlines.ts";
import { scenarioTexts } from "../../ask/scenarioTexts.ts";
import type { Documents } from "../../documents/documents.ts";
import { judgementsText, ledgerText } from "../../present/assumptionText.ts";
import { endingJson } from "../../present/endingJson.ts";
import { explainJson } from "../../present/explainJson.ts";
import { foldLines } from "../../present/fold.ts";
import { settingsJson } from "../../study/settings.ts";
import { foundationText, numbersText } from "../../present/explainText.ts";
import { badgeOfRun, conducting, openAsked, tellEnding } from "../conduct.ts";
import type { Console } from "../console.ts";
import { collect, examples, running } from "../declare.ts";
import type { Act } from "../declare.ts";
import { askedAgain, askedOf, stackOf } from "../options.ts";
import type { RunOptions } from "../options.ts";

/** Fewer than this many runs measure little of what judgements do. */
const enoughRuns = 24;

const howToMeasure = "`--replications 8` or more measures it; 24 tell more.";

interface ExplainOptions extends RunOptions {
  /** the ledger of judgements in place of the path */
  readonly assumptions?: boolean;
}

export function declareExplain(program: Command, act: Act): void {
  running(
    program.command("explain <model> [cell...]"),
    "follow a number back to the figures and judgements it rests on",
  )
    .option("--scenario <stack>", "the number under these scenarios, as a+b", collect)
    .option("--assumptions", "every judgement, its range, and its effect on the model's headlines (or on the cell)")
    .addHelpText(
      "after",
      examples(
        "explain one-clerk meanWait",
        'explain us-removal "removed China FY2024" --replications 24',
        "explain us-removal --assumptions --replications 24",
      ),
    )
    .action((model: string, words: string[], options: ExplainOptions) =>
      act(options, (console) => explain(model, words.join(" "), options, console)),
    );
}

/** @param text the cell, as one text; "" only with `--assumptions` */
async function explain(model: string, text: string, options: ExplainOptions, console: Console): Promise<number> {
  const documents = openAsked(model, options);
  if (options.assumptions === true) return assumptions(model, text, documents, options, console);
  if (text.trim() === "") refuseUnknown("", documents);
  const cells = findCells(text, documents, options.scenario?.flatMap(stackOf) ?? null);
  const asked = { ...askedOf(options, documents), cells };
  const { found, stopped } = await conducting(options, console, (conduct) => askExplanation(documents, asked, conduct));
  const { study, numbers } = found;
  const badge = badgeOfRun(study, documents, options);
  const { style } = console;
  if (options.json === true) console.print(JSON.stringify(explainJson(text, numbers, study, documents, badge)));
  else {
    console.print(foldLines(numbersText(numbers, style), style));
    tellEnding(study, documents, badge, console);
    const isDrawn = study.draws.length > 0;
    console.print(foldLines(foundationText(numbers, documents, { isDrawn, howToMeasure, style }), style));
  }
  return stopped || study.unfinished > 0 ? 3 : 0;
}

/** @param text cells to show effects on; "" for the model's headlines */
async function assumptions(
  model: string,
  text: string,
  documents: Documents,
  options: RunOptions,
  console: Console,
): Promise<number> {
  const cellsAsked = (): readonly Headline[] => {
    const cells = findCells(text, documents, options.scenario?.flatMap(stackOf) ?? null);
    return cells.map((cell) => ({ ...cell, key: cell.name }));
  };
  const outputs = text.trim() === "" ? headlinesOf(documents) : cellsAsked();
  const command = assumptionsCommand(model, askedAgain(options, documents), text);
  const asked = { ...askedOf(options, documents), outputs, command };
  const { found, stopped } = await conducting(options, console, (conduct) => askAssumptions(documents, asked, conduct));
  const { study, ledger } = found;
  const badge = badgeOfRun(study, documents, options);
  if (options.json === true) {
    const { points, settings, ...spec } = study.spec;
    console.print(
      JSON.stringify({
        model: documents.model.id,
        studyId: study.id,
        ...spec,
        drawParameters: points === "drawn",
        ...settingsJson(settings?.[0], study),
        ...ledger,
        ...endingJson(documents, { badge }),
      }),
    );
    return stopped || study.unfinished > 0 ? 3 : 0;
  }
  if (ledger === null) {
    console.print(`${documents.model.title}: no parameter is a judgement, and none is given a range.`);
    return 0;
  }
  const input = { scenarios: scenarioTexts(documents), study };
  console.print(foldLines(ledgerText(input, ledger, console.style), console.style));
  tellEnding(study, documents, badge, console);
  console.print(foldLines(judgementsText(ledger, console.style), console.style));
  return stopped || study.unfinished > 0 ? 3 : 0;
}

/**
 * The command line that measures what judgements do, with enough runs to tell effects from chance.
 *
 * @param again see askedAgain
 */
export function assumptionsCommand(model: string, again: string, cell = ""): string {
  return `npx pendency explain ${model}${cell === "" ? "" : ` ${cell}`} --assumptions --replications ${enoughRuns}${again}`;
}
