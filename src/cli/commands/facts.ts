// pendency facts: published figures, each with everything needed to find it again.
import type { Command } from "commander";
import { factFiles } from "../../disk/openModel.ts";
import { refuseUsage } from "../../errors.ts";
import { diffEditions, rowsOf } from "../../facts/diffEditions.ts";
import type { FactLibrary } from "../../facts/fact.ts";
import { listConflicts } from "../../facts/listConflicts.ts";
import { listPublications } from "../../facts/listPublications.ts";
import { readFacts } from "../../facts/readFacts.ts";
import { searchFacts } from "../../facts/searchFacts.ts";
import { countsOf, describeDiff } from "../../present/editionText.ts";
import { conflictsText, describeFact, factTable, publicationTable } from "../../present/factText.ts";
import { foldLines } from "../../present/fold.ts";
import { didYouMean } from "../../reading/suggest.ts";
import type { Console } from "../console.ts";
import { examples, shared } from "../declare.ts";
import type { Act } from "../declare.ts";
import type { RunOptions } from "../options.ts";
import { declareImport, factsImport } from "./factsImport.ts";
import type { ImportOptions } from "./factsImport.ts";
import { declareImportEoir, importEoir } from "./importEoir.ts";
import type { ImportEoirOptions } from "./importEoir.ts";

const actions = ["list", "show", "search", "conflicts", "diff", "import"] as const;
const changesShown = 40;

export function declareFacts(program: Command, act: Act): void {
  const command = shared(program.command("facts [action] [words...]"))
    .description("published figures: list, show ID, search WORDS, conflicts, diff A B, import PUBLICATION FILE")
    .addHelpText(
      "after",
      examples("facts search final orders China", "facts diff eoir/adjudication-2021-04 eoir/adjudication-2025-07"),
    )
    .action((action: string | undefined, words: string[], options: ImportOptions & ImportEoirOptions) =>
      act(options, (console) =>
        action === "import" && words[0] === "eoir"
          ? importEoir(words.slice(1), options, console)
          : facts(action ?? "list", words, options, console),
      ),
    );
  declareImportEoir(declareImport(command));
}

function facts(action: string, words: readonly string[], options: ImportOptions, console: Console): number {
  const library = readFacts(factFiles());
  switch (actions.find((each) => each === action)) {
    case "list":
      return list(library, options, console);
    case "show":
      return show(library, words.join(" "), options, console);
    case "search":
      return search(library, words.join(" "), options, console);
    case "conflicts":
      return conflicts(library, options, console);
    case "diff":
      return factsDiff(library, words, options, console);
    case "import":
      return factsImport(library, words, options, console);
    default:
      return refuseUsage("facts", actions.join(", "), `"${action}"`, didYouMean(action, actions));
  }
}

function list(library: FactLibrary, options: RunOptions, console: Console): number {
  const rows = listPublications(library);
  console.print(options.json === true ? JSON.stringify(rows) : publicationTable(rows, console.style));
  return 0;
}

/** One figure, or every row of a series or table when the id stops earlier. */
function show(library: FactLibrary, id: string, options: RunOptions, console: Console): number {
  if (id === "") refuseUsage("facts show", "the id of a figure, publisher/publication#row", "nothing");
  const fact = library.facts.get(id);
  const below = [...library.facts.values()].filter(
    (each) => each.id.startsWith(`${id}.`) || each.id.startsWith(`${id}#`),
  );
  const found = fact === undefined ? below : [fact];
  if (found.length === 0) {
    const table = [...library.facts.keys()].filter((each) => each.startsWith(`${id.split("#")[0]}#`));
    const hint =
      didYouMean(id, table.length > 0 ? table : library.publications.keys()) ?? "try `pendency facts search`";
    refuseUsage("facts show", "the id of a published figure", `"${id}"`, hint);
  }
  if (options.json === true) console.print(JSON.stringify(fact ?? found));
  else if (fact === undefined) console.print(factTable(found, console.style));
  else console.print(foldLines(describeFact(fact, library), console.style));
  return 0;
}

function search(library: FactLibrary, words: string, options: RunOptions, console: Console): number {
  if (words === "") refuseUsage("facts search", 'words to look for, such as "final orders"', "nothing");
  const found = searchFacts(library, words);
  if (options.json === true) console.print(JSON.stringify(found));
  else if (found.length === 0) console.print(`No published figure here mentions all of: ${words}`);
  else console.print(factTable(found, console.style));
  return found.length === 0 ? 1 : 0;
}

function conflicts(library: FactLibrary, options: RunOptions, console: Console): number {
  const views = listConflicts(library);
  console.print(
    options.json === true ? JSON.stringify(views) : foldLines(conflictsText(views, console.style), console.style),
  );
  return 0;
}

/** Two editions of one publication, row by row. @returns 0, whether or not they differ */
export function factsDiff(library: FactLibrary, ids: readonly string[], options: RunOptions, console: Console): number {
  if (ids.length !== 2) refuseUsage("facts diff", "two publications, the older first", `${ids.length}`);
  for (const id of ids) {
    if (library.publications.has(id)) continue;
    const hint = didYouMean(id, library.publications.keys()) ?? "`pendency facts list` has them all";
    refuseUsage("facts diff", "the id of a publication", `"${id}"`, hint);
  }
  const [before, after] = ids;
  const diff = diffEditions(rowsOf(library, before), rowsOf(library, after));
  if (options.json === true) console.print(JSON.stringify({ before, after, ...diff }));
  else {
    const lines = [`${before} → ${after}: ${countsOf(diff)}`, ...describeDiff(diff, changesShown)];
    console.print(foldLines(lines.join("\n"), console.style));
  }
  return 0;
}
