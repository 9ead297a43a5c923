// With and without what was moved, run by run on the same draws and chances: how much each number changes, in what share of
// the runs it is lower or higher, and how many runs that share nothing would tell as much.
import { useState } from "preact/hooks";
import { pairedChart, pairedKeys } from "../../present/pairedChart.ts";
import { MorePicture } from "../more/MorePicture.tsx";
import { measureTitle } from "./namesOf.ts";
import { Choice, Keys, NumberField, Piece, useQuestion } from "./Piece.tsx";
import type { PieceParts } from "./Piece.tsx";
import { pieceWords } from "./words.ts";

type Engine = "fluid" | "individual";
const usualRuns: Readonly<Record<Engine, number>> = { fluid: 50, individual: 10 };
const mostRuns = 2000;

export function Paired(parts: PieceParts) {
  const { store, face, width } = parts;
  const asking = useQuestion(parts, "paired");
  const [engine, setEngine] = useState<Engine>("fluid");
  const [draws, setDraws] = useState(usualRuns.fluid);
  const said = pieceWords();
  const state = store.state.value;
  const { found } = asking;
  if (state === null) return null;
  const isMoved = state.levers.length > 0 || state.stack.join() !== [...face.base].sort().join();
  const titles = new Map(store.answer.value?.measures.map(({ name, title }) => [name, title]));
  const told =
    found === null
      ? null
      : pairedChart(found, {
          id: "paired",
          width: Math.min(width, 860),
          words: said.paired,
          titleOf: (name) => titles.get(name) ?? measureTitle(store, name, name),
        });
  return (
    <Piece
      {...parts}
      asking={asking}
      how={said.pairedHow}
      cannot={isMoved ? "" : said.nothingMoved}
      button={said.pairedAsk}
      press={() => void asking.ask({ engine, draws })}
      choices={<EngineAndDraws engine={engine} draws={draws} choose={setEngine} change={setDraws} />}
    >
      {told === null ? (
        <p class="note">{said.noNumber}</p>
      ) : (
        <MorePicture
          store={store}
          told={told}
          of={null}
          note={(state.sources?.length ?? 0) > 0 ? said.believedOnBoth : ""}
        >
          <Keys keys={pairedKeys(said.paired)} />
        </MorePicture>
      )}
    </Piece>
  );
}

interface EngineParts {
  readonly engine: Engine;
  readonly draws: number;
  choose(engine: Engine): void;
  change(draws: number): void;
}

/** Each engine has a number of runs of its own to begin with: to follow everybody takes longer. */
export function EngineAndDraws({ engine, draws, choose, change }: EngineParts) {
  const said = pieceWords();
  return (
    <>
      <Choice
        label={said.engine}
        value={engine}
        options={[
          ["fluid", said.fluid],
          ["individual", said.individual],
        ]}
        change={(text) => {
          const next = text === "fluid" ? "fluid" : "individual";
          choose(next);
          if (draws === usualRuns[engine]) change(usualRuns[next]);
        }}
      />
      <NumberField label={said.draws} value={draws} min={2} max={mostRuns} change={change} />
    </>
  );
}
