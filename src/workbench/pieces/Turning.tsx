// Where one lever turns the question, a statement, or a line that a number crosses, with the other levers where they stand.
import { useState } from "preact/hooks";
import type { LeverFace } from "../../ask/live/levers.ts";
import { flipChart, flipKeys } from "../../present/flipChart.ts";
import { number } from "../../quantity/numberWords.ts";
import { MorePicture } from "../more/MorePicture.tsx";
import { fill } from "../words/words.ts";
import { confirmingRuns } from "./confirmingRuns.ts";
import { Choice, Keys, NumberField, Piece, Ticked, useQuestion } from "./Piece.tsx";
import type { PieceParts } from "./Piece.tsx";
import { TurnedField, useTurned } from "./TurnedField.tsx";
import { pieceWords } from "./words.ts";

export function Turning(parts: PieceParts) {
  const { store, face, width } = parts;
  const asking = useQuestion(parts, "turning");
  const said = pieceWords();
  const state = store.state.value;
  const turned = useTurned(store);
  const moved = state?.levers.map(([name]) => name) ?? [];
  const levers = face.levers.filter((one) => one.from < one.to && !isHeld(one, parts, moved)).toSorted((one, other) => placeIn(moved, one.parameter) - placeIn(moved, other.parameter)); // prettier-ignore
  const [name, chooseLever] = useState(levers[0]?.parameter ?? "");
  const [ends, setEnds] = useState<Readonly<Record<string, readonly [number, number]>>>({});
  const [isConfirmed, setConfirmed] = useState(false);
  const [asked, setAsked] = useState({
    lever: "",
    what: { words: "", isQuestion: false },
    unit: "",
    stands: null as number | null,
  });
  const lever = levers.find(({ parameter }) => parameter === name) ?? levers[0];
  if (state === null) return null;
  if (lever === undefined || turned.turnable.length === 0) return <p class="note">{said.noLever}</p>;
  const [low, high] = ends[lever.parameter] ?? [lever.from, lever.to];
  const { kind, quantity, line } = turned;
  const title = kind === "question" ? face.question : turned.title;
  const what = quantity === undefined ? title : fill(said.aboveLine, { title: quantity.title, value: number(line), unit: quantity.unit }).trim(); // prettier-ignore
  const press = (): void => {
    const stands = state.levers.find(([one]) => one === lever.parameter)?.[1] ?? lever.value;
    setAsked({ lever: lever.label, what: { words: what, isQuestion: kind === "question" }, unit: lever.unit, stands });
    if (turned.asked === null) return;
    const confirm = isConfirmed ? confirmingRuns : 0;
    void asking.ask({ lever: lever.parameter, range: [low, high], turned: turned.asked, confirm });
  };
  const { found } = asking;
  const told = found === null ? null : flipChart(found, { id: "turning", width: Math.min(width, 860), words: said.flip, ...asked }); // prettier-ignore
  const change =
    (end: 0 | 1) =>
    (value: number): void =>
      setEnds({ ...ends, [lever.parameter]: end === 0 ? [value, high] : [low, value] });
  return (
    <Piece
      {...parts}
      asking={asking}
      how={said.turningHow}
      cannot={low < high ? "" : said.noRange}
      button={said.turningAsk}
      press={press}
      choices={
        <>
          <Choice
            label={said.lever}
            value={lever.parameter}
            options={levers.map(({ parameter, label }) => [parameter, label])}
            change={chooseLever}
          />
          <NumberField key={`low ${name}`} label={said.from} value={low} step="any" change={change(0)} />
          <NumberField
            key={`high ${name}`}
            label={`${said.to} (${lever.unit === "" ? "×" : lever.unit})`}
            value={high}
            step="any"
            change={change(1)}
          />
          <TurnedField label={said.turned} turned={turned} />
          <Ticked label={fill(said.confirm, { runs: String(confirmingRuns) })} is={isConfirmed} change={setConfirmed} />
        </>
      }
    >
      {told !== null && told.picture === "" ? (
        <p>{told.sentence}</p>
      ) : (
        told !== null && (
          <MorePicture
            store={store}
            told={told}
            of={{ kind: "parameter", name: found?.parameter ?? "" }}
            note={said.turningNote}
          >
            <Keys keys={flipKeys(said.flip, asked.what.isQuestion)} />
          </MorePicture>
        )
      )}
    </Piece>
  );
}

/** A scenario that is on says what it is, and nobody has moved it: whoever searches it takes that off first. */
function isHeld({ parameter, changedBy }: LeverFace, { store }: PieceParts, moved: readonly string[]): boolean {
  const stack = store.state.value?.stack ?? [];
  return !moved.includes(parameter) && changedBy.some((name) => stack.includes(name));
}

function placeIn(moved: readonly string[], name: string): number {
  return moved.includes(name) ? 0 : 1;
}
