// The worker: opens a model's pack and answers states of the page, one after the other, each in expected numbers.
import { LiveModel } from "../../ask/live/liveModel.ts";
import { modelFace } from "../../ask/live/modelFace.ts";
import { unpackModel } from "../../ask/live/packModel.ts";
import { nowhere } from "../../documents/compactJson.ts";
import { PendencyError, problem } from "../../errors.ts";
import type { Problem } from "../../errors.ts";
import { fetchKept } from "../fetchKept.ts";
import type { FromEngine, ToEngine } from "./messages.ts";

/** What a worker is of its global scope, which the types of a page call a window. */
const scope = globalThis as unknown as {
  onmessage: ((event: { readonly data: ToEngine }) => void) | null;
  postMessage(message: FromEngine): void;
};

/** letters of what a server says */
const mostSaid = 500;

let live: LiveModel | null = null;

scope.onmessage = ({ data }) => void answer(data);

async function answer(asked: ToEngine): Promise<void> {
  try {
    if (asked.kind === "open") return await open(asked.pack);
    if (live === null) return;
    const start = performance.now();
    const found = live.answer(asked.moves);
    scope.postMessage({ kind: "answered", turn: asked.turn, answer: found, milliseconds: performance.now() - start });
  } catch (error) {
    if (error instanceof PendencyError) scope.postMessage({ kind: "refused", problems: error.problems.map(placed) });
    // a fault: thrown where no promise catches it, so that the page hears of it and opens another worker
    else setTimeout(() => raise(error));
  }
}

/** A pack keeps the places of scenarios' changes; of all else it is told what is wrong, and not in which line. */
function placed(problem: Problem): Problem {
  return problem.at === nowhere ? { ...problem, at: null } : problem;
}

function raise(error: unknown): never {
  throw error;
}

async function open(pack: string): Promise<void> {
  const { documents, gates } = unpackModel(await textOf(pack));
  live = new LiveModel(documents, gates);
  scope.postMessage({ kind: "opened", face: modelFace(documents) });
}

async function textOf(pack: string): Promise<string> {
  const response = await fetchKept(pack);
  if (response?.ok === true) return response.text();
  const got = response === null ? "no answer" : `${response.status} ${response.statusText}`.trim();
  // what is wrong with a model's documents is said by whoever tried to pack it
  const said = response?.status === 500 ? (await response.text()).slice(0, mostSaid) : "";
  const hint = said === "" ? "check the name in the address, or the connection to where the page comes from" : said;
  throw new PendencyError([problem("usage", null, pack, "a model's pack", got, hint)]);
}
