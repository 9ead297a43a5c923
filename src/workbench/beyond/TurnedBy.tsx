// Which single figure would turn one statement, in the sentences of the report: the nearest, and those that decide it.
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
}

export function TurnedBy({ store, turnings }: TurnedByParts) {
  return (
    <>
      {turnings.map((turning) => (
        <p key={turning.part} class="note turns">
          {turning.part !== "" && <span lang="en">{capital(turning.part)}: </span>}
          {turningSentences([{ ...turning, part: "" }], turningWords(), (one) => figureTitle(store, one, "")).join(" ")}
        </p>
      ))}
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
