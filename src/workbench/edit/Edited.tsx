// Says that what runs is edited, what was changed line by line, and how to go back.
import { useMemo } from "preact/hooks";
import { tongue, fill } from "../words/words.ts";
import { changedFiles, publishedText } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { lineDiff } from "./lineDiff.ts";
import { nameOf } from "./session.ts";
import type { EditSession } from "./session.ts";
import { countedWords, editWords } from "./words/editWords.ts";

/** lines listed of one document */
const mostLines = 200;

export function Edited({ session }: { readonly session: EditSession }) {
  const ran = session.runs.value.at(-1)?.draft ?? null;
  const files = useMemo(() => (ran === null ? [] : changesOf(ran)), [ran]);
  if (ran === null) return null;
  const count = files.reduce((sum, { changes }) => sum + changes.length, 0);
  const isNew = ran.published === null;
  return (
    <section class="edited" aria-label={isNew ? editWords().ofNew : editWords().ofEdited}>
      <p role="status">
        <b>{isNew ? editWords().ofNew : editWords().ofEdited}</b>{" "}
        {isNew ? "" : `${countedWords(editWords().changedLines, count)}.`}
      </p>
      {!isNew && (
        <details>
          <summary>{editWords().changes}</summary>
          {count === 0 && <p>{editWords().nothingChanged}</p>}
          {files.map(({ path, changes }) => (
            <div key={path}>
              <b>{path}</b>
              <ul class="lines" tabIndex={0} aria-label={path}>
                {changes.slice(0, mostLines).map(({ kind, line, text }) => (
                  <li key={`${kind} ${line}`} class={kind}>
                    <span class="unseen">
                      {fill(kind === "out" ? editWords().lineOut : editWords().lineIn, { line: String(line) })}:{" "}
                    </span>
                    <span class="mark" aria-hidden="true">
                      {kind === "out" ? "−" : "+"} {line}{" "}
                    </span>
                    {text}
                  </li>
                ))}
                {changes.length > mostLines && (
                  <li>{fill(editWords().moreLines, { count: tongue().formats.exact(changes.length - mostLines) })}</li>
                )}
              </ul>
            </div>
          ))}
        </details>
      )}
      <p class="note">{editWords().share}</p>
      <button type="button" onClick={() => session.undoRun()}>
        {editWords().undoRun}
      </button>{" "}
      <button type="button" onClick={() => session.leave()}>
        {editWords().published}
      </button>{" "}
      {changedFiles(ran).length > 0 && (
        <span class="note">
          {changedFiles(ran)
            .map(({ path }) => nameOf(path))
            .join(", ")}
        </span>
      )}
    </section>
  );
}

function changesOf(draft: Draft) {
  return changedFiles(draft).map(({ path, text }) => ({
    path,
    changes: lineDiff(publishedText(draft, path) ?? "", text),
  }));
}
