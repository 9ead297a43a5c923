// A saved run beside the state on the page: the numbers of the state are those that it hands out as JSON.
import { besideRuns } from "../../ask/frozen/besideRuns.ts";
import type { BesideRuns } from "../../ask/frozen/besideRuns.ts";
import { hashesOf } from "../../ask/frozen/frozenRun.ts";
import type { Made } from "../../ask/frozen/madeOtherwise.ts";
import { readSaved } from "../../ask/frozen/savedRun.ts";
import type { SavedText } from "../../ask/frozen/savedRun.ts";
import type { Documents } from "../../documents/documents.ts";
import type { Conduct } from "../../study/makeStudy.ts";
import { numbersFiles, numbersWords } from "./numbersAsked.ts";
import type { NumbersAsked } from "./numbersAsked.ts";
import { numbersOf } from "./numbersOf.ts";
import type { openTexts } from "./numbersOf.ts";

export interface BesideAsked {
  readonly numbers: NumbersAsked;
  /** what was saved of one run */
  readonly files: readonly SavedText[];
  /** what the state is called */
  readonly called: string;
}

/** @throws PendencyError for files that are no saved run, and for a state that cannot be run */
export async function besideOf(
  opened: ReturnType<typeof openTexts>,
  { numbers, files, called }: BesideAsked,
  conduct: Conduct,
): Promise<BesideRuns> {
  const other = readSaved(files, files.map(({ name }) => name).join(", "));
  const { json } = await numbersOf(opened, numbers, conduct);
  const own = readSaved([{ name: numbersFiles.json, text: json }], called);
  return besideRuns({ ...own, made: { ...own.made, ...madeOf(opened.documents, numbers) } }, other);
}

/** As the record of the command that finds the same numbers would have it. */
function madeOf(documents: Documents, asked: NumbersAsked): Partial<Made> {
  const { step, sources } = numbersWords(documents, asked);
  const source = sources.map((pair) => pair.join("="));
  return {
    ...hashesOf(documents),
    command: asked.isCompared ? "compare" : "run",
    options: { ...(step === null ? {} : { step }), ...(source.length === 0 ? {} : { source }) },
  };
}
