// People are followed on a thread of their own: a run person by person cannot be stopped from within, and a thread can be
// ended at once.
import { Worker } from "node:worker_threads";
import type { EverybodyFound } from "../ask/live/liveEverybody.ts";
import type { LivesFound } from "../ask/live/livesFound.ts";
import type { PolicyMoves } from "../ask/live/pairedSides.ts";
import { asOfOf } from "../documents/documents.ts";
import type { Documents } from "../documents/documents.ts";
import { packDocuments } from "../documents/packDocuments.ts";
import type { AsOf } from "../facts/libraryAsOf.ts";
import type { ModelFiles } from "../documents/modelFiles.ts";
import type { DocumentFile } from "../reading/document.ts";
import { PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import type { Conduct } from "../study/makeStudy.ts";

type PeopleQuestion =
  | { readonly kind: "lives"; readonly level: string; readonly replication: number }
  | { readonly kind: "waits"; readonly replication: number };

interface Answers {
  readonly lives: LivesFound;
  readonly waits: EverybodyFound;
}

export interface PeopleThreadData {
  /** documents as a page opens them; null: of a day, which no pack holds */
  readonly pack: string | null;
  readonly files: ModelFiles;
  readonly factFiles: readonly DocumentFile[];
  readonly asOf: AsOf | null;
  readonly moves: PolicyMoves;
  readonly question: PeopleQuestion;
}

export type PeopleNews =
  /** runs, in part where one is under way */
  | { readonly kind: "progress"; readonly finished: number; readonly of: number }
  | { readonly kind: "found"; readonly found: Answers[keyof Answers] }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

interface Asked<Kind extends keyof Answers> {
  readonly moves: PolicyMoves;
  readonly question: PeopleQuestion & { readonly kind: Kind };
  /** of the line of progress */
  readonly label: string;
}

/**
 * @returns null when it was stopped
 * @throws PendencyError as `liveLives` and `liveEverybody` do
 */
export async function onPeopleThread<Kind extends keyof Answers>(
  documents: Documents,
  { moves, question, label }: Asked<Kind>,
  { narrate, stop }: Pick<Conduct, "narrate" | "stop">,
): Promise<Answers[Kind] | null> {
  const { files, factFiles } = documents;
  const pack = documents.asOf === null ? packDocuments(documents) : null;
  const workerData: PeopleThreadData = { pack, files, factFiles, asOf: asOfOf(documents), moves, question };
  const worker = new Worker(new URL("./peopleWorker.js", import.meta.url), { workerData });
  try {
    return await new Promise((resolve, reject) => {
      stop?.addEventListener("abort", () => resolve(null));
      worker.on("error", reject).on("exit", (code) => reject(new Error(`the thread ended with code ${code}`)));
      worker.on("message", (news: PeopleNews) => {
        if (news.kind === "progress") narrate?.({ ...news, label, people: null });
        else if (news.kind === "refused") reject(new PendencyError(news.problems));
        else resolve(news.found as Answers[Kind]);
      });
    });
  } finally {
    narrate?.({ kind: "finished" });
    await worker.terminate();
  }
}
