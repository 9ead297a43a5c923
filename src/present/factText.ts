// Published figures in text: one with everything needed to find it again, and tables of many.
import { describePeriod } from "../facts/describePeriod.ts";
import { otherEditions } from "../facts/editions.ts";
import type { Fact, FactLibrary, Publication } from "../facts/fact.ts";
import { figure } from "../facts/factWords.ts";
import { usualLag } from "../facts/libraryAsOf.ts";
import { listConflicts } from "../facts/listConflicts.ts";
import type { ConflictView } from "../facts/listConflicts.ts";
import type { PublicationRow } from "../facts/listPublications.ts";
import { foldLines, lengthOf } from "./fold.ts";
import { textTable } from "./textTable.ts";
import type { TerminalStyle } from "./terminalStyle.ts";

const mostShown = 60;

export function publicationTable(rows: readonly PublicationRow[], style: TerminalStyle): string {
  const cells = rows.map((row) => [row.id, `${row.publisher}: ${row.title}`, row.publishedOn, String(row.figures)]);
  return textTable(["publication", "title", "published", "figures"], cells, [3], style);
}

export function factTable(found: readonly Fact[], style: TerminalStyle): string {
  const rows = found.slice(0, mostShown).map((fact) => [fact.id, figure(fact), fact.period, fact.scope]);
  const more = found.length > mostShown ? `\n… and ${found.length - mostShown} more; add words, or use --json` : "";
  // an id is copied into `facts show` and into documents; what a figure counts is long and comes last
  const table = textTable(["id", "figure", "period", "counted"], rows, [1], style, undefined, false);
  return (table.split("\n").some((line) => lengthOf(line) > style.width) ? factList(rows, style) : table) + more;
}

/** The same where ids leave no room for a table. */
function factList(rows: readonly (readonly string[])[], style: TerminalStyle): string {
  const blocks = rows.map(([id, ...said]) => {
    const [figureText, period, scope] = said;
    return `${id}\n${foldLines(`  ${figureText}, ${period}; ${scope}`, style)}\n`;
  });
  return blocks.join("");
}

export function conflictsText(views: readonly ConflictView[], { bold }: TerminalStyle): string {
  const blocks = views.map(({ conflict, facts }) => {
    const lines = facts.map((fact) => `  ${figure(fact)}  ${fact.scope}, ${fact.period}\n    ${fact.id}`);
    return [bold(conflict.title), ...lines, `  why: ${conflict.why}`].join("\n");
  });
  return blocks.join("\n\n");
}

export function describeFact(fact: Fact, library: FactLibrary): string {
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
