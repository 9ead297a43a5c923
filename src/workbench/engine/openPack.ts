// The model in a pack, and how problems of one are told.
import { unpackModel } from "../../ask/live/packModel.ts";
import { nowhere } from "../../documents/compactJson.ts";
import type { Problem } from "../../errors.ts";
import type { PackPlace } from "./packPlace.ts";
import { textAt } from "./textAt.ts";

/** @throws PendencyError when there is none, or none of this version */
export async function openPack(place: PackPlace): Promise<ReturnType<typeof unpackModel>> {
  return unpackModel(await textAt(place));
}

/** A pack keeps the places of scenarios' changes; of all else it is told what is wrong, and not in which line. */
export function placed(found: Problem): Problem {
  return found.at === nowhere ? { ...found, at: null } : found;
}
