// What figures would narrow, of the state of a page: as the model's question asks while its own scenarios are on, and else
// of the numbers under those that are.
import type { Documents } from "../../documents/documents.ts";
import { askInforms } from "../../ask/informs.ts";
import { stackName } from "../../scenario/stack.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import type { InformsOf, PieceJobs } from "./pieceJobs.ts";
import { commandOf, stateWords } from "./stateWords.ts";

export async function informsOf(
  documents: Documents,
  asked: InformsOf,
  conduct: Conduct,
): Promise<PieceJobs["informs"]["found"]> {
  const state = stateWords(documents, asked);
  const { draws, error } = asked;
  const { now, nowName, setting, chosen } = state;
  const isOwn = stackName(now) === stackName(documents.plan?.answer.with ?? []);
  const found = await askInforms(
    documents,
    {
      draws,
      error,
      ...(isOwn ? {} : { stack: now }),
      ...(setting === null ? {} : { setting }),
      ...(Object.keys(chosen).length === 0 ? {} : { sources: chosen }),
    },
    conduct,
  );
  if (found.draws === 0) return null;
  const words = ["informs", "--draws", String(draws), "--error", String(error), ...(isOwn ? [] : ["--scenario", nowName])] as const; // prettier-ignore
  return { found, command: commandOf(documents, [...words], state, chosen).replace(/ --step (?:"[^"]*"|\S+)/, "") };
}
