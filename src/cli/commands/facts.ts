// pendency facts: published figures, each with everything needed to find it again.
import type { Command } from "commander";
import { figure } from "../../facts/factWords.ts";
import { describePeriod } from "../../facts/describePeriod.ts";
import { otherEditions } from "../../facts/editions.ts";
import type { Fact, FactLibrary, Publication } from "../../facts/fact.ts";
import { usualLag } from "../../facts/libraryAsOf.ts";
import { listConflicts } from "../../facts/listConflicts.ts";
import { readFacts } from "../../facts/readFacts.ts";
import { searchFacts } from "../../facts/searchFacts.ts";
import { textTable } from "../../present/terminal.ts";
import { didYouMean } from "../../reading/suggest.ts";
import type { Console } from "../console.ts";
import { collect, examples, shared } from "../declare.ts";
import type { Act } from "../declare.ts";
import { factFiles } from "../../disk/findFacts.ts";
import type { RunOptions } from "../options.ts";
import { refuseUsage } from "../../errors.ts";
import { factsDiff } from "./factsDiff.ts";
import { factsImport } from "./factsImport.ts";
import type { ImportOptions } from "./factsImport.ts";
import { importEoir } from "./importEoir.ts";
import type { ImportEoirOptions } from "./importEoir.ts";

const actions = ["list", "show", "search", "conflicts", "diff", "import"] as const;
const mostShown = 60;

export function declareFacts(program: Command, act: Act): void {
  shared(program.command("facts [action] [words...]"))
    .description("published figures: list, show ID, search WORDS, conflicts, diff A B, import PUBLICATION FILE")
    .option("--published <date>", "import: the day of publication (default: when the workbook was saved)")
    .option("--as <id>", "import: the new edition's id (default: the publication's name and that day)")
    .option("--found <text>", "import: where the file was found")
    .option("--out <folder>", "import: the facts folder it is written to (default: facts)")
    .option("--dry-run", "import: tell what would change and write nothing")
    .option("--adopt", "import: make the documents of models name the newer edition")
    .option(
      "--accept <cell>",
      'import: a printed total that may differ from its parts, "Sheet!K12"; repeatable',
      collect,
    )
    .option("--suppress-below <number>", "import: keep out counts of persons from 1 to just below this")
    .option("--model <name>", "import: the model to look at; repeatable (default: all that name the figures)", collect)
    .addHelpText(
      "after",
      examples("facts search final orders China", "facts diff eoir/adjudication-2021-04 eoir/adjudication-2025-07"),
    )
    .option("--since <month>", "import eoir: the first month that is counted (default: 2008-10)")
    .option("--as-of <day>", "import eoir: the last day the release knows of (default: that of its last record)")
    .option("--rows-may-differ <number>", "import eoir: rows a table may have more or fewer than Count.txt says")
    .option("--memory <MB>", "import eoir: what the import may hold in memory, in all (default: 1600)")
    .option("--threads <number>", "import eoir: threads of the engine (default: as many as the machine has)")
    .action((action: string | undefined, words: string[], options: ImportOptions & ImportEoirOptions) =>
      act(options, (console) =>
        action === "import" && words[0] === "eoir"
          ? importEoir(words.slice(1), options, console)
          : facts(action ?? "list", words, options, console),
      ),
    );
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
  const counts = new Map<string, number>();
  for (const { publication } of library.facts.values()) {
    counts.set(publication.id, (counts.get(publication.id) ?? 0) + 1);
  }
  const rows = [...library.publications.values()].map((publication) => ({
    ...publication,
    figures: counts.get(publication.id) ?? 0,
  }));
  if (options.json === true) console.print(JSON.stringify(rows));
  else {
    const cells = rows.map((row) => [row.id, `${row.publisher}: ${row.title}`, row.publishedOn, String(row.figures)]);
    console.print(textTable(["publication", "title", "published", "figures"], cells, [3], console.style));
  }
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
  else if (fact === undefined) console.print(factTable(found, console));
  else console.print(describeFact(fact, library));
  return 0;
}

function search(library: FactLibrary, words: string, options: RunOptions, console: Console): number {
  if (words === "") refuseUsage("facts search", 'words to look for, such as "final orders"', "nothing");
  const found = searchFacts(library, words);
  if (options.json === true) console.print(JSON.stringify(found));
  else if (found.length === 0) console.print(`No published figure here mentions all of: ${words}`);
  else console.print(factTable(found, console));
  return found.length === 0 ? 1 : 0;
}

function conflicts(library: FactLibrary, options: RunOptions, console: Console): number {
  const views = listConflicts(library);
  if (options.json === true) console.print(JSON.stringify(views));
  else {
    const { bold } = console.style;
    const blocks = views.map(({ conflict, facts: sides }) => {
      const lines = sides.map((fact) => `  ${figure(fact)}  ${fact.scope}, ${fact.period}\n    ${fact.id}`);
      return [bold(conflict.title), ...lines, `  why: ${conflict.why}`].join("\n");
    });
    console.print(blocks.join("\n\n"));
  }
  return 0;
}

function describeFact(fact: Fact, library: FactLibrary): string {
  const { publication } = fact;
  const others = listConflicts(library, fact.id).map(
    ({ conflict }) => `  in conflict  ${conflict.title}: ${conflict.facts.filter((id) => id !== fact.id).join(", ")}`,
  );
  const editions = otherEditions(library, fact.id).map(
    (other) => `  in edition   ${other.publication.id}, ${other.publication.publishedOn}: ${figure(other)}`,
  );
  const rows: readonly (readonly [string, string])[] = [
    ["figure", figure(fact)],
    ["scope", fact.scope],
    ["period", describePeriod(fact.period)],
    ["publisher", publication.publisher],
    ["document", `${publication.title} (${publication.publishedOn})`],
    ["address", fact.address],
    ["found in", `${publication.foundIn}; retrieved ${publication.retrievedOn}`],
    ["vintage", vintageOf(publication)],
    ["usual lag", lagOf(publication, library)],
    ["licence", publication.licence],
    ["raw file", publication.rawFile === "" ? "" : `${publication.rawFile}, SHA-256 ${publication.rawSha256}`],
    ["confidence", fact.confidence],
    ["note", fact.note],
  ];
  const lines = rows.filter(([, text]) => text !== "").map(([word, text]) => `  ${word.padEnd(11)}  ${text}`);
  return [fact.title, ...lines, ...editions, ...others, `  id           ${fact.id}`].join("\n");
}

/** How long after a period its publisher usually prints it, and who says so; "" where nobody does. */
function lagOf(publication: Publication, library: FactLibrary): string {
  const lag = usualLag(library, publication);
  return lag === null ? "" : `${lag.days} days after the end of a period (${lag.basis})`;
}

/** The edition it follows, and the publisher's rounding. */
function vintageOf({ id, vintageOf: earlier, roundedTo }: Publication): string {
  const follows = earlier === undefined || earlier === "" ? id : `${id}, which follows ${earlier}`;
  return roundedTo === undefined || roundedTo === 0 ? follows : `${follows}; rounded by the publisher to ${roundedTo}`;
}

function factTable(found: readonly Fact[], console: Console): string {
  const rows = found.slice(0, mostShown).map((fact) => [fact.id, figure(fact), fact.period, fact.scope]);
  const more = found.length > mostShown ? `\n… and ${found.length - mostShown} more; add words, or use --json` : "";
  // an id is copied into `facts show` and into documents; what a figure counts is long and comes last
  return textTable(["id", "figure", "period", "counted"], rows, [1], console.style, undefined, false) + more;
}
