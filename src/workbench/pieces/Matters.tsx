// What numbers hang on: a ranking of uncertain figures from draws, and, when somebody asks, what each makes of the variance
// alone and with all others.
import { useState } from "preact/hooks";
import type { MattersOutcome } from "../../ask/matters.ts";
import type { SobolOutcome } from "../../ask/sobol.ts";
import { sharesChart } from "../../present/sharesChart.ts";
import { sharesSentence, stepsSentence } from "../../present/sharesWords.ts";
import { sobolChart } from "../../present/sobolChart.ts";
import { MorePicture } from "../more/MorePicture.tsx";
import { fill } from "../words/words.ts";
import { figureTitle, measureTitle, subjectOf } from "./namesOf.ts";
import { Keys, NumberField, Piece, useQuestion } from "./Piece.tsx";
import type { PieceParts } from "./Piece.tsx";
import { pieceWords } from "./words.ts";

const usualDraws = 200;
/** Fewer rank nothing. */
const leastDraws = 40;
const usualRows = 64;
const [mostDraws, mostRows] = [5000, 1024];

export function Matters(parts: PieceParts) {
  const { store, width } = parts;
  const ranking = useQuestion(parts, "matters");
  const [draws, setDraws] = useState(usualDraws);
  const said = pieceWords();
  const { found } = ranking;
  return (
    <>
      <Piece
        {...parts}
        asking={ranking}
        how={said.mattersHow}
        button={said.mattersAsk}
        press={() => void ranking.ask({ draws })}
        choices={<NumberField label={said.draws} value={draws} min={leastDraws} max={mostDraws} change={setDraws} />}
      >
        {found?.outcomes.map((outcome) => (
          <Ranked key={`${outcome.kind} ${outcome.name}`} store={store} width={width} outcome={outcome} />
        ))}
        {found !== null && (
          <p class="note">
            {fill(said.byDraws, { draws: String(found.draws), failed: String(found.failed.length) })}{" "}
            {stepsSentence(found, said.shares, ({ name, title }) => measureTitle(store, name, title))}
          </p>
        )}
      </Piece>
      <Sobol {...parts} id="sobol" />
    </>
  );
}

interface OutcomeParts<Outcome> extends Pick<PieceParts, "store" | "width"> {
  readonly outcome: Outcome;
}

function Ranked({ store, width, outcome }: OutcomeParts<MattersOutcome>) {
  const said = pieceWords();
  const titled = { ...outcome, title: measureTitle(store, outcome.name, outcome.title) };
  const id = `matters-${outcome.kind}-${outcome.name}`;
  const titleOf = (factor: MattersOutcome["factors"][number]): string =>
    figureTitle(store, factor, said.hows[factor.how] ?? "");
  const told = sharesChart(titled, { id, width: Math.min(width, 860), words: said.shares, titleOf, table: id });
  if (told === null || told.picture === "") {
    return (
      <p>
        <b>{said.shares.outcome[outcome.kind](titled.title)}</b>: {sharesSentence(titled, said.shares, titleOf)}
      </p>
    );
  }
  return <MorePicture store={store} told={told} of={subjectOf(outcome.name)} />;
}

function Sobol(parts: PieceParts) {
  const { store, width } = parts;
  const asking = useQuestion(parts, "sobol");
  const [rows, setRows] = useState(usualRows);
  const said = pieceWords();
  const { found } = asking;
  const keys = [
    { className: "c0", title: said.sobol.alone },
    { className: "c4", title: said.sobol.withOthers },
  ];
  return (
    <Piece
      {...parts}
      asking={asking}
      how={said.sobolHow}
      button={said.sobolAsk}
      press={() => void asking.ask({ draws: rows })}
      choices={<NumberField label={said.rows} value={rows} min={8} max={mostRows} change={setRows} />}
    >
      {found?.outcomes.map((outcome: SobolOutcome) => {
        const titled = { ...outcome, title: measureTitle(store, outcome.name, outcome.title) };
        const id = `sobol-${outcome.kind}-${outcome.name}`;
        const told = sobolChart(titled, {
          id,
          width: Math.min(width, 860),
          words: said.sobol,
          table: id,
          titleOf: ({ name, title, parameters }) =>
            parameters.length === 0 ? (said.groups[name] ?? title) : parameters.map((one, nth) => figureTitle(store, { parameter: one, title: title.split(", ")[nth] ?? one }, "")).join(", "), // prettier-ignore
        });
        return told.picture === "" ? (
          <p key={id}>
            <b>{told.title}</b>: {told.sentence}
          </p>
        ) : (
          <MorePicture key={id} store={store} told={told} of={subjectOf(outcome.name)}>
            <Keys keys={keys} />
          </MorePicture>
        );
      })}
      {found !== null && (
        <p class="note">
          {fill(said.byPairs, {
            rows: String(found.rows),
            runs: String(found.runs),
            reached: found.reached === null ? "–" : `${Math.ceil(found.reached * 1000) / 10} %`,
          })}
        </p>
      )}
    </Piece>
  );
}
