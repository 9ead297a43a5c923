// What would have to be true for the question, a statement or a line of a number, under the scenarios of a state.
import { askRequires } from "../../ask/requires.ts";
import type { RequiresAsked } from "../../ask/requires.ts";
import type { Requires } from "../../ask/requires/required.ts";
import type { Documents } from "../../documents/documents.ts";
import { canonicalStack } from "../../scenario/stack.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import type { RequiresOf } from "./pieceJobs.ts";
import { commandOf } from "./stateWords.ts";
import type { StateWords } from "./stateWords.ts";
import { turnOf, underState } from "./turning.ts";

/**
 * @returns null when it was stopped before the first draw was complete
 * @throws PendencyError for what nothing could make otherwise
 */
export async function requiresOf(
  documents: Documents,
  { wanted, draws, confirm }: RequiresOf,
  state: StateWords,
  conduct: Conduct,
): Promise<{ readonly found: Requires; readonly command: string } | null> {
  const { stepDays, sources, setting } = state;
  const turn = turnOf(wanted, documents, state);
  const engine = confirm > 0 ? "individual" : "fluid";
  const asked: RequiresAsked = {
    engine,
    confirm,
    draws,
    stepDays,
    sources,
    ...(turn === "question" ? {} : { of: turn }),
    ...(setting === null ? {} : { setting }),
  };
  const model = underState(documents, state);
  const found = await askRequires(model, asked, conduct);
  if ((found.evidence?.draws ?? found.withLevers?.draws ?? 0) === 0) return null;
  // the command asks of the documents' own scenarios, and a line of one's own is in no document
  const isAsWritten = model === documents || state.now.join("+") === canonicalStack(documents.plan?.answer.with ?? []).join("+"); // prettier-ignore
  const isOwn = wanted.kind === "claim" || (wanted.kind === "question" && isAsWritten);
  const named = wanted.kind === "claim" ? [wanted.id] : [];
  const how = confirm > 0 ? ["--confirm", String(confirm)] : ["--engine", "fluid"];
  const words = ["requires", ...named, "--draws", String(draws), ...how] as const;
  return { found, command: isOwn ? commandOf(documents, [...words], state, sources) : "" };
}
