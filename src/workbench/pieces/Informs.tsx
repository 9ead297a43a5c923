// What to measure next: which figure, if somebody published it, would narrow each answer most, and what others would add.
import { useState } from "preact/hooks";
import { leastDrawsOfInforms, usualErrorOfFigures } from "../../ask/informs/asked.ts";
import type { Figure, InformedAnswer, Informs as Found } from "../../ask/informs/informed.ts";
import { informsChart } from "../../present/informsChart.ts";
import { informsNotes, informsSentence } from "../../present/informsWords.ts";
import { MorePicture } from "../more/MorePicture.tsx";
import type { Store } from "../store.ts";
import { fill } from "../words/words.ts";
import { figureTitle, measureTitle, subjectOf } from "./namesOf.ts";
import { NumberField, Piece, useQuestion } from "./Piece.tsx";
import type { PieceParts } from "./Piece.tsx";
import { pieceWords } from "./words.ts";

const usualDraws = 100;
const mostDraws = 5000;
/** In hundredths. */
const [leastError, mostError] = [0.1, 99];

export function Informs(parts: PieceParts) {
  const { store, width } = parts;
  const asking = useQuestion(parts, "informs");
  const [draws, setDraws] = useState(usualDraws);
  const [error, setError] = useState(usualErrorOfFigures * 100);
  const said = pieceWords();
  const { found } = asking;
  return (
    <Piece
      {...parts}
      asking={asking}
      how={said.informsHow}
      button={said.informsAsk}
      press={() => void asking.ask({ draws, error: error / 100 })}
      choices={
        <>
          <NumberField label={said.draws} value={draws} min={leastDrawsOfInforms} max={mostDraws} change={setDraws} />
          <NumberField
            label={said.informsError}
            value={error}
            min={leastError}
            max={mostError}
            step="any"
            change={setError}
          />
        </>
      }
    >
      {found?.answers.map((answer) => (
        <Answer key={`${answer.kind} ${answer.name}`} store={store} width={width} answer={answer} found={found} />
      ))}
      {found !== null &&
        informsNotes(found, said.informs, (answer) => titleOf(store, answer)).map((note) => (
          <p key={note} class="note">
            {note}
          </p>
        ))}
      {found !== null && (
        <p class="note">{fill(said.byDraws, { draws: String(found.draws), failed: String(found.failed.length) })}</p>
      )}
    </Piece>
  );
}

interface AnswerParts extends Pick<PieceParts, "store" | "width"> {
  readonly answer: InformedAnswer;
  readonly found: Found;
}

function Answer({ store, width, answer, found }: AnswerParts) {
  const said = pieceWords();
  const id = `informs-${answer.kind}-${answer.name}`;
  const title = titleOf(store, answer);
  const named = (figure: Figure): string => figureName(store, figure);
  const told = informsChart(answer, found, { id, width: Math.min(width, 860), words: said.informs, title, titleOf: named, table: id }); // prettier-ignore
  if (told === null || told.picture === "") {
    return (
      <p>
        <b>{title}</b>: {informsSentence(answer, found, said.informs, named)}
      </p>
    );
  }
  return <MorePicture store={store} told={told} of={subjectOf(answer.kind === "number" ? answer.name : "answer")} />;
}

function titleOf(store: Store, { kind, name, title }: InformedAnswer): string {
  return pieceWords().informs.answers[kind](ownTitle(store, kind, name, title));
}

function ownTitle(store: Store, kind: InformedAnswer["kind"], name: string, title: string): string {
  if (kind === "number") return measureTitle(store, name, title);
  if (kind === "difference") return store.face.value?.question ?? title;
  return store.titleOf("short", name, store.titleOf("statements", name, title));
}

function figureName(store: Store, { kind, of, title, who }: Figure): string {
  const own =
    kind === "parameter" || kind === "source"
      ? figureTitle(store, { parameter: of, title }, "")
      : kind === "series" || kind === "box"
        ? store.titleOf("phrases", title, title)
        : store.titleOf("stages", of, title);
  return pieceWords().informs.figure(kind, own, who);
}
