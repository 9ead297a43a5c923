// Which single figure would turn one statement, in the sentences of the report: the nearest beneath it, and in its fold those
// that decide it.
import type { Turning } from "../../ask/flip/nearest.ts";
import { capital } from "../../present/html.ts";
import { turningSentences } from "../../present/turningSentences.ts";
import { englishTurning } from "../../present/turningWords.ts";
import type { TurningWords } from "../../present/turningWords.ts";
import { spanishTurning } from "../pieces/esTurning.ts";
import { figureTitle } from "../pieces/namesOf.ts";
import type { Store } from "../store.ts";
import { tongue } from "../words/words.ts";

interface TurnedByParts {
  readonly store: Store;
  /** of one statement, a part each */
  readonly turnings: readonly Turning[];
  readonly which: "nearest" | "deciding";
}

export function TurnedBy({ store, turnings, which }: TurnedByParts) {
  const titleOf = (figure: Parameters<typeof figureTitle>[1]): string => figureTitle(store, figure, "");
  const told = turnings.map((turning) => {
    const [nearest, ...deciding] = turningSentences([{ ...turning, part: "" }], turningWords(), titleOf);
    return { part: turning.part, sentences: which === "nearest" ? [nearest] : deciding };
  });
  return (
    <>
      {told.map(
        ({ part, sentences }) =>
          sentences.length > 0 && (
            <p key={part} class="note turns">
              {part !== "" && <span lang="en">{capital(part)}: </span>}
              {sentences.join(" ")}
            </p>
          ),
      )}
    </>
  );
}

/** Said once above all of them; "": none of them names a figure. */
export function turningsLegend(turnings: readonly Turning[]): string {
  return turnings.some(({ nearest }) => nearest !== null) ? turningWords().legend : "";
}

function turningWords(): TurningWords {
  return tongue().formats.language === "es" ? spanishTurning : englishTurning;
}
