// The thread on which people are followed: it answers one question.
import { parentPort, workerData } from "node:worker_threads";
import { liveEverybody } from "../ask/live/liveEverybody.ts";
import { liveLives } from "../ask/live/liveLives.ts";
import type { Documents } from "../documents/documents.ts";
import { openDocuments } from "../documents/openDocuments.ts";
import { unpackDocuments } from "../documents/packDocuments.ts";
import { PendencyError } from "../errors.ts";
import type { Problem } from "../errors.ts";
import type { PeopleNews, PeopleThreadData } from "./peopleThread.ts";

const port = parentPort;
if (port !== null) port.postMessage(newsOf(workerData as PeopleThreadData, (news) => port.postMessage(news)));

function newsOf(asked: PeopleThreadData, tell: (news: PeopleNews) => void): PeopleNews {
  const { pack, files, factFiles, asOf } = asked;
  const fromTexts = (): Documents => openDocuments(files, factFiles, asOf);
  try {
    return answered(pack === null ? fromTexts() : unpackDocuments(pack), asked, tell);
  } catch (error) {
    if (!(error instanceof PendencyError)) throw error;
    if (pack === null || isLimit(error.problems)) return { kind: "refused", problems: error.problems };
    // what is refused is told with its place in the texts
    return newsOf({ ...asked, pack: null }, tell);
  }
}

function answered(
  documents: Documents,
  { moves, question }: PeopleThreadData,
  tell: (news: PeopleNews) => void,
): PeopleNews {
  const progress = (done: number, of: number): void => tell({ kind: "progress", finished: done / 100, of: of / 100 });
  const { kind, replication } = question;
  const found = kind === "lives" ? liveLives(documents, moves, { level: question.level, replication }, progress) : liveEverybody(documents, moves, replication, progress); // prettier-ignore
  return { kind: "found", found };
}

/** Met after a long run, and the same from texts. */
function isLimit(problems: readonly Problem[]): boolean {
  return problems.some(({ kind }) => kind === "limits");
}
