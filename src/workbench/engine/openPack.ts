// Texts that lie beside the page, and the models in them.
import { unpackModel } from "../../ask/live/packModel.ts";
import { nowhere } from "../../documents/compactJson.ts";
import { PendencyError, problem } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import { fetchKept } from "../fetchKept.ts";

/** letters of what a server says */
const mostSaid = 500;

/** @throws PendencyError when there is none, or none of this version */
export async function openPack(address: string): Promise<ReturnType<typeof unpackModel>> {
  return unpackModel(await textOf(address));
}

/** @throws PendencyError when it cannot be had */
export async function textOf(address: string): Promise<string> {
  const response = await fetchKept(address);
  if (response?.ok === true) return response.text();
  const got = response === null ? "no answer" : `${response.status} ${response.statusText}`.trim();
  // what is wrong with a model's documents is said by whoever tried to pack it
  const said = response?.status === 500 ? (await response.text()).slice(0, mostSaid) : "";
  const hint = said === "" ? "check the name in the address, or the connection to where the page comes from" : said;
  throw new PendencyError([problem("usage", null, address, "a model's pack", got, hint)]);
}

/** A pack keeps the places of scenarios' changes; of all else it is told what is wrong, and not in which line. */
export function placed(found: Problem): Problem {
  return found.at === nowhere ? { ...found, at: null } : found;
}
