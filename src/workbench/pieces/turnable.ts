// What a piece can ask of: the question, one's own statement, those of the model that runs decide, and lines of numbers.
import { useEffect, useState } from "preact/hooks";
import { PendencyError } from "../../errors.ts";
import type { Store } from "../store.ts";
import { fill } from "../words/words.ts";
import type { TurnedAsked } from "./pieceJobs.ts";
import { pieceWords } from "./words.ts";

type Claims = readonly { readonly id: string; readonly short: string }[];

/** The question first: value and title of each choice. */
export function turnableOf(store: Store, claims: Claims): readonly (readonly [value: string, title: string])[] {
  const said = pieceWords();
  const answer = store.answer.value;
  return [
    ...(answer?.plain == null ? [] : [["question", said.theQuestion] as const]),
    ...(store.state.value?.claim === undefined ? [] : [["own", said.ownStatement] as const]),
    ...(answer?.measures ?? []).map(({ name, title }) => [`line:${name}`, fill(said.numberLine, { title })] as const),
    ...claims.map(({ id, short }) => [`claim:${id}`, store.titleOf("short", id, short)] as const),
  ];
}

export function turnedOf(
  kind: string,
  value: number,
  claim: NonNullable<Store["state"]["value"]>["claim"],
): TurnedAsked | null {
  if (kind === "own") return claim === undefined ? null : { kind, claim };
  const [head, rest = ""] = [kind.split(":")[0], kind.slice(kind.indexOf(":") + 1)];
  if (head === "claim") return { kind: "claim", id: rest };
  return head === "line" ? { kind: "line", quantity: rest, value } : { kind: "question" };
}

/** Statements that runs decide; none where they cannot be had. */
export function useClaims(store: Store): Claims {
  const [claims, setClaims] = useState<Claims>([]);
  useEffect(() => {
    const desk = store.desk();
    desk.ask("statements", {}).then(
      ({ verdicts, runs }) => {
        setClaims(verdicts.filter(({ id }) => runs.includes(id)));
        desk.end();
      },
      (error: unknown) => {
        desk.end();
        if (!(error instanceof PendencyError)) throw error;
      },
    );
    return () => desk.end();
  }, [store]);
  return claims;
}
