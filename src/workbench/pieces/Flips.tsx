// Which single figure turns a statement, how far it would have to move, and which figures its verdict hangs on.
import { useState } from "preact/hooks";
import { turningChart } from "../../present/turningChart.ts";
import { MorePicture } from "../more/MorePicture.tsx";
import { fill } from "../words/words.ts";
import { confirmingRuns } from "./confirmingRuns.ts";
import { figureTitle } from "./namesOf.ts";
import { Choice, Piece, Ticked, useQuestion } from "./Piece.tsx";
import type { PieceParts } from "./Piece.tsx";
import { useClaims } from "./turnable.ts";
import { pieceWords } from "./words.ts";

export function Flips(parts: PieceParts) {
  const { store, width } = parts;
  const asking = useQuestion(parts, "flips");
  const said = pieceWords();
  const claims = useClaims(store);
  const [chosen, choose] = useState("");
  const [isConfirmed, setConfirmed] = useState(false);
  const claim = chosen === "" ? (claims[0]?.id ?? "") : chosen;
  const titles = claims.map(({ id, short }) => [id, store.titleOf("short", id, short)] as const);
  const { found } = asking;
  return (
    <Piece
      {...parts}
      asking={asking}
      how={said.flipsHow}
      cannot={claims.length === 0 ? said.noStatement : ""}
      button={said.flipsAsk}
      press={() => void asking.ask({ claim, confirm: isConfirmed ? confirmingRuns : 0 })}
      choices={
        <>
          <Choice label={said.statement} value={claim} options={titles} change={choose} />
          <Ticked
            label={fill(said.flipsConfirm, { runs: String(confirmingRuns) })}
            is={isConfirmed}
            change={setConfirmed}
          />
        </>
      }
    >
      {found?.map((turning) => {
        const whole = titles.find(([id]) => id === turning.claim)?.[1] ?? turning.claim;
        const title = turning.part === "" ? whole : `${whole}: ${turning.part}`;
        const told = turningChart(turning, {
          id: `flips-${turning.claim}-${turning.part}`.replace(/[^\w-]/g, "-"),
          width: Math.min(width, 860),
          title,
          words: said.flips,
          rows: said.requires,
          titleOf: (figure) => figureTitle(store, figure, ""),
        });
        return told.picture === "" ? (
          <p key={title}>
            <b>{title}</b>: {told.sentence}
          </p>
        ) : (
          <MorePicture key={title} store={store} told={told} of={{ kind: "parameter", name: turning.deciding[0].parameter }} /> // prettier-ignore
        );
      })}
    </Piece>
  );
}
