// Which question, statement or line of a number a piece is asked of: a choice, and beside it how high the line lies.
import { useState } from "preact/hooks";
import type { LiveAnswer } from "../../ask/live/liveModel.ts";
import type { Store } from "../store.ts";
import type { TurnedAsked } from "./pieceJobs.ts";
import { Choice, NumberField } from "./Piece.tsx";
import { turnableOf, turnedOf, useClaims } from "./turnable.ts";
import { pieceWords } from "./words.ts";

interface Turned {
  /** value and title of each choice; [] where there is nothing to ask of */
  readonly turnable: ReturnType<typeof turnableOf>;
  /** value of what is chosen, and its title */
  readonly kind: string;
  readonly title: string;
  /** whose line it is; undefined: no line is asked of */
  readonly quantity: LiveAnswer["measures"][number] | undefined;
  readonly line: number;
  /** null: one's own statement, and there is none any more */
  readonly asked: TurnedAsked | null;
  choose(kind: string): void;
  moveLine(line: number): void;
}

/** A line lies where its number is until somebody moves it. */
export function useTurned(store: Store): Turned {
  const turnable = turnableOf(store, useClaims(store));
  const [chosen, choose] = useState("");
  const [lines, setLines] = useState<Readonly<Record<string, number>>>({});
  const kind = chosen === "" ? (turnable[0]?.[0] ?? "") : chosen;
  const quantity = store.answer.value?.measures.find(({ name }) => `line:${name}` === kind);
  const line = lines[kind] ?? Number((quantity?.now ?? 0).toPrecision(3));
  return {
    turnable,
    kind,
    title: turnable.find(([one]) => one === kind)?.[1] ?? "",
    quantity,
    line,
    asked: turnedOf(kind, line, store.state.value?.claim),
    choose,
    moveLine: (value) => setLines({ ...lines, [kind]: value }),
  };
}

export function TurnedField({ label, turned }: { readonly label: string; readonly turned: Turned }) {
  const { turnable, kind, quantity, line } = turned;
  return (
    <>
      <Choice label={label} value={kind} options={turnable} change={turned.choose} />
      {quantity !== undefined && (
        <NumberField
          key={kind}
          label={`${pieceWords().line} (${quantity.unit === "" ? "×" : quantity.unit})`}
          value={line}
          step="any"
          change={turned.moveLine}
        />
      )}
    </>
  );
}
