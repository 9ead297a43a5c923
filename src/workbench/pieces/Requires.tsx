// What would have to be true for the answer to be another one, or for a statement to turn: the sentence and its picture
// first, then each lever, the box of conditions, and how it was searched.
import { useState } from "preact/hooks";
import type { Freedom, Requires as Found } from "../../ask/requires/required.ts";
import { movesTable, requiresChart } from "../../present/requiresChart.ts";
import { boxLines, freedomLines, leverSentence, requiresSentence } from "../../present/requiresSentences.ts";
import type { TitleOf } from "../../present/requiresSentences.ts";
import { number } from "../../quantity/numberWords.ts";
import { MorePicture } from "../more/MorePicture.tsx";
import type { Store } from "../store.ts";
import { GateNote } from "../views/GateNote.tsx";
import { fill } from "../words/words.ts";
import { confirmingRuns } from "./confirmingRuns.ts";
import { NumberField, Piece, Ticked, useQuestion } from "./Piece.tsx";
import type { PieceParts } from "./Piece.tsx";
import { leverTitle } from "./namesOf.ts";
import { TurnedField, useTurned } from "./TurnedField.tsx";
import { pieceWords } from "./words.ts";

const [leastDraws, usualDraws, mostDraws] = [20, 200, 5000];

export function Requires(parts: PieceParts) {
  const { store, face, width } = parts;
  const asking = useQuestion(parts, "requires");
  const said = pieceWords();
  const turned = useTurned(store);
  const [draws, setDraws] = useState(usualDraws);
  const [isConfirmed, setConfirmed] = useState(false);
  const { found } = asking;
  if (turned.turnable.length === 0) return <p class="note">{said.noLever}</p>;
  const press = (): void => {
    const wanted = turned.asked;
    if (wanted !== null) void asking.ask({ wanted, draws, confirm: isConfirmed ? confirmingRuns : 0 });
  };
  const titleOf: TitleOf = ({ parameter, title }) => leverTitle(store, face, parameter, title);
  return (
    <Piece
      {...parts}
      asking={asking}
      how={said.requiresHow}
      button={said.requiresAsk}
      press={press}
      choices={
        <>
          <TurnedField label={said.wanted} turned={turned} />
          <NumberField label={said.draws} value={draws} min={leastDraws} max={mostDraws} change={setDraws} />
          <Ticked label={fill(said.confirm, { runs: String(confirmingRuns) })} is={isConfirmed} change={setConfirmed} />
        </>
      }
    >
      {found !== null && <Told store={store} width={width} found={found} titleOf={titleOf} />}
    </Piece>
  );
}

interface ToldParts {
  readonly store: Store;
  readonly width: number;
  readonly found: Found;
  readonly titleOf: TitleOf;
}

function Told({ store, width, found, titleOf }: ToldParts) {
  const { requires: said, spread } = pieceWords();
  const { evidence, withLevers, levers, sources, gate, of, stepDays } = found;
  const note = <GateNote gate={gate ?? undefined} />;
  // a number whose forecasts failed their gate is not told
  if (gate?.status === "failed") return note;
  const sentence = requiresSentence({ ...found, gate: null }, said, titleOf);
  const freedoms = [
    ...(evidence === null ? [] : [{ id: "evidence", title: said.alone, freedom: evidence }]),
    ...(withLevers === null ? [] : [{ id: "levers", title: said.withLeversToo, freedom: withLevers }]),
  ];
  const named = sources.filter(({ brings }) => brings !== null);
  return (
    <>
      <p class="sentence">{sentence}</p>
      {note}
      {freedoms.map((one) => (
        <Nearest key={one.id} store={store} width={width} sentence={sentence} titleOf={titleOf} {...one} />
      ))}
      {levers.map((lever) => (
        <p key={lever.parameter}>{leverSentence(lever, of.kind, said, titleOf)}</p>
      ))}
      {named.map(({ parameter, title, source, brings }) => (
        <p key={`${parameter} ${source}`}>{said.source(brings === true, source, titleOf({ parameter, title }))}</p>
      ))}
      {freedoms.map(({ id, title, freedom }) => (
        <div key={id}>
          <h4>{title}</h4>
          {[...boxLines(freedom, said, titleOf), ...freedomLines(freedom, said, titleOf)].map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      ))}
      <p class="note">
        {said.limits} {fill(spread, { step: number(stepDays) })}
      </p>
    </>
  );
}

interface NearestParts extends Omit<ToldParts, "found"> {
  readonly id: string;
  readonly title: string;
  readonly freedom: Freedom;
  readonly sentence: string;
}

/** How far each figure would have to move; nothing where nothing was found. */
function Nearest({ store, width: wide, id, title, freedom: { nearest }, sentence, titleOf }: NearestParts) {
  if (nearest === null) return null;
  const { requires: said } = pieceWords();
  const width = Math.min(wide, 860);
  const name = `requires-${id}`;
  const drawn = requiresChart(nearest.moves, { id: name, width, title, sentence, words: said, titleOf });
  const table = movesTable(name, title, nearest.moves, said, titleOf);
  const told = { title, sentence: said.howFar, ...drawn, width, table };
  return <MorePicture store={store} told={told} of={{ kind: "parameter", name: nearest.moves[0].parameter }} />;
}
