// What became of the verdicts on the page since the last edition, in a line that opens: each that is another with what made
// it so, and what both editions were made of.
import type { ComponentChildren } from "preact";
import type { VerdictWord } from "../../judge/verdict.ts";
import { causeWords, editionRows, englishEditions, onlyPartOf, summaryOf } from "../../present/editionWords.ts";
import type { EditionWords } from "../../present/editionWords.ts";
import { Problems } from "../views/Problems.tsx";
import { tongue } from "../words/words.ts";
import { spanishEditions } from "./esEditions.ts";
import type { SinceOnPage } from "./useSince.ts";
import { verdictWord } from "./verdictSaid.ts";
import type { SinceFound } from "./verdictsSince.ts";

interface SinceParts {
  readonly since: SinceOnPage;
  /** the words of a statement in the language of the page */
  titleOf(id: string, original: string): string;
}

export function Since({ since: { found, problems }, titleOf }: SinceParts) {
  if (found === null) return <Problems problems={problems} />;
  const said = editionWords();
  const { changes, command } = found;
  const only = onlyPartOf(changes, said);
  return (
    <details class="since">
      <summary>
        <b>
          {said.title} ({changes.older.id})
        </b>
        : {summaryOf(changes, said)}
      </summary>
      {only !== "" && <p>{only}</p>}
      {changes.changed.length > 0 && <Changed changes={changes} titleOf={titleOf} />}
      <Table caption={said.caption} heads={said.columns} rows={editionRows(changes, said)} />
      {command !== "" && (
        <p>
          {said.command}: <code tabIndex={0}>{command}</code>
        </p>
      )}
    </details>
  );
}

/** What one statement was in the last edition, and why it is another; "": it is the same, or nobody knows. */
export function beforeOf({ found }: SinceOnPage, id: string): string {
  const change = found?.changes.changed.find((one) => one.id === id);
  if (found === null || change === undefined) return "";
  const said = editionWords();
  const edition = found.changes.older.id;
  if (change.before === null) return said.inEdition(edition, null);
  const was = change.before === change.after ? said.partsOther(edition) : said.inEdition(edition, verdictWord(change.before)); // prettier-ignore
  return `${was}; ${causeWords(change, said)}`;
}

function Changed({ changes: { changed }, titleOf }: Pick<SinceFound, "changes"> & Pick<SinceParts, "titleOf">) {
  const said = editionWords();
  const { caption, statement, part, before, now, because, none } = said.changes;
  const wordOf = (word: VerdictWord | null): string => (word === null ? none : verdictWord(word));
  const rows = changed.flatMap((change) => {
    const [words, why] = [titleOf(change.id, change.words), causeWords(change, said)];
    return [
      [words, "", wordOf(change.before), wordOf(change.after), why],
      ...change.parts.map((one) => [
        words,
        <span lang="en">{one.title}</span>,
        wordOf(one.before),
        wordOf(one.after),
        why,
      ]),
    ];
  });
  return <Table caption={caption} heads={[statement, part, before, now, because]} rows={rows} />;
}

interface TableParts {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
}

function Table({ caption, heads, rows }: TableParts) {
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) =>
              head === "" ? (
                <td key={head} />
              ) : (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...others], row) => (
            <tr key={row}>
              <th scope="row">{first}</th>
              {others.map((cell, nth) => (
                <td key={nth}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function editionWords(): EditionWords {
  return tongue().formats.language === "es" ? spanishEditions : englishEditions;
}
