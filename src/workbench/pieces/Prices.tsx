// What one more of each resource would be worth, in the number that answers or in another one, under what stands on the page.
import { useState } from "preact/hooks";
import { pricesChart } from "../../present/pricesChart.ts";
import { MorePicture } from "../more/MorePicture.tsx";
import { fill } from "../words/words.ts";
import { measureTitle } from "./namesOf.ts";
import { Choice, Piece, useQuestion } from "./Piece.tsx";
import type { PieceParts } from "./Piece.tsx";
import { pieceWords } from "./words.ts";

export function Prices(parts: PieceParts) {
  const { store, face, width } = parts;
  const asking = useQuestion(parts, "prices");
  const said = pieceWords();
  const [measure, choose] = useState("");
  const measures = store.answer.value?.measures ?? [];
  const { found } = asking;
  const hasQuestion = face.question !== "" && store.answer.value?.plain !== null;
  const options = [
    ...(hasQuestion ? [["", said.answering] as const] : []),
    ...measures.map(({ name, title }) => [name, title] as const),
  ];
  const binds = found === null ? null : { ...found, asked: { ...found.asked, title: measureTitle(store, found.asked.name, found.asked.title) } }; // prettier-ignore
  const told =
    binds === null
      ? null
      : pricesChart(binds, {
          id: "prices",
          width: Math.min(width, 860),
          words: said.prices,
          titleOf: (name, title) => store.titleOf("resources", name, title),
        });
  const resources = found?.prices.map(({ resource }) => resource) ?? [];
  return (
    <Piece
      {...parts}
      asking={asking}
      how={said.pricesHow}
      button={said.pricesAsk}
      press={() => void asking.ask({ measure })}
      choices={options.length > 1 && <Choice label={said.inNumber} value={measure} options={options} change={choose} />}
    >
      {told === null ? (
        <p class="note">{said.noPrices}</p>
      ) : (
        <MorePicture
          store={store}
          told={told}
          of={{ kind: "resources", names: resources, counts: "utilisation" }}
          note={said.expected}
        />
      )}
      {found !== null && found.missing > 0 && (
        <p class="note">{fill(said.unpriced, { count: String(found.missing) })}</p>
      )}
    </Piece>
  );
}
