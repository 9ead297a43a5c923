// Texts that lie beside the page, or at hand.
import { PendencyError, problem } from "../../errors.ts";
import { fetchKept } from "../fetchKept.ts";
import type { PackPlace } from "./packPlace.ts";

/** letters of what a server says */
const mostSaid = 500;

/** @throws PendencyError when it cannot be had */
export async function textAt(place: PackPlace): Promise<string> {
  if (typeof place !== "string") return textHere(place);
  const response = await fetchKept(place);
  if (response?.ok === true) return response.text();
  const got = response === null ? "no answer" : `${response.status} ${response.statusText}`.trim();
  // what is wrong with a model's documents is said by whoever tried to pack it
  const said = response?.status === 500 ? (await response.text()).slice(0, mostSaid) : "";
  const hint = said === "" ? "check the name in the address, or the connection to where the page comes from" : said;
  throw new PendencyError([problem("usage", null, place, "a model's pack", got, hint)]);
}

async function textHere(place: Exclude<PackPlace, string>): Promise<string> {
  if ("text" in place) return place.text;
  if ("squeezed" in place) return (await import("../exported/squeeze.ts")).unsqueezed(place.squeezed);
  const all = JSON.parse(await textAt(place.within)) as Readonly<Record<string, unknown>>;
  return JSON.stringify(all[place.key]);
}
