// pendency facts: published figures, each with everything needed to find it again.
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
import { factFiles } from "../../disk/findFacts.ts";
import type { RunOptions } from "../options.ts";
import { refuseUsage } from "../../errors.ts";
import { factsDiff } from "./factsDiff.ts";
import { factsImport } from "./factsImport.ts";
import type { ImportOptions } from "./factsImport.ts";

const actions = ["list", "show", "search", "conflicts", "diff", "import"] as const;
const mostShown = 60;

export function facts(action: string, words: readonly string[], options: ImportOptions, console: Console): number {
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

/** "24,314 persons" */
export function figure(fact: Fact): string {
  return `${fact.value.toLocaleString("en", { maximumFractionDigits: 12 })} ${fact.unit}`;
}

/** Publisher, document, table and cell, date: how a reader finds it again. */
export function addressOf({ publication, address, confidence }: Fact): string {
  const { publisher, title, publishedOn } = publication;
  return `${publisher}, ${title}, ${publishedOn}; ${address} (confidence ${confidence})`;
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
