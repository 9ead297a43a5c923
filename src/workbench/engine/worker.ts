// The worker: opens a model's pack and answers states of the page, one after the other, each in expected numbers.
import { LiveModel } from "../../ask/live/liveModel.ts";
import { modelFace } from "../../ask/live/modelFace.ts";
import { PendencyError } from "../../errors.ts";
import type { FromEngine, ToEngine } from "./messages.ts";
import { openPack, placed } from "./openPack.ts";
import type { PackPlace } from "./packPlace.ts";

/** What a worker is of its global scope, which the types of a page call a window. */
const scope = globalThis as unknown as {
  onmessage: ((event: { readonly data: ToEngine }) => void) | null;
  postMessage(message: FromEngine): void;
};

let live: LiveModel | null = null;

scope.onmessage = ({ data }) => void answer(data);

async function answer(asked: ToEngine): Promise<void> {
  try {
    if (asked.kind === "open") return await open(asked.pack);
    if (live === null) return;
    const start = performance.now();
    const found = live.answer(asked.moves, asked.stepDays);
    scope.postMessage({ kind: "answered", turn: asked.turn, answer: found, milliseconds: performance.now() - start });
  } catch (error) {
    if (error instanceof PendencyError) scope.postMessage({ kind: "refused", problems: error.problems.map(placed) });
    // a fault: thrown where no promise catches it, so that the page hears of it and opens another worker
    else setTimeout(() => raise(error));
  }
}

function raise(error: unknown): never {
  throw error;
}

async function open(pack: PackPlace): Promise<void> {
  const { documents, gates } = await openPack(pack);
  live = new LiveModel(documents, gates);
  scope.postMessage({ kind: "opened", face: modelFace(documents) });
}
