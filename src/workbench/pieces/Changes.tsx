// What each change contributes: scenarios put on or taken off, and levers moved, from what the question starts from to what
// stands on the page.
import { waterfallChart } from "../../present/waterfallChart.ts";
import { MorePicture } from "../more/MorePicture.tsx";
import { sideNames } from "../views/Answer.tsx";
import { changeTitle, measureTitle, subjectOf } from "./namesOf.ts";
import { Piece, useQuestion } from "./Piece.tsx";
import type { PieceParts } from "./Piece.tsx";
import { pieceWords } from "./words.ts";

export function Changes(parts: PieceParts) {
  const { store, face, width } = parts;
  const asking = useQuestion(parts, "changes");
  const said = pieceWords();
  const state = store.state.value;
  const { found } = asking;
  if (state === null) return null;
  const put = [...state.stack, ...face.base].filter(
    (name) => !(state.stack.includes(name) && face.base.includes(name)),
  );
  const changes = put.length + state.levers.length;
  const { base, now } = sideNames(store.answer.value);
  return (
    <Piece
      {...parts}
      asking={asking}
      how={said.changesHow}
      cannot={changes < 2 ? said.changesFew : ""}
      button={said.changesAsk}
      press={() => void asking.ask({})}
    >
      {found?.measures.map((measure) => {
        const told = waterfallChart(
          found,
          { ...measure, title: measureTitle(store, measure.name, measure.title) },
          {
            id: `changes-${measure.name}`,
            width: Math.min(width, 860),
            words: said.waterfall,
            ends: [base, now],
            titleOf: (name, title) => changeTitle(store, face, name, title),
          },
        );
        return told === null ? (
          <p class="note" key={measure.name}>
            {said.noNumber}
          </p>
        ) : (
          <MorePicture key={measure.name} store={store} told={told} of={subjectOf(measure.name)} note={said.expected} />
        );
      })}
      {found !== null && found.impossible.length > 0 && (
        <p class="note">
          {said.impossible}{" "}
          {found.impossible
            .map(({ stack }) => stack.map((name) => changeTitle(store, face, name, titleOf(face, name))).join(" + "))
            .join("; ")}
        </p>
      )}
    </Piece>
  );
}

function titleOf({ scenarios }: PieceParts["face"], name: string): string {
  return scenarios.find((one) => one.name === name)?.title ?? name;
}
