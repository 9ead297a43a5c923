// Where the spread of runs comes from, under what stands on the page: publishers, parameters, drift, chance and the sample.
import { useState } from "preact/hooks";
import { partsChart, partsKeys } from "../../present/partsChart.ts";
import { MorePicture } from "../more/MorePicture.tsx";
import { fill } from "../words/words.ts";
import { measureTitle } from "./namesOf.ts";
import { EngineAndDraws } from "./Paired.tsx";
import { Keys, Piece, useQuestion } from "./Piece.tsx";
import type { PieceParts } from "./Piece.tsx";
import { pieceWords } from "./words.ts";

export function SpreadParts(parts: PieceParts) {
  const { store, width } = parts;
  const asking = useQuestion(parts, "parts");
  const [engine, setEngine] = useState<"fluid" | "individual">("fluid");
  const [draws, setDraws] = useState(50);
  const said = pieceWords();
  const { found } = asking;
  const told =
    found === null
      ? null
      : partsChart(found.measures, {
          id: "parts",
          width: Math.min(width, 860),
          words: said.parts,
          titleOf: (name, title) => measureTitle(store, name, title),
        });
  return (
    <Piece
      {...parts}
      asking={asking}
      how={said.partsHow}
      button={said.partsAsk}
      press={() => void asking.ask({ engine, draws })}
      choices={<EngineAndDraws engine={engine} draws={draws} choose={setEngine} change={setDraws} />}
    >
      {found === null || told === null ? (
        <p class="note">{said.noNumber}</p>
      ) : (
        <MorePicture store={store} told={told} of={null}>
          <Keys keys={partsKeys(found.measures, said.parts)} />
        </MorePicture>
      )}
      {found !== null && (
        <p class="note">
          {fill(said.byDraws, { draws: String(found.points.made), failed: String(found.points.failed) })}
        </p>
      )}
    </Piece>
  );
}
